package ingest

import (
	"strings"

	"cocite/graph"
)

// tail reads the fields behind the year: source, volume, page and numbers. A
// source may itself begin with V or P ("PLOS ONE", "VLDB J").
func (p *citedParser) tail(i, last int, ref *graph.Ref) {
	from := len(p.ids)
	var parts [4]string
	source := parts[:0]
	for i < last {
		next := p.endOfSource(i, last)
		field := p.span(i, next)
		i = next
		switch {
		case field == "":
		case field[0] == 'V' && isNumbering(field, len(source) > 0):
			ref.Volume = or(ref.Volume, field[1:])
		case field[0] == 'P' && isNumbering(field, len(source) > 0):
			ref.Page = or(ref.Page, field[1:])
		case p.number(field, len(source) > 0, ref):
		default:
			source = append(source, field)
		}
	}
	if len(source) == 0 {
		return
	}
	text := joined(source, ", ")
	if strings.HasPrefix(text, "ARXIV") || strings.HasPrefix(text, "arXiv") {
		p.arXiv(from, text[5:])
	}
	ref.Source = p.source(text)
}

// maxScriptFields is how many commas a source in brackets may hold.
const maxScriptFields = 50

// endOfSource is the field behind field i; a source in brackets, in two scripts,
// goes on to its bracket.
func (p *citedParser) endOfSource(i, last int) int {
	if start := p.start(i); start < len(p.text) && p.text[start] == '[' {
		for j := i + 1; j <= min(last, i+maxScriptFields); j++ {
			if s := p.span(j-1, j); s != "" && s[len(s)-1] == ']' {
				return j
			}
		}
	}
	return i + 1
}

// source is a source as text, without the brackets around one in two
// scripts; "" where Web of Science says that it has none.
func (p *citedParser) source(s string) string {
	if n := len(s); n > 1 && s[0] == '[' && s[n-1] == ']' {
		s = s[1 : n-1]
	}
	if s == "No title captured" {
		return ""
	}
	return p.clean(s)
}

// isNumbering tells whether a field is a letter and a number: "V12", "P123",
// "PS17", "PE1-E5", "Pxii". Letters besides digits need a source before them.
func isNumbering(field string, source bool) bool {
	s := field[1:]
	if s == "" || len(s) > 20 {
		return false
	}
	if leadingDigits(s) == len(s) {
		return true
	}
	hasDigit, roman := false, true
	for i := range len(s) {
		c := s[i]
		hasDigit = hasDigit || '0' <= c && c <= '9'
		roman = roman && strings.IndexByte("ivxlc", c) >= 0
		if c == ' ' || c == '/' || c >= 0x80 {
			return false
		}
	}
	return source && (hasDigit || roman)
}

// number takes fields that say what they are: "ARTN 12", "UNSP 5", "PMID 123",
// an issue "N4", an identifier or an address. An article number counts as page.
func (p *citedParser) number(field string, source bool, ref *graph.Ref) bool {
	switch c := field[0]; {
	case c == 'N':
		return source && len(field) > 1 && digits([]byte(field[1:]))
	case c == '1':
		return strings.HasPrefix(field, "10.") && strings.Contains(field, "/")
	case c == 'h':
		return strings.HasPrefix(field, "http")
	case c != 'A' && c != 'U' && c != 'P':
		return false
	}
	word, rest, _ := strings.Cut(field, " ")
	switch {
	case word != "ARTN" && word != "ARTICLE" && word != "UNSP" && word != "PMID":
		return false
	case !strings.ContainsAny(rest, "0123456789") || strings.Contains(rest, " "):
		return false
	case word != "PMID":
		ref.Page = or(ref.Page, rest)
		return true
	}
	if id, ok := graph.MakeID(graph.PMID, rest); ok {
		p.add(len(p.ids), id)
	}
	return true
}

// arXiv reads "ARXIV:1706.03762", "ARXIV170603762" and "ARXIV HEP-TH/9901001".
func (p *citedParser) arXiv(from int, s string) {
	s = strings.TrimLeft(s, ": ")
	s, _, _ = strings.Cut(s, " ")
	if n := leadingDigits(s); n == len(s) && (n == 8 || n == 9) {
		s = s[:4] + "." + s[4:]
	}
	if id, ok := graph.MakeID(graph.ArXiv, s); ok {
		p.add(from, id)
	}
}
