package ingest

import (
	"math"
	"slices"
	"strings"

	"cocite/graph"
)

// ocWorks numbers works by their identifiers.
type ocWorks struct {
	nodes nodeIDs      // at knows the further identifiers too
	also  [][]graph.ID // of each work its further identifiers; may be shorter than nodes
	dates []string     // of each work; may be shorter than nodes
	same  [][2]int32   // works that turned out to be one
	key   []byte
}

// ocWork is a work by its number, or by its identifiers if it may be new.
type ocWork struct {
	node int32
	ids  []graph.ID // the best first
}

// read reads a cell. Most works are known already, by an identifier in normal
// form: then nothing is parsed.
func (w *ocWorks) read(cell []byte) (ocWork, bool) {
	w.key = w.key[:0]
	if len(cell) > 3 && string(cell[:3]) == "10." {
		w.key = append(w.key, "doi:"...)
	}
	w.key = append(w.key, cell...)
	if n, ok := w.nodes.at[string(w.key)]; ok {
		return ocWork{node: n}, true
	}
	ids := ocIDs(string(cell))
	return ocWork{ids: ids}, len(ids) > 0
}

// of returns the number of a work.
func (w *ocWorks) of(work ocWork) int32 {
	if len(work.ids) == 0 {
		return work.node
	}
	n := int32(-1)
	for _, id := range work.ids {
		switch m, ok := w.nodes.at[id.String()]; {
		case ok && n < 0:
			n = m
		case ok && m != n:
			w.same = append(w.same, [2]int32{n, m})
		}
	}
	if n < 0 {
		n, _ = w.nodes.of([]byte(work.ids[0].String()))
	}
	if len(work.ids) > 1 {
		w.learn(n, work.ids)
	}
	return n
}

// learn notes the further identifiers of a work, and names it by a better one.
func (w *ocWorks) learn(n int32, ids []graph.ID) {
	w.also = grownTo(w.also, n)
	for _, id := range ids {
		w.nodes.at[id.String()] = n
		if !slices.Contains(w.also[n], id) {
			w.also[n] = append(w.also[n], id)
		}
	}
	if name := ids[0].String(); ocRank(name) < ocRank(w.nodes.list[n]) {
		w.nodes.list[n] = name
	}
}

// grownTo makes a list long enough to have a place i.
func grownTo[T any](list []T, i int32) []T {
	if k := int(i) + 1 - len(list); k > 0 {
		list = append(list, make([]T, k)...)
	}
	return list
}

// full tells whether there is no number left for two further works.
func (w *ocWorks) full() bool { return len(w.nodes.list) >= math.MaxInt32-2 }

// ocSchemes are the schemes by which works are named, the best first. DOIs that
// arXiv gives are arXiv identifiers.
var ocSchemes = [...]graph.Scheme{graph.DOI, graph.ArXiv, graph.PMID, graph.PMCID, graph.OpenAlex, graph.OMID}

// ocRank is the place of the scheme of a name among ocSchemes.
func ocRank(name string) int {
	scheme, _, _ := strings.Cut(name, ":")
	for i, s := range ocSchemes {
		if string(s) == scheme {
			return i
		}
	}
	return len(ocSchemes)
}

// ocIDs are the identifiers of a work, the best first.
func ocIDs(cell string) []graph.ID {
	ids := ocListIDs(cell)
	slices.SortStableFunc(ids, func(a, b graph.ID) int { return ocRank(a.String()) - ocRank(b.String()) })
	return ids
}

// ocListIDs are the identifiers in a cell: a DOI, a PMID, an OMID, or several with
// blanks between. Answers of the API put the name of an index before each:
// "coci => 10.1000/a; doci => 10.1000/a".
func ocListIDs(cell string) []graph.ID {
	if strings.HasPrefix(cell, "10.") && !strings.Contains(cell, "; ") {
		if id, ok := graph.MakeID(graph.DOI, cell); ok {
			return []graph.ID{id}
		}
		return nil
	}
	var ids []graph.ID
	for word := range strings.FieldsSeq(cell) {
		if id, ok := ocID(strings.TrimSuffix(word, ";")); ok && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// ocID reads one identifier. Bare numbers are PMIDs: no other index of
// OpenCitations has numbers. Wikidata's are kept as they are.
func ocID(word string) (graph.ID, bool) {
	switch {
	case word == "":
		return graph.ID{}, false
	case leadingDigits(word) == len(word):
		return graph.MakeID(graph.PMID, word)
	case strings.HasPrefix(word, "10."):
		return graph.MakeID(graph.DOI, word)
	}
	if q := strings.TrimPrefix(word, "wikidata:"); len(q) > 1 && q[0] == 'Q' && leadingDigits(q[1:]) == len(q)-1 {
		return graph.ID{Scheme: "wikidata", Value: q}, true
	}
	if id, ok := graph.MakeID(graph.OMID, word); ok {
		return id, strings.HasPrefix(id.Value, "br/")
	}
	id, ok := graph.ParseID(word)
	return id, ok && id.Scheme != graph.KeyID
}

// join makes one of the works that turned out to be the same and renumbers the
// ends of edges.
func (w *ocWorks) join(ends ...[]int32) {
	if len(w.same) == 0 {
		return
	}
	root := w.roots()
	number := make([]int32, len(root))
	var out ocWorks
	for i, r := range root {
		if int(r) == i {
			number[i] = int32(len(out.nodes.list))
			out.nodes.list = append(out.nodes.list, w.nodes.list[i])
			out.also = append(out.also, nil)
			out.dates = append(out.dates, "")
		}
		n := number[r]
		number[i] = n
		if ocRank(w.nodes.list[i]) < ocRank(out.nodes.list[n]) {
			out.nodes.list[n] = w.nodes.list[i]
		}
		if i < len(w.also) {
			out.also[n] = append(out.also[n], w.also[i]...)
		}
		if i < len(w.dates) && out.dates[n] == "" {
			out.dates[n] = w.dates[i]
		}
	}
	for _, list := range ends {
		for i, n := range list {
			list[i] = number[n]
		}
	}
	*w = out
}

// roots gives each work the first of those that are the same.
func (w *ocWorks) roots() []int32 {
	root := make([]int32, len(w.nodes.list))
	for i := range root {
		root[i] = int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, p := range w.same {
		a, b := find(p[0]), find(p[1])
		root[max(a, b)] = min(a, b)
	}
	for i := range root {
		root[i] = find(int32(i))
	}
	return root
}
