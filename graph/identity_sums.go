package graph

// pairSums keep, for clusters of atoms, the sum and the number of known scores.
type pairSums struct {
	tie   ties
	known []map[int32]sum
}

type sum struct {
	points float64
	n      int32
}

func newPairSums(n int, pairs []scored) *pairSums {
	s := &pairSums{newTies(n), make([]map[int32]sum, n)}
	for i := range pairs {
		p := &pairs[i]
		s.set(p.a, p.b, sum{p.ev.points, 1})
		s.set(p.b, p.a, sum{p.ev.points, 1})
	}
	return s
}

func (s *pairSums) set(a, b int32, v sum) {
	if s.known[a] == nil {
		s.known[a] = make(map[int32]sum)
	}
	s.known[a][b] = v
}

// agree tells whether the mean of the known scores between two clusters reaches a bound.
func (s *pairSums) agree(a, b int32, bound float64) bool {
	k := s.known[s.tie.find(a)][s.tie.find(b)]
	return k.n > 0 && k.points >= bound*float64(k.n)
}

// union joins two clusters and their sums.
func (s *pairSums) union(a, b int32) {
	a, b = s.tie.find(a), s.tie.find(b)
	if b < a {
		a, b = b, a
	}
	s.tie.union(a, b)
	delete(s.known[a], b)
	for k, v := range s.known[b] {
		if k == a {
			continue
		}
		w := s.known[a][k]
		w = sum{w.points + v.points, w.n + v.n}
		s.known[a][k] = w
		delete(s.known[k], b)
		s.known[k][a] = w
	}
	s.known[b] = nil
}
