package graph

import "math"

// Drawing is a graph as a graph file or a pair of tables holds it: nothing is
// interpreted yet. Several drawings join by node id. Self-loops and repeated
// edges are kept here; AsNetwork and the Builder decide about them.
type Drawing struct {
	Origin       Origin
	Directed     bool
	DirectedSaid bool      // the file itself says whether it is directed
	IDs          []string  // node ids, unique, in order of first appearance
	Labels       []string  // "" where the file gives none; nil if it gives none at all
	Declared     []bool    // node has a row of its own; nil means that all nodes do or none could
	Mentioned    bool      // no node has a row of its own, though the edges tell more of nodes than ids
	Also         [][]ID    // further identifiers of each node; nil if the file gives none
	From, To     []int32   // edge ends, indexes into IDs
	Weights      []float64 // nil if the file gives none
	Lines        []int     // line of each edge; nil where the format has no lines, or FirstLine tells them
	FirstLine    int       // line of the first edge, where each edge stands in the line behind the last; else 0
	FirstMode    int       // in a graph of two kinds of nodes, how many are of the first; else 0
	Nodes, Edges []Column  // further attributes
}

// line is the line of an edge, 0 if the format has none.
func (d *Drawing) line(edge int32) int {
	if int(edge) < len(d.Lines) {
		return d.Lines[edge]
	}
	if d.FirstLine > 0 {
		return d.FirstLine + int(edge)
	}
	return 0
}

// label is the label of a node, "" if it has none.
func (d *Drawing) label(node int) string {
	if node < len(d.Labels) {
		return d.Labels[node]
	}
	return ""
}

// also are the further identifiers of a node.
func (d *Drawing) also(node int) []ID {
	if node < len(d.Also) {
		return d.Also[node]
	}
	return nil
}

// declares tells whether a node has a row of its own in this drawing.
func (d *Drawing) declares(node int) bool {
	if d.Declared != nil {
		return d.Declared[node]
	}
	return !d.Mentioned && (d.isTable() || d.Labels != nil || len(d.Nodes) > 0)
}

// isTable tells whether the drawing sets out which nodes there are: it tells
// declared nodes from others, or it holds nothing but nodes.
func (d *Drawing) isTable() bool { return d.Declared != nil || len(d.From) == 0 }

// loops are the edges that start and end at the same node.
func (d *Drawing) loops() []int32 {
	var out []int32
	for i, u := range d.From {
		if u == d.To[i] {
			out = append(out, int32(i))
		}
	}
	return out
}

// weighs tells whether the weight of an edge is a positive number, or not given.
func (d *Drawing) weighs(edge int) bool {
	return d.Weights == nil || d.Weights[edge] > 0 && !math.IsInf(d.Weights[edge], 1)
}

// badWeights are the edges whose weight is not a positive number.
func (d *Drawing) badWeights() []int32 {
	var out []int32
	for i := range d.Weights {
		if !d.weighs(i) {
			out = append(out, int32(i))
		}
	}
	return out
}

// report makes one problem of many edges with the same fault, with the place of
// the first. It returns false if there are none.
func (d *Drawing) report(code string, edges []int32, fault string) (Problem, bool) {
	if len(edges) == 0 {
		return Problem{}, false
	}
	u, v := d.IDs[d.From[edges[0]]], d.IDs[d.To[edges[0]]]
	return Problem{
		File:     d.Origin.File,
		Line:     d.line(edges[0]),
		Code:     code,
		Severity: Warn,
		Message:  countOf(len(edges), "edge") + " " + fault + ", the first from " + u + " to " + v,
		Key:      u,
	}, true
}

// edgeOrder returns the edges sorted by their first end, then their second, then
// as they stand: two passes of counting.
func edgeOrder(from, to []int32, n int) []int32 {
	order := make([]int32, len(from))
	for i := range order {
		order[i] = int32(i)
	}
	return countSort(countSort(order, to, n), from, n)
}

// countSort sorts indexes by their keys, which are below n, and keeps the order
// of equal ones.
func countSort(order, keys []int32, n int) []int32 {
	next := make([]int32, n+1)
	for _, i := range order {
		next[keys[i]+1]++
	}
	for k := range n {
		next[k+1] += next[k]
	}
	out := make([]int32, len(order))
	for _, i := range order {
		out[next[keys[i]]] = i
		next[keys[i]]++
	}
	return out
}

// repeats returns, ascending, the edges that repeat an earlier one between the
// same ends, self-loops aside.
func repeats(from, to []int32, n int) []int32 {
	again := make([]bool, len(from))
	order := edgeOrder(from, to, n)
	count := 0
	for k := 1; k < len(order); k++ {
		a, b := order[k-1], order[k]
		if from[a] == from[b] && to[a] == to[b] && from[a] != to[a] {
			again[b] = true
			count++
		}
	}
	out := make([]int32, 0, count)
	for i, r := range again {
		if r {
			out = append(out, int32(i))
		}
	}
	return out
}
