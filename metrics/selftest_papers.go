package metrics

import (
	"context"
	"fmt"
	"strings"

	"cocite/graph"
)

// workedPapers are numbers of single papers: disruption, beauty, ageing,
// diversity.
func workedPapers() []WorkedNumber {
	list := []WorkedNumber{
		{"disruption", "F>R X>F Y>F Y>R Z>R: i j k CD CD_nok mCD", "1 1 1 0 0 0", func() string { return workedDisruption("F>R X>F Y>F Y>R Z>R") }},
		{"disruption", "F>R X>F W>F Z>R: i j k CD CD_nok mCD", "2 0 1 0.666667 1 1.333333", func() string { return workedDisruption("F>R X>F W>F Z>R") }},
		{"disruption", "X>F: i j k CD CD_nok mCD", "1 0 0 null 1 null", func() string { return workedDisruption("X>F") }},
	}
	for _, x := range []struct {
		c    []int64
		want string
	}{
		{[]int64{0, 0, 0, 0, 10}, "15 4 3"},
		{[]int64{1, 0, 0, 2, 5, 9, 4}, "9.18 5 2"},
		{[]int64{5, 3, 1}, "0 0 0"},
		{[]int64{0, 1, 2, 3, 4}, "0 4 0"},
	} {
		list = append(list, WorkedNumber{"beauty", fmt.Sprintf("B, peak, awakening of %d", x.c), x.want, func() string {
			b := Beauty(x.c)
			return digits(b.B, float64(b.Peak), float64(b.Awakening))
		}})
	}
	return append(append(list, workedAgeing()...), workedDiversity()...)
}

// workedDisruption counts for F in a corpus of citations "F>R": F is of 2000, what
// it cites older, all others younger.
func workedDisruption(edges string) string {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	refs := map[string][]graph.Ref{}
	for _, e := range strings.Fields(edges) {
		from, to, _ := strings.Cut(e, ">")
		refs[from] = append(refs[from], graph.Ref{IDs: workedID(to)})
	}
	for _, p := range []struct {
		name string
		year int
	}{{"R", 1990}, {"F", 2000}, {"W", 2003}, {"X", 2003}, {"Y", 2003}, {"Z", 2003}} {
		b.Add(graph.Record{IDs: workedID(p.name), Year: p.year, Refs: refs[p.name]})
	}
	c := b.Corpus()
	f, err := newFacts(context.Background(), c, graph.UnitPapers, DefaultIndicators())
	if err != nil {
		return err.Error()
	}
	all, err := disruptions(context.Background(), f, disruptionWindow)
	if err != nil {
		return err.Error()
	}
	const paperF = 1
	d, n := all[paperF], len(c.Papers.Refs.Of(paperF))
	return strings.Join([]string{digits(float64(d.I), float64(d.J), float64(d.K)), orNull(d.CD(n)), orNull(d.CDNoK()), orNull(d.MCD(n))}, " ")
}

// workedID is the identifier of a paper of a worked example.
func workedID(name string) []graph.ID {
	return []graph.ID{{Scheme: graph.DOI, Value: "10.5555/" + strings.ToLower(name)}}
}

func workedAgeing() []WorkedNumber {
	ages := func() []int64 { return []int64{0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 8, 10, 12, 20} }
	return []WorkedNumber{
		{"ageing", "Price index of 14 references, age at most 5, and below 5", "0.642857 0.5", func() string {
			five, _ := PriceIndex(ages(), 5)
			four, _ := PriceIndex(ages(), 4)
			return digits(five, four)
		}},
		{"ageing", "median age and interpolated half-life of 14 references", "4.5 5", func() string {
			half, _ := HalfLife(ages())
			return digits(medianOf(ages()), half)
		}},
	}
}

func workedDiversity() []WorkedNumber {
	p := []float64{0.5, 0.3, 0.2}
	d := [][]float64{{0, 0.4, 0.9}, {0.4, 0, 0.6}, {0.9, 0.6, 0}}
	return []WorkedNumber{
		{"diversity", "Rao–Stirling of .5 .3 .2 over ordered pairs, Shannon, Simpson", "0.372 1.029653 0.62", func() string {
			return digits(RaoStirling(p, func(i, j int) float64 { return d[i][j] }), Shannon(p), Simpson(p))
		}},
	}
}
