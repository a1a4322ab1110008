package ingest

import (
	"bufio"
	"errors"
	"io"
	"iter"

	"cocite/graph"
)

// sheetFormat is a kind of table with one work a row and named columns, as
// databases export them: CSV with commas, semicolons, tabs or bars. Columns are
// found by their headings, in any order, and any of them may be missing.
//
//	const (
//		fooID = iota
//		fooTitle
//	)
//
//	func fooSheet() sheetFormat {
//		return sheetFormat{
//			name: "foo-csv", doc: "CSV as exported by Foo", code: "foo",
//			columns: []sheetColumn{fooID: {names: "Foo ID", kind: sheetID}, fooTitle: {names: "Title|Titles"}},
//			claims:  func(has hasHeading) bool { return has("Foo ID") && has("Title", "Titles") },
//			record:  fooRecord,
//		}
//	}
//
// The format of it is fooSheet().format(), listed in Formats; fooSheet itself is
// listed in sheets, so that no plain table claims its headings.
type sheetFormat struct {
	name    string // of the format
	doc     string // of the format
	code    string // of problems: "<code>.wrong-width"
	columns []sheetColumn
	// claims tells by whole headings whether a row is the heading of this format.
	claims func(has hasHeading) bool
	// bare tells that cells are never in quotes: a quote is a sign. It may be nil.
	bare func(delim byte, has hasHeading) bool
	// record makes a record of a row. It runs on several cores at once. It returns
	// false for a row that is no work, after it has said why by row.problem.
	record func(row *sheetRow) (graph.Record, bool)
}

// sheetColumn is a column that a format reads.
type sheetColumn struct {
	names    string // its headings, parted by "|", the preferred one first
	kind     sheetKind
	optional bool // nobody misses it: that it is not there is not reported
}

// sheetKind says what a spreadsheet can do to the cells of a column. Damaged cells
// are left out and reported once a file with the first line and their number.
type sheetKind uint8

const (
	sheetText  sheetKind = iota // nothing but cut it off
	sheetID                     // round it: 5.72E+10
	sheetPlace                  // volume, issue, page: make a date of it, 10-Dec
)

// hasHeading tells whether one of names is a heading. Case, blanks and
// punctuation do not count: "Author(s) ID" is "author_s_id".
type hasHeading func(names ...string) bool

// sheets are all formats with one work a row. The plain table of format csv is
// none of them.
func sheets() []sheetFormat {
	return []sheetFormat{wosSheet(), scopusSheet(), lensSheet(), dimensionsSheet(), openalexSheet(), pubmedSheet(), iciteSheet(), ocMetaSheet(), zoteroSheet()}
}

// sniffSheet tells whether a head is a table of some database.
func sniffSheet(head []byte) bool {
	for _, f := range sheets() {
		if f.sniff(head) {
			return true
		}
	}
	return false
}

// format is the sheet as a format.
func (f sheetFormat) format() Format {
	return Format{Name: f.name, Exts: []string{".csv", ".tsv", ".txt"}, Doc: f.doc, Sniff: f.sniff, Records: f.read}
}

// sniff tells whether a head has the headings of the format, perhaps behind a few
// rows of other text.
func (f sheetFormat) sniff(head []byte) bool {
	h, ok := f.findHead(head)
	return ok && h.claimed
}

// read yields the records of a file in its order.
func (f sheetFormat) read(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		r := bufio.NewReaderSize(in.R, headSize)
		text, err := r.Peek(headSize)
		head, ok := f.findHead(text)
		if !ok {
			yield(graph.Record{}, f.noHead(err))
			return
		}
		in.R = r
		s := &sheetReader{f: f, in: in, head: head}
		s.read(yield)
	}
}

// noHead says why nothing can be read.
func (f sheetFormat) noHead(err error) error {
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	return errors.New("no row with the headings of " + f.name + " is found at the beginning")
}
