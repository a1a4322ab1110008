package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"strings"

	"cocite/graph"
)

func gmlFormat() Format {
	return Format{
		Name:    "gml",
		Exts:    []string{".gml"},
		Doc:     "GML graphs",
		Sniff:   sniffGML,
		Drawing: readGML,
	}
}

// sniffGML takes a head that opens a list named graph after nothing but keys
// with numbers or strings.
func sniffGML(head []byte) bool {
	quiet := &reports{in: Input{Problem: func(*graph.Problem) {}}}
	l := &gmlLexer{r: bufio.NewReader(bytes.NewReader(head)), line: 1, fresh: true, reports: quiet}
	for {
		key := l.next()
		if key.kind != gmlWord {
			return false
		}
		isGraph := strings.EqualFold(string(key.text), "graph")
		switch l.next().kind {
		case gmlOpen:
			return isGraph
		case gmlNumber, gmlText:
		default:
			return false
		}
	}
}

// gmlReader is a GML file while it is read.
type gmlReader struct {
	reports
	elements
	lex *gmlLexer
}

// readGML reads the first graph of a file. The keys of nodes and edges become
// attributes, those of nested lists under joined names. Edges have a direction
// only if the file says "directed 1". The weight of an edge is its key weight,
// else its key value.
func readGML(in Input) (*graph.Drawing, error) {
	g := &gmlReader{reports: reports{in: in}, elements: elements{d: &graph.Drawing{DirectedSaid: true}}}
	g.lex = &gmlLexer{r: bufio.NewReaderSize(in.R, headSize), line: 1, fresh: true, limit: in.Limits.Record, reports: &g.reports}
	graphs := 0
	g.list(0, false, func(key string, v gmlToken) {
		switch {
		case v.kind != gmlOpen:
		case key != "graph":
			g.pass()
		case graphs > 0:
			graphs++
			g.pass()
		default:
			graphs++
			g.graph()
		}
	})
	if g.lex.err != nil {
		return nil, g.lex.err
	}
	if graphs > 1 {
		g.add(0, "gml.more-graphs", graph.Info, fmt.Sprintf("the file holds %d graphs; only the first is read", graphs), nil)
	}
	g.finish()
	g.close()
	return g.d, nil
}

// list reads pairs of key and value up to the closing bracket, or to the end of
// the file if it is not inside one. The values are scalars or the opening of a
// list, which visit must read to its end.
func (g *gmlReader) list(line int, inside bool, visit func(key string, v gmlToken)) {
	for {
		k := g.lex.next()
		switch {
		case k.kind == gmlEnd && inside:
			g.add(line, "gml.unclosed-list", graph.Error, "a list has no closing bracket", nil)
			return
		case k.kind == gmlEnd:
			return
		case k.kind == gmlClose && inside:
			return
		case k.kind != gmlWord:
			g.add(k.line, "gml.syntax", graph.Error, "a key is expected here", k.text)
			if k.kind == gmlOpen {
				g.pass()
			}
			continue
		}
		key := strings.ToLower(string(k.text))
		v := g.lex.next()
		if v.kind == gmlClose || v.kind == gmlEnd {
			g.add(k.line, "gml.syntax", graph.Error, "the key "+cutExcerpt(key)+" has no value", nil)
			if inside || v.kind == gmlEnd {
				return
			}
			continue
		}
		visit(key, v)
	}
}

// pass reads a list to its end without looking at it.
func (g *gmlReader) pass() {
	for depth := 1; depth > 0; {
		switch g.lex.next().kind {
		case gmlOpen:
			depth++
		case gmlClose:
			depth--
		case gmlEnd:
			return
		}
	}
}

// graph reads the list of the graph.
func (g *gmlReader) graph() {
	g.list(g.lex.line, true, func(key string, v gmlToken) {
		switch {
		case key == "node" && v.kind == gmlOpen:
			g.node(v.line)
		case key == "edge" && v.kind == gmlOpen:
			g.edge(v.line)
		case v.kind == gmlOpen:
			g.pass()
		case key == "directed":
			g.d.Directed = string(v.text) == "1"
		}
	})
}

// gmlPair is one attribute of a node or an edge.
type gmlPair struct {
	name   string
	value  string
	quoted bool
}

// pairsOf reads the attributes of a node or an edge.
func (g *gmlReader) pairsOf(line int) []gmlPair {
	var out []gmlPair
	g.flatten("", line, 1, func(p gmlPair) { out = append(out, p) })
	return out
}

// flatten reads a list and the lists in it. The name of an inner key is the path
// to it, but places, sizes and colours in "graphics" go by the names that they have
// in other formats.
func (g *gmlReader) flatten(path string, line, depth int, yield func(gmlPair)) {
	g.list(line, true, func(key string, v gmlToken) {
		name := key
		if path == "graphics" {
			name = gmlGraphics(key)
		} else if path != "" {
			name = path + "_" + key
		}
		switch {
		case v.kind == gmlOpen && depth >= nesting(g.in.Limits):
			g.add(v.line, "gml.too-deep", graph.Error, "lists are nested too deep; this one is passed over", nil)
			g.pass()
		case v.kind == gmlOpen:
			g.flatten(name, v.line, depth+1, yield)
		case v.kind == gmlWord && notFinite(v.text):
			g.add(v.line, "gml.not-finite", graph.Info, "a number that is none, or infinite, counts as missing", v.text)
		case v.kind == gmlText:
			yield(gmlPair{name, html.UnescapeString(string(v.text)), true})
		default:
			yield(gmlPair{name, string(v.text), v.kind == gmlWord})
		}
	})
}

// gmlGraphics is the name of a key in "graphics".
func gmlGraphics(key string) string {
	switch key {
	case "w":
		return "size"
	case "fill":
		return "color"
	}
	return key
}

// notFinite tells whether a word is one of those for no number or infinity.
func notFinite(b []byte) bool {
	switch strings.ToLower(strings.TrimLeft(cutExcerpt(b), "+-")) {
	case "nan", "inf", "infinity":
		return true
	}
	return false
}
