package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"

	"cocite/graph"
)

// openCitationsFormat reads the citations that OpenCitations gives away: COCI,
// DOCI, CROCI, POCI and NOCI, the Index that joins them, and tables of citing and
// cited works with their dates.
func openCitationsFormat() Format {
	return Format{
		Name:    "opencitations",
		Exts:    []string{".csv", ".json"},
		Doc:     "citations of OpenCitations: COCI, its sisters and the Index as CSV, answers of the API",
		Sniff:   sniffOpenCitations,
		Drawing: readOpenCitations,
	}
}

// sniffOpenCitations takes a table whose headings are those of OpenCitations.
func sniffOpenCitations(head []byte) bool {
	if isJSON(head) {
		return sniffOCAnswer(head)
	}
	_, ok := ocShape(head)
	return ok
}

// The columns of a table of citations.
const (
	ocCiting = iota
	ocCited
	ocCitingDate
	ocCitedDate
	ocCreation
	ocTimespan
	ocJournal
	ocAuthor
	ocOCI
	ocColumns
)

// ocHeadings are their headings, folded.
var ocHeadings = [ocColumns][]string{
	ocCiting:     {"citing", "citingid"},
	ocCited:      {"cited", "citedid"},
	ocCitingDate: {"citingpublicationdate"},
	ocCitedDate:  {"citedpublicationdate"},
	ocCreation:   {"creation"},
	ocTimespan:   {"timespan"},
	ocJournal:    {"journalsc"},
	ocAuthor:     {"authorsc"},
	ocOCI:        {"oci"},
}

// ocEdge are the columns that become attributes of edges.
var ocEdge = [...]struct {
	column int
	name   string
}{{ocCreation, "creation"}, {ocTimespan, "timespan"}, {ocJournal, "journal_sc"}, {ocAuthor, "author_sc"}}

// ocTable is where the columns of a table of citations stand, -1 for none.
type ocTable struct {
	delim byte
	width int
	at    [ocColumns]int
}

// maxOCHeading is how long the line of the headings can be.
const maxOCHeading = 1024

// ocShape finds the columns in the first line of a table. It returns false if
// they are not those of OpenCitations.
func ocShape(head []byte) (ocTable, bool) {
	lines := headLines(head)
	for len(lines) > 0 && len(bytes.TrimSpace(lines[0])) == 0 {
		lines = lines[1:]
	}
	if len(lines) == 0 || len(lines[0]) > maxOCHeading {
		return ocTable{}, false
	}
	for _, delim := range []byte(",;\t") {
		row := tableRow{delim: delim}
		if row.feed(lines[0]) {
			continue
		}
		if t := ocHeader(&row); t.claims() {
			return t, true
		}
	}
	return ocTable{}, false
}

// ocHeader reads the headings of a table.
func ocHeader(row *tableRow) ocTable {
	t := ocTable{delim: row.delim, width: row.width()}
	for c := range t.at {
		t.at[c] = -1
		for i := row.width() - 1; i >= 0; i-- {
			if contains(ocHeadings[c], foldHeading(string(row.cell(i)))) {
				t.at[c] = i
			}
		}
	}
	return t
}

// claims tells whether the columns are those of OpenCitations and not just of
// any table of citations.
func (t ocTable) claims() bool {
	has := func(c int) bool { return t.at[c] >= 0 }
	return has(ocCiting) && has(ocCited) && (has(ocOCI) || has(ocCreation) && has(ocTimespan) ||
		has(ocJournal) && has(ocAuthor) || has(ocCitingDate) && has(ocCitedDate))
}

// openCitations are citations while they are read.
type openCitations struct {
	reports
	d     *graph.Drawing
	works ocWorks
	cells [len(ocEdge)]cells
}

// readOpenCitations reads a table of citations. Works are named by a DOI if
// there is one, else by a PMID, else by an OMID; the other identifiers of a work
// are kept beside. The date on which a citation came about is that of the citing
// work. Citations that are there twice stay twice.
func readOpenCitations(in Input) (*graph.Drawing, error) {
	r := bufio.NewReaderSize(in.R, headSize)
	head, _ := r.Peek(headSize)
	in.R = r
	o := newOpenCitations(in)
	if isJSON(head) {
		if err := o.readAnswer(); err != nil {
			return nil, err
		}
		return o.finish(), nil
	}
	t, ok := ocShape(head)
	if !ok {
		return nil, errors.New("no citations of OpenCitations: the first line must name the columns citing, cited, and creation and timespan, or oci")
	}
	if err := o.read(t); err != nil {
		return nil, err
	}
	return o.finish(), nil
}

func newOpenCitations(in Input) *openCitations {
	o := &openCitations{reports: reports{in: in}, d: &graph.Drawing{Directed: true, DirectedSaid: true}}
	for i, e := range ocEdge {
		o.cells[i] = cells{name: e.name, quoted: true}
	}
	return o
}

// read goes through the rows of a table.
func (o *openCitations) read(t ocTable) error {
	rows := tableReader{lines: newLineReader(o.in), fault: o.fault, width: t.width, row: tableRow{delim: t.delim}}
	for heading := true; ; {
		row, err := rows.next()
		switch {
		case err != nil:
			return ended(err)
		case row.blank():
		case heading:
			heading = false
		case o.works.full():
			return errTooManyNodes
		case row.used() > t.width:
			o.fault(row.line, "wrong-width", graph.Error,
				fmt.Sprintf("%d cells where the table has %d columns; the citation is left out", row.used(), t.width), row.excerpt())
		default:
			o.row(t, row)
		}
	}
}

// fault reports what is wrong with a row.
func (o *openCitations) fault(line int, fault string, s graph.Severity, message string, excerpt []byte) {
	o.add(line, "opencitations."+fault, s, message, excerpt)
}

// row takes one citation.
func (o *openCitations) row(t ocTable, row *tableRow) {
	var c ocCitation
	for i, at := range t.at {
		c.cell[i] = row.cell(at)
	}
	if fault := o.citation(&c, row.line); fault != "" {
		o.fault(row.line, "bad-id", graph.Error, fault+"; the citation is left out", row.excerpt())
	}
}

// ocCitation is one citation by its columns.
type ocCitation struct {
	cell [ocColumns][]byte
}

// citation takes one citation, or says why it can't be taken.
func (o *openCitations) citation(c *ocCitation, line int) (fault string) {
	citing, ok := o.works.read(c.cell[ocCiting])
	if !ok {
		return ocFault("citing", c.cell[ocCiting])
	}
	cited, ok := o.works.read(c.cell[ocCited])
	if !ok {
		return ocFault("cited", c.cell[ocCited])
	}
	from, to := o.works.of(citing), o.works.of(cited)
	for i, e := range ocEdge {
		o.cells[i].set(len(o.d.From), c.cell[e.column])
	}
	o.d.From, o.d.To = append(o.d.From, from), append(o.d.To, to)
	o.d.Lines = append(o.d.Lines, line)
	o.date(from, c.cell[ocCitingDate], line)
	o.date(from, c.cell[ocCreation], line)
	o.date(to, c.cell[ocCitedDate], line)
	return ""
}

// ocFault says what is wrong with the identifier of a work.
func ocFault(which string, cell []byte) string {
	if len(cell) == 0 {
		return "the " + which + " work is missing"
	}
	return "the " + which + " work has no identifier that is known: " + cutExcerpt(string(cell))
}

// date notes the date of a work. The first one counts.
func (o *openCitations) date(n int32, cell []byte, line int) {
	if len(cell) == 0 || int(n) < len(o.works.dates) && o.works.dates[n] != "" {
		return
	}
	d := parseDate(string(cell))
	if !o.in.Limits.sane(d.Year) {
		o.fault(line, "bad-date", graph.Warn, "no work is of this date", cell)
		return
	}
	o.works.dates = grownTo(o.works.dates, n)
	o.works.dates[n] = d.String()
}

// finish makes the drawing.
func (o *openCitations) finish() *graph.Drawing {
	o.close()
	o.works.join(o.d.From, o.d.To)
	d, w := o.d, &o.works
	d.IDs = w.nodes.list
	last := int32(len(d.IDs)) - 1
	if len(w.also) > 0 {
		d.Also = grownTo(w.also, last)
	}
	if len(w.dates) > 0 {
		d.Mentioned = true
		d.Nodes = []graph.Column{dateColumn(grownTo(w.dates, last))}
	}
	for i := range o.cells {
		o.cells[i].pad(len(d.From))
		if c, ok := o.cells[i].column(""); ok {
			d.Edges = append(d.Edges, c)
		}
	}
	return d
}

// dateColumn is the column of the dates of works; "" is unknown.
func dateColumn(dates []string) graph.Column {
	known := make([]bool, len(dates))
	for i, d := range dates {
		known[i] = d != ""
	}
	return graph.Column{Name: "date", Doc: "date of publication", Text: dates, Valid: allKnown(known)}
}
