package ingest

import (
	"bytes"

	"cocite/graph"
)

// Kinds of tags in GraphML and GEXF; otherTag is all that has no meaning of its own.
const (
	otherTag = iota
	graphTag
	nodeTag
	edgeTag
	hyperTag
	portTag
	keyTag
	defaultTag
	dataTag
	descTag
)

// graphmlTags are the elements of GraphML.
var graphmlTags = map[string]uint8{
	"graph": graphTag, "node": nodeTag, "edge": edgeTag, "hyperedge": hyperTag, "port": portTag,
	"key": keyTag, "default": defaultTag, "data": dataTag, "desc": descTag,
}

// openTag is an element that is open.
type openTag struct {
	kind   uint8
	edge   bool   // the row is that of an edge
	row    int    // node or edge that it is, or that its text belongs to; -1 if none
	name   string // of an element of kind otherTag
	parent string // of a graph: the node around the graph around it
	of     *declared
}

// openTags are the elements that are open, the innermost last.
type openTags struct {
	list  []openTag
	names map[string]string // so that each name is held once
	most  int               // how many may be open
	over  int               // how many more are
}

// top is the innermost.
func (o *openTags) top() openTag {
	if len(o.list) == 0 || o.over > 0 {
		return openTag{row: -1}
	}
	return o.list[len(o.list)-1]
}

// push opens an element. It returns false for the first that is nested too deep.
func (o *openTags) push(t openTag, name []byte) bool {
	if len(o.list) >= o.most {
		o.over++
		return o.over > 1
	}
	text, ok := o.names[string(name)]
	if !ok {
		if o.names == nil || len(o.names) > 1000 {
			o.names = make(map[string]string)
		}
		text = string(name)
		o.names[text] = text
	}
	t.name = text
	o.list = append(o.list, t)
	return true
}

// pop closes the innermost.
func (o *openTags) pop() openTag {
	t := o.list[len(o.list)-1]
	o.list = o.list[:len(o.list)-1]
	return t
}

// matching is how many elements an end tag of a name closes; 0 if none of that name
// is open.
func (o *openTags) matching(name []byte) int {
	for i := len(o.list) - 1; i >= 0; i-- {
		if o.list[i].name == string(name) {
			return len(o.list) - i
		}
	}
	return 0
}

// beginKey takes the declaration of a key.
func (g *graphml) beginKey() {
	t := &g.tags
	g.key = &declared{id: string(t.attr("id")), name: string(t.attr("attr.name")), kind: valueTypeOf(t.attr("attr.type"))}
	g.keyFor = string(t.attr("for"))
	if g.key.name == "" {
		g.key.name = or(string(t.attr("yfiles.type")), g.key.id)
	}
	g.key.id = or(g.key.id, g.key.name)
}

// endKey makes the columns of a key: of nodes, of edges, or of both.
func (g *graphml) endKey() {
	k := g.key
	g.key = nil
	if k == nil || k.id == "" {
		return
	}
	for class, name := range []string{"node", "edge"} {
		if g.keyFor != name && g.keyFor != "all" && g.keyFor != "" {
			continue
		}
		if _, again := g.keys[class][k.id]; again {
			g.add(g.tags.line, "graphml.repeated-key", graph.Warn, "a second key of one id is left out", []byte(k.id))
			continue
		}
		g.declare(class, *k)
	}
}

// declare makes the column of a key. Of two keys with one name the second gets a number.
func (g *graphml) declare(class int, k declared) *declared {
	to := g.columnsOf(class == 1)
	k.unique(to)
	if class == 1 && k.kind == textValue && foldHeading(k.name) == "weight" {
		k.kind = anyValue // some writers declare text and mean numbers
	}
	k.column(to)
	g.keys[class][k.id] = &k
	return &k
}

// hasName tells whether there is a column of a name.
func hasName(to *columnList, name string) bool {
	_, ok := to.at[name]
	return ok
}

// beginValue begins to keep the text of a default, of data, or of a description.
func (g *graphml) beginValue(in openTag, tag *openTag) {
	tag.row, tag.edge = in.row, in.edge
	switch {
	case tag.kind == dataTag && in.row >= 0:
		tag.of = g.keyOf(in.edge, g.tags.attr("key"))
		g.picture.begin()
	case tag.kind == defaultTag && g.key != nil, tag.kind == descTag && in.row >= 0:
	default:
		tag.kind = otherTag
		return
	}
	g.tags.collect()
}

// keyOf is the key of an id. One that is declared for something else, or nowhere, is
// reported and gets a column all the same.
func (g *graphml) keyOf(edge bool, id []byte) *declared {
	class := 0
	if edge {
		class = 1
	}
	if k := g.last[class]; k != nil && k.id == string(id) {
		return k
	}
	k, ok := g.keys[class][string(id)]
	if !ok {
		what := [2]string{"nodes", "edges"}[class]
		g.add(g.tags.line, "graphml.unknown-key", graph.Warn, "a value has a key that is not declared for "+what, id)
		k = g.declare(class, declared{id: string(id), name: or(string(id), "data")})
	}
	g.last[class] = k
	return k
}

// pop closes the innermost element.
func (g *graphml) pop() { g.leave(g.open.pop()) }

// leave takes the end of an element.
func (g *graphml) leave(tag openTag) {
	switch tag.kind {
	case keyTag:
		g.endKey()
	case graphTag:
		g.parent = tag.parent
	case defaultTag:
		if text := g.tags.collected(); g.key != nil {
			g.key.fallback, g.key.preset = bytes.Clone(text), true
		}
	case descTag:
		g.extra(g.columnsOf(tag.edge), "desc", tag.row, bytes.TrimSpace(g.tags.collected()))
	case dataTag:
		g.endData(tag)
	case otherTag:
		g.picture.text(&g.tags, tag)
	}
	if len(g.open.list) < g.skip {
		g.skip = 0
	}
}

// endData keeps a value, or what a drawing program says about how it looks.
func (g *graphml) endData(tag openTag) {
	text := g.tags.collected()
	if g.picture.any {
		g.picture.keep(&g.elements, tag)
		return
	}
	tag.of.set(tag.row, text, g.tags.line, &g.reports, "graphml")
}
