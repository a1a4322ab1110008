package metrics

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"cocite/graph"
)

// Channel is one kind of evidence that two papers are related.
type Channel int

// The channels, in the order of their columns.
const (
	Coupling   Channel = iota // shared references
	CoCitation                // cited together
	Direct                    // one cites the other
	Text                      // title and abstract
	ByAuthors                 // shared authors
	Listed                    // a source says so
	numChannels
)

// ChannelNames are the names of the channels in their order.
func ChannelNames() []string {
	return []string{"coupling", "cocitation", "direct", "text", "authors", "listed"}
}

// RelatedOptions choose how related papers are found.
type RelatedOptions struct {
	Limit    int                  // most items; 0 is all
	Weights  [numChannels]float64 // of each channel; channels without data for the seed are left out and the rest is scaled to sum 1
	Versions bool                 // keep other versions of the seed
	TextTop  int                  // candidates by text alone
}

// DefaultRelatedOptions gives up to 200 items.
func DefaultRelatedOptions() RelatedOptions {
	return RelatedOptions{
		Limit:   200,
		Weights: [numChannels]float64{0.35, 0.25, 0.10, 0.25, 0.05, 0.10},
		TextTop: 1000,
	}
}

// RelatedItem is one related paper.
type RelatedItem struct {
	Paper    int32
	Score    float64              // 0 to 1
	Channels [numChannels]float64 // 0 to 1 each, mean over the seeds
	Reasons  []string             // why, in words
}

// RelatedFinder finds related papers in a corpus. It may be used by several
// goroutines once it is made.
type RelatedFinder struct {
	c       *graph.Corpus
	text    *textIndex
	idf     []float64 // of each paper as a reference
	refNorm []float64 // length of each reference list under idf
	weight  []float64 // 1/ln(1+references) of each citing paper
	cited   []float64 // sum of the weights of the papers that cite each paper
	listed  [][]listing
}

type listing struct {
	other int32
	score float64
}

// NewRelatedFinder indexes a corpus.
func NewRelatedFinder(c *graph.Corpus) *RelatedFinder {
	n := c.Papers.N()
	f := &RelatedFinder{
		c: c, text: newTextIndex(c), idf: make([]float64, n), refNorm: make([]float64, n),
		weight: make([]float64, n), cited: make([]float64, n), listed: make([][]listing, n),
	}
	citing := 0
	for p := range n {
		if k := len(c.Papers.Refs.Of(p)); k > 0 {
			citing++
			f.weight[p] = 1 / math.Log(1+float64(k))
		}
	}
	for p := range n {
		f.idf[p] = math.Log(float64(citing+1) / float64(len(c.Papers.Citers.Of(p))+1))
		for _, x := range c.Papers.Citers.Of(p) {
			f.cited[p] += f.weight[x]
		}
	}
	for p := range n {
		sum := 0.0
		for _, r := range c.Papers.Refs.Of(p) {
			sum += f.idf[r] * f.idf[r]
		}
		f.refNorm[p] = math.Sqrt(sum)
	}
	for _, e := range c.Related {
		s := 1 / (1 + math.Log(float64(max(1, e.Rank))))
		f.listed[e.A] = append(f.listed[e.A], listing{e.B, s})
		f.listed[e.B] = append(f.listed[e.B], listing{e.A, s})
	}
	return f
}

// Find returns the described papers that are related to one or more seeds, the
// best first; ties go to the newer, then to the smaller id. For a seed p and a
// paper q the channels are
//
//	coupling    cosine of the reference lists, each reference r weighted by ln((N+1)/(citers(r)+1))
//	cocitation  Σ 1/ln(1+references(x)) over papers x that cite both, over √(that of p · that of q)
//	direct      1 if one cites the other
//	text        BM25 in both directions over the scores against themselves
//	authors     Σ 1/ln(2+papers(a)) over shared authors, over that of p's authors
//	listed      1/(1+ln rank) if a source lists one as related to the other
//
// Each is divided by its maximum over the candidates of the seed before the
// weighted sum. Several seeds: the mean over the seeds, times 0.9 + 0.1·(share of
// seeds that the paper is related to). The idea of fusing citation and text follows
// Boyack and Klavans 2010 (doi:10.1002/asi.21419). Seeds, and by default versions
// of a seed and papers with its title and first author, are left out. It is an error to give
// no seed or one outside the corpus.
func (f *RelatedFinder) Find(ctx context.Context, seeds []int32, o RelatedOptions) ([]RelatedItem, error) {
	if len(seeds) == 0 {
		return nil, fmt.Errorf("finding related papers: no seed")
	}
	merged := map[int32]*RelatedItem{}
	met := map[int32]int{}
	for _, s := range seeds {
		if s < 0 || int(s) >= f.c.Papers.N() {
			return nil, fmt.Errorf("finding related papers: no paper %d", s)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, it := range f.one(s, o) {
			m := merged[it.Paper]
			if m == nil {
				m = &RelatedItem{Paper: it.Paper}
				merged[it.Paper] = m
			}
			met[it.Paper]++
			m.Score += it.Score / float64(len(seeds))
			for ch, v := range it.Channels {
				m.Channels[ch] += v / float64(len(seeds))
			}
		}
	}
	items := make([]RelatedItem, 0, len(merged))
	for p, m := range merged {
		if f.excluded(p, seeds, o) {
			continue
		}
		m.Score *= 0.9 + 0.1*float64(met[p])/float64(len(seeds))
		items = append(items, *m)
	}
	f.sort(items)
	if o.Limit > 0 && len(items) > o.Limit {
		items = items[:o.Limit]
	}
	for i := range items {
		items[i].Reasons = f.reasons(seeds, items[i].Paper)
	}
	return items, nil
}

// sort puts the best first.
func (f *RelatedFinder) sort(items []RelatedItem) {
	p := &f.c.Papers
	slices.SortFunc(items, func(a, b RelatedItem) int {
		return cmp.Or(
			cmp.Compare(b.Score, a.Score),
			cmp.Compare(p.Years[b.Paper], p.Years[a.Paper]),
			cmp.Compare(p.Dates[b.Paper], p.Dates[a.Paper]),
			cmp.Compare(p.IDs[a.Paper], p.IDs[b.Paper]),
		)
	})
}

// excluded tells whether a paper is a seed or another version of one.
func (f *RelatedFinder) excluded(p int32, seeds []int32, o RelatedOptions) bool {
	for _, s := range seeds {
		if p == s || (!o.Versions && f.sameWork(p, s)) {
			return true
		}
	}
	return false
}

// sameWork tells whether two papers are versions of one another, or share their
// title and first author.
func (f *RelatedFinder) sameWork(a, b int32) bool {
	p := &f.c.Papers
	if p.Family(a) == p.Family(b) {
		return true
	}
	ta, tb := p.Titles[a], p.Titles[b]
	if ta == "" || tb == "" || graph.GenericTitle(ta) || graph.TitleKey(ta) != graph.TitleKey(tb) {
		return false
	}
	x, y := p.Authors.Of(int(a)), p.Authors.Of(int(b))
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}

// one scores all candidates of one seed.
func (f *RelatedFinder) one(seed int32, o RelatedOptions) []RelatedItem {
	scores := [numChannels]map[int32]float64{
		Coupling: f.coupling(seed), CoCitation: f.cocitation(seed), Direct: f.direct(seed),
		Text: f.byText(seed, o.TextTop), ByAuthors: f.byAuthors(seed), Listed: f.byListing(seed),
	}
	candidates := f.candidates(seed, scores)
	items := make([]RelatedItem, len(candidates))
	var top [numChannels]float64
	for i, p := range candidates {
		items[i].Paper = p
		for ch := range scores {
			items[i].Channels[ch] = scores[ch][p]
		}
		items[i].Channels[Text] = f.text.similarity(seed, p)
		for ch, v := range items[i].Channels {
			top[ch] = max(top[ch], v)
		}
	}
	fuse(items, o.Weights, top)
	return items
}

// candidates are the described papers that some channel names, ascending.
func (f *RelatedFinder) candidates(seed int32, scores [numChannels]map[int32]float64) []int32 {
	seen := map[int32]bool{seed: true}
	var list []int32
	for _, s := range scores {
		for p := range s {
			if !seen[p] && !f.c.Papers.Stub[p] {
				seen[p] = true
				list = append(list, p)
			}
		}
	}
	slices.Sort(list)
	return list
}

// fuse sets the scores: each channel over its maximum, with weights that sum to
// 1 over the channels that have data.
func fuse(items []RelatedItem, weights, top [numChannels]float64) {
	total := 0.0
	for ch, t := range top {
		if t > 0 {
			total += weights[ch]
		}
	}
	for i := range items {
		for ch, v := range items[i].Channels {
			if top[ch] > 0 && total > 0 {
				items[i].Score += weights[ch] / total * v / top[ch]
			}
		}
	}
}
