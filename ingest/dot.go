package ingest

import (
	"fmt"
	"strings"

	"cocite/graph"
)

func dotFormat() Format {
	return Format{
		Name:    "dot",
		Exts:    []string{".dot", ".gv"},
		Doc:     "DOT graphs of Graphviz",
		Sniff:   sniffDOT,
		Drawing: readDOT,
	}
}

// sniffDOT takes a head that begins with "graph {" or "digraph {", with a name
// between or not, and comments before it.
func sniffDOT(head []byte) bool {
	l := &dotLexer{w: windowOf(head), limit: DefaultLimits.Record, reports: &reports{}}
	l.reports.in.Problem = func(*graph.Problem) {}
	_, ok := dotHeading(l)
	return ok
}

func newDOTLexer(in Input, r *reports) *dotLexer {
	limit := in.Limits.Record
	if limit <= 0 {
		limit = DefaultLimits.Record
	}
	return &dotLexer{w: newWindow(in.R, 1, limit), limit: limit, reports: r}
}

// dotHead is what stands before the first brace of a graph.
type dotHead struct {
	strict, directed bool
	name             string
}

// dotHeading reads up to the brace that opens a graph; false if something else is
// there.
func dotHeading(l *dotLexer) (dotHead, bool) {
	var h dotHead
	l.next()
	if h.strict = l.keyword("strict"); h.strict {
		l.next()
	}
	h.directed = l.keyword("digraph")
	if !h.directed && !l.keyword("graph") {
		return h, false
	}
	if k := l.next(); k == dotID || k == dotHTML {
		h.name = cutExcerpt(l.text)
		l.next()
	}
	return h, l.kind == '{'
}

// keyword tells whether the token is a certain word without quotes.
func (l *dotLexer) keyword(word string) bool {
	return l.kind == dotID && !l.quoted && len(l.text) == len(word) && strings.EqualFold(string(l.text), word)
}

// dot is a DOT file while it is read.
type dot struct {
	reports
	lex      *dotLexer
	head     dotHead
	d        *graph.Drawing
	ids      numberIDs
	nodes    scatteredList
	edges    scatteredList
	merged   map[[2]int32]int32 // edges of a strict graph by their ends
	rows     []int32            // edges of the statement
	values   []dotValue         // attributes of the statement
	mentions []int32            // nodes in the subgraphs that are open or have a name
	named    map[string][]dotSpan
	groups   scattered // of nodes: the subgraph with a name that has them
	grouped  []bool
	filled   int // values that came from defaults
	tails    []int32
	heads    []int32
}

// dotScope is a graph or subgraph while its statements are read.
type dotScope struct {
	nodes, edges dotDefaults
	depth        int
	group        int32 // number of its name in groups, -1 if it has none
}

// readDOT reads the first graph of a file. The attributes of nodes and edges become
// columns, with the defaults that node and edge statements set for those that come
// after them in their scope. The attribute label of nodes is their label, the
// attribute weight of edges their weight. Ports become the columns tailport and
// headport, and the name of the innermost subgraph with a name that a node is first
// seen in the column subgraph. A strict graph has one edge between two nodes, and
// attributes that come again are set anew, as Graphviz does.
func readDOT(in Input) (*graph.Drawing, error) {
	p := &dot{reports: reports{in: in}, d: &graph.Drawing{DirectedSaid: true}, named: make(map[string][]dotSpan)}
	p.lex = newDOTLexer(in, &p.reports)
	p.groups.values.name, p.groups.values.quoted = "subgraph", true
	var ok bool
	if p.head, ok = dotHeading(p.lex); !ok {
		if err := p.lex.w.failed(); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("line %d: graph or digraph with an opening brace should be here", p.lex.line)
	}
	p.d.Directed = p.head.directed
	if p.head.strict {
		p.merged = make(map[[2]int32]int32)
	}
	p.statements(&dotScope{group: -1}, p.lex.line)
	p.others()
	if err := p.lex.w.failed(); err != nil {
		return nil, err
	}
	p.finish()
	p.close()
	return p.d, nil
}

// others looks for further graphs behind the first.
func (p *dot) others() {
	graphs := 1
	for p.lex.next() != dotEnd {
		line := p.lex.line
		if !p.lex.keyword("strict") && !p.lex.keyword("graph") && !p.lex.keyword("digraph") {
			p.add(line, "dot.syntax", graph.Error, "text behind the graph is passed over", p.lex.text)
			p.drain()
			return
		}
		for k := p.lex.kind; k != '{' && k != dotEnd; {
			k = p.lex.next()
		}
		graphs++
		p.passBraces()
	}
	if graphs > 1 {
		p.add(0, "dot.more-graphs", graph.Info, fmt.Sprintf("the file holds %d graphs; only the first is read", graphs), nil)
	}
}

// passBraces passes what is left of a pair of braces.
func (p *dot) passBraces() {
	for depth := 1; depth > 0; {
		switch p.lex.next() {
		case '{':
			depth++
		case '}':
			depth--
		case dotEnd:
			return
		}
	}
}

// drain reads to the end of the text.
func (p *dot) drain() {
	for p.lex.w.more() {
		p.lex.w.keep = p.lex.w.end()
	}
}
