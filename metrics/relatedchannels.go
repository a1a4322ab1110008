package metrics

import (
	"cmp"
	"math"
	"slices"
)

// coupling is the cosine of the seed's reference list with all others.
func (f *RelatedFinder) coupling(seed int32) map[int32]float64 {
	out := map[int32]float64{}
	p := &f.c.Papers
	for _, r := range p.Refs.Of(int(seed)) {
		for _, q := range p.Citers.Of(int(r)) {
			if q != seed {
				out[q] += f.idf[r] * f.idf[r]
			}
		}
	}
	for q, v := range out {
		if norm := f.refNorm[seed] * f.refNorm[q]; norm > 0 {
			out[q] = min(1, v/norm)
		} else {
			delete(out, q)
		}
	}
	return out
}

// cocitation counts the papers that cite the seed and another paper; a long
// reference list says less.
func (f *RelatedFinder) cocitation(seed int32) map[int32]float64 {
	out := map[int32]float64{}
	p := &f.c.Papers
	for _, x := range p.Citers.Of(int(seed)) {
		for _, q := range p.Refs.Of(int(x)) {
			if q != seed {
				out[q] += f.weight[x]
			}
		}
	}
	for q, v := range out {
		out[q] = min(1, v/math.Sqrt(f.cited[seed]*f.cited[q]))
	}
	return out
}

// direct is 1 for each paper that the seed cites or that cites it.
func (f *RelatedFinder) direct(seed int32) map[int32]float64 {
	out := map[int32]float64{}
	for _, q := range f.c.Papers.Refs.Of(int(seed)) {
		out[q] = 1
	}
	for _, q := range f.c.Papers.Citers.Of(int(seed)) {
		out[q] = 1
	}
	return out
}

// byText takes the best papers by BM25 and makes the score symmetric.
func (f *RelatedFinder) byText(seed int32, top int) map[int32]float64 {
	scores := f.text.scores(seed)
	var best []int32
	for p, s := range scores {
		if s > 0 && int32(p) != seed {
			best = append(best, int32(p))
		}
	}
	slices.SortFunc(best, func(a, b int32) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
	out := map[int32]float64{}
	for _, p := range best[:min(top, len(best))] {
		out[p] = f.text.similarity(seed, p)
	}
	return out
}

// byAuthors weighs shared authors, those with few papers more.
func (f *RelatedFinder) byAuthors(seed int32) map[int32]float64 {
	out := map[int32]float64{}
	total := 0.0
	for _, a := range f.c.Papers.Authors.Of(int(seed)) {
		papers := f.c.Authors.Papers.Of(int(a))
		w := 1 / math.Log(2+float64(len(papers)))
		total += w
		for _, q := range papers {
			if q != seed {
				out[q] += w
			}
		}
	}
	for q, v := range out {
		out[q] = min(1, v/total)
	}
	return out
}

// byListing takes what the sources list as related.
func (f *RelatedFinder) byListing(seed int32) map[int32]float64 {
	out := map[int32]float64{}
	for _, l := range f.listed[seed] {
		out[l.other] = max(out[l.other], l.score)
	}
	return out
}
