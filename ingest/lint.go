package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cocite/graph"
)

// LintRule is something in a graph file that some program misreads.
type LintRule struct {
	Code   string // "gexf.edge-type": the format, or any, and the fault
	Doc    string // what is wrong
	Effect string // what programs make of it
	Fix    string
}

// Finding is a rule that a file fails.
type Finding struct {
	LintRule
	Line    int    // of the first place; 0 where there is none
	Count   int    // of places
	Excerpt string // of the first place, or what the reader says of it
}

// LintRules are all rules, in the order of the code that they begin with.
func LintRules() []LintRule {
	return slices.Concat(anyRules(), gexfRules(), graphmlRules(), textRules(), jsonRules())
}

// Lint says what Gephi, igraph, NetworkX and Cytoscape make of a graph file, as rules
// that it fails, by line. The file is plain text as it lies on disk. What the reader
// of its own format complains of is among the findings. A file of no graph format is
// an error.
func Lint(file string, data []byte, limits Limits) ([]Finding, Format, error) {
	l := &linter{found: map[string]*Finding{}, data: bytes.TrimPrefix(data, []byte("\ufeff"))}
	f, ok := Detect(l.data[:min(len(l.data), headSize)], file)
	if !ok || f.Drawing == nil {
		return nil, f, errors.New("it is no graph file that can be read; 'cocite formats' lists those that can")
	}
	l.format = f.Name
	if len(l.data) < len(data) && f.Name == "pajek" {
		l.hit("pajek.bom", 1, "")
	}
	l.characters()
	d, err := f.Drawing(l.input(file, limits))
	if err != nil {
		return nil, f, err
	}
	l.drawing(d)
	l.text(limits)
	return l.findings(), f, nil
}

// linter is a file while it is looked at.
type linter struct {
	format string
	data   []byte
	found  map[string]*Finding
}

// input is the file for its reader.
func (l *linter) input(file string, limits Limits) Input {
	return Input{R: bytes.NewReader(l.data), File: file, Limits: limits, Problem: l.problem}
}

// text looks at how the file is written.
func (l *linter) text(limits Limits) {
	switch l.format {
	case "gexf":
		l.gexf(l.input("", limits))
	case "graphml":
		l.graphml(l.input("", limits))
	case "dot", "pajek", "gml", "gdf", "csv":
		l.lines()
	case "cyjs", "node-link", "graphology", "vosviewer-json":
		l.json()
	case "vosviewer-map":
		l.vosMap()
	}
}

// hit notes a place that fails a rule.
func (l *linter) hit(code string, line int, excerpt string) {
	f := l.found[code]
	if f == nil {
		f = &Finding{LintRule: LintRule{Code: code}, Line: line, Excerpt: cutExcerpt(excerpt)}
		l.found[code] = f
	}
	f.Count++
}

// problem takes what the reader of the format complains of: under the rule for it if
// there is one, else as it is.
func (l *linter) problem(p *graph.Problem) {
	_, fault, _ := strings.Cut(p.Code, ".")
	code := map[string]string{
		"unknown-node": "any.dangling-edge", "unknown-item": "any.dangling-edge", "repeated-id": "any.repeated-id",
		"mixed-direction": "any.mixed-direction", "unknown-attribute": "gexf.undeclared", "unknown-key": "graphml.undeclared-key",
		"bad-type": "any.bad-type", "bad-value": "any.bad-type",
	}[fault]
	switch {
	case code != "":
		l.hit(code, p.Line, p.Message)
	case p.Severity != graph.Info:
		l.hit(p.Code, p.Line, p.Message)
		l.found[p.Code].Doc = p.Message
	}
}

// findings are the findings by line, with what their rules say.
func (l *linter) findings() []Finding {
	rules := make(map[string]LintRule)
	for _, r := range LintRules() {
		rules[r.Code] = r
	}
	var out []Finding
	for _, code := range sortedKeys(l.found) {
		f := *l.found[code]
		if r, ok := rules[code]; ok {
			f.LintRule = r
		} else {
			f.Effect, f.Fix = "programs stop here, or leave it out", "mend the file"
		}
		out = append(out, f)
	}
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return out
}

// anyRules are those of all formats.
func anyRules() []LintRule {
	return []LintRule{
		{"any.control-character", "a control character is in the text", "XML readers (Gephi, NetworkX, igraph) stop at it", "take it out; cocite never writes one"},
		{"any.dangling-edge", "an edge joins a node that is not declared", "Gephi makes a node without label; Cytoscape.js stops; NetworkX makes an empty node", "declare the node"},
		{"any.repeated-id", "two nodes have one id", "NetworkX and igraph keep the last values, Gephi the first", "give each node an id of its own"},
		{"any.repeated-edge", "several edges join the same nodes in one direction", "Gephi adds their weights up; NetworkX makes a multigraph or keeps the last", "join them to one edge with the sum of the weights"},
		{"any.self-loop", "an edge joins a node to itself", "Cytoscape and Gephi draw it as a loop; many measures count it twice", "leave it out unless it is meant"},
		{"any.weight", "a weight is zero, negative or no number", "Gephi drops edges of weight 0 and warns of negative ones", "leave the edge out, or put the number into another attribute"},
		{"any.mixed-direction", "some edges have a direction and some have none", "igraph makes all alike; NetworkX doubles the undirected ones; Gephi reads a mixed graph, which many of its measures refuse", "write one kind of edge a file"},
		{"any.column-case", "two attributes differ by case only", "Gephi makes column ids lower case: the second is lost", "give one of them another name"},
		{"any.reserved-name", "an attribute has a name that Gephi keeps for itself", "Gephi leaves the attribute out, or takes it for an id, a time or an interval", "give it another name"},
		{"any.bad-type", "values are not of the type that their column declares", "NetworkX stops; Gephi leaves the value out", "declare the column as text, or mend the values"},
		{"any.no-label", "some nodes have no label", "Gephi and Cytoscape show them without a name", "give each node a label, its id if nothing else"},
		{"any.inf", "a text holds INF in capital letters", "Gephi turns it into Infinity: INFORMATION becomes InfinityORMATION", "write the text in mixed case"},
		{"any.one-place", "all nodes stand in one place", "Gephi throws them about at random; VOSviewer refuses the file", "lay the graph out, or leave the places out"},
		{"any.large", "the file is larger than most programs can hold", "Gephi needs 1 to 2 GB a million nodes and edges; DOM readers ten times the size of the file", "write Parquet, Pajek or CSV, or leave weak edges out"},
	}
}

// mostElements is how many edges a program for people can be expected to open.
const mostElements = 1_000_000

// characters looks for control characters, raw or as numbers of XML.
func (l *linter) characters() {
	line := 1
	for _, c := range l.data {
		switch {
		case c == '\n':
			line++
		case c < ' ' && c != '\t' && c != '\r':
			l.hit("any.control-character", line, fmt.Sprintf("U+%04X", c))
		}
	}
}

// reservedColumns are the names that Gephi keeps for itself, beside what they mean.
const reservedColumns = " id source target type kind interval timeset timestamp start end "

// drawing looks at what the reader made of the file.
func (l *linter) drawing(d *graph.Drawing) {
	l.names(d.Nodes, "node")
	l.names(d.Edges, "edge")
	l.nodes(d)
	l.edges(d)
	if len(d.From) > mostElements {
		l.hit("any.large", 0, fmt.Sprintf("%d nodes, %d edges", len(d.IDs), len(d.From)))
	}
}

// names looks at the names of attributes. Formats say what is reserved by elements of
// their own, so that only an attribute that a file declares under such a name counts.
func (l *linter) names(cols []graph.Column, what string) {
	seen := map[string]string{}
	for _, c := range cols {
		low := strings.ToLower(c.Name)
		if first, again := seen[low]; again {
			l.hit("any.column-case", 0, what+" attributes "+first+" and "+c.Name)
		}
		seen[low] = c.Name
		if l.format != "gexf" && l.format != "dot" && l.format != "csv" && strings.Contains(reservedColumns, " "+low+" ") && c.Name != "start" && c.Name != "end" {
			l.hit("any.reserved-name", 0, what+" attribute "+c.Name)
		}
		if l.format == "gexf" || l.format == "graphml" || l.format == "gdf" {
			l.capitals(c)
		}
	}
}

// capitals looks for INF in texts.
func (l *linter) capitals(c graph.Column) {
	for _, t := range c.Text {
		if c.Name != "key" && strings.Contains(t, "INF") {
			l.hit("any.inf", 0, c.Name+": "+t)
		}
	}
}

// nodes looks at labels and places.
func (l *linter) nodes(d *graph.Drawing) {
	labelled := d.Labels != nil && l.format != "csv"
	for i, label := range d.Labels {
		if labelled && strings.TrimSpace(label) == "" && (d.Declared == nil || d.Declared[i]) {
			l.hit("any.no-label", 0, d.IDs[i])
		}
	}
	x, y := namedColumn(d.Nodes, "x"), namedColumn(d.Nodes, "y")
	if x >= 0 && y >= 0 && len(d.IDs) > 1 && oneValue(d.Nodes[x]) && oneValue(d.Nodes[y]) {
		l.hit("any.one-place", 0, "")
	}
}

// oneValue tells whether all values of a column of numbers are equal.
func oneValue(c graph.Column) bool {
	for i := range c.Len() {
		if c.Value(i) != c.Value(0) {
			return false
		}
	}
	return c.Text == nil
}

// edges looks at loops, repetitions and weights.
func (l *linter) edges(d *graph.Drawing) {
	seen := make(map[[2]int32]bool, len(d.From))
	line := func(i int) int {
		if i < len(d.Lines) {
			return d.Lines[i]
		}
		return 0
	}
	for i, u := range d.From {
		v := d.To[i]
		name := cutExcerpt(d.IDs[u]) + " to " + cutExcerpt(d.IDs[v])
		if d.DirectedSaid && !d.Directed && v < u {
			u, v = v, u
		}
		switch {
		case u == v:
			l.hit("any.self-loop", line(i), name)
		case seen[[2]int32{u, v}]:
			l.hit("any.repeated-edge", line(i), name)
		}
		seen[[2]int32{u, v}] = true
		if d.Weights != nil && !(d.Weights[i] > 0) {
			l.hit("any.weight", line(i), name)
		}
	}
}
