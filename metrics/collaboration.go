package metrics

import "cocite/graph"

// Collaboration says how much the authors of a corpus write together. What is
// not defined is nil.
type Collaboration struct {
	Papers        int      `json:"papers"`        // with a by-line
	Without       int      `json:"without"`       // papers without one, left out
	Authors       int      `json:"authors"`       // distinct
	Sizes         []int    `json:"sizes"`         // papers with 1, 2, 3, … authors
	Index         *float64 `json:"ci"`            // mean authors per paper
	Degree        *float64 `json:"dc"`            // share of papers with at least two
	Coefficient   *float64 `json:"cc"`            // 1 − Σ (f_a/a)/P
	Modified      *float64 `json:"mcc"`           // A/(A−1)·CC
	Elango        *float64 `json:"ci_elango"`     // authors of papers by several / papers by several
	International *float64 `json:"international"` // papers with at least two countries / with known countries
	Countries     int      `json:"with_countries"`
}

// Collaborate counts the described papers that keep lets pass; nil keeps all.
func Collaborate(c *graph.Corpus, keep func(paper int32) bool) Collaboration {
	var x Collaboration
	seen, several := make([]bool, c.Authors.N()), make([]bool, c.Authors.N())
	together, international := 0, 0
	for i := range int32(c.Papers.N()) {
		if c.Papers.Stub[i] || keep != nil && !keep(i) {
			continue
		}
		if k := len(c.Papers.Countries.Of(int(i))); k > 0 {
			x.Countries++
			international += int(indicatorOf(k > 1))
		}
		authors := c.Papers.Authors.Of(int(i))
		if len(authors) == 0 {
			x.Without++
			continue
		}
		for len(x.Sizes) < len(authors) {
			x.Sizes = append(x.Sizes, 0)
		}
		x.Sizes[len(authors)-1]++
		for _, a := range authors {
			x.Authors += mark(seen, a)
			if len(authors) > 1 {
				together += mark(several, a)
			}
		}
	}
	x.International = known(ratioOf(float64(international), float64(x.Countries)))
	x.measure(together)
	return x
}

// mark marks an item and returns 1 if it was not marked.
func mark(seen []bool, i int32) int {
	if seen[i] {
		return 0
	}
	seen[i] = true
	return 1
}

// CollaborationOf takes the indices of a distribution alone: papers with 1, 2,
// 3, … authors, and the number of distinct authors.
func CollaborationOf(sizes []int, authors int) Collaboration {
	x := Collaboration{Sizes: sizes, Authors: authors}
	x.measure(0)
	x.Elango = nil
	return x
}

// measure computes the indices from the sizes; together is the number of
// authors of papers by several.
func (x *Collaboration) measure(together int) {
	names, inverse := 0, 0.0
	x.Papers = 0
	for i, n := range x.Sizes {
		x.Papers += n
		names += n * (i + 1)
		inverse += float64(n) / float64(i+1)
	}
	if x.Papers == 0 {
		return
	}
	p := float64(x.Papers)
	alone := float64(x.Sizes[0])
	cc := 1 - inverse/p
	x.Index, x.Degree, x.Coefficient = known(float64(names)/p, true), known(1-alone/p, true), &cc
	if x.Authors > 1 {
		x.Modified = known(float64(x.Authors)/float64(x.Authors-1)*cc, true)
	}
	x.Elango = known(ratioOf(float64(together), p-alone))
}
