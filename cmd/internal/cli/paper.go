package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cocite/graph"
)

func newPaper(s *Streams, g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "paper PAPER SOURCE…",
		Short: "Everything known of one paper, and which source says so",
		Long: `paper prints all that is known of one paper: identifiers, authors, citation counts
by source, the records that were merged into it, its other versions, its
references. For a paper that several records describe it prints what each of them
says of each field; an asterisk marks what is used.

PAPER is an id (doi:10.…, arxiv:…, a W number, key:…), a citation key, or a title,
whole or its beginning, in quotes.`,
		Example: `  cocite paper doi:10.5555/cocite.0042 wos.txt scopus.csv
  cocite paper "Gradient descent in matrix factorization" refs.bib --json`,
		Args: needArgs(2, "a PAPER and at least one SOURCE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPaper(cmd.Context(), s, g, args[0], args[1:]) },
	}
}

func runPaper(ctx context.Context, s *Streams, g *global, name string, sources []string) error {
	g.values = true
	l, err := g.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	p, err := findPaper(l.corpus, name)
	if err != nil {
		return err
	}
	r := paperOf(l.corpus, p)
	if !g.json {
		r.print(s)
	} else if err := printJSON(s.Out, r); err != nil {
		return err
	}
	return g.finish(s, l.problems, len(l.skips))
}

// paperResult is what "paper --json" prints.
type paperResult struct {
	ID           string        `json:"id"`
	IDs          []string      `json:"ids"`
	Title        string        `json:"title"`
	Authors      []paperAuthor `json:"authors"`
	Year         int32         `json:"year,omitempty"`
	Date         string        `json:"date,omitempty"`
	Type         string        `json:"type,omitempty"`
	Venue        string        `json:"venue,omitempty"`
	Volume       string        `json:"volume,omitempty"`
	Page         string        `json:"page,omitempty"`
	Language     string        `json:"language,omitempty"`
	Stub         bool          `json:"stub"`
	Retracted    bool          `json:"retracted"`
	Abstract     string        `json:"abstract,omitempty"`
	Keywords     []string      `json:"keywords"`
	Institutions []string      `json:"institutions"`
	CitedBy      []paperCount  `json:"cited_by"` // by source, the preferred first
	Citers       []string      `json:"citations_local"`
	RefMentions  int32         `json:"references_printed"`
	Refs         []string      `json:"references"`         // distinct works, matched or stubs
	Matched      int           `json:"references_matched"` // that a record describes
	Versions     []string      `json:"versions"`           // the representative first; empty if there is one version
	Records      []string      `json:"records"`            // "file:line"
	Values       []paperValue  `json:"values"`
}

type paperAuthor struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	ORCID string `json:"orcid,omitempty"`
}

type paperCount struct {
	By string `json:"by"`
	N  int32  `json:"n"`
}

type paperValue struct {
	Field  string `json:"field"`
	Value  string `json:"value"`
	Record string `json:"record"`
	Used   bool   `json:"used"`
}

// paperOf collects what a corpus knows of a paper.
func paperOf(c *graph.Corpus, p int32) paperResult {
	x, i := &c.Papers, int(p)
	r := paperResult{
		ID: x.IDs[i], IDs: []string{}, Title: x.Titles[i], Year: x.Years[i], Date: x.Dates[i], Type: x.Types[i],
		Volume: x.Volumes[i], Page: x.PagesFirst[i], Language: x.Languages[i], Stub: x.Stub[i], Retracted: x.Retracted[i],
		Abstract: x.Abstracts[i], Keywords: namesOf(c.Keywords.Names, x.Keywords.Of(i)),
		Institutions: namesOf(c.Institutions.Names, x.Institutions.Of(i)), Citers: namesOf(x.IDs, x.Citers.Of(i)),
		RefMentions: x.RefMentions[i], Refs: namesOf(x.IDs, x.Refs.Of(i)), Matched: described(c, x.Refs.Of(i)),
		Authors: []paperAuthor{}, CitedBy: []paperCount{}, Versions: []string{}, Records: []string{}, Values: []paperValue{},
	}
	if s := x.Source[i]; s >= 0 {
		r.Venue = c.Sources.Names[s]
	}
	for _, id := range x.AllIDs[i] {
		r.IDs = append(r.IDs, id.String())
	}
	for _, a := range x.Authors.Of(i) {
		r.Authors = append(r.Authors, paperAuthor{c.Authors.IDs[a], c.Authors.Names[a], c.Authors.ORCIDs[a]})
	}
	for _, n := range x.Counts {
		if n.N[i] >= 0 {
			r.CitedBy = append(r.CitedBy, paperCount{n.By, n.N[i]})
		}
	}
	for _, o := range x.Origins[i] {
		r.Records = append(r.Records, fmt.Sprintf("%s:%d", o.File, o.Line))
	}
	r.Versions = versionsOf(x, p)
	r.values(c, p)
	return r
}

// namesOf are the names of the items of a list.
func namesOf(names []string, list []int32) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = names[n]
	}
	return out
}

// versionsOf are the ids of the family of a paper, the representative first.
func versionsOf(p *graph.Papers, paper int32) []string {
	family := p.Family(paper)
	out := []string{p.IDs[family]}
	for i := range p.N() {
		if p.Family(int32(i)) == family && int32(i) != family {
			out = append(out, p.IDs[i])
		}
	}
	if len(out) == 1 {
		return []string{}
	}
	return out
}

// values takes what each record says of a paper.
func (r *paperResult) values(c *graph.Corpus, p int32) {
	from, _ := slices.BinarySearchFunc(c.Values, p, func(v graph.FieldValue, p int32) int { return int(v.Paper) - int(p) })
	for _, v := range c.Values[from:] {
		if v.Paper != p {
			return
		}
		r.Values = append(r.Values, paperValue{v.Field.String(), v.Value, r.Records[v.Origin], v.Used})
	}
}

// print writes a paper for people.
func (r *paperResult) print(s *Streams) {
	p := func(name, value string) {
		if value != "" {
			fmt.Fprintf(s.Out, "%-13s %s\n", name, value)
		}
	}
	p("id", r.ID)
	p("ids", strings.Join(r.IDs, " "))
	p("title", r.Title)
	for _, a := range r.Authors {
		p("author", strings.TrimSpace(a.Name+"  "+a.ID))
	}
	if r.Year != 0 {
		p("year", strconv.Itoa(int(r.Year)))
	}
	p("date", r.Date)
	p("type", r.Type)
	p("venue", r.Venue)
	p("volume", r.Volume)
	p("page", r.Page)
	p("language", r.Language)
	p("keywords", strings.Join(r.Keywords, "; "))
	p("institutions", strings.Join(r.Institutions, "; "))
	if r.Retracted {
		p("retracted", "yes")
	}
	for _, n := range r.CitedBy {
		p("cited by", fmt.Sprintf("%d (%s)", n.N, n.By))
	}
	p("in the corpus", fmt.Sprintf("cited by %s; %s printed, %s, %d of them described here",
		plural(len(r.Citers), "paper"), plural(int(r.RefMentions), "reference"), plural(len(r.Refs), "distinct work"), r.Matched))
	p("versions", strings.Join(r.Versions, " "))
	for i, o := range r.Records {
		p("record", fmt.Sprintf("[%d] %s", i+1, o))
	}
	r.printValues(s)
}

// printValues writes what each record says, field by field.
func (r *paperResult) printValues(s *Streams) {
	if len(r.Values) == 0 {
		return
	}
	fmt.Fprintln(s.Out, "\nwhat each record says (* used)")
	last := ""
	for _, v := range r.Values {
		name, mark := v.Field, " "
		if name == last {
			name = ""
		}
		if v.Used {
			mark = "*"
		}
		last = v.Field
		fmt.Fprintf(s.Out, "%-15s %s [%d] %s\n", name, mark, slices.Index(r.Records, v.Record)+1, v.Value)
	}
}
