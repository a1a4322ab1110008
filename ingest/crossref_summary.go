package ingest

import (
	"fmt"

	"cocite/graph"
)

// crSum is what is said at the end of a file.
type crSum struct {
	in     Input
	works  int
	stated int // works that the answer of the API counts
	closed int // works whose references are counted and not listed
	hidden int // those references
}

// see counts what an object holds.
func (s *crSum) see(f *jsonFound) {
	s.works += len(f.records)
	for i := range f.records {
		if r := &f.records[i]; r.RefCount.N > 0 && len(r.Refs) == 0 {
			s.closed++
			s.hidden += r.RefCount.N
		}
	}
	if e, ok := f.fact.(*crEnvelope); ok {
		s.stated = max(s.stated, e.Message.Total.N)
	}
}

// facts are about the file as a whole.
func (s *crSum) facts() []*graph.Problem {
	var out []*graph.Problem
	if s.closed > 0 {
		out = append(out, s.in.problem(0, "crossref.closed-references", graph.Info, "", fmt.Sprintf(
			"%d of %d works have references, %d in all, and list none of them: the publisher keeps the list, or the query left it out", s.closed, s.works, s.hidden), ""))
	}
	if s.stated > s.works {
		out = append(out, s.in.problem(0, "crossref.page", graph.Info, "",
			fmt.Sprintf("the file holds %d of the %d works of the answer", s.works, s.stated), ""))
	}
	return out
}
