package graph

import "slices"

// SourceCounts are the citation counts that one source states, for each paper.
type SourceCounts struct {
	By string  // the source
	N  []int32 // -1 if it states none
}

// fillCounts keeps what each source counts apart, and chooses for each paper the
// count of the source that ranks highest. Where one source states several for a
// work, from exports of different days, the largest counts: citations only grow.
func (j *joiner) fillCounts() {
	p := &j.c.Papers
	p.Counts = newCounts(j.countSources(), len(p.IDs))
	for i := range p.IDs {
		for _, e := range j.recs.Of(i) {
			d := &j.b.details[j.b.entries[e].detail]
			if d.citedBy.Known {
				n := &p.Counts[slices.IndexFunc(p.Counts, func(c SourceCounts) bool { return c.By == d.citedBy.By })].N[i]
				*n = max(*n, int32(min(d.citedBy.N, 1<<31-1)))
			}
			if prefersCount(d.refCount, p.RefCounts[i]) {
				p.RefCounts[i] = d.refCount
			}
		}
		p.CitedBy[i] = p.statedCount(i)
	}
}

// countSources are the sources that count citations, in their order.
func (j *joiner) countSources() []string {
	var names []string
	for i := range j.b.details {
		if c := j.b.details[i].citedBy; c.Known && !slices.Contains(names, c.By) {
			names = append(names, c.By)
		}
	}
	slices.SortFunc(names, compareSources)
	return names
}

// newCounts makes a column for each source without any count.
func newCounts(names []string, papers int) []SourceCounts {
	out := make([]SourceCounts, len(names))
	for i, name := range names {
		out[i] = SourceCounts{By: name, N: slices.Repeat([]int32{-1}, papers)}
	}
	return out
}

// statedCount is the count of the first source that states one.
func (p *Papers) statedCount(paper int) Count {
	for _, c := range p.Counts {
		if c.N[paper] >= 0 {
			return Count{N: int(c.N[paper]), Known: true, By: c.By}
		}
	}
	return Count{}
}

// prefersCount tells whether a count goes before another: of the source that
// ranks higher, then the larger.
func prefersCount(a, b Count) bool {
	if !a.Known || !b.Known {
		return a.Known
	}
	if c := compareSources(a.By, b.By); c != 0 {
		return c < 0
	}
	return a.N > b.N
}
