package ingest

import (
	"strings"
	"unicode/utf8"
)

// How wide Web of Science writes lines, with the three blanks at their start. A
// list with a wider line is not wrapped.
const (
	wosWidth  = 75
	wosIndent = 3
)

// citedItems cuts the lines of a reference list into references. Most files have
// one a line. Others are wrapped at 75 signs, and EndNote wraps where it likes, so
// that only the number of references that the record states tells the truth: of
// the ways to join lines, the first that gives this number counts. Without one
// that does, or without a number, lines are joined where they are full.
func citedItems(lines []string, stated int) []string {
	sure := lines
	if anyBrokenOff(lines) {
		sure = joinCited(lines, brokenOff)
	}
	if len(sure) == stated {
		return sure
	}
	width := widest(lines)
	if width > wosWidth+5 && stated <= 0 {
		return sure
	}
	full := sure
	if width <= wosWidth+5 {
		full = joinCited(lines, func(last, next string, open bool) bool {
			return brokenOff(last, next, open) || fullLine(last, next, max(width, wosWidth)) && goesOn(next, open)
		})
	}
	if stated <= 0 || len(full) == stated {
		return full
	}
	loose := joinCited(lines, func(last, next string, open bool) bool {
		return brokenOff(last, next, open) || open || !strings.Contains(next, ",") && !hasCitedYear(next)
	})
	if len(loose) == stated {
		return loose
	}
	return full
}

// joinCited joins each line to the reference before it where join says so. open
// tells that a bracket of the reference has not closed.
func joinCited(lines []string, join func(last, next string, open bool) bool) []string {
	out := make([]string, 0, len(lines))
	first, depth := 0, 0
	for i, line := range lines {
		if i > first && !join(lines[i-1], line, depth > 0) {
			out = append(out, joined(lines[first:i], " "))
			first, depth = i, 0
		}
		depth = openBrackets(depth, line)
	}
	if len(lines) > 0 {
		out = append(out, joined(lines[first:], " "))
	}
	return out
}

// joined is strings.Join, without a copy of one string.
func joined(list []string, separator string) string {
	if len(list) == 1 {
		return list[0]
	}
	return strings.Join(list, separator)
}

// openBrackets is how many square brackets are open behind a text.
func openBrackets(depth int, s string) int {
	if depth == 0 && strings.IndexByte(s, '[') < 0 {
		return 0
	}
	return max(0, depth+strings.Count(s, "[")-strings.Count(s, "]"))
}

// brokenOff tells a line whose end asks for more: "…, DOI", "…, DOI [10.1/a,".
func brokenOff(last, next string, _ bool) bool {
	switch c := last[len(last)-1]; {
	case c == ',':
		return true
	case c == 'I' && strings.HasSuffix(last, " DOI"):
		return true
	}
	return next[0] == '1' && strings.HasPrefix(next, "10.") && strings.Contains(next, "/")
}

// anyBrokenOff tells whether some line asks for more.
func anyBrokenOff(lines []string) bool {
	for i := 1; i < len(lines); i++ {
		if brokenOff(lines[i-1], lines[i], false) {
			return true
		}
	}
	return false
}

// fullLine tells whether the first word of the next line had no room on the last.
func fullLine(last, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return wosIndent+utf8.RuneCountInString(last)+1+utf8.RuneCountInString(word) > width
}

// goesOn tells whether a line behind a full one belongs to it: a bracket is open,
// or it does not look like a reference of its own.
func goesOn(next string, open bool) bool {
	if open {
		return true
	}
	if next[0] == '*' || next[0] == '[' || hasCitedYear(next) {
		return false
	}
	n := nextField(next)
	return n < 0 || !likePerson(next[:n])
}

// hasCitedYear tells whether a field is a year.
func hasCitedYear(s string) bool {
	for s != "" {
		field := s
		if n := nextField(s); n >= 0 {
			field, s = s[:n], s[n+2:]
		} else {
			s = ""
		}
		if citedYear(field) != 0 {
			return true
		}
	}
	return false
}

// widest is the width of the widest line with its indent.
func widest(lines []string) int {
	width := 0
	for _, line := range lines {
		if len(line)+wosIndent > width {
			width = max(width, wosIndent+utf8.RuneCountInString(line))
		}
	}
	return width
}

// splitCited cuts a cell of a table into references. They are parted by "; ",
// which titles and lists of identifiers may hold as well: brackets must be closed
// and what follows must look like the beginning of a reference. Where that gives
// another number than the record states and each "; " would give it, each counts.
func splitCited(cell string, stated int) []string {
	parts := trimmedParts(cell)
	out := make([]string, 0, len(parts))
	first, depth := 0, 0
	for i, part := range parts {
		if i > first && depth == 0 && startsCited(part) {
			out = append(out, joined(parts[first:i], "; "))
			first = i
		}
		depth = openBrackets(depth, part)
	}
	if len(parts) > 0 {
		out = append(out, joined(parts[first:], "; "))
	}
	if len(out) != stated && len(parts) == stated {
		return parts
	}
	return out
}

// trimmedParts are the parts between "; " that are not empty.
func trimmedParts(s string) []string {
	out := make([]string, 0, strings.Count(s, "; ")+1)
	for part := range strings.SplitSeq(s, "; ") {
		if part = strings.Trim(part, " ;"); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// startsCited tells whether text can begin a reference.
func startsCited(s string) bool {
	c := s[0]
	return strings.Contains(s, ", ") || c == '[' || c == '*' || c >= 0x80 || isASCIILetter(c) || leadingDigits(s) == 4
}
