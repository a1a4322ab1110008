package ingest

import (
	"bytes"
	"html"
	"strings"

	"cocite/graph"
)

// attributes reads lists of attributes into p.values; they are passed over if there
// are no columns for them.
func (p *dot) attributes(columns *scatteredList) {
	p.values = p.values[:0]
	for p.lex.peek() == '[' {
		p.lex.next()
		if !p.list(columns, p.lex.line) {
			return
		}
	}
}

// list reads one list of attributes. It returns false if its end is missing.
func (p *dot) list(columns *scatteredList, line int) bool {
	for {
		switch k := p.lex.next(); k {
		case ']':
			return true
		case ';', ',':
		case dotID, dotHTML:
			if c := p.lex.peek(); c != '[' && c != '-' && c != '{' {
				p.attribute(columns)
				continue
			}
			fallthrough // the next statement begins
		case dotEnd, '{', '}':
			p.add(line, "dot.unclosed-bracket", graph.Error, "a list of attributes has no closing bracket", p.lex.text)
			p.lex.again = true
			return false
		default:
			p.add(p.lex.line, "dot.syntax", graph.Error, "an attribute should be here", p.lex.text)
		}
	}
}

// attribute reads one name and value.
func (p *dot) attribute(columns *scatteredList) {
	c, column := p.column(columns)
	if p.lex.peek() != '=' {
		p.add(p.lex.line, "dot.no-value", graph.Warn, "an attribute without a value is left out", p.lex.text)
		return
	}
	p.lex.next()
	if k := p.lex.next(); k != dotID && k != dotHTML {
		p.add(p.lex.line, "dot.no-value", graph.Warn, "an attribute without a value is left out", p.lex.text)
		p.lex.again = true
		return
	}
	switch {
	case c == nil:
	case p.lex.kind == dotHTML:
		c.values.quoted = true
		p.values = append(p.values, dotValue{column, c.add([]byte(withoutTags(string(p.lex.text))))})
	case columns == &p.nodes && c.values.name == "label": // its escapes depend on the node
		p.values = append(p.values, dotValue{column, c.add(p.lex.text)})
	default:
		p.values = append(p.values, dotValue{column, c.add(dotText(p.lex.text))})
	}
}

// column is the column that the token names, nil if there is none.
func (p *dot) column(columns *scatteredList) (*scattered, int32) {
	if columns == nil {
		return nil, 0
	}
	i := columns.of(p.lex.text)
	if i < 0 {
		p.add(p.lex.line, "dot.too-many-columns", graph.Error, "there are more attributes than can be kept; this one is left out", p.lex.text)
		return nil, 0
	}
	return columns.list[i], i
}

// apply gives rows the values of the statement.
func (p *dot) apply(to *scatteredList, rows []int32) {
	for _, v := range p.values {
		for _, row := range rows {
			to.list[v.column].set(row, v.value)
		}
	}
}

// withoutTags is the text in a label with tags; what stands in different cells or
// lines is parted by blanks.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		b.WriteByte(' ')
		s = s[i:]
		end := strings.IndexByte(s, '>')
		if strings.HasPrefix(s, "<!--") {
			end = strings.Index(s, "-->") + 2
		}
		if end < 1 {
			break
		}
		s = s[end+1:]
	}
	b.WriteString(s)
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}

// dotText undoes the escapes that writers of DOT use in values: \\ and \n.
func dotText(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 {
		return s
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case s[i] == '\\' && next == '\\':
			out = append(out, '\\')
			i++
		case s[i] == '\\' && next == 'n':
			out = append(out, '\n')
			i++
		default:
			out = append(out, s[i])
		}
	}
	return out
}
