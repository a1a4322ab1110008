package graph

// spread is how far the mentions of a name have come apart into clusters. Only those
// count that come with something to tell by (telling): that others are not joined
// says nothing about how many persons there are.
type spread struct {
	mentions float64
	squares  float64 // of the sizes of the clusters, summed
}

// others is the number of other persons of one size that would be as hard to meet: the
// chance that two mentions are in different clusters over the chance that they
// are in one. It is Simpson's index, and zero for a single cluster.
func (s spread) others() float64 {
	if s.squares == 0 {
		return 0
	}
	return s.mentions*s.mentions/s.squares - 1
}

func (s *spread) add(n float64) {
	s.mentions += n
	s.squares += n * n
}

// carriers is what two names are a part of, for the count of namesakes: a block
// (from 0), or the persons of one family and first given name (below 0).
type carriers int32

func (x *facts) spreadOf(c carriers) *spread {
	if c < 0 {
		return &x.groupSpread[-1-c]
	}
	return &x.blockSpread[c]
}

// carriersOf is the carriers of two names: the wider one of those of their given names if
// these are equal in full, else the block.
func (x *facts) carriersOf(f, g int32, r agreement, block int32) carriers {
	p, q := x.groups[f], x.groups[g]
	if r.grade < StrongMatch || p < 0 || q < 0 {
		return carriers(block)
	}
	if x.groupSpread[q].others() > x.groupSpread[p].others() {
		p = q
	}
	return carriers(-1 - p)
}

// measureSpread measures the spread of all names of some atoms.
func (x *facts) measureSpread(atoms []atom) {
	var all []carriers
	for i := range atoms {
		all = x.allCarriers(&atoms[i], all[:0])
		for _, c := range all {
			*x.spreadOf(c) = spread{}
		}
	}
	for i := range atoms {
		all = x.allCarriers(&atoms[i], all[:0])
		for _, c := range all {
			x.spreadOf(c).add(float64(atoms[i].telling))
		}
	}
}

// allCarriers appends the all of an atom, each once.
func (x *facts) allCarriers(a *atom, out []carriers) []carriers {
	for _, f := range a.forms {
		for _, b := range x.blocks.Of(int(f)) {
			out = appendOnce(out, carriers(b))
		}
		if g := x.groups[f]; g >= 0 {
			out = appendOnce(out, carriers(-1-g))
		}
	}
	return out
}

// appendOnce appends what a short list lacks.
func appendOnce[T comparable](list []T, v T) []T {
	for _, have := range list {
		if have == v {
			return list
		}
	}
	return append(list, v)
}
