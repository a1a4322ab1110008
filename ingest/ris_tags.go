package ingest

import (
	"bytes"
	"strings"
)

// risStyle is how a file writes its tags, as its last TY line shows. In a file
// with two blanks, a line such as "AB - …" inside an abstract is text.
type risStyle struct {
	strict bool // two blanks before the hyphen
	lower  bool // small letters
}

// tag splits a line into tag and value, both trimmed; false if it has no tag.
func (s risStyle) tag(line []byte) (tag string, value []byte, ok bool) {
	line = bytes.TrimPrefix(line, []byte("\uFEFF"))
	name, blanks, rest, ok := splitRIS(line)
	if !ok {
		return "", nil, false
	}
	upper := strings.ToUpper(name)
	frame := upper == "TY" || upper == "ER"
	switch {
	case blanks == 0 && len(rest) > 0 && rest[0] != ' ': // "TI-RADS"
		return "", nil, false
	case upper != name && !s.lower && !(upper == "TY" && blanks > 0):
		return "", nil, false
	case s.strict && blanks != 2 && !frame:
		return "", nil, false
	case !knownRISTag(upper) && (blanks != 2 || len(rest) > 0 && rest[0] != ' '):
		return "", nil, false
	case upper == "TY" && !isRISType(rest), upper == "ER" && len(bytes.TrimSpace(rest)) > 0 && blanks != 2:
		return "", nil, false
	}
	return upper, bytes.TrimSpace(rest), true
}

// splitRIS splits a line at the hyphen behind a tag and at most three blanks.
func splitRIS(line []byte) (name string, blanks int, rest []byte, ok bool) {
	if len(line) < 3 || !isASCIILetter(line[0]) || !isASCIILetter(line[1]) && leadingDigits(string(line[1:2])) == 0 {
		return "", 0, nil, false
	}
	rest = line[2:]
	for blanks < 3 && blanks < len(rest) && rest[blanks] == ' ' {
		blanks++
	}
	if blanks == len(rest) || rest[blanks] != '-' {
		return "", 0, nil, false
	}
	return string(line[:2]), blanks, rest[blanks+1:], true
}

// isRISType tells whether the value of TY is a type: one word of letters, or none.
func isRISType(value []byte) bool {
	word := strings.TrimSpace(string(value))
	return leadingLetters(word) == len(word) && len(word) <= 10
}

// learn takes over the style of a TY line.
func (s *risStyle) learn(line []byte) {
	line = bytes.TrimPrefix(line, []byte("\uFEFF"))
	name, blanks, _, _ := splitRIS(line)
	s.strict, s.lower = blanks == 2, name != strings.ToUpper(name)
}

// knownRISTag tells whether a tag is in use.
func knownRISTag(tag string) bool {
	switch tag {
	case "TY", "ER", "ID",
		"AU", "A1", "A2", "A3", "A4", "A5", "ED", "TA",
		"TI", "T1", "T2", "T3", "CT", "BT", "TT", "ST", "SE",
		"JO", "JF", "JA", "J1", "J2",
		"PY", "Y1", "Y2", "DA", "RD",
		"VL", "IS", "CP", "SP", "EP", "LP", "NV", "ET", "SV",
		"SN", "DO", "DI", "AN", "UR", "LK", "L1", "L2", "L3", "L4", "RN", "CN",
		"AB", "N1", "N2", "KW", "LA", "DB", "DP", "AD", "AV", "AF",
		"PB", "PP", "CY", "OP", "RI", "RP", "SO", "WP", "VO", "CA",
		"M1", "M2", "M3", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8",
		"U1", "U2", "U3", "U4", "U5", "H1", "H2", "H3", "H4":
		return true
	}
	return false
}

// risType is the type of a record for the value of TY.
func risType(kind string) string {
	switch kind {
	case "JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "INPR", "ABST":
		return "article"
	case "CONF", "CPAPER":
		return "proceedings-article"
	case "CHAP", "ECHAP", "ENCYC", "DICT":
		return "book-chapter"
	case "BOOK", "EBOOK", "EDBOOK", "CLSWK":
		return "book"
	case "THES":
		return "dissertation"
	case "RPRT", "GOVDOC":
		return "report"
	case "ELEC", "WEB", "BLOG", "ICOMM":
		return "web-page"
	case "DATA", "AGGR", "DBASE":
		return "dataset"
	case "COMP":
		return "software"
	case "PAT":
		return "patent"
	case "STAND":
		return "standard"
	case "SER":
		return "journal"
	}
	return "other"
}
