package ingest

import (
	"bytes"
	"fmt"

	"cocite/graph"
)

// statements reads the statements of a scope up to its closing brace.
func (p *dot) statements(s *dotScope, line int) {
	for {
		switch p.lex.next() {
		case '}':
			return
		case ';', ',':
		case dotEnd:
			p.add(line, "dot.unclosed-brace", graph.Error, "a graph or subgraph has no closing brace", nil)
			return
		default:
			p.statement(s)
		}
	}
}

// statement reads one statement, from its first token on.
func (p *dot) statement(s *dotScope) {
	line := p.lex.line
	switch {
	case p.lex.kind == '{' || p.lex.keyword("subgraph"):
		p.chain(s, p.subgraph(s, line), line, false)
	case p.lex.keyword("graph"):
		p.defaults(nil, nil)
	case p.lex.keyword("node"):
		p.defaults(&p.nodes, &s.nodes)
	case p.lex.keyword("edge"):
		p.defaults(&p.edges, &s.edges)
	case p.lex.kind == dotID && p.lex.peek() == '=':
		p.lex.next()
		if k := p.lex.next(); k != dotID && k != dotHTML { // an attribute of the graph, which has no place in a drawing
			p.syntax("the value of an attribute should be here")
		}
	case p.lex.kind == dotID || p.lex.kind == dotHTML:
		p.chain(s, p.node(s), line, true)
	default:
		p.syntax("a statement should begin here")
	}
}

// syntax reports the token, and goes on behind the next semicolon, or where a
// bracket, a brace or a new line comes.
func (p *dot) syntax(message string) {
	line := p.lex.line
	p.add(line, "dot.syntax", graph.Error, message, p.lex.text)
	switch p.lex.kind {
	case ';', ']':
		return
	case '{', '}', dotEnd:
		p.lex.again = true
		return
	}
	for {
		c := p.lex.peek()
		if c == 0 || c == '}' || c == '{' || p.lex.w.line(p.lex.pos) > line {
			return
		}
		if k := p.lex.next(); k == ';' || k == ']' || k == dotEnd {
			return
		}
	}
}

// defaults reads the attributes behind graph, node or edge.
func (p *dot) defaults(columns *scatteredList, to *dotDefaults) {
	if p.lex.peek() != '[' {
		p.syntax("graph, node and edge should be followed by attributes")
		return
	}
	p.attributes(columns)
	for _, v := range p.values {
		to.set(v)
	}
}

// dotEnds is one side of an edge: a node, or the nodes of a subgraph.
type dotEnds struct {
	node  int32
	port  string
	spans []dotSpan // of mentions; nil for a node
}

// dotSpan is a part of the mentions.
type dotSpan struct{ from, to int }

// node reads the rest of a node id, its port, and notes the node.
func (p *dot) node(s *dotScope) dotEnds {
	e := dotEnds{node: p.nodeOf(s)}
	for p.lex.peek() == ':' {
		p.lex.next()
		if k := p.lex.next(); k != dotID && k != dotHTML {
			p.syntax("a port should be here")
			return e
		}
		if e.port != "" {
			e.port += ":"
		}
		e.port += string(p.lex.text)
	}
	return e
}

// nodeOf returns the node of the token. A new one gets the defaults of the scope.
func (p *dot) nodeOf(s *dotScope) int32 {
	id := p.lex.text
	if p.lex.kind == dotHTML {
		id = append(append([]byte{'<'}, id...), '>')
	} else if bytes.IndexByte(id, '\\') >= 0 {
		id = bytes.ReplaceAll(id, []byte(`\\`), []byte(`\`))
	}
	if len(id) == 0 {
		id = []byte(`""`)
	}
	n, fresh := p.ids.next(id)
	if fresh {
		p.fill(&p.nodes, s.nodes.values, n)
		p.grouped = append(p.grouped, false)
	}
	if s.group >= 0 && !p.grouped[n] {
		p.grouped[n] = true
		p.groups.set(n, s.group)
	}
	if s.depth > 0 {
		p.mentions = append(p.mentions, n)
	}
	return n
}

// fill gives a row values that it has by default.
func (p *dot) fill(to *scatteredList, values []dotValue, row int32) {
	if p.filled += len(values); p.filled > maxAbsent {
		p.add(p.lex.line, "dot.too-many-defaults", graph.Error, "the defaults make more values than can be kept; this one has none", nil)
		return
	}
	for _, v := range values {
		to.list[v.column].set(row, v.value)
	}
}

// subgraph reads a subgraph and returns its nodes.
func (p *dot) subgraph(s *dotScope, line int) dotEnds {
	inner := dotScope{nodes: s.nodes.inner(), edges: s.edges.inner(), depth: s.depth + 1, group: s.group}
	name := ""
	if p.lex.kind != '{' {
		if c := p.lex.peek(); c != '{' && c != ';' && c != '}' {
			p.lex.next()
			name = string(p.lex.text)
			inner.group = p.groups.add(p.lex.text)
		}
		if p.lex.peek() != '{' {
			return dotEnds{spans: append([]dotSpan{}, p.named[name]...)}
		}
		p.lex.next()
	}
	from := len(p.mentions)
	if inner.depth > nesting(p.in.Limits) {
		p.add(line, "dot.too-deep", graph.Error, "subgraphs are nested too deep; this one is passed over", nil)
		p.passBraces()
	} else {
		p.statements(&inner, line)
	}
	span := dotSpan{from, len(p.mentions)}
	if name == "" {
		return dotEnds{spans: []dotSpan{span}}
	}
	p.named[name] = append(p.named[name], span)
	return dotEnds{spans: append([]dotSpan{}, p.named[name]...)}
}

// chain reads what follows the first side of an edge: further sides and the
// attributes of all the edges, or those of a single node.
func (p *dot) chain(s *dotScope, first dotEnds, line int, single bool) {
	p.rows = p.rows[:0]
	from, edges := first, false
	for p.lex.peek() == '-' {
		if p.lex.next() != dotEdge {
			p.syntax("-> or -- should be here")
			break
		}
		edges = true
		p.operator(line)
		to, ok := p.side(s)
		if !ok {
			break
		}
		p.join(s, from, to, line)
		from = to
	}
	p.release(s)
	if p.lex.peek() != '[' {
		return
	}
	switch {
	case edges:
		p.attributes(&p.edges)
		p.apply(&p.edges, p.rows)
	case single:
		p.attributes(&p.nodes)
		p.apply(&p.nodes, []int32{first.node})
	default:
		p.attributes(nil)
	}
}

// release forgets the nodes of subgraphs once nothing can refer to them.
func (p *dot) release(s *dotScope) {
	if s.depth == 0 && len(p.named) == 0 {
		p.mentions = p.mentions[:0]
	}
}

// operator checks that the sign between two nodes is that of the graph.
func (p *dot) operator(line int) {
	if (p.lex.text[1] == '>') != p.head.directed {
		p.add(line, "dot.edge-sign", graph.Warn, fmt.Sprintf("%s does not fit the kind of graph, which counts", p.lex.text), nil)
	}
}

// side reads the second or a later side of an edge.
func (p *dot) side(s *dotScope) (dotEnds, bool) {
	switch k := p.lex.next(); {
	case k == '{' || p.lex.keyword("subgraph"):
		rows := p.rows // statements inside have their own
		p.rows = nil
		e := p.subgraph(s, p.lex.line)
		p.rows = rows
		return e, true
	case k == dotID || k == dotHTML:
		return p.node(s), true
	}
	p.syntax("the end of an edge should be here")
	return dotEnds{}, false
}

// join makes the edges between two sides.
func (p *dot) join(s *dotScope, from, to dotEnds, line int) {
	p.tails, p.heads = p.nodesOf(p.tails[:0], from), p.nodesOf(p.heads[:0], to)
	if n := len(p.tails) * len(p.heads); n > impliedNodes && len(p.d.From)+n > p.lex.pos {
		p.add(line, "dot.too-many-edges", graph.Error, fmt.Sprintf("%d edges between two subgraphs are left out", n), nil)
		return
	}
	first := len(p.rows)
	for _, u := range p.tails {
		for _, v := range p.heads {
			p.rows = append(p.rows, p.edge(s, u, v, line))
		}
	}
	p.ports("tailport", from.port, p.rows[first:])
	p.ports("headport", to.port, p.rows[first:])
}

// nodesOf lists the nodes of one side, each once.
func (p *dot) nodesOf(into []int32, e dotEnds) []int32 {
	if e.spans == nil {
		return append(into, e.node)
	}
	seen := make(map[int32]bool)
	for _, s := range e.spans {
		for _, n := range p.mentions[s.from:s.to] {
			if !seen[n] {
				seen[n] = true
				into = append(into, n)
			}
		}
	}
	return into
}

// edge makes an edge, or finds that of a strict graph.
func (p *dot) edge(s *dotScope, u, v int32, line int) int32 {
	row := int32(len(p.d.From))
	if p.merged != nil {
		key := [2]int32{u, v}
		if !p.head.directed && v < u {
			key = [2]int32{v, u}
		}
		if old, ok := p.merged[key]; ok {
			return old
		}
		p.merged[key] = row
	}
	p.d.From, p.d.To, p.d.Lines = append(p.d.From, u), append(p.d.To, v), append(p.d.Lines, line)
	p.fill(&p.edges, s.edges.values, row)
	return row
}

// ports keeps the port of a side.
func (p *dot) ports(name, port string, rows []int32) {
	if port == "" {
		return
	}
	c := p.edges.of([]byte(name))
	if c < 0 {
		return
	}
	value := p.edges.list[c].add([]byte(port))
	for _, row := range rows {
		p.edges.list[c].set(row, value)
	}
}
