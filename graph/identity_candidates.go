package graph

import (
	"cmp"
	"slices"
)

// candidate is a pair of atoms in one block.
type candidate struct{ a, b, block int32 }

// candidates are the pairs worth weighing, each once, in the order of a and b: all
// pairs in small blocks, those that share something in large ones.
func candidates(x *facts, atoms []atom) []candidate {
	type entry struct{ block, atom int32 }
	var in []entry
	for i := range atoms {
		for _, f := range atoms[i].forms {
			for _, b := range x.blocks.Of(int(f)) {
				in = append(in, entry{b, int32(i)})
			}
		}
	}
	slices.SortFunc(in, func(p, q entry) int { return cmp.Or(cmp.Compare(p.block, q.block), cmp.Compare(p.atom, q.atom)) })
	in = slices.Compact(in)
	var out []candidate
	for len(in) > 0 {
		n := 1
		for n < len(in) && in[n].block == in[0].block {
			n++
		}
		group := make([]int32, n)
		for i, e := range in[:n] {
			group[i] = e.atom
		}
		out = blockCandidates(x, atoms, group, in[0].block, out)
		in = in[n:]
	}
	slices.SortFunc(out, func(p, q candidate) int {
		return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b), cmp.Compare(p.block, q.block))
	})
	return slices.CompactFunc(out, func(p, q candidate) bool { return p.a == q.a && p.b == q.b })
}

// blockCandidates appends the candidates of one block.
func blockCandidates(x *facts, atoms []atom, group []int32, block int32, out []candidate) []candidate {
	if len(group) <= allPairs {
		for i, a := range group {
			for _, b := range group[i+1:] {
				out = append(out, candidate{a, b, block})
			}
		}
		return out
	}
	traits := blockTraits(x, atoms, group, block)
	for len(traits) > 0 {
		n := 1
		for n < len(traits) && traits[n].key == traits[0].key {
			n++
		}
		out = pairsOf(traits[:n], block, out)
		traits = traits[n:]
	}
	return out
}

// pairsOf appends the pairs of atoms with one trait: all of them if they are few. Of many
// atoms with one name, neighbours are paired, so that they can join in a chain.
func pairsOf(traits []trait, block int32, out []candidate) []candidate {
	reach := len(traits)
	if len(traits) > maxPosting {
		if traits[0].key>>32 != nameTrait {
			return out
		}
		reach = 1
	}
	for i := range traits {
		for j := i + 1; j < len(traits) && j <= i+reach; j++ {
			out = append(out, candidate{traits[i].atom, traits[j].atom, block})
		}
	}
	return out
}

// nameTrait is the kind of trait of a name.
const nameTrait = 0

// trait is something that an atom has: its kind in the high bits, then a number.
type trait struct {
	key  uint64
	atom int32
}

// blockTraits lists the traits of the atoms of a block, sorted.
func blockTraits(x *facts, atoms []atom, group []int32, block int32) []trait {
	var out []trait
	for _, i := range group {
		a := &atoms[i]
		x.fill(a)
		add := func(kind uint64, values []int32) {
			for _, v := range values {
				out = append(out, trait{kind<<32 | uint64(uint32(v)), i})
			}
		}
		add(nameTrait, a.forms)
		add(1, a.refs)
		add(1, a.works)
		add(2, a.insts)
		for _, co := range a.coauthors {
			if co.block != block {
				out = append(out, trait{3<<32 | uint64(uint32(co.block)), i})
			}
		}
		for _, w := range a.words {
			out = append(out, trait{4<<32 | uint64(uint32(w.word)), i})
		}
	}
	slices.SortFunc(out, func(p, q trait) int { return cmp.Or(cmp.Compare(p.key, q.key), cmp.Compare(p.atom, q.atom)) })
	return slices.Compact(out)
}
