package ingest

import (
	"strings"

	"cocite/graph"
)

// plainBibName reads the names that most names are: words of ASCII letters,
// hyphens and dots with a capital first, as "Given Family" or "Family, Given". It
// takes only what the rules of BibTeX split in the same way.
func plainBibName(s string) (graph.Name, bool) {
	comma, blank := plainBibWords(s)
	switch {
	case blank < 0:
		return graph.Name{}, false
	case comma < 0:
		return graph.NewName(s[blank+1:], stripMarks(s[:blank]), "", ""), true
	case isDegree(s[comma+2:]):
		return graph.Name{}, false
	}
	return graph.NewName(s[:comma], stripMarks(s[comma+2:]), "", ""), true
}

// plainBibWords finds the only comma of a plain name, and the last blank; both are
// -1 where there is none, and blank is -1 if the name is not plain.
func plainBibWords(s string) (comma, blank int) {
	comma, blank = -1, -1
	first := true // of a word
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case first && (c < 'A' || c > 'Z'):
			return -1, -1
		case isASCIILetter(c), c == '.', c == '-' && s[i-1] != '-':
			first = false
		case c == ' ':
			first, blank = true, i
		case c == ',' && comma < 0 && strings.HasPrefix(s[i+1:], " "):
			comma = i
		default:
			return -1, -1
		}
	}
	if first {
		return -1, -1
	}
	return comma, blank
}
