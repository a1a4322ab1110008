package ingest

import (
	"bytes"
	"strings"

	"cocite/graph"
)

// gexfRules are those of GEXF.
func gexfRules() []LintRule {
	return []LintRule{
		{"gexf.no-default-type", "defaultedgetype is missing", "Gephi takes the edges for directed, NetworkX for undirected", `write defaultedgetype="directed" or "undirected"`},
		{"gexf.edge-type", "the type of an edge contradicts defaultedgetype", "Gephi drops the edge", "write one kind of edge a file, or two directed edges"},
		{"gexf.mutual", "an edge is mutual", "Gephi does not know mutual edges", "write two directed edges"},
		{"gexf.version", "the version is 1.3", "NetworkX before 3.6 finds no graph in it", "write 1.2draft unless kinds or timestamps are needed"},
		{"gexf.type", "an attribute has a type that only some readers know", "NetworkX stops at list types but liststring, and at biginteger, bigdecimal, byte, short and char", "use string, integer, long, double or boolean"},
		{"gexf.hex", "a colour is written as hex", "NetworkX stops; Gephi can fail if there is an alpha, too", "write r, g and b"},
		{"gexf.size-value", "value is not the first attribute of viz:size", "Gephi reads no size", `write <viz:size value="…"/>`},
		{"gexf.viz-ignored", "there are thicknesses or shapes", "Gephi leaves them out", "use sizes, weights and colours"},
		{"gexf.default", "an attribute has a default or options", "Gephi keeps only the last piece of the text", "write every value"},
		{"gexf.hierarchy", "nodes are inside nodes", "Gephi flattens them and reports an error; NetworkX keeps the parent as an attribute", "write the parent as an attribute of your own"},
		{"gexf.edge-id", "two edges have one id", "Gephi drops the second", "number the edges"},
		{"gexf.title", "an attribute has another id than title", "Gephi shows the one, NetworkX and graphology the other", "write the same in both"},
		{"gexf.mixed-time", "timestamps and intervals are mixed", "Gephi reports a severe error", "use one of the two"},
		{"gexf.open-interval", "an interval is open", "Gephi takes it for closed", "write start and end"},
		{"gexf.schema-location", "the root has a schemaLocation", "validators by RELAX NG refuse it", "leave it out"},
		{"gexf.undeclared", "a value is of an attribute that is not declared", "NetworkX stops; Gephi leaves the value out", "declare the attribute"},
	}
}

// commonGEXF are the types of attributes that all readers know.
const commonGEXF = " string integer long double float boolean liststring anyURI "

// ignore takes problems that the reader of the format has told already.
func ignore(*graph.Problem) {}

// gexf looks at the tags of a GEXF file.
func (l *linter) gexf(in Input) {
	r := reports{in: Input{Problem: ignore}}
	t := newXMLPull(in, "gexf", &r)
	edgeIDs := map[string]bool{}
	kind, point, span, inNode := "", false, false, 0
	for t.next() {
		name := string(t.name)
		if t.kind == tagClose {
			if name == "node" {
				inNode--
			}
			continue
		}
		switch name {
		case "gexf":
			l.gexfRoot(t)
		case "graph":
			if kind = string(t.attr("defaultedgetype")); kind == "" {
				l.hit("gexf.no-default-type", t.line, "")
			}
		case "node":
			inNode++
			if inNode > 1 || len(t.attr("pid")) > 0 {
				l.hit("gexf.hierarchy", t.line, string(t.attr("id")))
			}
		case "edge":
			l.gexfEdge(t, kind, edgeIDs)
		default:
			l.gexfElement(t, name)
		}
		point = point || t.attr("timestamp") != nil || t.attr("timestamps") != nil
		span = span || t.attr("start") != nil || t.attr("end") != nil
		if t.attr("startopen") != nil || t.attr("endopen") != nil {
			l.hit("gexf.open-interval", t.line, "")
		}
	}
	if point && span {
		l.hit("gexf.mixed-time", 0, "")
	}
}

// gexfRoot looks at the root.
func (l *linter) gexfRoot(t *xmlPull) {
	if string(t.attr("version")) == "1.3" {
		l.hit("gexf.version", t.line, "")
	}
	if t.attr("schemaLocation") != nil || t.attr("xsi:schemaLocation") != nil {
		l.hit("gexf.schema-location", t.line, "")
	}
}

// gexfEdge looks at an edge.
func (l *linter) gexfEdge(t *xmlPull, kind string, ids map[string]bool) {
	switch own := string(t.attr("type")); {
	case own == "mutual":
		l.hit("gexf.mutual", t.line, "")
	case own != "" && kind != "" && own != kind:
		l.hit("gexf.edge-type", t.line, own+" in a graph of "+kind+" edges")
	}
	id := string(t.attr("id"))
	if id != "" && ids[id] {
		l.hit("gexf.edge-id", t.line, id)
	}
	ids[id] = true
}

// gexfElement looks at other elements.
func (l *linter) gexfElement(t *xmlPull, name string) {
	switch name {
	case "attribute":
		if kind := string(t.attr("type")); !strings.Contains(commonGEXF, " "+kind+" ") {
			l.hit("gexf.type", t.line, kind)
		}
		if id, title := string(t.attr("id")), string(t.attr("title")); id != title {
			l.hit("gexf.title", t.line, id+" and "+title)
		}
	case "default", "options":
		l.hit("gexf.default", t.line, "")
	case "color":
		if t.attr("hex") != nil {
			l.hit("gexf.hex", t.line, string(t.attr("hex")))
		}
	case "size":
		if len(t.attrs) > 0 && string(t.attrs[0].name) != "value" {
			l.hit("gexf.size-value", t.line, "")
		}
	case "thickness", "shape":
		l.hit("gexf.viz-ignored", t.line, name)
	}
}

// graphmlRules are those of GraphML.
func graphmlRules() []LintRule {
	return []LintRule{
		{"graphml.id", "an id is no name token", "validators refuse the file; some readers do", "number the nodes and keep the id as data"},
		{"graphml.color-type", "r, g or b is not declared as int", "Gephi can't read the number", `declare it with attr.type="int"`},
		{"graphml.edge-default", "a key of edges has a default", "NetworkX does not apply it", "write every value"},
		{"graphml.late-key", "a key is declared behind the graph that uses it", "streaming readers (igraph, Gephi) don't know it yet", "declare all keys before the graph"},
		{"graphml.shared-id", "a key of nodes and one of edges have one id", "NetworkX and igraph keep the second declaration for both", "give each key an id of its own"},
		{"graphml.graph-key", "a key is for the graph", "Gephi warns and leaves it out", "keep it in a comment"},
		{"graphml.edge-label", "an edge has the XML attribute label", "Gephi takes it for the kind of the edge", "write the label as data"},
		{"graphml.nested", "a graph is inside a node", "NetworkX stops; Gephi and igraph flatten it", "write the parent as data"},
		{"graphml.hyperedge", "there are hyperedges or ports", "NetworkX stops; igraph and Gephi leave them out", "write edges between pairs of nodes"},
		{"graphml.undeclared-key", "a value has a key that is not declared", "NetworkX stops; Gephi and igraph leave the value out", "declare the key"},
	}
}

// graphml looks at the tags of a GraphML file.
func (l *linter) graphml(in Input) {
	r := reports{in: Input{Problem: ignore}}
	t := newXMLPull(in, "graphml", &r)
	keys := map[string]string{}
	graphs, keyFor := 0, ""
	for t.next() {
		name := string(t.name)
		if t.kind == tagClose {
			if name == "graph" {
				graphs--
			}
			continue
		}
		switch name {
		case "key":
			keyFor = string(t.attr("for"))
			l.graphmlKey(t, keyFor, keys)
			if graphs < 0 || keys["\x00"] != "" {
				l.hit("graphml.late-key", t.line, string(t.attr("id")))
			}
		case "default":
			if keyFor == "edge" || keyFor == "all" {
				l.hit("graphml.edge-default", t.line, "")
			}
		case "graph":
			keys["\x00"] = "graph" // keys from here on are late
			if graphs++; graphs > 1 {
				l.hit("graphml.nested", t.line, "")
			}
		case "node", "edge":
			l.graphmlIDs(t, name)
		case "hyperedge", "port":
			l.hit("graphml.hyperedge", t.line, name)
		}
	}
}

// graphmlKey looks at the declaration of a key.
func (l *linter) graphmlKey(t *xmlPull, keyFor string, keys map[string]string) {
	id, name := string(t.attr("id")), string(t.attr("attr.name"))
	if keyFor == "graph" {
		l.hit("graphml.graph-key", t.line, id)
	}
	if other, again := keys[id]; again && other != keyFor {
		l.hit("graphml.shared-id", t.line, id)
	}
	keys[id] = keyFor
	if (name == "r" || name == "g" || name == "b") && string(t.attr("attr.type")) != "int" {
		l.hit("graphml.color-type", t.line, name)
	}
}

// graphmlIDs looks at the ids of a node or an edge.
func (l *linter) graphmlIDs(t *xmlPull, name string) {
	for _, a := range []string{"id", "source", "target"} {
		if id := t.attr(a); len(id) > 0 && bytes.ContainsAny(id, " /()<>&\"';,[]{}|%#+=!?*@$^~`\\") {
			l.hit("graphml.id", t.line, string(id))
			break
		}
	}
	if name == "edge" && t.attr("label") != nil {
		l.hit("graphml.edge-label", t.line, string(t.attr("label")))
	}
}
