package ingest

import (
	"context"
	"fmt"
	"io"
	"strings"

	"cocite/graph"
)

// ReadDecisions reads a ledger of authors as cocite writes it, or what a person
// wrote in its place: a table, best separated by tabs, whose first row names the
// columns. Needed are verdict ("same" or "different") and, for both sides, a place
// (a, b) or a name (name_a, name_b); auto is what the rule says, and other columns are
// passed over. What can't be read comes back as problems.
func ReadDecisions(ctx context.Context, path string, stdin io.Reader) ([]graph.Decision, []graph.Problem, error) {
	var out []graph.Decision
	t := newSideTable("decisions", path, []string{"verdict", "auto", "a", "name_a", "b", "name_b"})
	problems, err := t.read(ctx, stdin, func(line int, cells []string) string {
		d := graph.Decision{
			Verdict: graph.Verdict(strings.ToLower(cells[0])), Auto: graph.Verdict(strings.ToLower(cells[1])),
			A: graph.Who{Place: cells[2], Name: cells[3]}, B: graph.Who{Place: cells[4], Name: cells[5]},
			File: path, Line: line,
		}
		if d.Verdict != graph.Same && d.Verdict != graph.Different {
			return fmt.Sprintf("the verdict is same or different, not %q; the line is left out", cells[0])
		}
		out = append(out, d)
		return ""
	})
	return out, problems, err
}

// ReadThesaurus reads a thesaurus file of VOSviewer: a table, best separated by
// tabs, with the columns label and "replace by". What can't be read comes back as
// problems.
func ReadThesaurus(ctx context.Context, path string, unit graph.Unit, stdin io.Reader) (graph.Thesaurus, []graph.Problem, error) {
	out := graph.Thesaurus{Unit: unit, File: path}
	t := newSideTable("thesaurus", path, []string{"label", "replace by"})
	problems, err := t.read(ctx, stdin, func(line int, cells []string) string {
		if cells[0] == "" {
			return "the line has no label and is left out"
		}
		out.Entries = append(out.Entries, graph.ThesaurusEntry{Label: cells[0], ReplaceBy: cells[1], Line: line})
		return ""
	})
	return out, problems, err
}
