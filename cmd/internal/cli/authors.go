package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocite/export"
	"cocite/graph"
)

// authorsOptions are the flags of "authors".
type authorsOptions struct {
	*global
	check   bool
	compare bool
	by      string
	top     int
	ledger  string
}

func newAuthors(s *Streams, g *global) *cobra.Command {
	o := &authorsOptions{global: g}
	cmd := &cobra.Command{
		Use:   "authors SOURCE…",
		Short: "Who was merged or kept apart, why, and how well that works",
		Long: `authors lists the persons behind the names in by-lines, those with several names
first, and why these were joined.

--ledger FILE (or -o FILE) writes each decision as one line of a table, joined or kept
apart, with its evidence and points. Change "same" and "different" in the column verdict,
or add lines of your own, and every command replays it with --decisions FILE. A line
names its two sides by place (a, b: PAPER#N for the N-th name of a paper, an id such
as au:…, openalex:A…, an ORCID) or, without a place, by name (name_a, name_b). The
column auto is what the rule says; a line whose verdict differs from it decides.

--check hides all ORCIDs and author ids, finds persons without them, and measures that
against the ids, beside two plain rules. --compare shows how a ranking changes under
other rules. -o FILE --to thesaurus writes the joins as a thesaurus file of VOSviewer.`,
		Example: `  cocite authors refs.bib works.jsonl.gz --ledger ledger.tsv
  cocite rank authors refs.bib works.jsonl.gz --decisions ledger.tsv
  cocite authors works.jsonl.gz --check
  cocite authors works.jsonl.gz --compare --by citations_source
  cocite authors works.jsonl.gz -o thesaurus.txt --to thesaurus`,
		Args: needArgs(1, "at least one SOURCE: a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return runAuthors(cmd.Context(), s, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.check, "check", false, "measure identity against ids that are held out")
	f.BoolVar(&o.compare, "compare", false, "show how a ranking changes under other rules of identity")
	f.StringVar(&o.by, "by", "papers", "`NAME` of the number that --compare ranks by")
	f.IntVar(&o.top, "top", 20, "how many to print, 0 for all")
	f.StringVar(&o.ledger, "ledger", "", "write each decision to `FILE`, to be corrected and replayed with --decisions")
	_ = cmd.RegisterFlagCompletionFunc("by", completeList(append(indicatorNames(), measureNames()...)))
	return cmd
}

func runAuthors(ctx context.Context, s *Streams, o *authorsOptions, sources []string) error {
	if err := o.plan(); err != nil {
		return err
	}
	plan, err := o.comparePlan()
	if err != nil {
		return err
	}
	l, err := o.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	files, err := o.write(l.corpus)
	if err != nil {
		return err
	}
	switch {
	case o.check:
		err = o.printCheck(s, l.corpus)
	case o.compare:
		err = o.printCompare(ctx, s, plan, l.corpus)
	default:
		err = o.printPersons(s, l.corpus)
	}
	if err != nil {
		return err
	}
	if !o.json && !o.quiet {
		for _, f := range files {
			fmt.Fprintln(s.Err, f)
		}
	}
	return o.finish(s, l.problems, len(l.skips))
}

// plan checks the flags before anything is read.
func (o *authorsOptions) plan() error {
	o.unit, o.keepLedger = graph.UnitAuthors, true
	var files []string
	switch {
	case o.check && o.compare:
		return wrongUse("--check and --compare are two reports; ask for one at a time")
	case o.top < 0:
		return wrongUse("--top %d: it is a number of rows, 0 for all", o.top)
	}
	if o.output != "" {
		if !o.toThesaurus() {
			if _, err := o.tableFormat(); err != nil {
				return err
			}
		}
		files = append(files, o.output)
	}
	if o.ledger != "" {
		files = append(files, o.ledger)
	}
	return o.writable(files...)
}

// toThesaurus tells whether -o is a thesaurus file.
func (o *authorsOptions) toThesaurus() bool { return o.to == "thesaurus" }

// write writes the files that the flags ask for and says what is in them.
func (o *authorsOptions) write(c *graph.Corpus) ([]string, error) {
	var said []string
	if o.ledger != "" {
		f, ok := export.FindTable(o.ledger)
		if !ok {
			f, _ = export.LookupTable("tsv")
		}
		if err := export.TableFile(o.ledger, ledgerTable(c.Ledger), f); err != nil {
			return nil, err
		}
		said = append(said, plural(len(c.Ledger), "decision")+" written to "+o.ledger)
	}
	switch {
	case o.output == "":
	case o.toThesaurus():
		t, shared := c.Authors.Thesaurus()
		if err := export.ThesaurusFile(o.output, t); err != nil {
			return nil, err
		}
		line := plural(len(t.Entries), "label") + " written to " + o.output
		if shared > 0 {
			line += fmt.Sprintf("; %s that several authors share can't be told apart there", plural(shared, "name"))
		}
		said = append(said, line)
	default:
		if err := o.writeTable(ledgerTable(c.Ledger)); err != nil {
			return nil, err
		}
		said = append(said, plural(len(c.Ledger), "decision")+" written to "+o.output)
	}
	return said, nil
}

// ledgerTable is a ledger as a table.
func ledgerTable(ledger []graph.Decision) export.Table {
	n := len(ledger)
	text := func(name string, of func(d *graph.Decision) string) graph.Column {
		c := graph.Column{Name: name, Text: make([]string, n)}
		for i := range ledger {
			c.Text[i] = of(&ledger[i])
		}
		return c
	}
	number := func(name string, of func(d *graph.Decision) float64) graph.Column {
		c := graph.Column{Name: name, Float: make([]float64, n), Valid: make([]bool, n)}
		for i := range ledger {
			c.Float[i], c.Valid[i] = of(&ledger[i]), ledger[i].Weighed
		}
		return c
	}
	return export.Table{Columns: []graph.Column{
		text("verdict", func(d *graph.Decision) string { return string(d.Verdict) }),
		text("auto", func(d *graph.Decision) string { return string(d.Auto) }),
		text("stage", func(d *graph.Decision) string { return string(d.Stage) }),
		text("name_a", func(d *graph.Decision) string { return d.A.Name }),
		text("name_b", func(d *graph.Decision) string { return d.B.Name }),
		number("points", func(d *graph.Decision) float64 { return rounded(d.Points) }),
		number("needed", func(d *graph.Decision) float64 { return rounded(d.Needed) }),
		text("evidence", func(d *graph.Decision) string { return d.Evidence }),
		text("a", func(d *graph.Decision) string { return d.A.Place }),
		text("b", func(d *graph.Decision) string { return d.B.Place }),
	}}
}

// personRow is one author of "authors --json".
type personRow struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	ORCID  string   `json:"orcid"`
	Papers int      `json:"papers"`
	Forms  []string `json:"forms"`
	Why    string   `json:"why"`
	Org    bool     `json:"organisation"`
}

// authorsResult is what "authors --json" prints.
type authorsResult struct {
	Rule      string       `json:"rule"`
	Mentions  int          `json:"author_mentions"`
	Authors   int          `json:"authors"`
	Joined    int          `json:"several_names"` // authors under several names
	Stages    []stageCount `json:"decisions"`
	Overrides int          `json:"overrides"`
	Rows      []personRow  `json:"rows"`
	Ledger    []orderedRow `json:"ledger"`
}

// stageCount counts the decisions of one stage and verdict.
type stageCount struct {
	Stage   graph.Stage   `json:"stage"`
	Verdict graph.Verdict `json:"verdict"`
	Count   int           `json:"count"`
}

// persons describes the authors: several names first, then many papers, then by id.
func (o *authorsOptions) persons(c *graph.Corpus) authorsResult {
	r := authorsResult{Rule: o.identity, Mentions: c.Stats.AuthorMentions, Authors: c.Authors.N(), Rows: []personRow{}, Stages: []stageCount{}}
	for i := range c.Authors.N() {
		forms := c.Authors.Forms[i]
		if len(forms) > 1 {
			r.Joined++
		}
		r.Rows = append(r.Rows, personRow{
			c.Authors.IDs[i], c.Authors.Names[i], c.Authors.ORCIDs[i], len(c.Authors.Papers.Of(i)), forms, c.Authors.Because[i], c.Authors.Orgs[i],
		})
	}
	slices.SortFunc(r.Rows, func(a, b personRow) int {
		return cmp.Or(cmp.Compare(len(b.Forms), len(a.Forms)), cmp.Compare(b.Papers, a.Papers), strings.Compare(a.ID, b.ID))
	})
	if o.top > 0 && o.top < len(r.Rows) {
		r.Rows = r.Rows[:o.top]
	}
	for _, d := range c.Ledger {
		i := slices.IndexFunc(r.Stages, func(k stageCount) bool { return k.Stage == d.Stage && k.Verdict == d.Verdict })
		if i < 0 {
			i = len(r.Stages)
			r.Stages = append(r.Stages, stageCount{Stage: d.Stage, Verdict: d.Verdict})
		}
		r.Stages[i].Count++
		if d.Verdict != d.Auto {
			r.Overrides++
		}
	}
	slices.SortFunc(r.Stages, func(a, b stageCount) int {
		return cmp.Or(-strings.Compare(string(a.Verdict), string(b.Verdict)), cmp.Compare(b.Count, a.Count), strings.Compare(string(a.Stage), string(b.Stage)))
	})
	return r
}

func (o *authorsOptions) printPersons(s *Streams, c *graph.Corpus) error {
	r := o.persons(c)
	if o.json {
		r.Ledger = notNil(tableRows(ledgerTable(c.Ledger)))
		return printJSON(s.Out, r)
	}
	t := export.Table{Columns: []graph.Column{{Name: "id"}, {Name: "name"}, {Name: "papers", Int: []int64{}}, {Name: "orcid"}, {Name: "forms"}, {Name: "why"}}}
	for _, p := range r.Rows {
		for k, text := range []string{p.ID, p.Name, "", p.ORCID, strings.Join(p.Forms, "; "), p.Why} {
			if k != 2 {
				t.Columns[k].Text = append(t.Columns[k].Text, text)
			}
		}
		t.Columns[2].Int = append(t.Columns[2].Int, int64(p.Papers))
	}
	if len(r.Rows) > 0 {
		if err := printTable(s, t); err != nil {
			return err
		}
	}
	var parts []string
	for _, k := range r.Stages {
		parts = append(parts, fmt.Sprintf("%d %s by %s", k.Count, k.Verdict, k.Stage))
	}
	_, err := fmt.Fprintf(s.Out, "\n%s behind %s under the rule %s, %d under several names\n%s\n",
		plural(r.Authors, "author"), plural(r.Mentions, "printed name"), r.Rule, r.Joined,
		cmp.Or(strings.Join(parts, ", "), "no name stands twice"))
	return err
}
