package ingest

import (
	"fmt"
	"iter"
	"strings"

	"cocite/graph"
)

// semanticScholarFormat reads answers of the Graph API of Semantic Scholar: a
// paper with what it cites and what cites it, batches, searches, and pages of
// references and citations.
func semanticScholarFormat() Format {
	return Format{
		Name:    "semantic-scholar",
		Exts:    []string{".json", ".jsonl", ".ndjson"},
		Doc:     "answers of the Semantic Scholar API: papers, batches, searches, citations, references",
		Sniff:   sniffSemanticScholar,
		Records: readSemanticScholar,
	}
}

// s2Places are where an answer has the id of a paper or of an author.
var s2Places = []string{
	"paperId", "data.paperId", "recommendedPapers.paperId", "papers.paperId", "data.papers.paperId",
	"citingPaper.paperId", "citedPaper.paperId", "data.citingPaper.paperId", "data.citedPaper.paperId",
	"authorId", "data.authorId",
}

// sniffSemanticScholar wants JSON with the id of a paper where the API has it, an
// answer without papers, or an error of the service.
func sniffSemanticScholar(head []byte) bool {
	keys := jsonKeys(head)
	for _, place := range s2Places {
		if keys[place] != 0 {
			return true
		}
	}
	text := string(head)
	if keys["error"] == '"' || keys["message"] == '"' {
		return strings.Contains(text, "semanticscholar") || strings.Contains(text, "Paper with id") || strings.Contains(text, "valid paper ids")
	}
	return emptyS2Page(keys)
}

// emptyS2Page tells an answer that found nothing.
func emptyS2Page(keys map[string]byte) bool {
	if keys["data"] != '[' || keys["offset"] == 0 && keys["total"] == 0 {
		return false
	}
	known := 0
	for _, key := range []string{"data", "offset", "next", "total", "token"} {
		if keys[key] != 0 {
			known++
		}
	}
	return known == len(keys)
}

// s2Layout finds the papers of an answer.
var s2Layout = jsonLayout{lists: []string{"data", "recommendedPapers"}}

// s2Reader is the state while a file is read.
type s2Reader struct {
	in      Input
	subject graph.ID // paper that a page of citations or references is about
	known   bool     // the subject is
	refs    []graph.Ref
	works   int
	edges   int // sides of a citation
	first   int // line of the first
	total   int // papers of the answer
	next    string
}

// s2Side is one side of a citation, the other being the subject of the page.
type s2Side struct {
	cited bool
	ref   graph.Ref
}

func readSemanticScholar(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		r := &s2Reader{in: in}
		r.subject, r.known = s2Subject(in.File)
		jsonFormat{
			code: "semantic-scholar", layout: s2Layout,
			decode: r.decode, envelope: r.envelope, seen: r.see, rest: r.rest, summary: r.facts,
		}.read(in, yield)
	}
}

// decode decodes one object.
func (r *s2Reader) decode(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "semantic-scholar", func(v *s2Object) string { return v.name() })
	if !ok {
		return f
	}
	switch {
	case v.Citing != nil:
		r.side(o, &f, v.Citing, false)
	case v.Cited != nil:
		r.side(o, &f, v.Cited, true)
	case v.resolved() || v.Title != "":
		s2Records(o, &f, &v.s2Paper)
	case len(v.Papers) > 0:
		for i := range v.Papers {
			s2Records(o, &f, &v.Papers[i])
		}
	case v.Error != "" || v.Message != "":
		f.problem(o.in.problem(o.line, "semantic-scholar.answer", graph.Error, "",
			"the file is an error that Semantic Scholar answered, not data: "+cutExcerpt(or(string(v.Error), string(v.Message))), ""))
	case v.AuthorID != "":
		f.other = "author"
	default:
		f.other = jsonNothing
	}
	return f
}

// s2Records makes the record of a paper, a stub of each paper that it cites and
// of which more is told than its title, and the records of the papers that cite it.
func s2Records(o jsonObject, f *jsonFound, p *s2Paper) {
	w := s2Work(o, f, "semantic-scholar", p)
	for i := range p.References {
		w.rec.Refs = append(w.rec.Refs, p.References[i].ref())
	}
	rec := w.record()
	f.records = append(f.records, rec)
	for i := range p.References {
		if cited := &p.References[i]; cited.described() {
			stub := s2Work(o, f, "semantic-scholar", cited).record()
			stub.Stub = true
			f.records = append(f.records, stub)
		}
	}
	for i := range p.Citations {
		citing := s2Work(o, f, "semantic-scholar", &p.Citations[i])
		citing.rec.Refs = []graph.Ref{{IDs: rec.IDs, Title: rec.Title, Year: rec.Year}}
		f.records = append(f.records, citing.record())
	}
}

// side takes one paper of a page of citations or references. One that is only
// referred to, and that Semantic Scholar does not know, is a reference and no record.
func (r *s2Reader) side(o jsonObject, f *jsonFound, p *s2Paper, cited bool) {
	side := s2Side{cited: cited}
	if cited {
		side.ref = p.ref()
	}
	f.fact = side
	if cited && r.known && !p.resolved() {
		return
	}
	w := s2Work(o, f, "semantic-scholar", p)
	if r.known && !cited {
		w.rec.Refs = []graph.Ref{{IDs: []graph.ID{r.subject}}}
	}
	f.records = append(f.records, w.record())
}

// envelope reads what stands around the papers of an answer.
func (r *s2Reader) envelope(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	if e, ok := unmarshal(o, &f, "semantic-scholar", func(*s2Envelope) string { return "" }); ok {
		f.fact = e
	}
	return f
}

// see notes what an object holds.
func (r *s2Reader) see(f *jsonFound) {
	switch fact := f.fact.(type) {
	case *s2Envelope:
		r.total = max(r.total, wholeNumber(string(fact.Total)))
		r.next = or(string(fact.Next), string(fact.Token))
		return
	case s2Side:
		if r.edges++; r.edges == 1 {
			r.first = f.line
		}
		if fact.cited && r.known {
			r.refs = append(r.refs, fact.ref)
		}
	}
	r.works += len(f.records)
}

// rest is the citing paper of a page of references.
func (r *s2Reader) rest() []graph.Record {
	if len(r.refs) == 0 {
		return nil
	}
	return []graph.Record{{
		Stub: true, IDs: []graph.ID{r.subject}, Refs: r.refs, Origin: graph.Origin{Line: r.first},
	}}
}

// facts are about the file as a whole.
func (r *s2Reader) facts() []*graph.Problem {
	var out []*graph.Problem
	if r.edges > 0 && !r.known {
		out = append(out, r.in.problem(r.first, "semantic-scholar.subject", graph.Warn, "",
			fmt.Sprintf("%d papers cite, or are cited by, a paper that the file does not name: no edges; put its id into the name of the file", r.edges), ""))
	}
	switch {
	case r.total > r.works:
		out = append(out, r.in.problem(0, "semantic-scholar.page", graph.Info, "",
			fmt.Sprintf("the file holds %d of the %d papers of the answer", r.works, r.total), ""))
	case r.total == 0 && r.next != "":
		out = append(out, r.in.problem(0, "semantic-scholar.page", graph.Info, "",
			fmt.Sprintf("the answer goes on behind the %d papers of the file", r.works), ""))
	}
	return out
}
