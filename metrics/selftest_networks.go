package metrics

import (
	"fmt"
	"slices"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

// workedNetworks are the weights of co-authorship, coupling and co-citation.
func workedNetworks() []WorkedNumber {
	list := []WorkedNumber{
		{"coauth_vosviewer_example", "papers of A1 A2 A3, A1 A3 and A2 A4 in full", "A1-A2 1 A1-A3 2 A2-A3 1 A2-A4 1", func() string { return workedCoauthors(graph.Full, "none") }},
		{"coauth_vosviewer_example", "papers of A1 A2 A3, A1 A3 and A2 A4 in fractions", "A1-A2 0.5 A1-A3 1.5 A2-A3 0.5 A2-A4 1", func() string { return workedCoauthors(graph.Fractional, "none") }},
		{"bibliographic_coupling", "P[r1 r2 r3] Q[r2 r3] S[r3 r4 r5 r6] in full", "P-Q 2 P-S 1 Q-S 1", func() string { return workedCoupling(graph.Full, "none") }},
		{"bibliographic_coupling", "P[r1 r2 r3] Q[r2 r3] S[r3 r4 r5 r6] in fractions", "P-Q 1.5 P-S 0.5 Q-S 0.5", func() string { return workedCoupling(graph.Fractional, "none") }},
		{"bibliographic_coupling", "P[r1 r2 r3] Q[r2 r3] S[r3 r4 r5 r6] by Jaccard", "P-Q 0.666667 P-S 0.166667 Q-S 0.2", func() string { return workedCoupling(graph.Full, "jaccard") }},
		{"bibliographic_coupling", "P[r1 r2 r3] Q[r2 r3] S[r3 r4 r5 r6] by Salton's cosine", "P-Q 0.816497 P-S 0.288675 Q-S 0.353553", func() string { return workedCoupling(graph.Full, "cosine") }},
		{"co_citation", "r1 to r6 in full", "r1-r2 1 r1-r3 1 r2-r3 2 r3-r4 1 r3-r5 1 r3-r6 1 r4-r5 1 r4-r6 1 r5-r6 1", func() string { return workedCoCitation(graph.Full) }},
		{
			"co_citation", "r1 to r6 in fractions",
			"r1-r2 0.5 r1-r3 0.5 r2-r3 1.5 r3-r4 0.333333 r3-r5 0.333333 r3-r6 0.333333 r4-r5 0.333333 r4-r6 0.333333 r5-r6 0.333333",
			func() string { return workedCoCitation(graph.Fractional) },
		},
		{"rich_club", "density among nodes of more than 0, 1, 2, 3 neighbours in a graph of 7 nodes", "0.428571 0.7 1 1", workedRichClub},
	}
	for _, x := range [][2]string{
		{"association", "A1-A2 0.25 A1-A3 0.5 A2-A3 0.25 A2-A4 0.5"},
		{"jaccard", "A1-A2 0.333333 A1-A3 1 A2-A3 0.333333 A2-A4 0.5"},
		{"cosine", "A1-A2 0.5 A1-A3 1 A2-A3 0.5 A2-A4 0.707107"},
		{"inclusion", "A1-A2 0.5 A1-A3 1 A2-A3 0.5 A2-A4 1"},
		{"dice", "A1-A2 0.5 A1-A3 1 A2-A3 0.5 A2-A4 0.666667"},
		{"equivalence", "A1-A2 0.25 A1-A3 1 A2-A3 0.25 A2-A4 0.5"},
	} {
		list = append(list, WorkedNumber{"similarity", "papers of A1 A2 A3, A1 A3 and A2 A4, " + x[0] + " with occurrences as sizes", x[1],
			func() string { return workedCoauthors(graph.Full, x[0]) }})
	}
	return list
}

func workedRichClub() string {
	var edges []csr.Edge
	for _, e := range [][2]int32{{1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}, {4, 5}, {5, 6}, {1, 7}} {
		edges = append(edges, csr.Edge{From: e[0] - 1, To: e[1] - 1, Weight: 1})
	}
	g, err := csr.New(7, false, edges)
	if err != nil {
		return err.Error()
	}
	return digits(RichClub(g)...)
}

func workedCoauthors(counting graph.Counting, normalize string) string {
	b := graph.NewBuilder(graph.BuildOptions{Identity: graph.IdentityFullName})
	for i, authors := range []string{"Alpha Beta Gamma", "Alpha Gamma", "Beta Delta"} {
		r := graph.Record{IDs: workedID(fmt.Sprint("p", i))}
		for _, a := range strings.Fields(authors) {
			r.Authors = append(r.Authors, graph.Author{Name: graph.ParseName("Given " + a)})
		}
		b.Add(r)
	}
	return workedLinks(b.Corpus(), graph.Coauthorship, counting, normalize, strings.NewReplacer(
		"Given Alpha", "A1", "Given Beta", "A2", "Given Gamma", "A3", "Given Delta", "A4").Replace)
}

// workedReferences is the corpus of P, Q and S.
func workedReferences() *graph.Corpus {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for _, x := range []string{"P r1 r2 r3", "Q r2 r3", "S r3 r4 r5 r6"} {
		words := strings.Fields(x)
		r := graph.Record{IDs: workedID(words[0])}
		for _, ref := range words[1:] {
			r.Refs = append(r.Refs, graph.Ref{IDs: workedID(ref)})
		}
		b.Add(r)
	}
	return b.Corpus()
}

func workedCoupling(counting graph.Counting, normalize string) string {
	return workedLinks(workedReferences(), graph.Coupling, counting, normalize, strings.ToUpper)
}

func workedCoCitation(counting graph.Counting) string {
	draw := func(c *graph.Corpus, o graph.DrawOptions) (*graph.Network, error) {
		o.Unit = graph.UnitReferences
		return graph.CoCitation(c, o)
	}
	return workedLinks(workedReferences(), draw, counting, "none", strings.ToLower)
}

// workedLinks writes the edges of a network with the short names of their ends.
func workedLinks(c *graph.Corpus, draw func(*graph.Corpus, graph.DrawOptions) (*graph.Network, error), counting graph.Counting, normalize string, short func(string) string) string {
	o := graph.DefaultDrawOptions()
	o.Counting, o.Normalize = counting, normalize
	net, err := draw(c, o)
	if err != nil {
		return err.Error()
	}
	name := func(u int32) string {
		label := net.IDs[u]
		if net.Unit == graph.UnitAuthors {
			label = net.Labels[u]
		}
		return short(strings.TrimPrefix(label, "doi:10.5555/"))
	}
	var links []string
	for _, e := range net.EdgeSeq() {
		ends := []string{name(e.From), name(e.To)}
		slices.Sort(ends)
		links = append(links, ends[0]+"-"+ends[1]+" "+digits(e.Weight))
	}
	slices.Sort(links)
	return strings.Join(links, " ")
}
