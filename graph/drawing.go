package graph

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
	From, To     []int32   // edge ends, indexes into IDs
	Weights      []float64 // nil if the file gives none
	Lines        []int     // line of each edge; nil where the format has no lines
	Nodes, Edges []Column  // further attributes
}
