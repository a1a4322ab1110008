package ingest

import (
	"encoding/xml"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decoded is the text between two places with its entities decoded: those of XML,
// numbers, and the names of HTML, among which are all that the DTD of DBLP
// declares. Others stay as they are written, and so does a lone "&".
func (p *xmlParser) decoded(from, to int) string {
	s := p.s[from:to]
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i >= 0 {
		b = append(b, s[:i]...)
		s = s[i:]
		n, ok := 1, false
		if semi := strings.IndexByte(s[:min(len(s), maxEntity)], ';'); semi > 0 {
			if b, ok = appendEntity(b, s[1:semi]); ok {
				n = semi + 1
			}
		}
		if !ok {
			p.odd(oddEntity, to-len(s), s)
			b = append(b, '&')
		}
		s = s[n:]
		i = strings.IndexByte(s, '&')
	}
	return string(append(b, s...))
}

// maxEntity is how long a reference can be that we know, from "&" to ";".
const maxEntity = 40

// appendEntity appends the character that the name or the number of an entity
// stands for. It returns false if there is none.
func appendEntity(b []byte, name string) ([]byte, bool) {
	switch name {
	case "":
		return b, false
	case "amp":
		return append(b, '&'), true
	case "lt":
		return append(b, '<'), true
	case "gt":
		return append(b, '>'), true
	case "quot":
		return append(b, '"'), true
	case "apos":
		return append(b, '\''), true
	}
	if name[0] == '#' {
		return appendNumber(b, name[1:])
	}
	if s, ok := xml.HTMLEntity[name]; ok {
		return append(b, s...), true
	}
	ref := "&" + name + ";"
	if s := html.UnescapeString(ref); !strings.HasSuffix(s, ";") {
		return append(b, s...), true
	}
	return b, false
}

// appendNumber appends the character of a number, decimal or with x before it.
// The controls that XML forbids are none.
func appendNumber(b []byte, digits string) ([]byte, bool) {
	base := 10
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) || n < ' ' && n != '\t' && n != '\n' && n != '\r' {
		return b, false
	}
	return utf8.AppendRune(b, rune(n)), true
}
