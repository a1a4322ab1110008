package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocite/graph"
)

// infoResult is what "info --json" prints.
type infoResult struct {
	Papers         int               `json:"papers"`
	Stubs          int               `json:"stubs"`
	Authors        int               `json:"authors"`
	AuthorMentions int               `json:"author_mentions"`
	Sources        int               `json:"sources"`
	Institutions   int               `json:"institutions"`
	Countries      int               `json:"countries"`
	Keywords       int               `json:"keywords"`
	References     int               `json:"references"`
	Citations      int               `json:"citations"`
	Related        int               `json:"related"`
	Years          *[2]int           `json:"years"`
	Duplicates     int               `json:"duplicates"`
	Families       int               `json:"families"` // works with several versions
	Versions       int               `json:"versions"` // papers in families
	Merged         []mergedWork      `json:"merged"`   // works that several records describe, by id
	Coverage       coverage          `json:"coverage"`
	Analyses       []analysis        `json:"analyses"`
	Files          []graph.FileStat  `json:"files"`
	Matching       []graph.MatchStat `json:"matching"` // what became of the references of each file
	Skipped        []skipped         `json:"skipped"`
	ProblemGroups  []problemGroup    `json:"problem_counts"`
	Problems       []graph.Problem   `json:"problems"`
}

// mergedWork is a work with the places of its records.
type mergedWork struct {
	ID      string   `json:"id"`
	Records []string `json:"records"` // "file:line"
}

// mergedWorks are the works that several records describe.
func mergedWorks(c *graph.Corpus) []mergedWork {
	list := []mergedWork{}
	for i, origins := range c.Papers.Origins {
		if len(origins) < 2 || c.Papers.Stub[i] {
			continue
		}
		m := mergedWork{ID: c.Papers.IDs[i]}
		for _, o := range origins {
			m.Records = append(m.Records, fmt.Sprintf("%s:%d", o.File, o.Line))
		}
		slices.Sort(m.Records)
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b mergedWork) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// coverage is the share of described papers that have a field.
type coverage struct {
	Title      float64 `json:"title"`
	Year       float64 `json:"year"`
	Abstract   float64 `json:"abstract"`
	DOI        float64 `json:"doi"`
	Authors    float64 `json:"authors"`
	References float64 `json:"references"`
}

// skipped is a file that was passed over.
type skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// analysis says whether the data allows a kind of work, with the reason if not.
type analysis struct {
	Name     string `json:"name"`
	Possible bool   `json:"possible"`
	Reason   string `json:"reason,omitempty"`
}

func newInfo(s *Streams, g *global) *cobra.Command {
	var verify bool
	cmd := &cobra.Command{
		Use:   "info SOURCE…",
		Short: "What is in the sources: counts, coverage, problems, possible analyses",
		Long: `info reads the sources and says what they hold: papers, authors, years, how many
papers have each field, which records were the same work, what was wrong with the
data and where, and which analyses the data allows.

A SOURCE is a file (plain, gzip, zstd, bzip2, xz, zip), a folder, or - for standard
input. Several sources make one corpus.

--verify checks libraries instead: every file against its checksum.`,
		Example: `  cocite info refs.bib
  cocite info exports/ works.jsonl.gz --json
  cocite info corpus.lib --verify`,
		Args: needArgs(1, "at least one SOURCE: a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if verify {
				return runVerify(cmd.Context(), s, g, args)
			}
			return runInfo(cmd.Context(), s, g, args)
		},
	}
	cmd.Flags().BoolVar(&verify, "verify", false, "check that every file of a library is as it was written")
	return cmd
}

func runInfo(ctx context.Context, s *Streams, g *global, sources []string) error {
	l, err := g.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	r := describe(l)
	if !g.json {
		printInfo(s, r)
	} else if err := printJSON(s.Out, r); err != nil {
		return err
	}
	return g.finish(s, l.problems, len(l.skips))
}

// describe counts what a corpus holds.
func describe(l *loaded) infoResult {
	c := l.corpus
	r := infoResult{
		Authors: c.Authors.N(), AuthorMentions: c.Stats.AuthorMentions,
		Sources: c.Sources.N(), Institutions: c.Institutions.N(), Countries: c.Countries.N(), Keywords: c.Keywords.N(),
		References: c.Stats.RefMentions, Related: len(c.Related), Duplicates: c.Stats.Duplicates,
		Files: notNil(l.files), ProblemGroups: notNil(groupProblems(l.problems)), Problems: notNil(l.problems),
		Matching: matchingByPath(c.Matching),
		Skipped:  []skipped{}, Merged: mergedWorks(c),
	}
	for _, k := range l.skips {
		r.Skipped = append(r.Skipped, skipped(k))
	}
	for i, stub := range c.Papers.Stub {
		if stub {
			r.Stubs++
			continue
		}
		r.Papers++
		r.Citations += described(c, c.Papers.Refs.Of(i))
		r.Years = widen(r.Years, int(c.Papers.Years[i]))
	}
	r.Families, r.Versions = families(&c.Papers)
	r.Coverage = covered(c, r.Papers)
	r.Analyses = analyses(r)
	return r
}

// families counts the works with several versions, and their versions.
func families(p *graph.Papers) (families, versions int) {
	members := make([]int, p.N())
	for i := range p.N() {
		members[p.Family(int32(i))]++
	}
	for _, n := range members {
		if n > 1 {
			families++
			versions += n
		}
	}
	return families, versions
}

// described counts the works of a list that are no stubs.
func described(c *graph.Corpus, list []int32) int {
	n := 0
	for _, p := range list {
		if !c.Papers.Stub[p] {
			n++
		}
	}
	return n
}

// widen takes a year into a span; 0 is unknown.
func widen(span *[2]int, year int) *[2]int {
	switch {
	case year == 0:
	case span == nil:
		return &[2]int{year, year}
	default:
		span[0], span[1] = min(span[0], year), max(span[1], year)
	}
	return span
}

// covered takes the share of each field among the described papers.
func covered(c *graph.Corpus, papers int) coverage {
	if papers == 0 {
		return coverage{}
	}
	share := func(has func(i int) bool) float64 {
		n := 0
		for i, stub := range c.Papers.Stub {
			if !stub && has(i) {
				n++
			}
		}
		return float64(n) / float64(papers)
	}
	return coverage{
		Title:    share(func(i int) bool { return c.Papers.Titles[i] != "" }),
		Year:     share(func(i int) bool { return c.Papers.Years[i] != 0 }),
		Abstract: share(func(i int) bool { return c.Papers.Abstracts[i] != "" }),
		DOI: share(func(i int) bool {
			return slices.ContainsFunc(c.Papers.AllIDs[i], func(id graph.ID) bool { return id.Scheme == graph.DOI })
		}),
		Authors:    share(func(i int) bool { return len(c.Papers.Authors.Of(i)) > 0 }),
		References: share(func(i int) bool { return c.Papers.RefMentions[i] > 0 }),
	}
}

// analyses says what can be done with the data, and why not the rest.
func analyses(r infoResult) []analysis {
	check := func(name string, ok bool, reason string) analysis {
		if ok {
			return analysis{Name: name, Possible: true}
		}
		return analysis{Name: name, Reason: reason}
	}
	text := r.Coverage.Title > 0 || r.Coverage.Abstract > 0
	cited := "none of the " + plural(r.References, "reference") + " leads to a paper of the corpus"
	if r.References == 0 {
		cited = noReferences + "; exports of OpenAlex, Crossref, Semantic Scholar, PubMed (XML), Web of Science (with cited references), " +
			"Scopus (CSV with references) and The Lens hold them"
	}
	return []analysis{
		check("citation", r.Citations > 0, cited),
		check("coauthorship", r.AuthorMentions > 0, "no paper names an author"),
		check("coauthorship of institutions", r.Institutions > 0, "no author has an institution"),
		check("coauthorship of countries", r.Countries > 0, "no author has a country"),
		check("coupling", r.References > 0, noReferences),
		check("cocitation", r.References > 0, noReferences),
		check("cooccurrence", r.Keywords > 0, "no paper has keywords"),
		check("related", r.Related > 0, "no source says which papers are related"),
		check("related papers by text", text, "no paper has a title or an abstract"),
		check("trends over years", r.Years != nil, "no paper has a year"),
	}
}

// noReferences says why there are no networks of citations.
const noReferences = "no paper has a reference list"

func printInfo(s *Streams, r infoResult) {
	p := func(format string, args ...any) { fmt.Fprintf(s.Out, format+"\n", args...) }
	p("papers        %d (and %s)", r.Papers, plural(r.Stubs, "stub"))
	p("authors       %d (printed %s)", r.Authors, times(r.AuthorMentions))
	if r.Years != nil {
		p("years         %d to %d", r.Years[0], r.Years[1])
	}
	p("sources       %d", r.Sources)
	p("institutions  %d in %s", r.Institutions, countries(r.Countries))
	p("keywords      %d", r.Keywords)
	p("references    %d, of which %s inside the corpus", r.References, plural(r.Citations, "citation"))
	p("related       %d", r.Related)
	p("duplicates    %d", r.Duplicates)
	if r.Families > 0 {
		p("versions      %d papers are versions of %s", r.Versions, plural(r.Families, "work"))
	}
	p("\ncoverage      title %s, year %s, abstract %s, doi %s, authors %s, references %s",
		percent(r.Coverage.Title), percent(r.Coverage.Year), percent(r.Coverage.Abstract),
		percent(r.Coverage.DOI), percent(r.Coverage.Authors), percent(r.Coverage.References))
	p("\nfiles")
	for _, f := range r.Files {
		p("  %s: %s, %s, %s", f.Path, f.Format, plural(f.Records, "record"), plural(f.Problems, "problem"))
	}
	for _, k := range r.Skipped {
		p("  %s: skipped, %s", k.Path, k.Reason)
	}
	printMatching(s, r.Matching)
	p("\nanalyses")
	for _, a := range r.Analyses {
		if a.Possible {
			p("  yes  %s", a.Name)
		} else {
			p("  no   %s: %s", a.Name, a.Reason)
		}
	}
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func countries(n int) string {
	if n == 1 {
		return "1 country"
	}
	return fmt.Sprintf("%d countries", n)
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// notNil makes an empty list print as [] and not as null.
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
