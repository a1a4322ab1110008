package ingest

import (
	"bytes"
	"fmt"

	"cocite/graph"
)

func graphmlFormat() Format {
	return Format{
		Name:    "graphml",
		Exts:    []string{".graphml", ".xml"},
		Doc:     "GraphML of NetworkX, igraph, Gephi, Cytoscape, yEd and others",
		Sniff:   sniffGraphML,
		Drawing: readGraphML,
	}
}

func sniffGraphML(head []byte) bool {
	_, root := xmlHead(head)
	return root == "graphml"
}

// graphml is a GraphML file while it is read.
type graphml struct {
	reports
	elements
	tags       xmlPull
	open       openTags
	keys       [2]map[string]*declared // by id, of nodes and of edges
	last       [2]*declared            // found last
	key        *declared               // that is being declared
	keyFor     string
	graphs     int  // at the top
	skip       int  // how many tags are open when a further graph ends; 0 outside of one
	directed   bool // unless an edge says otherwise
	undirected []bool
	parent     string // node around the nested graph
	dropped    [2]int // ports and hyperedges
	picture    picture
}

// readGraphML reads the first graph of a file. Keys become columns under their
// names, with the types that they declare and with their defaults. The nodes of
// graphs inside nodes become nodes like others, with the column parent. Labels are
// the key label, else the label that yEd draws, else the key name. Weights are the
// key weight. Where every node has a key named key, and its id is only a number
// behind n, the key is its id, as this program writes it.
func readGraphML(in Input) (*graph.Drawing, error) {
	g := &graphml{reports: reports{in: in}, elements: elements{d: &graph.Drawing{}}}
	g.tags = *newXMLPull(in, "graphml", &g.reports)
	g.open.most = nesting(in.Limits)
	g.keys = [2]map[string]*declared{{}, {}}
	for g.tags.next() {
		if g.tags.kind == tagOpen {
			g.begin()
		} else {
			g.end()
		}
	}
	if err := g.tags.failed(); err != nil {
		return nil, err
	}
	if len(g.open.list) > 0 {
		g.add(g.tags.line, "graphml.unclosed", graph.Warn, xmlFaults[xmlUnclosed].message, nil)
		for len(g.open.list) > 0 {
			g.pop()
		}
	}
	g.finish()
	g.close()
	return g.d, nil
}

// begin takes a start tag.
func (g *graphml) begin() {
	tag := openTag{kind: graphmlTags[string(g.tags.name)], row: -1}
	in := g.open.top()
	if g.skip > 0 {
		tag.kind = otherTag
	}
	switch tag.kind {
	case graphTag:
		g.beginGraph(in, &tag)
	case nodeTag, edgeTag, hyperTag:
		if in.kind == nodeTag || in.kind == edgeTag { // its end tag is missing
			g.add(g.tags.line, "graphml.broken", graph.Error, "an element begins inside another that has no end tag", g.tags.name)
			g.pop()
			in = g.open.top()
		}
		g.element(&tag)
	case keyTag:
		g.beginKey()
	case defaultTag, dataTag, descTag:
		g.beginValue(in, &tag)
	case portTag:
		g.dropped[0]++
	default:
		if in.of != nil {
			tag.row, tag.edge, tag.of = in.row, in.edge, in.of
			g.picture.tag(&g.tags)
		}
	}
	if !g.open.push(tag, g.tags.name) {
		g.add(g.tags.line, "graphml.too-deep", graph.Error, "elements are nested too deep; what is inside is left out", nil)
	}
}

// end takes an end tag.
func (g *graphml) end() {
	if g.open.over > 0 {
		g.open.over--
		return
	}
	n := g.open.matching(g.tags.name)
	if n == 0 {
		g.add(g.tags.line, "graphml.broken", graph.Error, "an end tag has no start tag", g.tags.name)
		return
	}
	for ; n > 1; n-- {
		g.add(g.tags.line, "graphml.broken", graph.Error, "an element has no end tag", g.tags.name)
		g.pop()
	}
	g.pop()
}

// beginGraph takes the start of a graph: the first, one inside a node, or a further one.
func (g *graphml) beginGraph(in openTag, tag *openTag) {
	if in.kind == nodeTag {
		tag.parent = g.parent
		if in.row >= 0 {
			g.parent = g.ids.text(g.known[in.row])
		}
		return
	}
	if g.graphs++; g.graphs > 1 {
		g.skip = len(g.open.list) + 1
		return
	}
	kind := string(g.tags.attr("edgedefault"))
	g.directed = kind == "directed"
	g.d.Directed, g.d.DirectedSaid = g.directed, g.directed || kind == "undirected"
}

// element takes the start of a node, an edge or a hyperedge.
func (g *graphml) element(tag *openTag) {
	switch tag.kind {
	case nodeTag:
		tag.row = g.node()
	case edgeTag:
		tag.row, tag.edge = g.edge(), true
	default:
		g.dropped[1]++
	}
}

// node takes a node and returns its row, -1 if it is left out.
func (g *graphml) node() int {
	id := g.tags.attr("id")
	if len(id) == 0 {
		g.add(g.tags.line, "graphml.no-id", graph.Error, "a node without an id is left out", nil)
		return -1
	}
	row, fresh := g.elements.node(id)
	if !fresh {
		g.add(g.tags.line, "graphml.repeated-id", graph.Warn, "node "+cutExcerpt(string(id))+" is there already; this one is left out", nil)
		return -1
	}
	for i, a := range g.tags.attrs {
		if string(a.name) != "id" && !bytes.HasPrefix(a.name, []byte("parse.")) {
			g.extra(&g.nodes, string(a.name), row, g.tags.value(i))
		}
	}
	if g.parent != "" {
		g.extra(&g.nodes, "parent", row, []byte(g.parent))
	}
	return row
}

// edge takes an edge and returns its row, -1 if it is left out.
func (g *graphml) edge() int {
	from, to := g.tags.attr("source"), g.tags.attr("target")
	if len(from) == 0 || len(to) == 0 {
		g.add(g.tags.line, "graphml.no-end", graph.Error, "an edge without source or target is left out", nil)
		return -1
	}
	row := g.elements.edge(from, to, g.tags.line)
	directed := g.directed
	for i, a := range g.tags.attrs {
		switch string(a.name) {
		case "source", "target":
		case "directed":
			directed = string(g.tags.value(i)) == "true"
		case "id":
			g.edgeID(row, g.tags.value(i))
		default:
			g.extra(&g.edges, string(a.name), row, g.tags.value(i))
		}
	}
	g.undirected = append(g.undirected, !directed)
	return row
}

// finish makes the drawing.
func (g *graphml) finish() {
	for k, name := range []string{"ports are", "hyperedges are"} {
		if g.dropped[k] > 0 {
			g.add(0, "graphml.left-out", graph.Warn, fmt.Sprintf("%d %s left out", g.dropped[k], name), nil)
		}
	}
	if g.graphs > 1 {
		g.add(0, "graphml.more-graphs", graph.Info, fmt.Sprintf("the file holds %d graphs; only the first is read", g.graphs), nil)
	}
	g.elements.finish(&g.reports, "graphml.unknown-node")
	g.d.Labels = g.labels("label", "Label", pictureLabel, "name")
	g.d.Weights = g.weights("weight", "Weight", "Edge Weight")
	if k, ok := g.keys[0]["key"]; ok && k.name == "key" {
		g.ownIDs("n", 0)
	}
	g.columns(&g.reports, "graphml")
	if len(g.d.From) > 0 && setDirection(g.d, g.undirected) {
		g.add(0, "graphml.mixed-direction", graph.Info, "each edge without direction is taken as two, because others have one", nil)
	}
}
