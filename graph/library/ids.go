package library

import (
	"strconv"
	"strings"

	"cocite/graph"
)

// idText writes an identifier, none as "".
func idText(id graph.ID) string { return id.String() }

// parseID reads what idText wrote.
func parseID(s string) graph.ID {
	scheme, value, _ := strings.Cut(s, ":")
	return graph.ID{Scheme: graph.Scheme(scheme), Value: value}
}

// number is the number that an identifier of a scheme is, as its column holds it;
// 0 if it is not the usual form of one.
func number(id graph.ID) int64 {
	digits := id.Value
	switch id.Scheme {
	case graph.OpenAlex:
		var ok bool
		if digits, ok = strings.CutPrefix(digits, "W"); !ok {
			return 0
		}
	case graph.PMID, graph.MAG:
	default:
		return 0
	}
	if digits == "" || digits[0] < '1' || digits[0] > '9' {
		return 0
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// idOf is the identifier with a number.
func idOf(s graph.Scheme, n int64) graph.ID {
	if s == graph.OpenAlex {
		return graph.ID{Scheme: s, Value: "W" + strconv.FormatInt(n, 10)}
	}
	return graph.ID{Scheme: s, Value: strconv.FormatInt(n, 10)}
}

// keyed are the schemes that have a column of their own.
func keyed() []graph.Scheme {
	return []graph.Scheme{graph.OpenAlex, graph.DOI, graph.PMID, graph.ArXiv, graph.MAG}
}

// numbers returns the column of a scheme, nil if it is none of numbers.
func (w *workIDs) numbers(s graph.Scheme) *int64 {
	switch s {
	case graph.OpenAlex:
		return &w.OpenAlex
	case graph.PMID:
		return &w.PMID
	case graph.MAG:
		return &w.MAG
	}
	return nil
}

// texts returns the column of a scheme, nil if it is none of texts.
func (w *workIDs) texts(s graph.Scheme) *string {
	switch s {
	case graph.DOI:
		return &w.DOI
	case graph.ArXiv:
		return &w.ArXiv
	}
	return nil
}

// set puts identifiers into the columns: the first of a scheme into its own, the
// others into other_ids.
func (w *workIDs) set(ids []graph.ID) {
	order := make([]string, len(ids))
	for i, id := range ids {
		order[i] = string(id.Scheme)
		if !w.put(id) {
			order[i] = "*"
			w.Others = append(w.Others, idText(id))
		}
	}
	w.Order = strings.Join(order, " ")
}

// put puts an identifier into the column of its scheme, if that is free.
func (w *workIDs) put(id graph.ID) bool {
	if p := w.numbers(id.Scheme); p != nil && *p == 0 {
		*p = number(id)
		return *p != 0
	}
	if p := w.texts(id.Scheme); p != nil && *p == "" {
		*p = id.Value
		return id.Value != ""
	}
	return false
}

// get is the identifier in the column of a scheme; none if it is empty.
func (w *workIDs) get(s graph.Scheme) graph.ID {
	if p := w.numbers(s); p != nil && *p != 0 {
		return idOf(s, *p)
	}
	if p := w.texts(s); p != nil && *p != "" {
		return graph.ID{Scheme: s, Value: *p}
	}
	return graph.ID{}
}

// list gives back what set took.
func (w *workIDs) list() []graph.ID {
	if w.Order == "" {
		return nil
	}
	order := strings.Split(w.Order, " ")
	ids, others := make([]graph.ID, len(order)), w.Others
	for i, s := range order {
		switch {
		case s != "*":
			ids[i] = w.get(graph.Scheme(s))
		case len(others) > 0:
			ids[i], others = parseID(others[0]), others[1:]
		}
	}
	return ids
}

// works finds works by the identifiers that have columns.
type workIndex struct {
	numbers map[graph.Scheme]map[int64]int32
	texts   map[graph.Scheme]map[string]int32
}

// indexWorks lists the first identifier of each scheme of every work. Of works that
// share one, which are possible without merging, the first is found.
func indexWorks(all [][]graph.ID) *workIndex {
	x := &workIndex{map[graph.Scheme]map[int64]int32{}, map[graph.Scheme]map[string]int32{}}
	var none workIDs
	for _, s := range keyed() {
		if none.numbers(s) != nil {
			x.numbers[s] = map[int64]int32{}
		} else {
			x.texts[s] = map[string]int32{}
		}
	}
	for work, ids := range all {
		var w workIDs
		for _, id := range ids {
			if w.put(id) {
				x.add(id, int32(work))
			}
		}
	}
	return x
}

func (x *workIndex) add(id graph.ID, work int32) {
	if m := x.numbers[id.Scheme]; m != nil {
		if _, ok := m[number(id)]; !ok {
			m[number(id)] = work
		}
	} else if m := x.texts[id.Scheme]; m != nil {
		if _, ok := m[id.Value]; !ok {
			m[id.Value] = work
		}
	}
}

// find returns the work with an identifier, -1 if there is none.
func (x *workIndex) find(id graph.ID) int32 {
	if m := x.numbers[id.Scheme]; m != nil {
		if work, ok := m[number(id)]; ok && number(id) != 0 {
			return work
		}
	} else if m := x.texts[id.Scheme]; m != nil {
		if work, ok := m[id.Value]; ok {
			return work
		}
	}
	return -1
}
