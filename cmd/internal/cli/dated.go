package cli

import "cocite/graph"

// dated adds the columns start: of a node its year or its first year, of an edge the
// first year of the papers that made it. Gephi shows them on its timeline.
func dated(net *graph.Network) *graph.Network {
	for _, name := range []string{"year", "first_year"} {
		if c, ok := net.Column(name); ok && c.Int != nil {
			c.Name, c.Doc = "start", "first year"
			net = net.With(c)
			break
		}
	}
	if net.Corpus() == nil {
		return net
	}
	years := net.Corpus().Papers.Years
	start := graph.Column{Name: "start", Doc: "first year", Int: make([]int64, net.M()), Valid: make([]bool, net.M())}
	for i, e := range net.EdgeSeq() {
		for _, p := range net.Evidence(e.From, e.To) {
			if y := int64(years[p]); y != 0 && (!start.Valid[i] || y < start.Int[i]) {
				start.Int[i], start.Valid[i] = y, true
			}
		}
	}
	return net.WithEdges(start)
}
