package ingest

import (
	"bytes"
	"fmt"
	"iter"
	"strings"

	"cocite/graph"
)

// arxivOAIFormat reads what arXiv gives to harvesters (OAI-PMH), with the
// metadata as arXiv, arXivRaw or oai_dc, one record or many.
func arxivOAIFormat() Format {
	return Format{
		Name:    "arxiv-oai",
		Exts:    []string{".xml"},
		Doc:     "records of arXiv as harvested by OAI-PMH (arXiv, arXivRaw, oai_dc)",
		Sniff:   sniffArxivOAI,
		Records: readArxivOAI,
	}
}

// sniffArxivOAI wants an answer of OAI-PMH, or a part of one, that names arXiv.
func sniffArxivOAI(head []byte) bool {
	switch _, root := xmlHead(head); root {
	case "OAI-PMH", "ListRecords", "GetRecord", "records", "record":
		return bytes.Contains(head, []byte("arxiv.org/OAI/")) || bytes.Contains(head, []byte("oai:arXiv.org:")) ||
			root == "OAI-PMH" && (bytes.Contains(head, []byte("arxiv.org/oai")) || bytes.Contains(head, []byte("metadataPrefix=\"arXiv")))
	}
	return false
}

func readArxivOAI(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := oaiSum{in: in}
		f := xmlFormat{
			code: "arxiv-oai", layout: xmlLayout{records: []string{"record", "resumptionToken", "error"}},
			decode: decodeOAI, seen: s.see, summary: s.facts,
		}
		f.read(in, yield)
	}
}

// oaiFact is what is counted of an element.
type oaiFact uint8

const (
	oaiDeleted oaiFact = iota + 1
	oaiGoesOn          // a token with which the list goes on
)

// oaiSum is what is said at the end of a file.
type oaiSum struct {
	in      Input
	works   int
	deleted int
	goesOn  bool
}

func (s *oaiSum) see(f *xmlFound) {
	if f.record != nil {
		s.works++
		s.goesOn = false // the token of an answer before this one
	}
	switch f.fact {
	case oaiDeleted:
		s.deleted++
	case oaiGoesOn:
		s.goesOn = true
	}
}

// facts are about the file as a whole.
func (s *oaiSum) facts() []*graph.Problem {
	var out []*graph.Problem
	if s.deleted > 0 {
		out = append(out, s.in.problem(0, "arxiv-oai.deleted", graph.Info, "",
			fmt.Sprintf("%d records say that a work was deleted, and hold nothing else", s.deleted), ""))
	}
	if s.goesOn {
		out = append(out, s.in.problem(0, "arxiv-oai.page", graph.Info, "",
			fmt.Sprintf("the list goes on behind the %d works of the file: its last answer has a resumptionToken", s.works), ""))
	}
	return out
}

// decodeOAI is what an element of an answer came to.
func decodeOAI(r *xmlRecord) (f xmlFound) {
	switch {
	case r.name == "resumptionToken":
		if strings.TrimSpace(r.content()) != "" {
			f.fact = oaiGoesOn
		}
	case r.name == "error":
		f.problem(r.in.problem(r.line, "arxiv-oai.error", graph.Error, "",
			strings.TrimSuffix("arXiv answered with an error in place of works: "+r.attr("code")+" "+graph.CleanText(r.content()), " "), ""))
	case r.find("header").attr("status") == "deleted":
		f.fact = oaiDeleted
	default:
		decodeOAIRecord(r, &f)
	}
	return f
}

// decodeOAIRecord reads the metadata of a record.
func decodeOAIRecord(r *xmlRecord, f *xmlFound) {
	for meta := range r.find("metadata").children() {
		switch meta.name {
		case "arXiv", "arXivOld":
			arxivOwn(r, f, meta)
			return
		case "arXivRaw":
			arxivRaw(r, f, meta)
			return
		case "dc":
			arxivDC(r, f, meta)
			return
		}
	}
	f.problem(r.in.problem(r.line, "arxiv-oai.no-metadata", graph.Error, r.get("header", "identifier"),
		"a record has no metadata as arXiv, arXivRaw or oai_dc, and is lost", ""))
}

// arxivOwn reads metadata in the form arXiv, where authors are in parts.
func arxivOwn(r *xmlRecord, f *xmlFound, e *xmlElement) {
	m := newArxivMapper(r, f, "arxiv-oai", or(e.get("id"), r.get("header", "identifier")))
	m.common(e)
	m.date(e.get("created"), e.get("updated"))
	for a := range e.find("authors").all("author") {
		m.author(a, graph.NewName(arxivText(a.get("keyname")), arxivText(a.get("forenames")), "", arxivText(a.get("suffix"))))
	}
	if e.find("authors", "author") == nil { // arXivOld has one text
		m.rec.Authors = arxivByline(e.get("authors"))
	}
	m.done()
}

// arxivRaw reads metadata in the form arXivRaw, with the history of versions.
func arxivRaw(r *xmlRecord, f *xmlFound, e *xmlElement) {
	m := newArxivMapper(r, f, "arxiv-oai", or(e.get("id"), r.get("header", "identifier")))
	m.common(e)
	m.date(e.get("version", "date"))
	m.rec.Authors = arxivByline(e.get("authors"))
	m.done()
}

// common reads what both forms have.
func (m *arxivMapper) common(e *xmlElement) {
	m.text(e.get("title"), e.get("abstract"))
	m.doi(e.find("doi"))
	for _, term := range strings.Fields(e.get("categories")) {
		m.class(term)
	}
	for _, field := range []string{"msc-class", "acm-class"} {
		m.class(e.get(field))
	}
}

// arxivDC reads Dublin Core: the first description is the abstract, the first
// date that of the first version.
func arxivDC(r *xmlRecord, f *xmlFound, e *xmlElement) {
	m := newArxivMapper(r, f, "arxiv-oai", r.get("header", "identifier"))
	m.text(e.get("title"), e.get("description"))
	m.rec.Language = graph.CleanText(e.get("language"))
	for d := range e.all("date") {
		if m.rec.Year == 0 {
			m.date(d.content())
		}
	}
	for s := range e.all("subject") {
		m.class(s.content())
	}
	for i := range e.all("identifier") {
		m.ids.url(strings.TrimSpace(i.content()))
	}
	for c := range e.all("creator") {
		m.author(c, graph.ParseName(arxivText(c.content())))
	}
	m.done()
}
