package ingest

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sheetPreamble is how many rows may stand before the headings.
const sheetPreamble = 5

// sheetHead is the heading of a sheet.
type sheetHead struct {
	claimed bool // it is one of the format beyond doubt
	bare    bool // a quote is a sign
	delim   byte
	skip    int   // rows before the headings
	width   int   // of the row of headings
	used    int   // the same without empty headings at the end
	at      []int // place of each column of the format, -1 if it is missing
	names   [][]byte
}

// findHead finds the heading of a sheet: the first row that the format claims, or
// the row with most of its columns. It returns false if no row has any.
func (f sheetFormat) findHead(text []byte) (sheetHead, bool) {
	var best sheetHead
	most := 0
	for _, delim := range []byte(",;\t|") {
		r := tableReader{
			lines: linesOf(text), row: tableRow{delim: delim}, fault: noFault,
		}
		for skip := 0; skip <= sheetPreamble; skip++ {
			row, err := r.next()
			if err == io.EOF {
				break
			}
			h, known := f.headOf(row)
			h.skip = skip
			if !h.claimed && known <= most {
				continue
			}
			h.name(row)
			if h.claimed {
				return h, true
			}
			best, most = h, known
		}
	}
	return best, most > 0
}

// headOf reads a row as headings, and tells how many columns of the format it has.
func (f sheetFormat) headOf(row *tableRow) (sheetHead, int) {
	folded := make([]string, row.used())
	for i := range folded {
		folded[i] = foldColumn(row.cell(i))
	}
	h := sheetHead{delim: row.delim, width: row.width(), used: len(folded), at: make([]int, len(f.columns))}
	known := 0
	for c, column := range f.columns {
		h.at[c] = -1
		for name := range strings.SplitSeq(column.names, "|") {
			if h.at[c] = indexColumn(folded, name); h.at[c] >= 0 {
				known++
				break
			}
		}
	}
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return indexColumn(folded, n) >= 0 })
	}
	h.claimed = known > 0 && f.claims(has)
	h.bare = f.bare != nil && f.bare(row.delim, has) && !row.quotes
	return h, known
}

// name keeps the headings as they are written.
func (h *sheetHead) name(row *tableRow) {
	h.names = make([][]byte, h.used)
	for i := range h.names {
		h.names[i] = bytes.Clone(row.cell(i))
	}
}

// indexColumn is the place of a heading among folded ones, -1 if it is not there.
func indexColumn(folded []string, name string) int {
	for i, f := range folded {
		if foldsTo(name, f) {
			return i
		}
	}
	return -1
}

// foldsTo tells whether a heading is a folded one once it is folded too. Most
// differ in the first letter already.
func foldsTo(name, folded string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		f, n := utf8.DecodeRuneInString(folded)
		if n == 0 || f != unicode.ToLower(r) {
			return false
		}
		folded = folded[n:]
	}
	return folded == ""
}

// missing are the columns that the format knows and the table lacks.
func (h *sheetHead) missing(columns []sheetColumn) string {
	var names []string
	for c, column := range columns {
		if h.at[c] < 0 && !column.optional {
			name, _, _ := strings.Cut(column.names, "|")
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// repeatedBy tells whether a row is the heading again, as in a file that was put
// together of several.
func (h *sheetHead) repeatedBy(row *tableRow) bool {
	if row.width() < h.used {
		return false
	}
	for i, name := range h.names {
		if !bytes.Equal(row.cell(i), name) {
			return false
		}
	}
	return true
}

// maxColumnName is the length of a heading that can be one of ours.
const maxColumnName = 200

// foldColumn is a heading without what varies in writing: small letters and
// digits alone.
func foldColumn(cell []byte) string {
	if len(cell) > maxColumnName {
		return ""
	}
	return string(bytes.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, cell))
}
