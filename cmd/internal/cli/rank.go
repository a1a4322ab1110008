package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// rankOptions are the flags of "rank".
type rankOptions struct {
	*global
	by        []string
	top       int
	counting  string
	credit    string
	noSelf    bool
	year      int
	intervals int
	walk      walkOptions
}

// ranked are the units that can be ranked, with the network that their measures
// are taken on and the measure that ranks them if none is named.
var ranked = []struct {
	unit    graph.Unit
	network string
	by      string
}{
	{graph.UnitPapers, "citation", "citations"},
	{graph.UnitAuthors, "coauthorship", "papers"},
	{graph.UnitSources, "citation", "papers"},
	{graph.UnitInstitutions, "coauthorship", "papers"},
	{graph.UnitCountries, "coauthorship", "papers"},
	{graph.UnitKeywords, "cooccurrence", "papers"},
}

func newRank(s *Streams, g *global) *cobra.Command {
	o := &rankOptions{global: g}
	units := make([]graph.Unit, len(ranked))
	for i, r := range ranked {
		units[i] = r.unit
	}
	cmd := &cobra.Command{
		Use:   "rank WHAT SOURCE…",
		Short: "Rank papers, authors, sources, institutions, countries or keywords",
		Long: `rank orders WHAT (` + joinWords(units) + `) by one or more numbers.
The first number decides; equal numbers share a rank and stand in the order of
their ids. Indicators come from the corpus (` + strings.Join(indicatorNames(), ", ") + `),
measures from the network of the unit: citation for papers and sources, co-authorship
for authors, institutions and countries, co-occurrence for keywords. 'cocite define NAME' says what
a number is.

Indicators are taken at the latest year of the corpus; --year goes back: later papers and
their citations are left out. --credit shares papers and citations among authors, or other
items, and leaves the h family as it is. Where a number rests on a part of the papers only,
a column with the share of these stands beside it.

--intervals N draws the papers of each row N times anew and prints where 95 % of the first
number fall, and the best rank that a row is not distinguishable from.`,
		Example: `  cocite rank authors works.jsonl.gz --by h_index,pagerank
  cocite rank papers refs.bib --by citations --top 50 -o papers.csv
  cocite rank papers refs.bib --by pagerank -o reading-list.bib
  cocite rank authors works.jsonl.gz --by papers,citations --credit fractional
  cocite rank institutions works.jsonl.gz --by mncs --intervals 1000`,
		Args:              needArgs(2, "WHAT to rank and at least one SOURCE"),
		ValidArgsFunction: completeFirst(units),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRank(cmd.Context(), s, o, graph.Unit(args[0]), args[1:])
		},
	}
	f := cmd.Flags()
	f.StringSliceVar(&o.by, "by", nil, "`NAMES` of the numbers to rank by, separated by commas")
	f.IntVar(&o.top, "top", 20, "how many to print, 0 for all")
	f.StringVar(&o.counting, "counting", string(graph.Full), "full or fractional counting in the network")
	f.StringVar(&o.credit, "credit", string(metrics.FullCredit), "`SCHEME` by which a paper is shared: "+joinWords(metrics.Credits()))
	f.BoolVar(&o.noSelf, "no-self", false, "citations between papers that share an author don't count")
	f.IntVar(&o.year, "year", 0, "`YEAR` of evaluation (default the latest of the corpus)")
	f.IntVar(&o.intervals, "intervals", 0, "draw the papers of each row `N` times anew for an interval of 95 %; 1000 is usual")
	o.walk.register(f)
	_ = cmd.RegisterFlagCompletionFunc("credit", completeList(words(metrics.Credits())))
	_ = cmd.RegisterFlagCompletionFunc("by", completeList(append(indicatorNames(), measureNames()...)))
	return cmd
}

func runRank(ctx context.Context, s *Streams, o *rankOptions, unit graph.Unit, sources []string) error {
	o.unit = unit
	plan, err := o.plan(unit)
	if err != nil {
		return err
	}
	l, err := o.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	t, err := plan.rank(ctx, s, o, l.corpus)
	if err != nil {
		return err
	}
	if err := o.print(s, plan, t, l.corpus); err != nil {
		return err
	}
	plan.tellWhole(s, o)
	return o.finish(s, l.problems, len(l.skips))
}

// tellWhole names the indicators that --credit leaves as they are.
func (p *rankPlan) tellWhole(s *Streams, o *rankOptions) {
	if o.quiet || metrics.Credit(o.credit) == metrics.FullCredit {
		return
	}
	for _, n := range p.by {
		if n.measure.Run == nil && !n.indicator.Credited {
			fmt.Fprintf(s.Err, "info: %s counts each paper whole, whatever --credit\n", n.indicator.Name)
		}
	}
}

// rankPlan is a checked command line.
type rankPlan struct {
	unit    graph.Unit
	network string // "" if no measure needs one
	by      []number
	draw    graph.DrawOptions
}

// number is an indicator, or one column of a measure.
type number struct {
	indicator metrics.Indicator
	measure   metrics.Measure
	column    string // of the measure; "" for all
}

// plan checks the flags before anything is read.
func (o *rankOptions) plan(unit graph.Unit) (*rankPlan, error) {
	i := slices.IndexFunc(ranked, func(r struct {
		unit    graph.Unit
		network string
		by      string
	}) bool {
		return r.unit == unit
	})
	if i < 0 {
		return nil, wrongUse("%s can't be ranked; WHAT is one of papers, authors, sources, institutions, countries, keywords", unit)
	}
	p := &rankPlan{unit: unit, draw: graph.DefaultDrawOptions()}
	p.draw.Unit = unit
	p.draw.Counting = graph.Counting(o.counting)
	if err := o.walk.check(o.counting); err != nil {
		return nil, err
	}
	if o.top < 0 {
		return nil, wrongUse("--top %d: it is a number of rows, 0 for all", o.top)
	}
	if err := metrics.Credit(o.credit).Check(unit); err != nil {
		return nil, wrongUse("--credit: %w", err)
	}
	if o.year < 0 {
		return nil, wrongUse("--year %d: it is a year, 0 for the latest of the corpus", o.year)
	}
	if len(o.by) == 0 {
		o.by = []string{ranked[i].by}
	}
	for _, name := range o.by {
		n, err := lookupNumber(name, unit)
		if err != nil {
			return nil, err
		}
		if n.indicator.Stated && o.noSelf {
			return nil, wrongUse("--by %s: a source's count does not say who cites, so --no-self can't be kept", name)
		}
		if n.measure.Run != nil {
			p.network = ranked[i].network
			p.draw.MaxItems = maxItems(p.network)
		}
		p.by = append(p.by, n)
	}
	if err := o.checkIntervals(p); err != nil {
		return nil, err
	}
	if unit != graph.UnitPapers && (o.year != 0 || metrics.Credit(o.credit) != metrics.FullCredit) {
		p.addIndicator("papers") // the usual column counts all papers, each whole
	}
	p.addCoverage()
	return p, o.outputCheck()
}

// addCoverage adds for each indicator that leaves papers out the share of those
// that it rests on.
func (p *rankPlan) addCoverage() {
	for _, n := range slices.Clone(p.by) {
		for _, name := range n.indicator.CoverageOf(p.unit) {
			p.addIndicator(name)
		}
	}
}

// addIndicator adds a number that is shown beside those asked for.
func (p *rankPlan) addIndicator(name string) {
	if slices.ContainsFunc(p.by, func(n number) bool { return n.indicator.Name == name }) {
		return
	}
	if ind, ok := metrics.LookupIndicator(name); ok {
		p.by = append(p.by, number{indicator: ind})
	}
}

// outputCheck finds a bad -o before the work.
func (o *rankOptions) outputCheck() error {
	if o.output == "" {
		return nil
	}
	if err := o.checkList(o.unit == graph.UnitPapers); err != nil {
		return err
	}
	return o.writable(o.output)
}

// lookupNumber finds an indicator or a measure by name.
func lookupNumber(name string, unit graph.Unit) (number, error) {
	if ind, ok := metrics.LookupIndicator(name); ok && ind.For(unit) {
		return number{indicator: ind}, nil
	}
	if m, column, ok := metrics.LookupMeasure(name); ok {
		return number{measure: m, column: column}, nil
	}
	if ind, ok := metrics.LookupIndicator(name); ok {
		return number{}, wrongUse("--by %s: %s says nothing of %s; 'cocite define' lists the names", name, ind.Name, unit)
	}
	return number{}, wrongUse("--by %s is not known; 'cocite define' lists the names", name)
}

// rank computes the numbers and sorts the rows.
func (p *rankPlan) rank(ctx context.Context, s *Streams, o *rankOptions, c *graph.Corpus) (export.Table, error) {
	rows := unitRows(c, p.unit)
	var net *graph.Network
	if p.network != "" {
		var err error
		if net, err = drawKind(c, p.network, p.draw); err != nil {
			return export.Table{}, err
		}
	}
	indicated, err := p.indicate(ctx, o, c)
	if err != nil {
		return export.Table{}, err
	}
	var cols []graph.Column
	for _, n := range p.by {
		if n.measure.Run == nil {
			cols = append(cols, rows.align(idColumn{unitIDs(c, p.unit), indicated[0]}))
			indicated = indicated[1:]
			continue
		}
		got, err := n.measured(ctx, s, o, net)
		if err != nil {
			return export.Table{}, err
		}
		for _, c := range got {
			cols = append(cols, rows.align(c))
		}
	}
	return p.withIntervals(ctx, o, c, rows.sorted(cols, o.top))
}

// indicate computes the indicators of the plan together, in its order.
func (p *rankPlan) indicate(ctx context.Context, o *rankOptions, c *graph.Corpus) ([]graph.Column, error) {
	var list []metrics.Indicator
	for _, n := range p.by {
		if n.measure.Run == nil {
			list = append(list, n.indicator)
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	return metrics.Indicate(ctx, c, p.unit, list, o.indicatorOptions())
}

func (o *rankOptions) indicatorOptions() metrics.IndicatorOptions {
	return metrics.IndicatorOptions{Year: o.year, NoSelf: o.noSelf, Credit: metrics.Credit(o.credit), Threads: o.threads}
}

// measured gives the columns of a measure with the ids they belong to.
func (n number) measured(ctx context.Context, s *Streams, o *rankOptions, net *graph.Network) ([]idColumn, error) {
	p := newProgress(s, o.global, n.measure.Name)
	defer p.end()
	cols, err := n.measure.Run(ctx, o.walk.input(o.global, net, p))
	if err != nil {
		return nil, fmt.Errorf("computing %s: %w", n.measure.Name, err)
	}
	var out []idColumn
	for _, col := range cols {
		if n.column == "" || n.column == col.Name {
			out = append(out, idColumn{net.IDs, col})
		}
	}
	return out, nil
}

// print writes the ranking where the flags want it.
func (o *rankOptions) print(s *Streams, p *rankPlan, t export.Table, c *graph.Corpus) error {
	if o.output != "" {
		if err := o.writeList(t, p.unit == graph.UnitPapers, worksByID(c, t.Columns[1].Text)); err != nil {
			return err
		}
	}
	if o.json {
		return printJSON(s.Out, rankResult{What: p.unit, By: o.by, Network: p.network, Rows: tableRows(t)})
	}
	if o.output != "" {
		_, err := fmt.Fprintf(s.Out, "%s written to %s\n", plural(t.Rows(), "row"), o.output)
		return err
	}
	return printTable(s, t)
}

// rankResult is what "rank --json" prints.
type rankResult struct {
	What    graph.Unit   `json:"what"`
	By      []string     `json:"by"`
	Network string       `json:"network"` // "" if no number needs one
	Rows    []orderedRow `json:"rows"`
}
