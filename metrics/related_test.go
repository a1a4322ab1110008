package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
)

// relatedCorpus builds a corpus from works given as "id|title|refs|authors".
func relatedCorpus(t testing.TB, works ...string) *graph.Corpus {
	t.Helper()
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for i, w := range works {
		f := strings.Split(w, "|")
		r := graph.Record{
			Key: f[0], Title: f[1], Year: 2000 + i, IDs: []graph.ID{{Scheme: graph.OpenAlex, Value: f[0]}},
			Origin: graph.Origin{File: "test", Format: "test", Ordinal: i + 1},
		}
		for _, ref := range strings.Fields(f[2]) {
			r.Refs = append(r.Refs, graph.Ref{IDs: []graph.ID{{Scheme: graph.OpenAlex, Value: ref}}})
		}
		for _, name := range strings.FieldsFunc(f[3], func(c rune) bool { return c == ';' }) {
			r.Authors = append(r.Authors, graph.Author{Name: graph.ParseName(name)})
		}
		b.Add(r)
	}
	return b.Corpus()
}

// paper finds a work by its OpenAlex id.
func paper(t testing.TB, c *graph.Corpus, id string) int32 {
	t.Helper()
	i := slices.Index(c.Papers.IDs, "openalex:"+id)
	if i < 0 {
		t.Fatalf("no paper %s in %v", id, c.Papers.IDs)
	}
	return int32(i)
}

func find(t testing.TB, c *graph.Corpus, o RelatedOptions, seeds ...string) []RelatedItem {
	t.Helper()
	var list []int32
	for _, s := range seeds {
		list = append(list, paper(t, c, s))
	}
	items, err := NewRelatedFinder(c).Find(context.Background(), list, o)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func TestRelatedChannels(t *testing.T) {
	c := relatedCorpus(t,
		"W1|Gradient descent for matrix sensing problems|W90 W91|Ada Birch",
		"W2|A theory of coral larvae in shallow lagoons|W90 W91 W92|Ben Moura",
		"W3|Gradient descent for matrix completion problems||Cleo Roux",
		"W4|Tone splits among island languages||Ada Birch",
		"W5|Survey of everything that was ever written|W1 W6|Dora Iyer",
		"W6|Solar cells under indoor light today||Emil Roth",
		"W7|Verb order in charters of monks||Finn Lund",
		"W8|Heat waves and mortality of towns|W93|Gus Lind",
	)
	items := find(t, c, DefaultRelatedOptions(), "W1")
	got := map[string][numChannels]float64{}
	for _, it := range items {
		got[c.Papers.IDs[it.Paper]] = it.Channels
		if c.Papers.Stub[it.Paper] {
			t.Errorf("stub %s is listed", c.Papers.IDs[it.Paper])
		}
	}
	// N = 4 papers have references; W90 and W91 have 2 citers, W92 has 1.
	r, s := math.Log(5.0/3), math.Log(5.0/2)
	coupling := 2 * r * r / math.Sqrt(2*r*r*(2*r*r+s*s))
	if v := got["openalex:W2"][Coupling]; math.Abs(v-coupling) > 1e-12 {
		t.Errorf("coupling of W2 %v, want %v", v, coupling)
	}
	if v := got["openalex:W6"][CoCitation]; v != 1 {
		t.Errorf("co-citation of W6 %v, want 1", v)
	}
	if v := got["openalex:W5"][Direct]; v != 1 {
		t.Errorf("direct of W5 %v, want 1", v)
	}
	if v := got["openalex:W4"][ByAuthors]; v != 1 {
		t.Errorf("authors of W4 %v, want 1", v)
	}
	if v := got["openalex:W3"][Text]; v < 0.5 || v >= 1 {
		t.Errorf("text of W3 %v, want at least 0.5 and below 1", v)
	}
	for _, id := range []string{"openalex:W7", "openalex:W8", "openalex:W1"} {
		if _, ok := got[id]; ok {
			t.Errorf("%s is listed", id)
		}
	}
}

func TestRelatedReasons(t *testing.T) {
	c := relatedCorpus(t,
		"W1|Matrix sensing|W90 W91|Ada Birch",
		"W2|Sensing of matrices|W1 W90 W91|Ada Birch; Ben Moura",
	)
	got := find(t, c, DefaultRelatedOptions(), "W1")[0].Reasons
	want := []string{
		"cites the paper", "2 shared references: openalex:W90; openalex:W91",
		"1 shared author: Ada Birch", "shared terms: matrices, sensing",
	}
	if fmt.Sprint(got[:3]) != fmt.Sprint(want[:3]) || !strings.HasPrefix(got[3], "shared terms: ") || len(got) != 4 {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRelatedVersionsOfTheSeed(t *testing.T) {
	works := []string{
		"W1|On the spread of sound change along trade routes|W90|Ada Birch",
		"W2|On the Spread of Sound Change Along Trade Routes|W90|Ada Birch",
		"W3|Another paper on the spread of something|W90|Ben Moura",
	}
	b := graph.NewBuilder(graph.BuildOptions{Identity: graph.IdentityFullName, NoMerge: true})
	for i, w := range works {
		f := strings.Split(w, "|")
		b.Add(graph.Record{
			Key: f[0], Title: f[1], Year: 2000 + i, IDs: []graph.ID{{Scheme: graph.OpenAlex, Value: f[0]}},
			Authors: []graph.Author{{Name: graph.ParseName(f[3])}},
			Refs:    []graph.Ref{{IDs: []graph.ID{{Scheme: graph.OpenAlex, Value: f[2]}}}},
		})
	}
	c := b.Corpus()
	if items := find(t, c, DefaultRelatedOptions(), "W1"); len(items) != 1 || items[0].Paper != paper(t, c, "W3") {
		t.Errorf("got %v, want only W3", items)
	}
	o := DefaultRelatedOptions()
	o.Versions = true
	if items := find(t, c, o, "W1"); len(items) != 2 {
		t.Errorf("with versions %d items, want 2", len(items))
	}
}

func TestRelatedTextAlone(t *testing.T) {
	c := relatedCorpus(t,
		"W1|Thermal refuges of reef fish||", "W2|Reef fish and thermal stress||",
		"W3|Thermal imaging of buildings||", "W4|Verb order in charters||",
	)
	items := find(t, c, DefaultRelatedOptions(), "W1")
	if len(items) != 2 || c.Papers.IDs[items[0].Paper] != "openalex:W2" || items[0].Score != 1 {
		t.Errorf("got %v, want W2 with score 1 before W3", items)
	}
}

func TestRelatedSeveralSeedsAndErrors(t *testing.T) {
	c := relatedCorpus(t,
		"W1|Alpha decay|W90|", "W2|Beta decay|W91|", "W3|Gamma|W90 W91|", "W4|Delta|W90|",
	)
	items := find(t, c, DefaultRelatedOptions(), "W1", "W2")
	if items[0].Paper != paper(t, c, "W3") {
		t.Errorf("first is %s, want W3, which both seeds lead to", c.Papers.IDs[items[0].Paper])
	}
	f := NewRelatedFinder(c)
	for _, seeds := range [][]int32{nil, {-1}, {int32(c.Papers.N())}} {
		if _, err := f.Find(context.Background(), seeds, DefaultRelatedOptions()); err == nil {
			t.Errorf("seeds %v: no error", seeds)
		}
	}
}

// TestRelatedProperties checks what holds for any corpus: scores and channels lie
// in 0…1, the list is in order, and coupling is what brute force gives.
func TestRelatedProperties(t *testing.T) {
	words := strings.Fields("coral matrix tone solar noise urban verb grain reef descent")
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(rt, "papers")
		var works []string
		for i := range n {
			title := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 6).Draw(rt, "title"), " ")
			refs := ""
			for _, r := range rapid.SliceOfNDistinct(rapid.IntRange(1, 20), 0, 6, rapid.ID[int]).Draw(rt, "refs") {
				if r != i+1 {
					refs += fmt.Sprintf(" W%d", r)
				}
			}
			works = append(works, fmt.Sprintf("W%d|%s|%s|", i+1, title, refs))
		}
		c := relatedCorpus(t, works...)
		items := find(t, c, DefaultRelatedOptions(), "W1")
		for i, it := range items {
			if it.Score < 0 || it.Score > 1+1e-12 || (i > 0 && it.Score > items[i-1].Score) {
				rt.Fatalf("score %v at place %d", it.Score, i)
			}
			for ch, v := range it.Channels {
				if v < 0 || v > 1 {
					rt.Fatalf("channel %d is %v", ch, v)
				}
			}
			if got, want := it.Channels[Coupling], bruteCoupling(c, paper(t, c, "W1"), it.Paper); math.Abs(got-want) > 1e-12 {
				rt.Fatalf("coupling %v, want %v", got, want)
			}
		}
	})
}

// bruteCoupling is the definition of the coupling channel, word for word.
func bruteCoupling(c *graph.Corpus, p, q int32) float64 {
	citing := 0.0
	for i := range c.Papers.N() {
		if len(c.Papers.Refs.Of(i)) > 0 {
			citing++
		}
	}
	idf := func(r int32) float64 {
		citers := 0.0
		for i := range c.Papers.N() {
			if slices.Contains(c.Papers.Refs.Of(i), r) {
				citers++
			}
		}
		return math.Log((citing + 1) / (citers + 1))
	}
	dot := func(a, b int32) float64 {
		sum := 0.0
		for _, r := range c.Papers.Refs.Of(int(a)) {
			if slices.Contains(c.Papers.Refs.Of(int(b)), r) {
				sum += idf(r) * idf(r)
			}
		}
		return sum
	}
	if norm := math.Sqrt(dot(p, p) * dot(q, q)); norm > 0 {
		return dot(p, q) / norm
	}
	return 0
}
