package cli

import (
	"fmt"
	"slices"
	"strings"

	"cocite/graph"
)

// printMatching says for each file with references what became of them.
func printMatching(s *Streams, files []graph.MatchStat) {
	if len(files) == 0 {
		return
	}
	fmt.Fprintln(s.Out, "\nreferences")
	for i := range files {
		m := &files[i]
		fmt.Fprintf(s.Out, "  %s: %s, %d matched%s\n", m.Path, plural(m.References, "reference"), m.Matched.Total(), inBrackets(matchedBy(m)))
		if left := leftOut(m); left != "" {
			fmt.Fprintf(s.Out, "    not matched: %s\n", left)
		}
		if also := alsoCounted(m); also != "" {
			fmt.Fprintf(s.Out, "    of all: %s\n", also)
		}
	}
}

// matchingByPath are the counts of all files by their paths.
func matchingByPath(files []graph.MatchStat) []graph.MatchStat {
	list := notNil(slices.Clone(files))
	slices.SortStableFunc(list, func(a, b graph.MatchStat) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// matchedBy lists how many references each rule matched.
func matchedBy(m *graph.MatchStat) string {
	return counts(
		counted{m.Matched.ID, "by id"}, counted{m.Matched.DOI, "by doi"}, counted{m.Matched.Key, "by key"},
		counted{m.Matched.Title, "by title"}, counted{m.Matched.Fuzzy, "fuzzy"}, counted{m.Matched.Weak, "weak"},
	)
}

// leftOut lists why the others did not match.
func leftOut(m *graph.MatchStat) string {
	return counts(
		counted{m.NotFound, "with no such work in the sources"}, counted{m.NoKey, "without an identifier or a usable key"},
		counted{m.Ambiguous, "ambiguous"}, counted{m.Self, "to the work itself"},
		counted{m.Late, "to a work over two years younger"}, counted{m.Empty, "empty"},
	)
}

// alsoCounted lists what can be true of any reference.
func alsoCounted(m *graph.MatchStat) string {
	return counts(
		counted{m.Unparsed, "not parsed"}, counted{m.Conflicts, "with an identifier and a key of different works"},
		counted{m.Later, "matched by identifier to a work over two years younger"},
	)
}

// counted is a number with what it counts.
type counted struct {
	n    int
	what string
}

// counts writes the numbers that are not zero.
func counts(list ...counted) string {
	var parts []string
	for _, c := range list {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	return strings.Join(parts, ", ")
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
