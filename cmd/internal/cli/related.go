package cli

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// relatedOptions are the flags of "related".
type relatedOptions struct {
	*global
	seeds   []string
	limit   int
	perPage int
	page    int
	weights []string
	keep    bool
}

func newRelated(s *Streams, g *global) *cobra.Command {
	o := &relatedOptions{global: g}
	cmd := &cobra.Command{
		Use:   "related PAPER SOURCE…",
		Short: "The papers related to a paper",
		Long: `related lists the papers of the sources that are related to a paper, with the
reasons in words. PAPER is an id (doi:10.…, arxiv:…, a W number, key:…), a citation
key, or a title, whole or its beginning, in quotes. Several papers: --seed-paper.

The score fuses channels: ` + strings.Join(metrics.ChannelNames(), ", ") + `.
Channels without data for the paper are left out, so papers without any citation
data are ranked by their text.`,
		Example: `  cocite related doi:10.5555/cocite.0042 works.jsonl
  cocite related "Gradient descent in matrix factorization" page.txt --page 2
  cocite related W2741809807 works.jsonl --weights text=1,coupling=0 -o related.csv`,
		Args: needArgs(2, "a PAPER and at least one SOURCE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.seeds = append([]string{args[0]}, o.seeds...)
			return runRelated(cmd.Context(), s, o, args[1:])
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.seeds, "seed-paper", nil, "a further `PAPER` to start from (may be repeated)")
	f.IntVar(&o.limit, "limit", metrics.DefaultRelatedOptions().Limit, "how many papers in all")
	f.IntVar(&o.perPage, "per-page", 20, "how many papers a page")
	f.IntVar(&o.page, "page", 1, "which page to print")
	f.StringSliceVar(&o.weights, "weights", nil, "weights of channels, as `NAME=WEIGHT`,…")
	f.BoolVar(&o.keep, "keep-versions", false, "keep other versions of the paper itself")
	return cmd
}

func runRelated(ctx context.Context, s *Streams, o *relatedOptions, sources []string) error {
	opt, err := o.options()
	if err != nil {
		return err
	}
	l, err := o.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	var seeds []int32
	for _, name := range o.seeds {
		p, err := findPaper(l.corpus, name)
		if err != nil {
			return err
		}
		seeds = append(seeds, p)
	}
	p := newProgress(s, o.global, "finding related papers")
	items, err := metrics.NewRelatedFinder(l.corpus).Find(ctx, seeds, opt)
	p.end()
	if err != nil {
		return err
	}
	if err := o.print(s, l.corpus, seeds, items); err != nil {
		return err
	}
	return o.finish(s, l.problems, len(l.skips))
}

// options checks the flags.
func (o *relatedOptions) options() (metrics.RelatedOptions, error) {
	opt := metrics.DefaultRelatedOptions()
	opt.Limit, opt.Versions = o.limit, o.keep
	if o.limit < 1 || o.perPage < 1 || o.page < 1 {
		return opt, wrongUse("--limit, --per-page and --page are at least 1")
	}
	for _, w := range o.weights {
		name, value, ok := strings.Cut(w, "=")
		ch := slices.Index(metrics.ChannelNames(), strings.TrimSpace(name))
		v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if !ok || ch < 0 || err != nil || v < 0 || math.IsInf(v, 0) || math.IsNaN(v) {
			return opt, wrongUse("--weights %s: write NAME=WEIGHT with a weight of 0 or more; NAME is one of %s", w, joinWords(metrics.ChannelNames()))
		}
		opt.Weights[ch] = v
	}
	if o.output != "" {
		if err := o.checkList(true); err != nil {
			return opt, err
		}
		return opt, o.writable(o.output)
	}
	return opt, nil
}

// relatedResult is what "related --json" prints.
type relatedResult struct {
	Seeds   []string     `json:"seeds"`
	Total   int          `json:"total"`
	Page    int          `json:"page"`
	Pages   int          `json:"pages"`
	PerPage int          `json:"per_page"`
	Items   []relatedRow `json:"items"`
}

type relatedRow struct {
	Rank     int        `json:"rank"`
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Score    float64    `json:"score"`
	Channels orderedRow `json:"channels"`
	Reasons  []string   `json:"reasons"`
	Snippet  string     `json:"snippet"`
	Classes  []string   `json:"classes"`
	Date     string     `json:"date"`
	Authors  []string   `json:"authors"`
}

func (o *relatedOptions) print(s *Streams, c *graph.Corpus, seeds []int32, items []metrics.RelatedItem) error {
	rows := make([]relatedRow, len(items))
	for i, it := range items {
		rows[i] = relatedPaper(c, it, i+1)
	}
	if o.output != "" {
		papers := func(yield func(int32) bool) {
			for _, it := range items {
				if !yield(it.Paper) {
					return
				}
			}
		}
		if err := o.writeList(relatedTable(rows), true, works(c, papers)); err != nil {
			return err
		}
	}
	r := relatedResult{
		Total: len(rows), Page: o.page, PerPage: o.perPage,
		Pages: (len(rows) + o.perPage - 1) / o.perPage,
		Items: rows[min(len(rows), (o.page-1)*o.perPage):min(len(rows), o.page*o.perPage)],
	}
	if r.Page > max(1, r.Pages) {
		return wrongUse("--page %d: there are %s", r.Page, plural(r.Pages, "page"))
	}
	for _, p := range seeds {
		r.Seeds = append(r.Seeds, c.Papers.IDs[p])
	}
	if o.json {
		return printJSON(s.Out, r)
	}
	if o.output != "" {
		_, err := fmt.Fprintf(s.Out, "%s written to %s\n", plural(len(rows), "related paper"), o.output)
		return err
	}
	return printRelated(s, c, seeds, r)
}

func relatedPaper(c *graph.Corpus, it metrics.RelatedItem, rank int) relatedRow {
	p := int(it.Paper)
	row := relatedRow{
		Rank: rank, ID: c.Papers.IDs[p], Title: c.Papers.Titles[p], Score: it.Score,
		Reasons: notNil(it.Reasons), Snippet: snippet(c.Papers.Abstracts[p], 240),
		Classes: notNil(c.Papers.Classes[p]), Date: c.Papers.Dates[p], Authors: []string{},
	}
	for ch, name := range metrics.ChannelNames() {
		row.Channels = append(row.Channels, keyValue{name, it.Channels[ch]})
	}
	for _, a := range c.Papers.Authors.Of(p) {
		row.Authors = append(row.Authors, c.Authors.Names[a])
	}
	return row
}

// snippet cuts a text at a word to at most n characters.
func snippet(text string, n int) string {
	rs := []rune(strings.Join(strings.Fields(text), " "))
	if len(rs) <= n {
		return string(rs)
	}
	cut := string(rs[:n])
	if rs[n] != ' ' {
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
	}
	return strings.TrimRight(cut, " …") + "…"
}

// relatedTable is the whole list for a file.
func relatedTable(rows []relatedRow) export.Table {
	rank := graph.Column{Name: "rank", Int: make([]int64, len(rows))}
	score := graph.Column{Name: "related", Doc: "fused score, 0 to 1", Float: make([]float64, len(rows))}
	for i, r := range rows {
		rank.Int[i], score.Float[i] = int64(r.Rank), r.Score
	}
	list := func(items []string) string { return strings.Join(items, "; ") }
	text := func(name string, of func(r relatedRow) string) graph.Column {
		c := graph.Column{Name: name, Text: make([]string, len(rows))}
		for i, r := range rows {
			c.Text[i] = of(r)
		}
		return c
	}
	return export.Table{Columns: []graph.Column{
		rank, score,
		text("id", func(r relatedRow) string { return r.ID }),
		text("title", func(r relatedRow) string { return r.Title }),
		text("date", func(r relatedRow) string { return r.Date }),
		text("authors", func(r relatedRow) string { return list(r.Authors) }),
		text("classes", func(r relatedRow) string { return list(r.Classes) }),
		text("reasons", func(r relatedRow) string { return list(r.Reasons) }),
		text("snippet", func(r relatedRow) string { return r.Snippet }),
	}}
}

// printRelated prints a page like that of a literature site.
func printRelated(s *Streams, c *graph.Corpus, seeds []int32, r relatedResult) error {
	p := func(format string, args ...any) { fmt.Fprintf(s.Out, format+"\n", args...) }
	for _, seed := range seeds {
		p("Related papers: %s", c.PaperName(int(seed)))
	}
	p("\n%s, page %d of %d", plural(r.Total, "paper"), r.Page, max(1, r.Pages))
	for _, it := range r.Items {
		title := it.Title
		if title == "" {
			title = "(no title) " + it.ID
		}
		p("\n%d. %s  [%.3f]", it.Rank, title, it.Score)
		if it.Snippet != "" {
			p("   %s", it.Snippet)
		}
		p("   %s", strings.TrimSpace(strings.Join(it.Classes, ", ")+" "+it.Date+" "+strings.Join(it.Authors, " , ")))
		for _, reason := range it.Reasons {
			p("   – %s", reason)
		}
	}
	return nil
}
