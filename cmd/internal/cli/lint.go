package cli

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"cocite/graph"
	"cocite/ingest"
)

func newLint(s *Streams, g *global) *cobra.Command {
	rules := false
	cmd := &cobra.Command{
		Use:   "lint FILE…",
		Short: "Say what Gephi, igraph, NetworkX and Cytoscape will make of a graph file",
		Long: `lint looks at graph files as they lie on disk and says what Gephi, igraph, NetworkX,
Cytoscape and VOSviewer will misread or leave out: rule by rule, with the line of the
first place and the fix. 'cocite convert' writes files that fail no rule.`,
		Example: `  cocite lint net.gexf
  cocite lint net.graphml --strict --json
  cocite lint --rules`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if rules {
				return runLintRules(s, g)
			}
			if err := needArgs(1, "a graph file")(cmd, args); err != nil {
				return err
			}
			return runLint(s, g, args)
		},
	}
	cmd.Flags().BoolVar(&rules, "rules", false, "list all rules instead")
	return cmd
}

// lintResult is what "lint --json" prints for a file.
type lintResult struct {
	File     string        `json:"file"`
	Format   string        `json:"format"`
	Findings []lintFinding `json:"findings"`
}

// lintFinding is a rule that a file fails.
type lintFinding struct {
	Rule    string `json:"rule"`
	Line    int    `json:"line"` // of the first place, 0 where there is none
	Count   int    `json:"count"`
	Message string `json:"message"`
	Effect  string `json:"effect"`
	Fix     string `json:"fix"`
	Excerpt string `json:"excerpt,omitempty"`
}

func runLint(s *Streams, g *global, files []string) error {
	results := []lintResult{}
	found := 0
	for _, file := range files {
		r, err := lintFile(file)
		if err != nil {
			return fmt.Errorf("linting %s: %w", file, err)
		}
		results = append(results, r)
		found += len(r.Findings)
	}
	if g.json {
		if err := printJSON(s.Out, map[string]any{"files": results}); err != nil {
			return err
		}
	} else {
		printLint(s, results)
	}
	if g.strict && found > 0 {
		return errProblems
	}
	return nil
}

// lintFile looks at one file.
func lintFile(file string) (lintResult, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return lintResult{}, err
	}
	if bytes.HasPrefix(data, []byte("\x1f\x8b")) || bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return lintResult{}, fmt.Errorf("it is packed, which most programs can't read; unpack it first")
	}
	found, format, err := ingest.Lint(file, data, ingest.DefaultLimits)
	r := lintResult{File: file, Format: format.Name, Findings: []lintFinding{}}
	for _, f := range found {
		r.Findings = append(r.Findings, lintFinding{f.Code, f.Line, f.Count, f.Doc, f.Effect, f.Fix, graph.CleanText(f.Excerpt)})
	}
	return r, err
}

func printLint(s *Streams, results []lintResult) {
	for _, r := range results {
		if len(r.Findings) == 0 {
			fmt.Fprintf(s.Out, "%s: %s, nothing to find fault with\n", r.File, r.Format)
			continue
		}
		fmt.Fprintf(s.Out, "%s: %s, fails %s\n", r.File, r.Format, plural(len(r.Findings), "rule"))
		for _, f := range r.Findings {
			place := ""
			if f.Line > 0 {
				place = fmt.Sprintf("line %d: ", f.Line)
			}
			times := ""
			if f.Count > 1 {
				times = fmt.Sprintf(", %d times", f.Count)
			}
			fmt.Fprintf(s.Out, "\n%s%s%s  [%s]\n", place, f.Message, times, f.Rule)
			if f.Excerpt != "" && f.Excerpt != f.Message {
				fmt.Fprintf(s.Out, "  at:  %s\n", f.Excerpt)
			}
			fmt.Fprintf(s.Out, "  so:  %s\n  fix: %s\n", f.Effect, f.Fix)
		}
	}
}

// runLintRules lists all rules.
func runLintRules(s *Streams, g *global) error {
	rules := []lintFinding{}
	for _, r := range ingest.LintRules() {
		rules = append(rules, lintFinding{Rule: r.Code, Message: r.Doc, Effect: r.Effect, Fix: r.Fix})
	}
	if g.json {
		return printJSON(s.Out, map[string]any{"rules": rules})
	}
	for _, r := range rules {
		fmt.Fprintf(s.Out, "%s: %s\n  so:  %s\n  fix: %s\n", r.Rule, r.Message, r.Effect, r.Fix)
	}
	return nil
}
