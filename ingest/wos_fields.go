package ingest

import (
	"strings"

	"cocite/graph"
)

// wosRecord is a record as its tags say, from tagged text or from a table.
type wosRecord struct {
	line   int
	cells  bool // from a table: items are parted by "; ", not by lines
	fields []wosField
	first  [wosPlaces]uint16 // place of the first field of each tag in fields, from 1 on
}

// wosPlaces is the number of places for tags: 26 letters by 26 letters and ten
// digits.
const wosPlaces = 26 * 36

// place is that of a tag.
func (t wosTag) place() int {
	second := int(t[1]) - 'A'
	if second < 0 {
		second = int(t[1]) - '0' + 26
	}
	return (int(t[0])-'A')*36 + second
}

// wosField is one tag with its value.
type wosField struct {
	tag  wosTag
	line int
	from int    // place of the value in its block
	text string // with the line ends and indents of the block
}

// reset empties the record.
func (r *wosRecord) reset(line int) {
	for i := range r.fields {
		r.first[r.fields[i].tag.place()] = 0
	}
	r.line, r.cells, r.fields = line, false, r.fields[:0]
}

// add adds a field.
func (r *wosRecord) add(f wosField) {
	r.fields = append(r.fields, f)
	if at := &r.first[f.tag.place()]; *at == 0 && len(r.fields) < 1<<16 {
		*at = uint16(len(r.fields))
	}
}

// field is the first value of a tag that is not empty, or nil.
func (r *wosRecord) field(tag string) *wosField {
	t := wosTag{tag[0], tag[1]}
	for i := r.from(t); i < len(r.fields); i++ {
		if f := &r.fields[i]; f.tag == t && strings.TrimSpace(f.text) != "" {
			return f
		}
	}
	return nil
}

// from is the place of the first field of a tag, or behind all.
func (r *wosRecord) from(t wosTag) int {
	if at := int(r.first[t.place()]); at > 0 {
		return at - 1
	}
	return len(r.fields)
}

func (r *wosRecord) has(tag string) bool { return r.field(tag) != nil }

// lineOf is the line of a tag, or of the record.
func (r *wosRecord) lineOf(tag string) int {
	if f := r.field(tag); f != nil {
		return f.line
	}
	return r.line
}

// value is the first value of a tag on one line.
func (r *wosRecord) value(tag string) string {
	f := r.field(tag)
	if f == nil {
		return ""
	}
	text := strings.TrimSpace(f.text)
	if strings.IndexByte(text, '\n') < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); line != "" && len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, line...)
	}
	return string(out)
}

// text is value, fit for people.
func (r *wosRecord) text(tag string) string { return graph.CleanText(r.value(tag)) }

// lines adds the lines of all values of a tag that are not empty.
func (r *wosRecord) lines(out []string, tag string) []string {
	t := wosTag{tag[0], tag[1]}
	for i := r.from(t); i < len(r.fields); i++ {
		if r.fields[i].tag != t {
			continue
		}
		for rest := r.fields[i].text; rest != ""; {
			var line string
			line, rest, _ = strings.Cut(rest, "\n")
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}

// names adds the names under a tag: one a line, or parted by semicolons.
func (r *wosRecord) names(out []string, tag string) []string {
	from := len(out)
	out = r.lines(out, tag)
	for _, line := range out[from:] {
		if strings.IndexByte(line, ';') >= 0 {
			return splitNames(out[:from], out[from:])
		}
	}
	return out
}

// splitNames splits lines at semicolons.
func splitNames(out, lines []string) []string {
	out = out[:len(out):len(out)]
	for _, line := range lines {
		for name := range strings.SplitSeq(decodeNameEntities(line), ";") {
			if name = strings.TrimSpace(name); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

// list are the parts of a value between semicolons, fit for people.
func (r *wosRecord) list(tag string) []string {
	value := r.value(tag)
	if value == "" {
		return nil
	}
	out := make([]string, 0, strings.Count(value, ";")+1)
	for part := range strings.SplitSeq(value, ";") {
		if part = graph.CleanText(strings.TrimSpace(part)); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// key names the record in problems.
func (r *wosRecord) key() string { return strings.Clone(r.value("UT")) }

// excerpt is the beginning of the record.
func (r *wosRecord) excerpt() string {
	if len(r.fields) == 0 {
		return ""
	}
	f := r.fields[0]
	return string(f.tag[:]) + f.text
}
