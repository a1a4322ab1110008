package ingest

import "cocite/graph"

// node takes one node.
func (g *gmlReader) node(line int) {
	pairs := g.pairsOf(line)
	id, ok := valueOf(pairs, "id")
	if !ok {
		g.add(line, "gml.no-id", graph.Error, "a node without an id is left out", nil)
		return
	}
	row, fresh := g.elements.node([]byte(id))
	if !fresh {
		g.add(line, "gml.repeated-id", graph.Warn, "node "+cutExcerpt(id)+" is there already; this one is left out", nil)
		return
	}
	g.attributes(&g.nodes, row, pairs, line, "id", "")
}

// edge takes one edge.
func (g *gmlReader) edge(line int) {
	pairs := g.pairsOf(line)
	from, okFrom := valueOf(pairs, "source")
	to, okTo := valueOf(pairs, "target")
	if !okFrom || !okTo {
		g.add(line, "gml.no-end", graph.Error, "an edge without source or target is left out", nil)
		return
	}
	row := g.elements.edge([]byte(from), []byte(to), line)
	g.attributes(&g.edges, row, pairs, line, "source", "target")
}

// valueOf is the first value under a name.
func valueOf(pairs []gmlPair, name string) (string, bool) {
	for _, p := range pairs {
		if p.name == name {
			return p.value, p.value != ""
		}
	}
	return "", false
}

// attributes keeps all pairs but those of two names. Of a key that comes twice
// the first value stays.
func (g *gmlReader) attributes(to *columnList, row int, pairs []gmlPair, line int, but, andBut string) {
	size, _ := valueOf(pairs, "size") // which is twice in a circle
	for _, p := range pairs {
		if p.name == but || p.name == andBut || p.name == "h" && p.value == size {
			continue
		}
		c := to.of(p.name)
		if c == nil {
			continue
		}
		if !c.set(row, []byte(p.value)) {
			g.add(line, "gml.repeated-key", graph.Warn, "the key "+cutExcerpt(p.name)+" comes again; its first value stays", []byte(p.value))
			continue
		}
		c.quoted = c.quoted || p.quoted
	}
}

// finish makes the drawing. Where nodes have no labels their names stand in; where
// all have a key of their own, as this program writes them, it is their id.
func (g *gmlReader) finish() {
	g.elements.finish(&g.reports, "gml.unknown-node")
	g.d.Labels = g.labels("label", "name")
	g.d.Weights = g.weights("weight", "value")
	g.ownIDs("", 1)
	g.columns(&g.reports, "gml")
}
