package metrics

import (
	"context"

	"cocite/graph/csr"
)

// Triangles returns the number of triangles that each node is a corner of.
// Directions and weights are ignored. Threads 0 is all cores; the answer does
// not depend on it.
//
// Every edge is turned from the end of lower degree to that of higher degree,
// which keeps the lists of hubs short: Chiba and Nishizeki 1985,
// doi:10.1137/0214017; Latapy 2008, doi:10.1016/j.tcs.2008.07.017.
func Triangles(ctx context.Context, g *csr.Graph, threads int) ([]int64, error) {
	o, err := orient(ctx, g, threads)
	if err != nil {
		return nil, err
	}
	jobs := spans(g.N(), 256)
	tri := make([][]int64, workerCount(threads, len(jobs)))
	mark := make([][]int32, len(tri)) // u+1 where a node is a successor of u
	for w := range tri {
		tri[w], mark[w] = make([]int64, g.N()), make([]int32, g.N())
	}
	err = parallel(ctx, threads, len(jobs), func(worker, job int) {
		for u := jobs[job].lo; u < jobs[job].hi; u++ {
			o.corner(int32(u), mark[worker], tri[worker])
		}
	})
	if err != nil {
		return nil, err
	}
	return addUp(tri), nil
}

// addUp adds lists of whole numbers, which is the same in any order: it does
// not show which worker counted what.
func addUp(lists [][]int64) []int64 {
	for _, l := range lists[1:] {
		for i, x := range l {
			lists[0][i] += x
		}
	}
	return lists[0]
}

// LocalClustering returns for each node the share of pairs of its neighbours
// that are neighbours themselves: 2·triangles / (k·(k−1)) for k neighbours, and
// 0 for fewer than two. Directions and weights are ignored.
//
// Source: Watts and Strogatz 1998, doi:10.1038/30918.
func LocalClustering(ctx context.Context, g *csr.Graph, threads int) ([]float64, error) {
	tri, err := Triangles(ctx, g, threads)
	if err != nil {
		return nil, err
	}
	return localClustering(g, tri), nil
}

func localClustering(g *csr.Graph, tri []int64) []float64 {
	s := &neighbours{g: g}
	out := make([]float64, g.N())
	for u := range out {
		if k := int64(s.degree(u)); k > 1 {
			out[u] = float64(2*tri[u]) / float64(k*(k-1))
		}
	}
	return out
}

// Transitivity returns 3·triangles / connected triples, the share of pairs of
// edges with a common end whose other ends are neighbours; 0 without triples.
// Directions and weights are ignored.
//
// Source: Newman 2003, doi:10.1137/S003614450342480.
func Transitivity(ctx context.Context, g *csr.Graph, threads int) (float64, error) {
	tri, err := Triangles(ctx, g, threads)
	if err != nil {
		return 0, err
	}
	return transitivity(g, tri), nil
}

func transitivity(g *csr.Graph, tri []int64) float64 {
	s := &neighbours{g: g}
	var closed, triples int64
	for u := range tri {
		k := int64(s.degree(u))
		closed += tri[u]
		triples += k * (k - 1) / 2
	}
	if triples == 0 {
		return 0
	}
	return float64(closed) / float64(triples)
}

// oriented holds each edge once, at the end that comes first by degree.
type oriented struct {
	off []int
	adj []int32
}

// orient turns each edge of the skeleton from low to high degree, and from the
// smaller to the larger node where degrees are equal.
func orient(ctx context.Context, g *csr.Graph, threads int) (oriented, error) {
	deg, err := neighbourCounts(ctx, g, threads)
	if err != nil {
		return oriented{}, err
	}
	jobs := spansByCost(g.N(), 1<<15, func(u int) int { return 1 + int(deg[u]) })
	lists := make([][]int32, len(jobs))
	o := oriented{off: make([]int, g.N()+1), adj: make([]int32, 0, g.M())}
	err = inOrder(ctx, threads, len(jobs), func(_, job int) {
		s := &neighbours{g: g}
		for u := jobs[job].lo; u < jobs[job].hi; u++ {
			for _, v := range s.of(u) {
				if deg[u] < deg[v] || deg[u] == deg[v] && u < int(v) {
					lists[job] = append(lists[job], v)
				}
			}
			o.off[u+1] = len(lists[job]) // inside the job so far
		}
	}, func(_, job int) {
		for u := jobs[job].lo; u < jobs[job].hi; u++ {
			o.off[u+1] += len(o.adj)
		}
		o.adj = append(o.adj, lists[job]...)
		lists[job] = nil
	})
	return o, err
}

func (o oriented) of(u int32) []int32 { return o.adj[o.off[u]:o.off[u+1]] }

// corner counts the triangles that start at u.
func (o oriented) corner(u int32, mark []int32, tri []int64) {
	for _, v := range o.of(u) {
		mark[v] = u + 1
	}
	for _, v := range o.of(u) {
		for _, w := range o.of(v) {
			if mark[w] == u+1 {
				tri[u]++
				tri[v]++
				tri[w]++
			}
		}
	}
}
