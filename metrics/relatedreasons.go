package metrics

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// reasons says in words why a paper is related to the seeds, the stronger
// evidence first.
func (f *RelatedFinder) reasons(seeds []int32, p int32) []string {
	kinds := []func(seed, p int32) string{f.byCitation, f.byReferences, f.byCiters, f.byPeople, f.bySource, f.byWords}
	var out []string
	for _, kind := range kinds {
		for _, s := range seeds {
			if r := kind(s, p); r != "" && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

func (f *RelatedFinder) byCitation(seed, p int32) string {
	if _, ok := slices.BinarySearch(f.c.Papers.Refs.Of(int(p)), seed); ok {
		return "cites the paper"
	}
	if _, ok := slices.BinarySearch(f.c.Papers.Refs.Of(int(seed)), p); ok {
		return "cited by the paper"
	}
	return ""
}

func (f *RelatedFinder) byReferences(seed, p int32) string {
	shared := intersect(f.c.Papers.Refs.Of(int(seed)), f.c.Papers.Refs.Of(int(p)))
	slices.SortStableFunc(shared, func(a, b int32) int {
		return cmp.Or(cmp.Compare(f.untitled(a), f.untitled(b)), cmp.Compare(f.idf[b], f.idf[a]))
	})
	return f.enumerate(shared, "", "shared reference")
}

// untitled is 1 for a work without a title: its id tells a reader little.
func (f *RelatedFinder) untitled(p int32) int {
	if f.c.Papers.Titles[p] == "" {
		return 1
	}
	return 0
}

func (f *RelatedFinder) byCiters(seed, p int32) string {
	both := intersect(f.c.Papers.Citers.Of(int(seed)), f.c.Papers.Citers.Of(int(p)))
	slices.SortStableFunc(both, func(a, b int32) int { return cmp.Compare(f.weight[b], f.weight[a]) })
	return f.enumerate(both, "cited together by ", "paper")
}

func (f *RelatedFinder) byPeople(seed, p int32) string {
	var names []string
	other := f.c.Papers.Authors.Of(int(p))
	for _, a := range f.c.Papers.Authors.Of(int(seed)) {
		if slices.Contains(other, a) {
			names = append(names, f.c.Authors.Names[a])
		}
	}
	if len(names) == 0 {
		return ""
	}
	return count(len(names), "shared author") + ": " + strings.Join(names[:min(3, len(names))], "; ")
}

func (f *RelatedFinder) bySource(seed, p int32) string {
	if slices.ContainsFunc(f.listed[seed], func(l listing) bool { return l.other == p }) {
		return "listed as related by a source"
	}
	return ""
}

func (f *RelatedFinder) byWords(seed, p int32) string {
	words := f.sharedWords(seed, p, 5)
	if len(words) == 0 {
		return ""
	}
	return "shared terms: " + strings.Join(words, ", ")
}

// sharedWords are the words that two texts share, the most telling first.
func (f *RelatedFinder) sharedWords(a, b int32, most int) []string {
	type word struct {
		text string
		gain float64
	}
	var list []word
	f.text.shared(a, b, func(t int32, inA, inB float64) { list = append(list, word{f.text.words[t], inA + inB}) })
	slices.SortFunc(list, func(x, y word) int { return cmp.Or(cmp.Compare(y.gain, x.gain), cmp.Compare(x.text, y.text)) })
	var out []string
	for _, w := range list[:min(most, len(list))] {
		out = append(out, w.text)
	}
	return out
}

// enumerate counts papers and names the first three; "" for none.
func (f *RelatedFinder) enumerate(papers []int32, lead, noun string) string {
	if len(papers) == 0 {
		return ""
	}
	var names []string
	for _, p := range papers[:min(3, len(papers))] {
		names = append(names, f.c.PaperName(int(p)))
	}
	return lead + count(len(papers), noun) + ": " + strings.Join(names, "; ")
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// intersect returns what two ascending lists share.
func intersect(a, b []int32) []int32 {
	var out []int32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			out = append(out, a[i])
			i++
			j++
		}
	}
	return out
}
