package metrics

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// Cases that trip other programs, by what goes wrong there.
func TestCasesThatTripOtherPrograms(t *testing.T) {
	t.Run("coupling under one number a reference", func(t *testing.T) {
		c := corpusOf(
			work{id: "a", cited: -1, refs: []string{"r1"}}, work{id: "b", cited: -1, refs: []string{"r2"}},
			work{id: "c", cited: -1, refs: []string{"r1", "r2"}},
		)
		if got := workedLinks(c, graph.Coupling, graph.Full, "none", func(s string) string { return s }); got != "doi:10.1/a-doi:10.1/c 1 doi:10.1/b-doi:10.1/c 1" {
			t.Errorf("got %s: no edge a–b, and b–c is there", got)
		}
	})
	t.Run("co-authors in either order are one edge", func(t *testing.T) {
		c := corpusOf(work{id: "p", cited: -1, authors: "ab"}, work{id: "q", cited: -1, authors: "ba"})
		net, err := graph.Coauthorship(c, graph.DefaultDrawOptions())
		if err != nil || net.M() != 1 || net.Directed {
			t.Fatalf("%v, %+v", err, net)
		}
		for _, e := range net.EdgeSeq() {
			if e.Weight != 2 {
				t.Errorf("weight %v, want 2", e.Weight)
			}
		}
	})
	t.Run("a paper cited by nobody is 0, not 1", func(t *testing.T) {
		c := corpusOf(work{id: "p", year: 2000, cited: -1}, work{id: "q", year: 2000, cited: -1}, work{id: "r", year: 2001, cited: -1, refs: []string{"p"}})
		got := byPaper(c, indicate(t, c, graph.UnitPapers, "ncs_corpus", DefaultIndicators()))
		if diff := cmp.Diff(map[string]any{"p": 2.0, "q": 0.0, "r": nil}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("a name inside another is another", func(t *testing.T) {
		b := graph.NewBuilder(graph.BuildOptions{Identity: graph.IdentityFullName})
		for i, name := range []string{"Li, X", "Li, Xy"} {
			b.Add(graph.Record{IDs: workedID(fmt.Sprint(i)), Authors: []graph.Author{{Name: graph.ParseName(name)}}})
		}
		c := b.Corpus()
		if diff := cmp.Diff([]any{int64(1), int64(1)}, valuesOf(indicate(t, c, graph.UnitAuthors, "papers", DefaultIndicators()))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("authors whom nobody cites stay, with 0", func(t *testing.T) {
		c := corpusOf(work{id: "p", cited: -1, authors: "a"})
		if diff := cmp.Diff([]any{int64(0)}, valuesOf(indicate(t, c, graph.UnitAuthors, "h_index", DefaultIndicators()))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("the year is that of the corpus, not of the clock", func(t *testing.T) {
		c := corpusOf(work{id: "p", year: 1970, cited: 5, authors: "a"}, work{id: "q", year: 1979, cited: 5, authors: "a"})
		if got := indicate(t, c, graph.UnitAuthors, "m_quotient_source", DefaultIndicators()).Float[0]; got != 0.2 {
			t.Errorf("got %v, want 2 over 10 years", got)
		}
		if got := EvaluationYear(c); got != 1979 {
			t.Errorf("evaluated in %d", got)
		}
	})
	t.Run("Lotka by likelihood on authors, not on frequencies", func(t *testing.T) {
		f := Lotka(workedAuthors())
		if math.Abs(*f.Alpha-*f.AlphaOLS) < 0.5 || f.Authors != 91 {
			t.Errorf("%+v: the two exponents of 91 authors lie far apart", f)
		}
	})
}
