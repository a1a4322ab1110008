package ingest

import (
	"bytes"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"cocite/graph"
)

// arxivAtomFormat reads answers of arXiv's API, and entries of it that a program
// collected into one document.
func arxivAtomFormat() Format {
	return Format{
		Name:    "arxiv-atom",
		Exts:    []string{".xml", ".atom"},
		Doc:     "answers of the arXiv API (Atom), and collected entries of it",
		Sniff:   sniffArxivAtom,
		Records: readArxivAtom,
	}
}

// sniffArxivAtom wants a feed or its entries, and arXiv in them.
func sniffArxivAtom(head []byte) bool {
	switch _, root := xmlHead(head); root {
	case "feed", "entry", "articles", "entries":
		return bytes.Contains(head, []byte("//arxiv.org/")) && bytes.Contains(head, []byte("<entry")) ||
			bytes.Contains(head, []byte("arxiv.org/schemas/atom")) || bytes.Contains(head, []byte("arxiv.org/api/"))
	}
	return false
}

func readArxivAtom(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := arxivSum{in: in}
		f := xmlFormat{
			code: "arxiv", layout: xmlLayout{records: []string{"entry", "totalResults"}},
			decode: decodeArxivEntry, seen: s.see, summary: s.facts,
		}
		f.read(in, yield)
	}
}

// arxivTotal is how many entries the whole answer has.
type arxivTotal int

// arxivSum is what is said at the end of a feed.
type arxivSum struct {
	in            Input
	works, stated int
}

func (s *arxivSum) see(f *xmlFound) {
	if f.record != nil {
		s.works++
	}
	if n, ok := f.fact.(arxivTotal); ok {
		s.stated = max(s.stated, int(n))
	}
}

// facts are about the feed as a whole.
func (s *arxivSum) facts() []*graph.Problem {
	if s.stated <= s.works {
		return nil
	}
	return []*graph.Problem{s.in.problem(0, "arxiv.page", graph.Info, "",
		fmt.Sprintf("the file holds %d of the %d entries of the answer", s.works, s.stated), "")}
}

// decodeArxivEntry is what an element of a feed came to.
func decodeArxivEntry(r *xmlRecord) (f xmlFound) {
	if r.name == "totalResults" {
		if n, err := strconv.Atoi(strings.TrimSpace(r.content())); err == nil {
			f.fact = arxivTotal(n)
		}
		return f
	}
	id := r.get("id")
	if strings.Contains(id, "/api/errors") {
		f.problem(r.in.problem(r.line, "arxiv.error", graph.Error, "",
			"arXiv answered with an error in place of works: "+graph.CleanText(r.get("summary")), id))
		return f
	}
	m := newArxivMapper(r, &f, "arxiv", id)
	m.text(r.get("title"), r.get("summary"))
	m.date(r.get("published"), r.get("updated"))
	m.doi(r.find("doi"))
	for link := range r.all("link") {
		if link.attr("title") == "doi" {
			m.ids.url(link.attr("href"))
		}
	}
	m.class(r.find("primary_category").attr("term"))
	for c := range r.all("category") {
		m.class(c.attr("term"))
	}
	for a := range r.all("author") {
		m.author(a, graph.ParseName(arxivText(a.get("name"))))
	}
	m.done()
	return f
}
