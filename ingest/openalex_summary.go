package ingest

import (
	"fmt"
	"strings"

	"cocite/graph"
)

// oaSum is what is said at the end of a file.
type oaSum struct {
	in     Input
	works  int
	stated int // works that the answer of the API counts
	groups int
}

// see counts what an object holds.
func (s *oaSum) see(f *jsonFound) {
	s.works += len(f.records)
	if e, ok := f.fact.(*oaEnvelope); ok {
		s.stated = max(s.stated, e.Meta.Count)
		s.groups += len(e.Groups)
	}
}

// facts are about the file as a whole.
func (s *oaSum) facts() []*graph.Problem {
	var out []*graph.Problem
	if s.groups > 0 {
		out = append(out, s.in.problem(0, "openalex.group-by", graph.Warn, "",
			fmt.Sprintf("an answer to group_by: counts of %d groups, which are no works; ask without group_by", s.groups), ""))
	}
	if s.stated > s.works && s.groups == 0 {
		out = append(out, s.in.problem(0, "openalex.page", graph.Info, "",
			fmt.Sprintf("the file holds %d of the %d works of the answer", s.works, s.stated), ""))
	}
	return out
}

// article puts "a" or "an" before a word.
func article(word string) string {
	if strings.ContainsAny(word[:1], "aeiou") {
		return "an " + word
	}
	return "a " + word
}
