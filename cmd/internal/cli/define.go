package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cocite/metrics"
)

// definition is one entry of "define".
type definition struct {
	Name       string `json:"name"`
	What       string `json:"what"` // measure, indicator, communities, network, corpus, layout
	Doc        string `json:"doc"`
	Formula    string `json:"formula"`
	Convention string `json:"convention"`
	EdgeCases  string `json:"edge_cases"`
	Source     string `json:"source"`
}

func newDefine(s *Streams, g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "define [NAME]",
		Short: "Formula, convention, edge cases and source of a number",
		Long: `define says what a number is: its formula, its convention (direction, weights,
scale), what it is for isolated or empty cases, and its source. Without a NAME it
lists all numbers.`,
		Example: `  cocite define
  cocite define pagerank`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse("define takes one NAME, not %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeFirst(definitionNames()),
		RunE: func(_ *cobra.Command, args []string) error {
			return runDefine(s, g, strings.Join(args, ""))
		},
	}
}

func runDefine(s *Streams, g *global, name string) error {
	list := definitions()
	if name == "" {
		if g.json {
			return printJSON(s.Out, map[string]any{"definitions": list})
		}
		for _, d := range list {
			fmt.Fprintf(s.Out, "%-18s %-12s %s\n", d.Name, d.What, d.Doc)
		}
		return nil
	}
	d, ok := lookupDefinition(list, name)
	if !ok {
		return wrongUse("%s is not known; 'cocite define' lists the names", name)
	}
	if g.json {
		return printJSON(s.Out, d)
	}
	fmt.Fprintf(s.Out, "%s (%s): %s\n\nformula     %s\nconvention  %s\nedge cases  %s\nsource      %s\n",
		d.Name, d.What, d.Doc, d.Formula, d.Convention, d.EdgeCases, d.Source)
	return nil
}

// lookupDefinition finds an entry by name, or by another name of its measure.
func lookupDefinition(list []definition, name string) (definition, bool) {
	if m, _, ok := metrics.LookupMeasure(name); ok {
		name = m.Name
	}
	for _, d := range list {
		if strings.EqualFold(d.Name, strings.ReplaceAll(name, "-", "_")) {
			return d, true
		}
	}
	return definition{}, false
}

// definitions are all numbers that the program computes, in the order of their lists.
func definitions() []definition {
	var out []definition
	add := func(name, what, doc string, d metrics.Definition) {
		out = append(out, definition{name, what, doc, d.Formula, d.Convention, d.EdgeCases, d.Source})
	}
	for _, m := range metrics.Measures() {
		add(m.Name, "measure", m.Doc, m.Definition)
	}
	for _, i := range metrics.Indicators() {
		add(i.Name, "indicator", i.Doc, i.Definition)
	}
	for _, a := range metrics.CommunityAlgorithms() {
		add(a.Name, "communities", a.Doc, a.Definition)
	}
	for _, n := range metrics.NetworkNumbers() {
		add(n.Name, "network", n.Doc, n.Definition)
	}
	for _, n := range metrics.CorpusNumbers() {
		add(n.Name, "corpus", n.Doc, n.Definition)
	}
	for _, l := range metrics.Layouts() {
		if l.Name != "none" {
			add(l.Name, "layout", l.Doc, l.Definition)
		}
	}
	return out
}

func definitionNames() []string {
	var names []string
	for _, d := range definitions() {
		names = append(names, d.Name)
	}
	return names
}
