package csr

import (
	"math"
	"math/rand/v2"
	"slices"
)

// RandomCitation returns a citation network of n papers for tests and
// benchmarks; paper 0 is the oldest. Each paper cites refs older ones on
// average: a paper that is recent from its point of view, or one that this
// paper cites itself, which makes the rich richer. One paper in a hundred also
// cites a slightly newer one, so a few short cycles arise, as they do in real
// data. The same seed gives the same network.
func RandomCitation(n int, refs float64, seed uint64) *Graph {
	rng := rand.New(rand.NewPCG(seed, 1))
	cited := make([][]int32, n)
	for u := 1; u < n; u++ {
		want := min(int(rng.ExpFloat64()*refs+0.5), u/2+1)
		for tries := 0; len(cited[u]) < want && tries < 4*want; tries++ {
			if v := reference(rng, cited, u); !slices.Contains(cited[u], v) {
				cited[u] = append(cited[u], v)
			}
		}
		if newer := u + 1 + rng.IntN(3); newer < n && rng.IntN(100) == 0 {
			cited[u] = append(cited[u], int32(newer))
		}
	}
	return mustNew(n, true, flatten(cited))
}

// reference picks what paper u cites: a recent paper or a reference of one.
func reference(rng *rand.Rand, cited [][]int32, u int) int32 {
	age := int(rng.ExpFloat64() * (10 + float64(u)/8))
	v := int32(max(0, u-1-age))
	if list := cited[v]; len(list) > 0 && rng.IntN(2) == 0 {
		if w := list[rng.IntN(len(list))]; int(w) < u {
			return w
		}
	}
	return v
}

// RandomTeams returns a co-authorship network for tests and benchmarks. Each
// paper is written by one to ten authors, counted fractionally: a paper of k
// authors adds 1/(k−1) to each pair. A team grows around one author, from
// former co-authors, neighbours in number, and anyone. The same seed gives the
// same network.
func RandomTeams(authors, papers int, seed uint64) *Graph {
	if authors < 1 {
		return mustNew(max(authors, 0), false, nil)
	}
	rng := rand.New(rand.NewPCG(seed, 2))
	with := make([][]int32, authors)
	var edges []Edge
	for range papers {
		team := pickTeam(rng, with)
		for i, u := range team {
			for _, v := range team[:i] {
				with[u], with[v] = append(with[u], v), append(with[v], u)
				edges = append(edges, Edge{min(u, v), max(u, v), 1 / float64(len(team)-1)})
			}
		}
	}
	return mustNew(authors, false, edges)
}

// pickTeam returns distinct authors in the order in which they join.
func pickTeam(rng *rand.Rand, with [][]int32) []int32 {
	lead := rng.IntN(len(with))
	team := []int32{int32(lead)}
	size := min(1+rng.IntN(4)+rng.IntN(3)*rng.IntN(4), len(with))
	for tries := 0; len(team) < size && tries < 40; tries++ {
		next := int32(rng.IntN(len(with)))
		switch known := with[lead]; {
		case len(known) > 0 && rng.IntN(2) == 0:
			next = known[rng.IntN(len(known))]
		case rng.IntN(4) > 0:
			next = int32((lead + 1 + rng.IntN(30)) % len(with))
		}
		if !slices.Contains(team, next) {
			team = append(team, next)
		}
	}
	return team
}

// RandomGraph returns n nodes with m edges drawn evenly from all pairs, or all
// pairs if there are no more than m. Weights are multiples of 1/8 up to 4, so
// their sums are exact. The same seed gives the same graph.
func RandomGraph(n, m int, directed, weighted bool, seed uint64) *Graph {
	pairs := n * (n - 1)
	if !directed {
		pairs /= 2
	}
	rng := rand.New(rand.NewPCG(seed, 3))
	edges := make([]Edge, 0, min(m, pairs))
	for _, i := range sample(rng, pairs, min(m, pairs)) {
		e := Edge{Weight: 1}
		if weighted {
			e.Weight = float64(1+rng.IntN(32)) / 8
		}
		e.From, e.To = pair(i, n, directed)
		edges = append(edges, e)
	}
	return mustNew(n, directed, edges)
}

// sample draws m distinct numbers below n, ascending.
func sample(rng *rand.Rand, n, m int) []int {
	if m > n/2 {
		s := rng.Perm(n)[:m]
		slices.Sort(s)
		return s
	}
	var s []int
	for len(s) < m {
		for range m - len(s) {
			s = append(s, rng.IntN(n))
		}
		slices.Sort(s)
		s = slices.Compact(s)
	}
	return s
}

// pair is the i-th pair of different nodes; undirected, the smaller comes first.
func pair(i, n int, directed bool) (u, v int32) {
	if directed {
		from, to := i/(n-1), i%(n-1)
		if to >= from {
			to++
		}
		return int32(from), int32(to)
	}
	to := int((1 + math.Sqrt(1+8*float64(i))) / 2)
	for to*(to-1)/2 > i { // the root may be rounded up, never down below a whole number
		to--
	}
	return int32(i - to*(to-1)/2), int32(to)
}

func flatten(lists [][]int32) []Edge {
	var edges []Edge
	for u, list := range lists {
		for _, v := range list {
			edges = append(edges, Edge{int32(u), v, 1})
		}
	}
	return edges
}

// mustNew is New for edges that are right by construction.
func mustNew(n int, directed bool, edges []Edge) *Graph {
	g, err := New(n, directed, edges)
	if err != nil {
		panic(err)
	}
	return g
}
