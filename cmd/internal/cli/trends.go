package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cocite/graph"
	"cocite/metrics"
)

// trendsOptions are the flags of "trends".
type trendsOptions struct {
	*global
	top      int
	backward bool
}

// trendsResult is what "trends --json" prints.
type trendsResult struct {
	Papers        []yearCount            `json:"papers"`
	Undated       int                    `json:"undated"` // papers without a year
	Growth        metrics.Growth         `json:"growth"`
	Bursts        burstLists             `json:"bursts"`
	RPYS          spectrum               `json:"rpys"`
	Sequences     []sequenceRow          `json:"sequences"`
	Collaboration metrics.Collaboration  `json:"collaboration"`
	Lotka         metrics.LotkaFit       `json:"lotka"`
	Bradford      metrics.BradfordZones  `json:"bradford"`
	Concentration map[string]concentrate `json:"concentration"`
}

type concentrate = metrics.Concentration

type yearCount struct {
	Year   int   `json:"year"`
	Papers int64 `json:"papers"`
}

type burstLists struct {
	Keywords []metrics.ItemBurst `json:"keywords"`
	Terms    []metrics.ItemBurst `json:"terms"`
	Papers   []metrics.ItemBurst `json:"papers"`
}

type spectrum struct {
	Years   []metrics.ReferenceYear `json:"years"`
	Undated int                     `json:"undated"` // references without a year
}

type sequenceRow struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Year      int      `json:"year"`
	Citations int64    `json:"citations"`
	Classes   []string `json:"classes"`
}

func newTrends(s *Streams, g *global) *cobra.Command {
	o := &trendsOptions{global: g}
	cmd := &cobra.Command{
		Use:   "trends SOURCE…",
		Short: "Papers a year, growth, bursts, reference years, collaboration, Lotka, Bradford",
		Long: `trends says how a literature grew: papers a year and their growth, bursts of keywords,
title words and cited works, the years of the cited references with their peaks (RPYS)
and the most cited references by class, how authors work together, and how papers are
spread over authors (Lotka) and sources (Bradford). 'cocite define NAME' says what each
number is.

With -o all rows go into one table: section, item, year, value.`,
		Example: `  cocite trends works.jsonl.gz
  cocite trends exports/ --top 50 --json
  cocite trends refs.bib -o trends.csv`,
		Args: needArgs(1, "at least one SOURCE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runTrends(cmd.Context(), s, o, args) },
	}
	f := cmd.Flags()
	f.IntVar(&o.top, "top", 20, "how many bursts, peaks and references to list, 0 for all")
	f.BoolVar(&o.backward, "backward", false, "compare reference years with the four years before, not with two on each side")
	return cmd
}

func runTrends(ctx context.Context, s *Streams, o *trendsOptions, sources []string) error {
	if o.top < 0 {
		return wrongUse("--top %d: it is a number of rows, 0 for all", o.top)
	}
	if err := o.tableCheck(); err != nil {
		return err
	}
	l, err := o.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	r := trendsOf(l.corpus, o)
	if o.output != "" {
		if err := o.writeTable(trendsTable(r)); err != nil {
			return err
		}
	}
	switch {
	case o.json:
		err = printJSON(s.Out, r)
	case o.output != "":
		_, err = fmt.Fprintf(s.Out, "%s written to %s\n", plural(trendsTable(r).Rows(), "row"), o.output)
	default:
		printTrends(s, r, o.top)
	}
	if err != nil {
		return err
	}
	return o.finish(s, l.problems, len(l.skips))
}

// trendsOf measures a corpus.
func trendsOf(c *graph.Corpus, o *trendsOptions) trendsResult {
	from, papers, undated := metrics.PapersPerYear(c)
	r := trendsResult{Papers: []yearCount{}, Undated: undated, Collaboration: metrics.Collaborate(c, nil)}
	for i, n := range papers {
		r.Papers = append(r.Papers, yearCount{from + i, n})
	}
	if len(papers) > 0 {
		r.Growth = metrics.Grow(from, papers[:len(papers)-1])
	}
	b := metrics.DefaultBursts()
	r.Bursts = burstLists{
		cutTo(metrics.KeywordBursts(c, b), o.top), cutTo(metrics.TermBursts(c, b), o.top), cutTo(metrics.PaperBursts(c, b), o.top),
	}
	years, cited, without := metrics.ReferenceYears(c)
	r.RPYS = spectrum{metrics.Spectrum(years, cited, o.backward), without}
	r.Sequences = sequenceRows(c, o.top)
	authors, sources := sizesOf(c.Authors.Papers), sizesOf(c.Sources.Papers)
	r.Lotka, r.Bradford = metrics.Lotka(authors), metrics.Bradford(sources)
	r.Concentration = map[string]concentrate{"authors": metrics.Concentrate(authors), "sources": metrics.Concentrate(sources)}
	return r
}

// cutTo keeps the first rows; 0 keeps all.
func cutTo[T any](list []T, top int) []T {
	if top > 0 && top < len(list) {
		return list[:top]
	}
	return list
}

// sizesOf are the lengths of lists that are not empty.
func sizesOf(lists graph.Lists) []int64 {
	var out []int64
	for i := range lists.Len() {
		if n := len(lists.Of(i)); n > 0 {
			out = append(out, int64(n))
		}
	}
	return out
}

func sequenceRows(c *graph.Corpus, top int) []sequenceRow {
	if top == 0 {
		top = c.Papers.N()
	}
	rows := []sequenceRow{}
	for _, q := range metrics.Sequences(c, top) {
		rows = append(rows, sequenceRow{
			c.Papers.IDs[q.Paper], c.PaperName(int(q.Paper)), int(c.Papers.Years[q.Paper]), q.Citations, q.Sequence.Words(),
		})
	}
	return rows
}

// tableCheck finds a bad -o before the work.
func (g *global) tableCheck() error {
	if g.output == "" {
		return nil
	}
	if _, err := g.tableFormat(); err != nil {
		return err
	}
	return g.writable(g.output)
}

// printTrends prints the sections for people.
func printTrends(s *Streams, r trendsResult, top int) {
	p := func(format string, args ...any) { fmt.Fprintf(s.Out, format+"\n", args...) }
	p("papers a year")
	for _, y := range r.Papers {
		p("  %d  %d", y.Year, y.Papers)
	}
	if r.Undated > 0 {
		p("  without a year: %d", r.Undated)
	}
	printGrowth(p, r.Growth)
	printBursts(p, "keywords", r.Bursts.Keywords)
	printBursts(p, "title words", r.Bursts.Terms)
	printBursts(p, "cited works", r.Bursts.Papers)
	printSpectrum(p, r.RPYS, top)
	printSequences(p, r.Sequences)
	printCollaboration(p, r.Collaboration)
	printDistributions(p, r)
}

type printer = func(format string, args ...any)

func printGrowth(p printer, g metrics.Growth) {
	if g.Rate == nil {
		p("\ngrowth        unknown: under two full years with papers")
		return
	}
	p("\ngrowth        %.1f %% a year from %d (%d) to %d (%d), the last full year", 100**g.Rate, g.From, g.First, g.To, g.Last)
	if g.Doubling != nil {
		p("              doubles every %.1f years", *g.Doubling)
	}
}

func printBursts(p printer, what string, list []metrics.ItemBurst) {
	p("\nbursts of %s", what)
	if len(list) == 0 {
		p("  none")
	}
	for _, b := range list {
		p("  %d–%d  %8.3f  %s", b.From, b.To, b.Weight, snippet(b.Name, 70))
	}
}

func printSpectrum(p printer, r spectrum, top int) {
	p("\nreference years (RPYS): peaks")
	peaks := make([]*metrics.ReferenceYear, len(r.Years)+1)
	n := 0
	for i, y := range r.Years {
		if y.Peak > 0 {
			peaks[y.Peak-1] = &r.Years[i]
			n++
		}
	}
	if n == 0 {
		p("  none")
	}
	for _, y := range cutTo(peaks[:n], top) {
		p("  %d  %d references, %+.4g from the median", y.Year, y.N, y.Deviation)
	}
	if r.Undated > 0 {
		p("  without a year: %s", plural(r.Undated, "reference"))
	}
}

func printSequences(p printer, list []sequenceRow) {
	p("\nmost cited references")
	if len(list) == 0 {
		p("  none")
	}
	for _, q := range list {
		classes := ""
		if len(q.Classes) > 0 {
			classes = " (" + strings.Join(q.Classes, ", ") + ")"
		}
		p("  %6d  %s%s", q.Citations, snippet(q.Name, 70), classes)
	}
}

func printCollaboration(p printer, x metrics.Collaboration) {
	p("\ncollaboration  %s with a by-line, %s", plural(x.Papers, "paper"), plural(x.Authors, "author"))
	for _, n := range []struct {
		name  string
		value *float64
	}{
		{"ci", x.Index}, {"dc", x.Degree}, {"cc", x.Coefficient}, {"mcc", x.Modified}, {"ci_elango", x.Elango}, {"international", x.International},
	} {
		p("  %-13s %s", n.name, orDash(n.value))
	}
}

func printDistributions(p printer, r trendsResult) {
	l, b := r.Lotka, r.Bradford
	p("\nLotka         α %s, C %s, KS D %s (critical %s at .01); least squares α %s, C %s",
		orDash(l.Alpha), orDash(l.C), orDash(l.D), orDash(l.Critical), orDash(l.AlphaOLS), orDash(l.COLS))
	p("Bradford      %d, %d and %d sources hold %d, %d and %d articles; k %s",
		b.ZoneSources[0], b.ZoneSources[1], b.ZoneSources[2], b.ZoneArticles[0], b.ZoneArticles[1], b.ZoneArticles[2], orDash(b.K))
	for _, what := range []string{"authors", "sources"} {
		x := r.Concentration[what]
		p("%-13s Gini %s, Herfindahl %s, top 10 %% hold %s", what, orDash(x.Gini), orDash(x.Herfindahl), orDash(x.Top))
	}
}

// orDash writes a number with four digits, "–" where it is not defined.
func orDash(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.4g", *v)
}
