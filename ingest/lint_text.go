package ingest

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

// textRules are those of formats of lines.
func textRules() []LintRule {
	return []LintRule{
		{"dot.default-statement", "there are statements node […], edge […], graph […] or subgraphs", "Gephi loses what comes behind them", "write the attributes at each node and edge"},
		{"dot.arrow-blanks", "-> or -- stands without blanks around it", "Gephi does not see the edge", "put a blank on both sides"},
		{"dot.second-list", "a statement has two lists of attributes", "Gephi reads the first only", "join the lists"},
		{"dot.color", "a colour is written as color=#RRGGBB", "Gephi draws the node transparent", "colour nodes with fillcolor, or not at all"},
		{"pajek.bom", "the file begins with a byte order mark", "NetworkX and igraph don't find the vertices", "save it as UTF-8 without a mark"},
		{"pajek.label", "two vertices have one label", "NetworkX takes labels for names and joins the two", "number equal labels"},
		{"pajek.two-mode", "the network has two modes", "NetworkX stops", "write a network of one mode"},
		{"pajek.relations", "there are several relations", "NetworkX and igraph stop", "write one network a relation"},
		{"pajek.quote", "a label holds a double quote", "the label ends there", "use single quotes inside labels"},
		{"gml.non-ascii", "a text is not ASCII", "NetworkX stops at it", "write other characters as &#233;"},
		{"gml.label", "two nodes have one label", "NetworkX stops unless told label='id'", "number equal labels"},
		{"gml.empty-list", "a list is empty", "NetworkX stops", "leave the key out"},
		{"gml.exponent", "a number has an exponent without a point before it", "NetworkX stops", "write 1.0e5, or no exponent"},
		{"gml.bracket", "a bracket stands without a blank before it", "Gephi does not see the end of the list", "put a blank before ]"},
		{"gml.multigraph", "edges repeat, and multigraph 1 is missing", "NetworkX stops", "write multigraph 1, or join the edges"},
		{"gdf.exponent", "a number has an exponent", "Gephi can't read it", "write it without"},
		{"csv.backslash", "there are single backslashes", "Gephi takes them for escapes: \\nabla loses its beginning", "double them in files for Gephi"},
		{"csv.time-name", "the name of a column holds interval or timestamp", "Gephi makes it a column of times", "give it another name"},
		{"csv.width", "a row has another number of values than there are columns", "Gephi leaves it out; pandas stops", "quote values that hold commas"},
		{"vosviewer.few-items", "there are fewer than three items", "VOSviewer Online refuses the file", "add items"},
		{"vosviewer.label", "a label is nan or null", "VOSviewer Online takes it for missing", "write the given name, too, or a full stop"},
		{"vosviewer.weight", "a weight is negative", "VOSviewer refuses the file", "make it a score"},
		{"vosviewer.cluster", "a cluster is not a number from 1 to 1000", "VOSviewer refuses the file", "number clusters from 1 on"},
		{"vosviewer.place", "there is an x without y, or a y without x", "VOSviewer refuses the file", "give both or none"},
	}
}

// Shapes of lines.
var (
	dotDefault    = regexp.MustCompile(`^\s*(?i:node|edge|graph)\s*\[|^\s*(?i:subgraph)\b|;\s*(?i:node|edge|graph)\s*\[|[{;]\s*(?i:subgraph)\b`)
	dotBareArrow  = regexp.MustCompile(`(?:[^\s-])(?:->|--)|(?:->|--)[^\s>-]`)
	dotTwoLists   = regexp.MustCompile(`\]\s*\[`)
	dotHexColor   = regexp.MustCompile(`[\s,\[]color\s*=\s*"?#`)
	gmlExponent   = regexp.MustCompile(`^\s*\w+\s+[-+]?\d+[eE][-+]?\d+\s*$`)
	gmlEmptyList  = regexp.MustCompile(`\[\s*\]`)
	gmlBareClose  = regexp.MustCompile(`\S\]`)
	gdfExponent   = regexp.MustCompile(`(?:^|,)[-+]?\d+(?:\.\d+)?[eE][-+]?\d+(?:,|$)`)
	pajekRelation = regexp.MustCompile(`(?i)^\s*\*(?:arcs|edges)\s*:\s*\d`)
	quotedText    = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	gmlQuoted     = regexp.MustCompile(`"[^"]*"`)
)

// lines looks at a file line by line.
func (l *linter) lines() {
	labels := map[string]bool{}
	for i, line := range bytes.Split(l.data, []byte{'\n'}) {
		switch n := i + 1; l.format {
		case "dot":
			l.dotLine(line, n)
		case "pajek":
			l.pajekLine(line, n, labels)
		case "gml":
			l.gmlLine(line, n, labels)
		case "gdf":
			if gdfExponent.Match(gmlQuoted.ReplaceAll(line, nil)) && gdfSection(line) == "" {
				l.hit("gdf.exponent", n, string(line))
			}
		case "csv":
			l.csvLine(line, n)
		}
	}
	multi := bytes.Contains(l.data, []byte("multigraph 1"))
	if f := l.found["any.repeated-edge"]; l.format == "gml" && f != nil && !multi {
		l.hit("gml.multigraph", f.Line, f.Excerpt)
	}
	if f := l.found["table.wrong-width"]; f != nil {
		delete(l.found, "table.wrong-width")
		l.hit("csv.width", f.Line, f.Excerpt)
	}
}

// dotLine looks at a line of DOT, without what is in quotes.
func (l *linter) dotLine(line []byte, n int) {
	hex := quotedText.ReplaceAllFunc(line, func(b []byte) []byte {
		if bytes.HasPrefix(b, []byte(`"#`)) {
			return []byte(`"#"`)
		}
		return []byte(`""`)
	})
	line = quotedText.ReplaceAll(line, []byte(`x`))
	if at := bytes.Index(line, []byte("//")); at >= 0 {
		line = line[:at]
	}
	for _, r := range []struct {
		code  string
		shape *regexp.Regexp
		text  []byte
	}{
		{"dot.default-statement", dotDefault, line}, {"dot.arrow-blanks", dotBareArrow, line},
		{"dot.second-list", dotTwoLists, line}, {"dot.color", dotHexColor, hex},
	} {
		if r.shape.Match(r.text) {
			l.hit(r.code, n, string(line))
		}
	}
}

// pajekLine looks at a line of a Pajek network.
func (l *linter) pajekLine(line []byte, n int, labels map[string]bool) {
	name, rest := starLine(line)
	if pajekRelation.Match(line) {
		l.hit("pajek.relations", n, string(line))
	}
	if f := bytes.Fields(rest); name == "vertices" && len(f) == 2 {
		l.hit("pajek.two-mode", n, string(line))
	}
	first := bytes.IndexByte(line, '"')
	if name != "" || first < 0 {
		return
	}
	if bytes.Count(line, []byte{'"'})%2 == 1 || bytes.Count(line, []byte{'"'}) > 2 && bytes.Contains(line, []byte(`\"`)) {
		l.hit("pajek.quote", n, string(line))
		return
	}
	label := string(line[first+1 : first+1+bytes.IndexByte(line[first+1:], '"')])
	if labels[label] {
		l.hit("pajek.label", n, label)
	}
	labels[label] = true
}

// gmlLine looks at a line of GML.
func (l *linter) gmlLine(line []byte, n int, labels map[string]bool) {
	for _, c := range line {
		if c >= 0x80 {
			l.hit("gml.non-ascii", n, string(line))
			break
		}
	}
	key, value, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
	if len(line) > 3 && line[0] == ' ' && key == "label" && strings.HasPrefix(value, `"`) {
		if labels[value] {
			l.hit("gml.label", n, value)
		}
		labels[value] = true
	}
	bare := gmlQuoted.ReplaceAll(line, []byte("x"))
	for _, r := range []struct {
		code  string
		shape *regexp.Regexp
	}{
		{"gml.exponent", gmlExponent}, {"gml.empty-list", gmlEmptyList}, {"gml.bracket", gmlBareClose},
	} {
		if r.shape.Match(bare) {
			l.hit(r.code, n, string(line))
		}
	}
}

// csvLine looks at a line of a table for Gephi.
func (l *linter) csvLine(line []byte, n int) {
	head := strings.ToLower(string(line))
	if n == 1 && (strings.Contains(head, "interval") || strings.Contains(head, "timestamp")) {
		l.hit("csv.time-name", n, string(line))
	}
	if !l.neo4j() && bytes.IndexByte(bytes.ReplaceAll(line, []byte(`\\`), nil), '\\') >= 0 {
		l.hit("csv.backslash", n, string(line))
	}
}

// neo4j tells whether a table has the headings of Neo4j, to which a backslash means
// itself.
func (l *linter) neo4j() bool {
	head, _, _ := bytes.Cut(l.data, []byte{'\n'})
	return bytes.Contains(head, []byte(":START_ID")) || bytes.Contains(head, []byte(":ID"))
}

// vosMap looks at a map of VOSviewer.
func (l *linter) vosMap() {
	lines := bytes.Split(bytes.TrimRight(l.data, "\r\n"), []byte{'\n'})
	heads := strings.Split(strings.TrimRight(string(lines[0]), "\r"), "\t")
	if len(lines) < 4 {
		l.hit("vosviewer.few-items", 1, "")
	}
	xs, ys := 0, 0
	for i, line := range lines[1:] {
		for k, cell := range strings.Split(strings.TrimRight(string(line), "\r"), "\t") {
			if k >= len(heads) {
				break
			}
			l.vosCell(strings.ToLower(heads[k]), cell, i+2)
			if cell != "" && heads[k] == "x" {
				xs++
			}
			if cell != "" && heads[k] == "y" {
				ys++
			}
		}
	}
	if xs != ys {
		l.hit("vosviewer.place", 1, "")
	}
}

// vosCell looks at a value of an item.
func (l *linter) vosCell(head, cell string, n int) {
	v, err := strconv.ParseFloat(cell, 64)
	switch {
	case head == "label" && (strings.EqualFold(cell, "nan") || strings.EqualFold(cell, "null")):
		l.hit("vosviewer.label", n, cell)
	case strings.HasPrefix(head, "weight") && err == nil && v < 0:
		l.hit("vosviewer.weight", n, cell)
	case head == "cluster" && cell != "" && (err != nil || v < 1 || v > 1000):
		l.hit("vosviewer.cluster", n, cell)
	}
}

// jsonRules are those of JSON.
func jsonRules() []LintRule {
	return []LintRule{
		{"cyjs.networkx", "a node has no name or value", "NetworkX stops", "write data.name and data.value beside data.id"},
		{"cyjs.shared-id", "a node and an edge have one id", "Cytoscape.js stops", "give edges ids of their own"},
		{"node-link.list", "the list of edges is called links", "NetworkX from 3.4 on wants edges, unless told edges=\"links\"", "write edges, or links for D3"},
		{"graphology.place", "a node has no x or y", "Sigma stops", "lay the graph out"},
		{"graphology.type", "nodes have the attribute type", "Sigma takes it for the program that draws them", "give it another name"},
	}
}

// json looks at a file of JSON as a whole.
func (l *linter) json() {
	var file struct {
		Nodes, Links, Edges []map[string]any
		Elements            struct{ Nodes, Edges []map[string]any }
		Network             struct{ Items []map[string]any }
	}
	if json.Unmarshal(l.data, &file) != nil {
		return // the reader has told where it is broken, or it is one list of elements
	}
	switch l.format {
	case "cyjs":
		l.cyjs(file.Elements.Nodes, file.Elements.Edges)
	case "node-link":
		if file.Links != nil && file.Edges == nil {
			l.hit("node-link.list", 0, "")
		}
	case "graphology":
		l.graphology(file.Nodes)
	case "vosviewer-json":
		if len(file.Network.Items) < 3 {
			l.hit("vosviewer.few-items", 0, "")
		}
	}
}

// cyjs looks at elements.
func (l *linter) cyjs(nodes, edges []map[string]any) {
	ids := map[any]bool{}
	for _, n := range nodes {
		data, _ := n["data"].(map[string]any)
		id, _ := data["id"].(string)
		ids[id] = true
		if data["name"] == nil || data["value"] == nil {
			l.hit("cyjs.networkx", 0, id)
		}
	}
	for _, e := range edges {
		data, _ := e["data"].(map[string]any)
		if id, ok := data["id"].(string); ok && ids[id] {
			l.hit("cyjs.shared-id", 0, id)
		}
	}
}

// graphology looks at nodes.
func (l *linter) graphology(nodes []map[string]any) {
	for _, n := range nodes {
		key, _ := n["key"].(string)
		a, _ := n["attributes"].(map[string]any)
		if a["x"] == nil || a["y"] == nil {
			l.hit("graphology.place", 0, key)
		}
		if a["type"] != nil {
			l.hit("graphology.type", 0, key)
		}
	}
}
