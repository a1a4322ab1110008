package ingest

import (
	"bytes"
	"iter"
	"strings"

	"cocite/graph"
)

// endnoteXMLFormat reads the XML of EndNote, which Bookends, Mendeley, Papers and
// Zotero write too: records with a ref-type, in which text is cut into pieces of
// one style each.
func endnoteXMLFormat() Format {
	return Format{
		Name:    "endnote-xml",
		Exts:    []string{".xml"},
		Doc:     "EndNote in XML, also as exported by other reference managers",
		Sniff:   sniffEndnoteXML,
		Records: readEndnoteXML,
	}
}

const endnoteXMLCode = "endnote-xml"

// sniffEndnoteXML wants a record, and in it the type that only EndNote has.
func sniffEndnoteXML(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<record>")) && bytes.Contains(head, []byte("<ref-type"))
}

func readEndnoteXML(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		f := xmlFormat{
			code: endnoteXMLCode, layout: xmlLayout{records: []string{"record"}}, decode: decodeEndnoteXML,
		}
		f.read(in, yield)
	}
}

// endnoteWork is a record while it is read.
type endnoteWork struct {
	*xmlRecord
	key   string // its number in the library, for problems
	out   graph.Record
	found xmlFound
}

// problem adds a fault with the place of an element.
func (w *endnoteWork) problem(e *xmlElement, fault string, s graph.Severity, message, excerpt string) {
	w.found.problem(w.in.problem(w.lineOf(e), endnoteXMLCode+"."+fault, s, w.key, message, excerpt))
}

// decodeEndnoteXML makes a record of an element.
func decodeEndnoteXML(r *xmlRecord) xmlFound {
	w := &endnoteWork{xmlRecord: r, key: r.get("rec-number")}
	w.out.Origin.Line = r.line
	w.out.Type = w.recordType()
	w.out.Title = w.line("titles", "title")
	w.venue()
	if year := w.find("dates", "year"); !endnoteDate(&w.out, w.text("dates", "year"), w.text("dates", "pub-dates", "date"), r.in.Limits) {
		w.problem(year, "bad-year", graph.Warn, "no work is of this year", w.line("dates"))
	}
	w.out.Volume, w.out.Issue = w.line("volume"), or(w.line("number"), w.line("issue"))
	w.out.PageFirst, w.out.PageLast = pubmedPages(w.pages())
	w.out.ArticleNo = w.line("custom7")
	w.out.Abstract, w.out.Language = w.line("abstract"), w.line("language")
	w.keywords()
	endnoteNotes(&w.out, []string{w.text("notes"), w.text("research-notes")})
	w.authors()
	w.ids()
	return w.done()
}

// done is what the record came to. One that says nothing counts if it has a type.
func (w *endnoteWork) done() xmlFound {
	if len(w.out.IDs) == 0 && w.out.Title == "" && len(w.out.Authors) == 0 {
		if w.find("ref-type") == nil {
			w.problem(nil, "empty-record", graph.Error, "a record without type, identifier, title and authors is left out", "")
			return w.found
		}
		w.problem(nil, "empty-record", graph.Warn, "a record without identifier, title and authors", w.find("ref-type").attr("name"))
	}
	w.found.record = &w.out
	return w.found
}

// text is the text at a path, with line ends as EndNote has them in lists.
func (w *endnoteWork) text(path ...string) string { return styledText(w.find(path...)) }

// line is the text at a path, on one line and fit for people.
func (w *endnoteWork) line(path ...string) string { return graph.CleanText(w.text(path...)) }

// styledText joins the pieces of a text. White space between them is of the
// file, not of the text.
func styledText(e *xmlElement) string {
	if e == nil {
		return ""
	}
	if e.find("style") == nil {
		return strings.ReplaceAll(e.content(), "\r", "\n")
	}
	var b strings.Builder
	for c := range e.children() {
		b.WriteString(c.content())
		if strings.TrimSpace(c.tail) != "" {
			b.WriteString(c.tail)
		}
	}
	return strings.ReplaceAll(b.String(), "\r", "\n")
}
