package export

import "io"

// writeMarkdown writes a table with bars, numbers to the right.
func writeMarkdown(w io.Writer, cols []field, rows int) error {
	f := newOut(w)
	markdownHead(f, cols)
	for i := range rows {
		f.text("|")
		for k := range cols {
			f.text(" ")
			if cols[k].has(i) {
				f.b = cols[k].append(f.b, i, appendMarkdown)
				f.text(" ")
			}
			f.text("|")
		}
		f.text("\n")
		f.end()
	}
	return f.flush()
}

// markdownHead writes the names and the line that says to which side cells go.
func markdownHead(f *out, cols []field) {
	f.text("|")
	for _, c := range cols {
		f.text(" ")
		f.b = appendMarkdown(f.b, c.name)
		f.text(" |")
	}
	f.text("\n|")
	for _, c := range cols {
		if c.kind == textKind || c.kind == flagKind {
			f.text(" --- |")
		} else {
			f.text(" ---: |")
		}
	}
	f.text("\n")
}

// appendMarkdown writes text without line ends so that nothing in it is taken
// for markup.
func appendMarkdown(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; c {
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '\\', '`', '*', '_', '[', ']', '|', '~', '$':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return b
}
