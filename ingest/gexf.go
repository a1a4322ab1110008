package ingest

import (
	"bytes"
	"strings"

	"cocite/graph"
)

func gexfFormat() Format {
	return Format{
		Name:    "gexf",
		Exts:    []string{".gexf", ".xml"},
		Doc:     "GEXF of Gephi and others, versions 1.1 to 1.3, with places, sizes and colours",
		Sniff:   sniffGEXF,
		Drawing: readGEXF,
	}
}

func sniffGEXF(head []byte) bool {
	_, root := xmlHead(head)
	return root == "gexf"
}

// gexf is a GEXF file while it is read.
type gexf struct {
	reports
	elements
	tags    xmlPull
	open    openTags
	keys    [2]map[string]*declared // by id, of nodes and of edges
	last    [2]*declared            // found last
	key     *declared               // that is being declared
	class   int                     // of the attributes that are being declared
	graphs  int
	skip    int // how many tags are open when a further graph ends; 0 outside of one
	kind    string
	marks   []bool // edges that go both ways
	mutual  int
	parents []string // nodes around the nested nodes
	times   times
}

// Kinds of tags that only GEXF has, beside those of GraphML.
const (
	attributesTag = iota + 100
	attributeTag
	nodesTag
	valueTag
	colorTag
	positionTag
	sizeTag
	shapeTag
	parentTag
	spellTag
)

// gexfTags are the elements of GEXF, whatever the prefix of their name space.
var gexfTags = map[string]uint8{
	"graph": graphTag, "node": nodeTag, "edge": edgeTag, "default": defaultTag, "nodes": nodesTag,
	"attributes": attributesTag, "attribute": attributeTag, "attvalue": valueTag,
	"color": colorTag, "position": positionTag, "size": sizeTag, "thickness": sizeTag, "shape": shapeTag,
	"parent": parentTag, "spell": spellTag, "slice": spellTag,
}

// readGEXF reads the first graph of a file. Attributes become columns under their
// titles, with the types that they declare and with their defaults. How a node or
// an edge looks becomes the columns x, y, z, size, thickness, color (as #rrggbb),
// alpha and shape; when it is there the columns start, end and so on as text, and
// spells. Nodes inside nodes become nodes like others, with the column parent. Edges
// have no direction unless the file or they themselves say so; a mutual one becomes
// two.
func readGEXF(in Input) (*graph.Drawing, error) {
	g := &gexf{reports: reports{in: in}, elements: elements{d: &graph.Drawing{}}}
	g.tags = *newXMLPull(in, "gexf", &g.reports)
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
		g.add(g.tags.line, "gexf.unclosed", graph.Warn, xmlFaults[xmlUnclosed].message, nil)
		for len(g.open.list) > 0 {
			g.pop()
		}
	}
	g.finish()
	g.close()
	return g.d, nil
}

// begin takes a start tag.
func (g *gexf) begin() {
	tag := openTag{kind: gexfTags[string(g.tags.name)], row: -1}
	if g.skip > 0 {
		tag.kind = otherTag
	}
	if tag.kind == nodeTag || tag.kind == edgeTag {
		if in := g.open.top(); in.kind == nodeTag || in.kind == edgeTag { // its end tag is missing
			g.add(g.tags.line, "gexf.broken", graph.Error, "an element begins inside another that has no end tag", g.tags.name)
			g.pop()
		}
	}
	in := g.open.top()
	switch tag.kind {
	case graphTag:
		g.beginGraph()
	case attributesTag:
		g.class = 0
		if string(g.tags.attr("class")) == "edge" {
			g.class = 1
		}
	case attributeTag:
		g.beginAttribute()
	case defaultTag:
		if g.key != nil {
			g.tags.collect()
		}
	case nodesTag:
		if in.kind == nodeTag && in.row >= 0 {
			g.times.keep(&g.elements, in)
			g.parents = append(g.parents, g.ids.text(g.known[in.row]))
			tag.parent = "nested"
		}
	case nodeTag:
		tag.row = g.node()
	case edgeTag:
		tag.row, tag.edge = g.edge(), true
	default:
		tag.row, tag.edge = in.row, in.edge
		if in.row >= 0 {
			g.property(tag.kind, in)
		}
	}
	if !g.open.push(tag, g.tags.name) {
		g.add(g.tags.line, "gexf.too-deep", graph.Error, "elements are nested too deep; what is inside is left out", nil)
	}
}

// end takes an end tag.
func (g *gexf) end() {
	if g.open.over > 0 {
		g.open.over--
		return
	}
	n := g.open.matching(g.tags.name)
	if n == 0 {
		g.add(g.tags.line, "gexf.broken", graph.Error, "an end tag has no start tag", g.tags.name)
		return
	}
	for ; n > 1; n-- {
		g.add(g.tags.line, "gexf.broken", graph.Error, "an element has no end tag", g.tags.name)
		g.pop()
	}
	g.pop()
}

// pop takes the end of the innermost element.
func (g *gexf) pop() {
	tag := g.open.pop()
	switch tag.kind {
	case attributeTag:
		g.endAttribute()
	case defaultTag:
		if text := g.tags.collected(); g.key != nil && !g.key.preset {
			g.key.fallback, g.key.preset = bytes.Clone(text), true
		}
	case nodesTag:
		if tag.parent != "" {
			g.parents = g.parents[:len(g.parents)-1]
		}
	case nodeTag, edgeTag:
		if tag.row >= 0 {
			g.times.keep(&g.elements, tag)
		}
	}
	if len(g.open.list) < g.skip {
		g.skip = 0
	}
}

// beginGraph takes the start of a graph, of which the first counts.
func (g *gexf) beginGraph() {
	if g.graphs++; g.graphs > 1 {
		g.skip = len(g.open.list) + 1
		return
	}
	g.kind = or(string(g.tags.attr("defaultedgetype")), "undirected")
}

// beginAttribute takes the declaration of an attribute.
func (g *gexf) beginAttribute() {
	id := string(g.tags.attr("id"))
	g.key = &declared{id: id, name: or(string(g.tags.attr("title")), id), kind: valueTypeOf(g.tags.attr("type"))}
}

// endAttribute makes the column of an attribute.
func (g *gexf) endAttribute() {
	if k := g.key; k != nil && k.name != "" {
		if _, again := g.keys[g.class][k.id]; again {
			g.add(g.tags.line, "gexf.repeated-attribute", graph.Warn, "a second attribute of one id is left out", []byte(k.id))
		} else {
			g.declare(g.class, k)
		}
	}
	g.key = nil
}

// declare makes the column of an attribute.
func (g *gexf) declare(class int, k *declared) {
	k.unique(g.columnsOf(class == 1))
	k.column(g.columnsOf(class == 1))
	g.keys[class][k.id] = k
}

// finish makes the drawing.
func (g *gexf) finish() {
	if g.graphs > 1 {
		g.add(0, "gexf.more-graphs", graph.Info, "the file holds several graphs; only the first is read", nil)
	}
	g.elements.finish(&g.reports, "gexf.unknown-node")
	g.cycles()
	g.d.Labels = g.labels(gexfLabel)
	g.d.Weights = g.weights("weight", "Weight")
	g.columns(&g.reports, "gexf")
	g.direct()
}

// direct gives the drawing its direction.
func (g *gexf) direct() {
	if len(g.d.From) == 0 {
		g.d.Directed, g.d.DirectedSaid = g.kind == "directed" || g.kind == "mutual", g.kind != ""
		return
	}
	mixed := false
	if g.mutual > 0 {
		g.d.Directed, g.d.DirectedSaid = true, true
		addReverse(g.d, g.marks)
		mixed = true
	} else {
		mixed = setDirection(g.d, g.marks)
	}
	if mixed {
		g.add(0, "gexf.mixed-direction", graph.Info, "each edge without direction, or with both, is taken as two, because others have one", nil)
	}
}

// cycles reports nodes that are inside themselves by way of others.
func (g *gexf) cycles() {
	i := indexOfColumn(g.nodes.list, "parent")
	if i < 0 {
		return
	}
	c := g.nodes.list[i]
	c.pad(len(g.d.IDs))
	c.quoted = true
	done := make([]int32, len(g.d.IDs)) // the walk that has been here
	for start := range done {
		for at := start; done[at] == 0; {
			done[at] = int32(start) + 1
			parent := c.at(at)
			if len(parent) == 0 || g.row[g.id(parent)] < 0 {
				break
			}
			if at = int(g.row[g.id(parent)]); done[at] == int32(start)+1 {
				g.add(0, "gexf.cyclic-parent", graph.Warn, "node "+cutExcerpt(g.d.IDs[at])+" is inside itself, by way of its parents", nil)
			}
		}
	}
}

func indexOfColumn(list []*cells, name string) int {
	for i, c := range list {
		if c.name == name {
			return i
		}
	}
	return -1
}

// joinTimes writes when something is there: "2019-01-01..2020-01-01".
func joinTimes(start, end []byte) string {
	return strings.TrimSuffix(string(start)+".."+string(end), "..")
}
