package graph

import (
	"fmt"
	"math"
	"strings"
)

// normalization is a similarity made of the weight c of a link and the sizes of
// its ends. The size of an item is the number of documents that have it
// (occurrences), not its total link strength.
type normalization struct {
	name string
	of   func(c, si, sj float64) float64
}

// normalizations are the similarities of Van Eck and Waltman (2009),
// doi:10.1002/asi.21075, with occurrences as sizes.
var normalizations = [...]normalization{
	{"none", func(c, _, _ float64) float64 { return c }},
	{"association", func(c, si, sj float64) float64 { return c / (si * sj) }},
	{"cosine", func(c, si, sj float64) float64 { return c / math.Sqrt(si*sj) }},
	{"jaccard", func(c, si, sj float64) float64 { return c / (si + sj - c) }},
	{"dice", func(c, si, sj float64) float64 { return 2 * c / (si + sj) }},
	{"inclusion", func(c, si, sj float64) float64 { return c / min(si, sj) }},
	{"equivalence", func(c, si, sj float64) float64 { return c * c / (si * sj) }},
}

// Normalizations are the names that DrawOptions.Normalize takes.
func Normalizations() []string {
	names := make([]string, len(normalizations))
	for i, n := range normalizations {
		names[i] = n.name
	}
	return names
}

func normalizer(name string) (func(c, si, sj float64) float64, error) {
	for _, n := range normalizations {
		if n.name == name {
			return n.of, nil
		}
	}
	return nil, fmt.Errorf("unknown normalisation %q; there are %s", name, strings.Join(Normalizations(), ", "))
}
