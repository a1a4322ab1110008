package ingest

import (
	"strings"

	"cocite/graph"
)

// citedParser reads cited references of Web of Science. It keeps identifiers of
// many references side by side; what it has given out stays as it is.
type citedParser struct {
	ids   []graph.ID
	text  string // the reference at hand
	ends  []int  // of its fields, but the last
	plain bool   // text is fit for people as it is
}

// list parses a reference list.
func (p *citedParser) list(items []string) []graph.Ref {
	if len(items) == 0 {
		return nil
	}
	p.ids = make([]graph.ID, 0, len(items))
	refs := make([]graph.Ref, len(items))
	for i, item := range items {
		p.into(&refs[i], item)
	}
	return refs
}

// parse reads one cited reference.
func (p *citedParser) parse(raw string) (ref graph.Ref) {
	p.into(&ref, raw)
	return ref
}

// into reads one cited reference: "Newman MEJ, 2010, NETWORKS INTRO, P5, DOI
// 10.1093/…". Any part may be missing and authors may hold commas, so fields are
// told by their shape, never by their place: the first year parts the author from
// the rest. Raw is the reference as printed, white space folded.
func (p *citedParser) into(ref *graph.Ref, raw string) {
	ref.Raw = p.cut(raw)
	from := len(p.ids)
	last := p.doiField()
	p.dois(last)
	author, rest := p.year(last, ref)
	ref.Author = p.author(p.span(0, author))
	p.tail(rest, last, ref)
	if len(p.ids) == from && strings.Contains(p.text, "10.") {
		if id, ok := graph.FindDOI(p.text); ok {
			p.add(from, id)
		}
	}
	if len(p.ids) > from {
		ref.IDs = p.ids[from:len(p.ids):len(p.ids)]
	}
}

// cut finds the fields of a reference, parted by a comma and a blank, and returns
// it with single blanks. A semicolon at its end is in no field.
func (p *citedParser) cut(raw string) string {
	end := len(raw)
	for end > 0 && (raw[end-1] == ';' || raw[end-1] == ' ' || raw[end-1] == '\t') {
		end--
	}
	p.text = raw[:end]
	if p.fields() {
		return raw
	}
	p.text = strings.Join(strings.Fields(p.text), " ")
	p.fields()
	return p.text
}

// count is the number of fields.
func (p *citedParser) count() int { return len(p.ends) + 1 }

// start is where field i begins.
func (p *citedParser) start(i int) int {
	if i == 0 {
		return 0
	}
	return p.ends[i-1] + 2
}

// span is the text of the fields from i up to, but without j.
func (p *citedParser) span(i, j int) string {
	switch {
	case i >= j:
		return ""
	case j > len(p.ends):
		return p.text[p.start(i):]
	}
	return p.text[p.start(i):p.ends[j-1]]
}

// clean is text fit for people.
func (p *citedParser) clean(s string) string {
	if p.plain {
		return s
	}
	return graph.CleanText(s)
}

// maxCitedIDs is how many identifiers of one reference are kept.
const maxCitedIDs = 32

// add keeps an identifier unless the reference that begins at from has it.
func (p *citedParser) add(from int, id graph.ID) {
	if len(p.ids)-from >= maxCitedIDs {
		return
	}
	for _, have := range p.ids[from:] {
		if have == id {
			return
		}
	}
	p.ids = append(p.ids, id)
}

// doiField is the first field with the word DOI: identifiers go from there to the
// end. Without one it is the number of fields.
func (p *citedParser) doiField() int {
	for i := range p.count() {
		if isDOILabel(p.text[p.start(i):]) {
			return i
		}
	}
	return p.count()
}

// nextField is the distance to the next comma that a blank follows, -1 if there
// is none.
func nextField(s string) int {
	for i := 0; ; i++ {
		n := strings.IndexByte(s[i:], ',')
		if n < 0 || i+n+1 >= len(s) {
			return -1
		}
		if i += n; s[i+1] == ' ' {
			return i
		}
	}
}

// isDOILabel tells a field that begins with the word DOI.
func isDOILabel(s string) bool {
	if len(s) < 4 || s[0]|0x20 != 'd' || s[1]|0x20 != 'o' || s[2]|0x20 != 'i' {
		return false
	}
	return s[3] == ' ' || s[3] == ':' || s[3] == '['
}

// dois reads "DOI 10.1/a", "DOI DOI 10.1/a" and "DOI [10.1/a, DOI 10.1/B]".
func (p *citedParser) dois(first int) {
	from := len(p.ids)
	for i := first; i < p.count(); i++ {
		field := p.span(i, i+1)
		for isDOILabel(field) {
			field = field[4:]
		}
		if field != "" && (field[0] == '[' || field[0] == ' ' || field[len(field)-1] == ']') {
			field = withoutLabels(field)
		}
		if pmid, ok := strings.CutPrefix(field, "PMID "); ok {
			if id, ok := graph.MakeID(graph.PMID, pmid); ok {
				p.add(from, id)
			}
		} else if id, ok := graph.MakeID(graph.DOI, field); ok {
			p.add(from, id)
		}
	}
}

// withoutLabels takes brackets off, and words DOI inside them.
func withoutLabels(field string) string {
	for field = strings.Trim(field, "[] "); isDOILabel(field); {
		field = strings.Trim(field[3:], "[] :")
	}
	return field
}

// year finds the first field that is a year, and returns where the author ends and
// where the rest begins. Without a year, the first field is the author if it looks
// like a person and a source follows.
func (p *citedParser) year(last int, ref *graph.Ref) (author, rest int) {
	for i := range last {
		if ref.Year = citedYear(p.span(i, i+1)); ref.Year != 0 {
			return i, i + 1
		}
	}
	if last > 1 && likePerson(p.span(0, 1)) && !numbering(p.span(1, 2)) {
		return 1, 1
	}
	return 0, 0
}

// citedYear is the year of a field such as "1999" or "2004a", else 0.
func citedYear(s string) int {
	if len(s) < 4 || len(s) > 5 || len(s) == 5 && (s[4] < 'a' || s[4] > 'z') || leadingDigits(s[:4]) != 4 {
		return 0
	}
	if y := number(s[:4]); y >= 1500 && y < 2100 {
		return y
	}
	return 0
}

// likePerson tells "Doe J", "LEVY Y", "van Eck NJ", "*WHO" and "[Anonymous]" from
// a source: a family name, particles before it at most, and initials.
func likePerson(s string) bool {
	if s == "" || s[0] == '*' || s[0] == '[' {
		return s != "" && s != "[No title captured]"
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words[len(words)-1]) > 4 || strings.ContainsAny(s, "0123456789") {
		return false
	}
	for _, w := range words[:len(words)-2] {
		if strings.ToLower(w) != w {
			return false
		}
	}
	last := words[len(words)-1]
	return strings.ToUpper(last) == last
}

// numbering tells a volume or a page.
func numbering(s string) bool {
	return len(s) > 1 && (s[0] == 'V' || s[0] == 'P') && digits([]byte(s[1:]))
}

// author is the first author as printed, "" if nobody is named. The brackets
// around names in two scripts are no part of it.
func (p *citedParser) author(s string) string {
	if s == "" {
		return ""
	}
	if s[0] == '[' && s[len(s)-1] == ']' {
		s = s[1 : len(s)-1]
	}
	if s = p.clean(s); !hasInitials(s) && graph.PlaceholderName(s) {
		return ""
	}
	return s
}

// hasInitials tells a name of at least four letters with at most three capitals
// behind it. No placeholder is one.
func hasInitials(s string) bool {
	blank := strings.LastIndexByte(s, ' ')
	if blank < 4 || len(s)-blank > 4 {
		return false
	}
	for i := blank + 1; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return isASCIILetter(s[0])
}
