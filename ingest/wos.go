package ingest

import (
	"bytes"
	"iter"

	"cocite/graph"
)

// wosFormat reads the tagged text of Web of Science ("savedrecs.txt", .ciw, .isi):
// two letters, a blank and a value, from PT to ER; what goes on is indented.
// Files put together of several, a missing head, ER or EF, and lists that were
// wrapped are understood.
func wosFormat() Format {
	return Format{
		Name:    "wos",
		Exts:    []string{".txt", ".ciw", ".isi", ".sisi"},
		Doc:     "Web of Science plain text",
		Sniff:   sniffWoS,
		Records: func(in Input) iter.Seq2[graph.Record, error] { return newWoSReader(in).read },
	}
}

// sniffWoS wants the line FN before VR or PT; or else PT with one letter, and
// behind it two more of the tags that every record has.
func sniffWoS(head []byte) bool {
	named, found := false, 0
	for line := range bytes.FieldsFuncSeq(head, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
		tag, value := splitWoS(line)
		switch {
		case len(bytes.TrimSpace(line)) == 0, line[0] == ' ', line[0] == '\t':
			continue
		case named && (tag == wosVR || tag == wosPT && len(value) == 1):
			return true
		case tag == wosFN && found == 0:
			named = true
		case found == 0 && (tag != wosPT || len(value) != 1):
			return false
		case tag == wosPT, tag == wosAU, tag == wosTI, tag == wosSO, tag == wosUT:
			found++
		}
		if found == 3 {
			return true
		}
	}
	return false
}

// wosTag is a tag of two characters.
type wosTag [2]byte

// The tags that frame records.
var (
	wosFN = wosTag{'F', 'N'}
	wosVR = wosTag{'V', 'R'}
	wosPT = wosTag{'P', 'T'}
	wosER = wosTag{'E', 'R'}
	wosEF = wosTag{'E', 'F'}
	wosAU = wosTag{'A', 'U'}
	wosTI = wosTag{'T', 'I'}
	wosSO = wosTag{'S', 'O'}
	wosUT = wosTag{'U', 'T'}
)

// splitWoS splits a line into tag and value; the tag is zero if it has none.
func splitWoS(line []byte) (wosTag, []byte) {
	if !hasWoSTag(line) {
		return wosTag{}, nil
	}
	return wosTag{line[0], line[1]}, bytes.TrimSpace(line[2:])
}

// wosTagOf is the tag of a line, zero if it has none.
func wosTagOf(line []byte) wosTag {
	if !hasWoSTag(line) {
		return wosTag{}
	}
	return wosTag{line[0], line[1]}
}

// hasWoSTag tells whether a line begins with a tag.
func hasWoSTag[T string | []byte](line T) bool {
	if len(line) < 2 || line[0] < 'A' || line[0] > 'Z' {
		return false
	}
	c := line[1]
	return (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') && (len(line) == 2 || line[2] == ' ' || line[2] == '\t')
}

// knownWoSTag tells whether a tag is in use, in any collection.
func knownWoSTag(t wosTag) bool {
	switch string(t[:]) {
	case "FN", "VR", "PT", "ER", "EF",
		"AU", "AF", "BA", "BF", "BE", "CA", "GP", "ED", "BS", "TI", "SO", "SE", "LA", "DT", "CT", "CY", "CL", "SP", "HO",
		"DE", "ID", "AB", "C1", "C3", "RP", "EM", "RI", "OI", "FU", "FP", "FX", "CR", "NR", "TC", "Z9", "U1", "U2",
		"PU", "PI", "PA", "SN", "EI", "BN", "J9", "JI", "PD", "PY", "VL", "IS", "SI", "PN", "SU", "MA", "BP", "EP", "AR",
		"PS", "DI", "DL", "D2", "EA", "EY", "PG", "P2", "WC", "WE", "SC", "GA", "PM", "OA", "HC", "HP", "DA", "UT",
		"AS", "CP", "WP", "C2", "EC", "FT", "S1", "Y1", "Y5", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "ZA", "ZB",
		"ZR", "ZS", "ZK", "PE", "AE", "PN2", "MC", "MQ", "CC", "OR", "TA", "GE", "GN", "CB", "MI", "DS", "PM2", "TM", "X1", "X4",
		"X5", "Y4", "AN", "AC", "BD", "CN", "CO", "D1", "ME", "MH", "NM", "TS", "WS", "SD", "FS", "DN", "BC":
		return true
	}
	return false
}
