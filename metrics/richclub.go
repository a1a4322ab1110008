package metrics

import "cocite/graph/csr"

// RichClub returns for each degree k, from 0 to the largest less 1, how dense the
// club of the nodes with more than k neighbours is: φ(k) = 2E/(N(N−1)) for N
// nodes with E edges between them, and 0 for a club of one. Directions and
// weights are ignored. It rises with k in nearly every network, so compare it
// with that of a network with the same degrees. A graph without edges has none.
//
// Source: Zhou and Mondragón 2004, doi:10.1109/LCOMM.2004.823426; Colizza,
// Flammini, Serrano and Vespignani 2006, doi:10.1038/nphys209.
func RichClub(g *csr.Graph) []float64 {
	s := &neighbours{g: g}
	deg := make([]int, g.N())
	top := 0
	for u := range deg {
		deg[u] = s.degree(u)
		top = max(top, deg[u])
	}
	nodes, edges := make([]float64, top+1), make([]float64, top+1) // by the least degree
	for u := range deg {
		nodes[deg[u]]++
		for _, v := range s.of(u) {
			if u < int(v) {
				edges[min(deg[u], deg[v])]++
			}
		}
	}
	phi := make([]float64, top)
	var n, m float64
	for k := top - 1; k >= 0; k-- {
		n, m = n+nodes[k+1], m+edges[k+1]
		if n > 1 {
			phi[k] = 2 * m / (n * (n - 1))
		}
	}
	return phi
}
