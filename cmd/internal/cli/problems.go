package cli

import (
	"cmp"
	"fmt"
	"slices"

	"cocite/graph"
)

// problemGroup counts the problems of one code.
type problemGroup struct {
	Code     string         `json:"code"`
	Severity graph.Severity `json:"severity"`
	Count    int            `json:"count"`
	first    graph.Problem
}

// groupProblems counts problems by code, the most severe and most frequent first, then by code.
func groupProblems(problems []graph.Problem) []problemGroup {
	index := map[string]int{}
	var groups []problemGroup
	for _, p := range problems {
		i, ok := index[p.Code]
		if !ok {
			i = len(groups)
			index[p.Code] = i
			groups = append(groups, problemGroup{Code: p.Code, Severity: p.Severity, first: p})
		}
		groups[i].Count += 1 + p.More
	}
	slices.SortStableFunc(groups, func(a, b problemGroup) int {
		return cmp.Or(cmp.Compare(grade(a.Severity), grade(b.Severity)), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code))
	})
	return groups
}

func grade(s graph.Severity) int {
	return slices.Index([]graph.Severity{graph.Error, graph.Warn, graph.Info}, s)
}

// finish prints the summary of problems and decides the end of a command that
// has done its work.
func (g *global) finish(s *Streams, problems []graph.Problem, skips int) error {
	if !g.quiet {
		printProblems(s, problems)
		if skips > 0 {
			fmt.Fprintf(s.Err, "skipped: %s of no known format\n", plural(skips, "file"))
		}
	}
	if g.strict && slices.ContainsFunc(problems, func(p graph.Problem) bool { return p.Severity != graph.Info }) {
		return errProblems
	}
	return nil
}

// printProblems prints one line a code, with the first place.
func printProblems(s *Streams, problems []graph.Problem) {
	for _, g := range groupProblems(problems) {
		if g.Severity == graph.Info && g.Count == 1 {
			fmt.Fprintf(s.Err, "%s: %v\n", g.Severity, &g.first)
			continue
		}
		fmt.Fprintf(s.Err, "%s: %d × %s; first: %v\n", g.Severity, g.Count, g.Code, &g.first)
	}
}

// plural writes a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
