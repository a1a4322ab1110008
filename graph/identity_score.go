package graph

// clusterScores compares a clustering K with the truth C over the same mentions.
//
//   - B-cubed: P is the mean over the mentions m of |K(m)∩C(m)|/|K(m)|, R that of
//     |K(m)∩C(m)|/|C(m)|, F1 the harmonic mean of the two means (Bagga and Baldwin 1998).
//   - Pairwise: P is the share of the pairs together in K that are together in C, R
//     the share of those in C that are together in K; 1 where there are no pairs.
//   - Lumping and splitting: with the cluster of K that holds most of a person,
//     split is the share of mentions outside these, lumped the share of these that
//     belong to others (Torvik and Smalheiser 2009).
type clusterScores struct {
	bCubedP, bCubedR, bCubedF float64
	pairP, pairR, pairF       float64
	lumped, split             float64 // 1−P and 1−R on the best-matching cluster
}

// scoreClusters takes the scores of labels of mentions, where equal labels mean one
// person; mentions whose true label is below 0 are left out.
func scoreClusters(got, want []int) clusterScores {
	both := make(map[[2]int]int)
	gotSize, wantSize := make(map[int]int), make(map[int]int)
	n := 0
	for i := range got {
		if want[i] < 0 {
			continue
		}
		n++
		both[[2]int{got[i], want[i]}]++
		gotSize[got[i]]++
		wantSize[want[i]]++
	}
	var s clusterScores
	bestIn := make(map[int]int)
	for i := range got {
		if want[i] < 0 {
			continue
		}
		b := both[[2]int{got[i], want[i]}]
		s.bCubedP += float64(b) / float64(gotSize[got[i]]) / float64(n)
		s.bCubedR += float64(b) / float64(wantSize[want[i]]) / float64(n)
		bestIn[want[i]] = max(bestIn[want[i]], b)
	}
	s.bCubedF = harmonic(s.bCubedP, s.bCubedR)
	joint := pairsIn(both)
	s.pairP, s.pairR = ratio(joint, pairsIn(gotSize)), ratio(joint, pairsIn(wantSize))
	s.pairF = harmonic(s.pairP, s.pairR)
	best, matched := 0, 0
	for k, b := range both {
		if b == bestIn[k[1]] {
			best += b
			matched += gotSize[k[0]]
		}
	}
	if n > 0 {
		s.split = 1 - float64(best)/float64(n)
		s.lumped = 1 - float64(best)/float64(max(matched, 1))
	}
	return s
}

// pairsIn is the number of pairs inside groups of the given sizes.
func pairsIn[K comparable](sizes map[K]int) int {
	total := 0
	for _, n := range sizes {
		total += n * (n - 1) / 2
	}
	return total
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
