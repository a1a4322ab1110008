package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// crampedWorks are works of so few names, places and titles that keys collide.
func crampedWorks() *rapid.Generator[[]Record] {
	titles := []string{
		"", "Editorial", "Ladders", "Who borrows the ladder of whom, a census", "Who borrows the ladders of whom, a census",
		"Who borrows the ladder of whom, a census of neighbours", "On paths between neighbouring villages",
	}
	sources := []Venue{{}, {Name: "Acta Rustica"}, {Name: "Acta Rurum"}, {Name: "Journal of Ladders", Abbrev: "J LADDERS"}}
	authors := []string{"", "Li, Xia", "Li, Yu", "Li", "Granowitzky, Mia", "van der Berg, Ada"}
	pick := func(t *rapid.T, name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
	return rapid.Custom(func(t *rapid.T) []Record {
		var out []Record
		for i := range rapid.IntRange(1, 8).Draw(t, "works") {
			r := Record{
				IDs: []ID{doi(fmt.Sprintf("10.1/%d", i))}, Title: rapid.SampledFrom(titles).Draw(t, "title"),
				Year: rapid.SampledFrom([]int{0, 2000, 2001, 2004}).Draw(t, "year"), Venue: rapid.SampledFrom(sources).Draw(t, "source"),
				Volume: pick(t, "volume", "", "1", "21"), PageFirst: pick(t, "page", "", "7", "17"), ArticleNo: pick(t, "number", "", "17"),
			}
			if a := rapid.SampledFrom(authors).Draw(t, "author"); a != "" {
				r.Authors = by(a)
			}
			for range rapid.IntRange(0, 4).Draw(t, "references") {
				ref := Ref{
					Author: pick(t, "cited", "", "LI X", "Li", "Berg A", "GRANOWIT.M"), Title: rapid.SampledFrom(titles).Draw(t, "cited title"),
					Year: rapid.SampledFrom([]int{0, 2000, 2001, 2003}).Draw(t, "cited year"), Source: pick(t, "cited source", "", "ACTA RUST", "J LADDERS"),
					Volume: pick(t, "cited volume", "", "1", "22"), Page: pick(t, "cited page", "", "7", "17"),
				}
				if rapid.Bool().Draw(t, "text") {
					ref = Ref{Raw: strings.Join([]string{ref.Author, ref.Title, fmt.Sprint(ref.Year), ref.Source}, ". ")}
				}
				if rapid.IntRange(0, 5).Draw(t, "named") == 0 {
					ref.IDs = []ID{doi(fmt.Sprintf("10.1/%d", rapid.IntRange(0, 9).Draw(t, "named work")))}
				}
				r.Refs = append(r.Refs, ref)
			}
			out = append(out, r)
		}
		return out
	})
}

// matchedEdges writes each citation with its rule and count; a stub by its title.
func matchedEdges(c *Corpus) []string {
	name := func(i int) string {
		if c.Papers.Stub[i] {
			return "stub " + c.Papers.Titles[i]
		}
		return c.Papers.IDs[i]
	}
	var out []string
	for i := range c.Papers.N() {
		for k, to := range c.Papers.Refs.Of(i) {
			m := c.Papers.Matches[c.Papers.Refs.off[i]+k]
			out = append(out, fmt.Sprintf("%s > %s %d %d", name(i), name(int(to)), m.Rule, m.Count))
		}
	}
	slices.Sort(out)
	return out
}

// reordered returns the works, and the references of each, in another order.
func reordered(t *rapid.T, works []Record) []Record {
	out := rapid.Permutation(works).Draw(t, "order of works")
	for i := range out {
		if len(out[i].Refs) > 0 {
			out[i].Refs = rapid.Permutation(out[i].Refs).Draw(t, "order of references")
		}
	}
	return out
}

func TestMatchingDoesNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		works := crampedWorks().Draw(t, "works")
		o := DefaultBuildOptions()
		o.Match = rapid.SampledFrom([]MatchMode{MatchStrict, MatchDefault, MatchLoose}).Draw(t, "mode")
		a, b := buildWith(o, works...), buildWith(o, reordered(t, works)...)
		if diff := cmp.Diff(matchedEdges(a), matchedEdges(b)); diff != "" {
			t.Fatalf("another order, other citations (-first +second):\n%s", diff)
		}
		if diff := cmp.Diff(a.Matching, b.Matching); diff != "" {
			t.Fatalf("another order, other counts (-first +second):\n%s", diff)
		}
	})
}

// pairRules are the rules of the cascade as conditions on one reference and one
// work, to be tried on every pair.
func pairRules(m *matcher, f *citing) []struct {
	rule MatchRule
	fits func(e int32, w *citable) bool
} {
	family := func(w *citable) bool { return f.sameFamily(w) }
	whole := func(w *citable) bool {
		return slices.ContainsFunc(f.families, func(k string) bool { return slices.Contains(w.families, k) })
	}
	dated := f.year != 0
	placed := func(w *citable) bool {
		return family(w) && f.volume != "" && f.volume == w.volume && f.page != "" && slices.Contains(w.pages[:], f.page)
	}
	sameYear := func(w *citable) bool { return dated && f.year == w.year }
	aside := func(w *citable) bool { return dated && w.year != 0 && (f.year == w.year+1 || f.year+1 == w.year) }
	agree := func(w *citable) bool { return f.initial == 0 || w.initial == 0 || f.initial == w.initial }
	anyExact := false
	for e := range m.j.b.entries {
		w := m.work(int32(e))
		anyExact = anyExact || placed(&w) && sameYear(&w) && agree(&w)
	}
	pageless := func(w *citable) bool { return w.pages[0] == "" && w.pages[1] == "" }
	head := func(w *citable) bool {
		h := sourceHead(f.source)
		return h != "" && (h == sourceHead(w.sources[0]) || h == sourceHead(w.sources[1]))
	}
	return []struct {
		rule MatchRule
		fits func(e int32, w *citable) bool
	}{
		{MatchPage, func(_ int32, w *citable) bool {
			return placed(w) && sameYear(w) && f.initial != 0 && f.initial == w.initial
		}},
		{MatchPageAbout, func(_ int32, w *citable) bool {
			return placed(w) && agree(w) && (sameYear(w) || !anyExact && aside(w))
		}},
		{MatchSource, func(_ int32, w *citable) bool {
			if !whole(w) || !sameYear(w) || !agree(w) || !head(w) {
				return false
			}
			if pageless(w) {
				return w.volume == "" && f.sameSource(w)
			}
			return f.page != "" && slices.Contains(w.pages[:], f.page) && (f.volume == "" || w.volume == "")
		}},
		{MatchTitle, func(_ int32, w *citable) bool {
			return whole(w) && sameYear(w) && f.title != "" && f.title == w.title && !f.clash(w)
		}},
	}
}

// TestCascadeEqualsAllPairs compares the rules that go by keys with every pair of
// a reference and a work.
func TestCascadeEqualsAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		works := crampedWorks().Draw(t, "works")
		b := NewBuilder(DefaultBuildOptions())
		for _, r := range works {
			b.Add(r)
		}
		j := newJoiner(b)
		j.mergeWorks()
		m := &matcher{j: j, mode: MatchDefault}
		m.indexWorks()
		for i := range b.refTexts.list {
			text := &b.refTexts.list[i]
			f := m.ref(text)
			f.printed = text.title
			if text.title != "" {
				f.title, f.generic = comparableTitle(text.title)
			}
			got := m.match(text)
			for _, p := range pairRules(m, &f) {
				root := noWork
				for e := range b.entries {
					if w := m.work(int32(e)); p.fits(int32(e), &w) {
						root = oneOf(root, j.works.root(int32(e)))
					}
				}
				if root >= 0 {
					if got != (found{root, p.rule}) {
						t.Fatalf("%+v: got %+v, all pairs give work %d by rule %d", f, got, root, p.rule)
					}
					break
				}
				if got.rule == p.rule {
					t.Fatalf("%+v: got %+v, all pairs give %d for that rule", f, got, root)
				}
			}
		}
	})
}
