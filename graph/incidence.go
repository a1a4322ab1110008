package graph

import (
	"cmp"
	"fmt"
	"slices"

	"cocite/graph/csr"
)

// incidence says which items each document has. Co-occurrence of items in
// documents is co-authorship, co-citation and, with cited works as documents
// and citing papers as items, bibliographic coupling.
type incidence struct {
	lists    Lists // items of each document
	items    int   // number of items
	ids      []string
	keepDoc  func(doc int) bool
	counts   func(item int32) bool // it belongs to the size of a document
	keepItem func(item int32) bool // it may be a node
	minDocs  int                   // items with fewer documents are left out
	maxItems int                   // larger documents make no links; 0 is no limit
	tooBig   [2]string             // what a larger document is, and why it is too large, with %d
}

// shared is what items have in common: the nodes and the links between them.
type shared struct {
	nodes []int32    // item of each node, sorted by id
	docs  Lists      // documents of each node that made links, ascending
	sizes []float64  // number of these documents
	edges []csr.Edge // by From, then To, and From < To
	count []int64    // documents behind each edge
	notes []string
}

// nodes are the items with enough documents, sorted by id.
func (m *incidence) nodes() []int32 {
	docs := make([]int, m.items)
	for d := range m.lists.Len() {
		if !m.keepDoc(d) {
			continue
		}
		for _, i := range m.lists.Of(d) {
			docs[i]++
		}
	}
	var nodes []int32
	for i, n := range docs {
		if n >= max(1, m.minDocs) && m.keepItem(int32(i)) {
			nodes = append(nodes, int32(i))
		}
	}
	sortByID(nodes, m.ids)
	return nodes
}

// sortByID sorts indexes by the ids that they stand for, then by value.
func sortByID(nodes []int32, ids []string) {
	slices.SortFunc(nodes, func(a, b int32) int { return cmp.Or(cmp.Compare(ids[a], ids[b]), cmp.Compare(a, b)) })
}

// rows are the nodes of each document, ascending, and what the document adds to
// each of its links. A document that makes no links has no nodes; those with too
// many items are counted.
func (m *incidence) rows(nodes []int32, c Counting) (rows Lists, weights []float64, big int) {
	place := places(nodes, m.items)
	weights = make([]float64, m.lists.Len())
	var docs, at []int32
	for d := range m.lists.Len() {
		size := m.size(d)
		if m.maxItems > 0 && size > m.maxItems {
			big++
			continue
		}
		weights[d] = docWeight(c, size)
		if size == 0 {
			continue
		}
		for _, i := range m.lists.Of(d) {
			if place[i] >= 0 {
				docs, at = append(docs, int32(d)), append(at, place[i])
			}
		}
	}
	return sets(m.lists.Len(), len(nodes), docs, at), weights, big
}

// size is the number of items of a document, be they nodes or not; 0 if the
// document is left out.
func (m *incidence) size(doc int) int {
	if !m.keepDoc(doc) {
		return 0
	}
	n := 0
	for _, i := range m.lists.Of(doc) {
		if m.counts(i) {
			n++
		}
	}
	return n
}

// share multiplies the matrix with its transpose, row by row. Links below the
// minimum weight are never stored.
func (m *incidence) share(o DrawOptions) shared {
	s := shared{nodes: m.nodes()}
	rows, weights, big := m.rows(s.nodes, o.Counting)
	if big > 0 {
		why := fmt.Sprintf(m.tooBig[1], m.maxItems)
		s.notes = append(s.notes, countOf(big, m.tooBig[0])+" "+why+" left out of the links")
	}
	s.docs = rows.Transpose(len(s.nodes))
	s.sizes = make([]float64, len(s.nodes))
	for u := range s.nodes {
		s.sizes[u] = float64(len(s.docs.Of(u)))
	}
	s.multiply(rows, weights, o)
	return s
}

// multiply is the kernel of share: for each node one pass over the rows of its
// documents with a dense accumulator and a list of what was touched. Weights
// are added in the order of the documents.
func (s *shared) multiply(rows Lists, weights []float64, o DrawOptions) {
	normal, err := normalizer(o.Normalize)
	if err != nil {
		panic(err) // DrawOptions.settle refused it
	}
	done := make([]int32, rows.Len()) // nodes of each row that had their turn
	weight := make([]float64, len(s.nodes))
	count := make([]int32, len(s.nodes))
	var touched []int32
	for u := range s.nodes {
		for _, d := range s.docs.Of(u) {
			row := rows.Of(int(d))
			done[d]++
			for _, v := range row[done[d]:] {
				if count[v] == 0 {
					touched = append(touched, v)
				}
				count[v]++
				weight[v] += weights[d]
			}
		}
		slices.Sort(touched)
		for _, v := range touched {
			if w := normal(weight[v], s.sizes[u], s.sizes[v]); w >= o.MinWeight && w > 0 {
				s.edges = append(s.edges, csr.Edge{From: int32(u), To: v, Weight: w})
				s.count = append(s.count, int64(count[v]))
			}
			count[v], weight[v] = 0, 0
		}
		touched = touched[:0]
	}
}

// docWeight is what a document with n items adds to each of its links.
func docWeight(c Counting, n int) float64 {
	if c == Fractional && n > 1 {
		return 1 / float64(n-1)
	}
	return 1
}

// evidence returns the documents that two nodes share.
func (s *shared) evidence(u, v int32) []int32 {
	return intersect(s.docs.Of(int(u)), s.docs.Of(int(v)))
}

// intersect returns the values that two ascending lists share.
func intersect(a, b []int32) []int32 {
	var out []int32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case b[0] < a[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}
