package library

import (
	"strconv"
	"unsafe"

	"cocite/graph"
)

// identifiers are the columns of the identifiers of works.
type identifiers struct {
	dois, arxivs          []string
	openAlex, pmids, mags []int64
	others                []graph.ID // of all works side by side
	lengths               []int32    // others of each work
	keys                  []string   // of all records with one
	keyed                 []int64    // works of keys

	out     []string
	written []byte // numbers as texts, side by side
}

// identifiers lists one part of the identifiers of all works, in the order that
// most works have: by scheme, then the others, then the keys of the records.
func (h *held) identifiers(add func(x *identifiers, s graph.Scheme, text string, number int64)) ([]string, error) {
	x, err := h.readIdentifiers()
	if err != nil {
		return nil, err
	}
	x.out = make([]string, 0, 4*len(x.dois))
	for i := range x.dois {
		for _, id := range []struct {
			scheme graph.Scheme
			text   string
			number int64
		}{{graph.DOI, x.dois[i], 0}, {graph.ArXiv, x.arxivs[i], 0}, {graph.OpenAlex, "", x.openAlex[i]}, {graph.PMID, "", x.pmids[i]}, {graph.MAG, "", x.mags[i]}} {
			if id.text != "" || id.number != 0 {
				add(x, id.scheme, id.text, id.number)
			}
		}
		n := int(x.lengths[i])
		for _, id := range x.others[:n] {
			add(x, id.Scheme, id.Value, 0)
		}
		x.others = x.others[n:]
		for len(x.keyed) > 0 && x.keyed[0] <= int64(i)+1 {
			add(x, graph.KeyID, x.keys[0], 0)
			x.keyed, x.keys = x.keyed[1:], x.keys[1:]
		}
	}
	return x.out, nil
}

func (x *identifiers) addScheme(s graph.Scheme, _ string, _ int64) { x.out = append(x.out, string(s)) }

func (x *identifiers) addValue(s graph.Scheme, text string, number int64) {
	if number != 0 {
		text = x.write(s, number)
	}
	x.out = append(x.out, text)
}

// write writes a number as the identifier that it stands for, behind those before.
func (x *identifiers) write(s graph.Scheme, number int64) string {
	const longest = 24
	if cap(x.written)-len(x.written) < longest {
		x.written = make([]byte, 0, 1<<20)
	}
	from := len(x.written)
	if s == graph.OpenAlex {
		x.written = append(x.written, 'W')
	}
	x.written = strconv.AppendInt(x.written, number, 10)
	return unsafe.String(&x.written[from], len(x.written)-from)
}

func (h *held) readIdentifiers() (x *identifiers, err error) {
	x = &identifiers{}
	works, err := h.file("works")
	if err != nil {
		return nil, err
	}
	var others []string
	for _, read := range []func() error{
		func() (err error) { x.dois, err = works.texts("doi"); return },
		func() (err error) { x.arxivs, err = works.texts("arxiv"); return },
		func() (err error) { x.openAlex, err = works.numbers("openalex"); return },
		func() (err error) { x.pmids, err = works.numbers("pmid"); return },
		func() (err error) { x.mags, err = works.numbers("mag"); return },
		func() (err error) { x.lengths, others, err = works.textLists("other_ids"); return },
		func() error { return h.readKeys(x) },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	for _, s := range others {
		x.others = append(x.others, parseID(s))
	}
	return x, nil
}

// readKeys reads the names of records in their files, of those that have one.
func (h *held) readKeys(x *identifiers) error {
	f, err := h.file("provenance")
	if err != nil {
		return err
	}
	keys, err := f.texts("key")
	if err != nil {
		return err
	}
	works, err := f.numbers("work_id")
	if err != nil {
		return err
	}
	for i, k := range keys {
		if k != "" {
			x.keys, x.keyed = append(x.keys, k), append(x.keyed, works[i])
		}
	}
	return nil
}
