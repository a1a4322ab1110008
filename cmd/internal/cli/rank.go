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
	"cocite/metrics"
)

// rankOptions are the flags of "rank".
type rankOptions struct {
	*global
	by       []string
	top      int
	counting string
	walk     walkOptions
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
a number is.`,
		Example: `  cocite rank authors works.jsonl.gz --by h_index,pagerank
  cocite rank papers refs.bib --by citations --top 50 -o papers.csv`,
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
	o.walk.register(f)
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
	if err := o.print(s, plan, t); err != nil {
		return err
	}
	return o.finish(s, l.problems, len(l.skips))
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
	if len(o.by) == 0 {
		o.by = []string{ranked[i].by}
	}
	for _, name := range o.by {
		n, err := lookupNumber(name, unit)
		if err != nil {
			return nil, err
		}
		if n.measure.Run != nil {
			p.network = ranked[i].network
			p.draw.MaxItems = maxItems(p.network)
		}
		p.by = append(p.by, n)
	}
	return p, o.outputCheck()
}

// outputCheck finds a bad -o before the work.
func (o *rankOptions) outputCheck() error {
	if o.output == "" {
		return nil
	}
	if _, err := o.tableFormat(); err != nil {
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
	var cols []graph.Column
	for _, n := range p.by {
		got, err := n.compute(ctx, s, o, c, p.unit, net)
		if err != nil {
			return export.Table{}, err
		}
		for _, c := range got {
			cols = append(cols, rows.align(c))
		}
	}
	return rows.sorted(cols, o.top), nil
}

// compute gives the columns of a number with the ids they belong to.
func (n number) compute(ctx context.Context, s *Streams, o *rankOptions, c *graph.Corpus, u graph.Unit, net *graph.Network) ([]idColumn, error) {
	if n.measure.Run == nil {
		col, err := n.indicator.Run(c, u)
		return []idColumn{{unitIDs(c, u), col}}, err
	}
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

// idColumn is a column with the ids of its rows.
type idColumn struct {
	ids []string
	graph.Column
}

// rowSet are the things that are ranked.
type rowSet struct {
	ids, names []string
	second     graph.Column // papers, or the year of a paper
	index      map[string]int
}

// unitIDs are the ids of all rows of a unit, stubs included.
func unitIDs(c *graph.Corpus, u graph.Unit) []string {
	if items, _, ok := c.Items(u); ok {
		return items.IDs
	}
	return c.Papers.IDs
}

// unitRows lists what is ranked: for papers those that a source describes.
func unitRows(c *graph.Corpus, u graph.Unit) *rowSet {
	r := &rowSet{index: map[string]int{}}
	if items, _, ok := c.Items(u); ok {
		r.ids, r.names = items.IDs, items.Names
		r.second = graph.Column{Name: "papers", Int: make([]int64, items.N())}
		for i := range items.N() {
			r.second.Int[i] = int64(len(items.Papers.Of(i)))
		}
	} else {
		r.papers(c)
	}
	for i, id := range r.ids {
		r.index[id] = i
	}
	return r
}

func (r *rowSet) papers(c *graph.Corpus) {
	r.second = graph.Column{Name: "year", Int: []int64{}, Valid: []bool{}}
	for i, id := range c.Papers.IDs {
		if c.Papers.Stub[i] {
			continue
		}
		r.ids = append(r.ids, id)
		r.names = append(r.names, c.PaperName(i))
		r.second.Int = append(r.second.Int, int64(c.Papers.Years[i]))
		r.second.Valid = append(r.second.Valid, c.Papers.Years[i] != 0)
	}
}

// align puts a column into the order of the rows; a row that it lacks, such as an
// organisation in a network of persons, is missing.
func (r *rowSet) align(c idColumn) graph.Column {
	rows := make([]int32, len(r.ids))
	known := make([]bool, len(r.ids))
	for j, id := range c.ids {
		if i, ok := r.index[id]; ok {
			rows[i] = int32(j)
			known[i] = c.Known(j)
		}
	}
	if len(c.ids) == 0 {
		return graph.Column{Name: c.Name, Doc: c.Doc, Float: make([]float64, len(rows)), Valid: known}
	}
	col := c.Pick(rows)
	col.Valid = known
	return col
}

// sorted makes the table: by the first column downwards, missing values last,
// equal values in the order of their ids and with equal ranks.
func (r *rowSet) sorted(cols []graph.Column, top int) export.Table {
	order := make([]int32, len(r.ids))
	for i := range order {
		order[i] = int32(i)
	}
	key := cols[0]
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(compareValues(key, b, a), cmp.Compare(r.ids[a], r.ids[b]))
	})
	ranks := make([]int64, len(order))
	for i := range order {
		ranks[i] = int64(i + 1)
		if i > 0 && compareValues(key, order[i-1], order[i]) == 0 {
			ranks[i] = ranks[i-1]
		}
	}
	if top > 0 && top < len(order) {
		order = order[:top]
	}
	t := export.Table{Columns: []graph.Column{
		{Name: "rank", Int: ranks[:len(order)]},
		graph.Column{Name: "id", Text: r.ids}.Pick(order),
		graph.Column{Name: "name", Text: r.names}.Pick(order),
	}}
	for _, c := range append([]graph.Column{r.second}, cols...) {
		if !slices.ContainsFunc(t.Columns, func(x graph.Column) bool { return x.Name == c.Name }) {
			t.Columns = append(t.Columns, c.Pick(order))
		}
	}
	return t
}

// compareValues compares two values of a column; a missing one is the least.
func compareValues(c graph.Column, a, b int32) int {
	switch ka, kb := c.Known(int(a)), c.Known(int(b)); {
	case !ka && !kb:
		return 0
	case !ka:
		return -1
	case !kb:
		return 1
	case c.Float != nil:
		return cmp.Compare(c.Float[a], c.Float[b])
	case c.Int != nil:
		return cmp.Compare(c.Int[a], c.Int[b])
	}
	return 0
}

// print writes the ranking where the flags want it.
func (o *rankOptions) print(s *Streams, p *rankPlan, t export.Table) error {
	if o.output != "" {
		if err := o.writeTable(t); err != nil {
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
