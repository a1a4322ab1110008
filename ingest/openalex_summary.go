package ingest

import (
	"fmt"
	"strings"

	"cocite/graph"
)

// oaSum is what is said at the end of a file.
type oaSum struct {
	works  int
	stated int // works that the answer of the API counts
	groups int
	first  map[string]int // line of the first object of each other entity
	others map[string]int
	kinds  []string
}

// other counts an object that is no work.
func (s *oaSum) other(entity string, line int) {
	if s.others == nil {
		s.others, s.first = make(map[string]int), make(map[string]int)
	}
	if s.others[entity] == 0 {
		s.kinds = append(s.kinds, entity)
		s.first[entity] = line
	}
	s.others[entity]++
}

// summary are the facts about the file as a whole.
func (o *openalex) summary() []*graph.Problem {
	s := &o.sum
	var out []*graph.Problem
	for _, e := range s.kinds {
		out = append(out, o.in.problem(s.first[e], "openalex.entity", graph.Warn, "",
			fmt.Sprintf("%d objects are no works and are passed over, the first here: %s", s.others[e], article(e)), ""))
	}
	if s.groups > 0 {
		out = append(out, o.in.problem(0, "openalex.group-by", graph.Warn, "",
			fmt.Sprintf("an answer to group_by: counts of %d groups, which are no works; ask without group_by", s.groups), ""))
	}
	if s.stated > s.works && s.groups == 0 {
		out = append(out, o.in.problem(0, "openalex.page", graph.Info, "",
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
