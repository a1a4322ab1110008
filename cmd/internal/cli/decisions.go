package cli

import (
	"context"
	"slices"
	"strings"

	"cocite/graph"
	"cocite/ingest"
)

// asides are files that say how to read the sources, with what is wrong in them.
type asides struct {
	decisions []graph.Decision
	thesauri  []graph.Thesaurus
	problems  []graph.Problem
	files     []graph.FileStat
}

// readAsides reads the files of --decisions and --thesaurus.
func (g *global) readAsides(ctx context.Context, s *Streams) (asides, error) {
	var a asides
	for _, path := range g.decisions {
		list, problems, err := ingest.ReadDecisions(ctx, path, s.In)
		if err != nil {
			return a, err
		}
		a.decisions = append(a.decisions, list...)
		a.took(path, problems)
	}
	for _, arg := range g.thesauri {
		unit, path, err := g.thesaurusUnit(arg)
		if err != nil {
			return a, err
		}
		t, problems, err := ingest.ReadThesaurus(ctx, path, unit, s.In)
		if err != nil {
			return a, err
		}
		a.thesauri = append(a.thesauri, t)
		a.took(path, problems)
	}
	return a, nil
}

func (a *asides) took(path string, problems []graph.Problem) {
	a.files = append(a.files, graph.FileStat{Path: path})
	a.problems = append(a.problems, problems...)
}

// thesaurusUnit tells for which unit a thesaurus is: the one that is named before
// the file, else the one that the command shows, as VOSviewer does.
func (g *global) thesaurusUnit(arg string) (graph.Unit, string, error) {
	units := graph.ThesaurusUnits()
	if name, path, ok := strings.Cut(arg, "="); ok && slices.Contains(units, graph.Unit(name)) {
		return graph.Unit(name), path, nil
	}
	if !slices.Contains(units, g.unit) {
		return "", "", wrongUse("--thesaurus %s: say what the labels are, as in --thesaurus authors=%s: one of %s", arg, arg, joinWords(units))
	}
	return g.unit, arg, nil
}
