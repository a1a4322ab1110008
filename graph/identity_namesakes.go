package graph

import (
	"math"
	"slices"
)

// fillOthers estimates how many persons each block holds beside one, in two ways,
// and takes the larger number. The one counts the first given names that are known in
// full. The other needs none: a family name that comes with many first letters belongs
// to many persons, and each letter has its part of them.
func (x *facts) fillOthers() {
	share, shown := x.letterShares()
	given := x.givenInBlocks()
	x.others = make([]float64, len(x.blockSize))
	persons := make(map[int32]float64)
	for b := range x.others {
		k := shown[x.blockFamily[b]]
		if _, ok := persons[k]; !ok {
			persons[k] = personsShowing(share, float64(k))
		}
		part := 1.0
		if i := x.blockLetter[b]; i >= 0 {
			part = share[i]
		}
		x.others[b] = max(minNamesakes, given[b]-1, (persons[k]-1)*part)
	}
}

// letterShares are the shares of the first letters among all blocks, and the
// number of letters that each family shows.
func (x *facts) letterShares() (share []float64, shown []int32) {
	if len(x.blockSize) == 0 {
		return nil, nil
	}
	share, shown = make([]float64, slices.Max(x.blockLetter)+1), make([]int32, slices.Max(x.blockFamily)+1)
	total := 0.0
	for b, i := range x.blockLetter {
		if i >= 0 {
			share[i]++
			shown[x.blockFamily[b]]++
			total++
		}
	}
	for i := range share {
		share[i] /= total
	}
	return share, shown
}

// givenInBlocks counts the different first given names of each block.
func (x *facts) givenInBlocks() []float64 {
	given := make([]float64, len(x.blockSize))
	seen := make(map[[2]int32]bool)
	for i, g := range x.groups {
		if g < 0 {
			continue
		}
		for _, b := range x.blocks.Of(i) {
			if k := [2]int32{b, g}; !seen[k] {
				seen[k] = true
				given[b]++
			}
		}
	}
	return given
}

// personsShowing is the number of persons m who are expected to show k first
// letters: the sum of 1-(1-share)^m over the letters is k. Where all letters are
// shown, the number has no upper bound; half a letter less bounds it.
func personsShowing(share []float64, k float64) float64 {
	if k <= 1 {
		return 1
	}
	k = min(k, float64(len(share))-0.5)
	low, high := 1.0, 2.0
	for lettersShown(share, high) < k {
		low, high = high, 2*high
	}
	for range 20 {
		if mid := (low + high) / 2; lettersShown(share, mid) < k {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// lettersShown is the number of first letters that m persons are expected to show.
func lettersShown(share []float64, m float64) float64 {
	sum := 0.0
	for _, p := range share {
		sum += 1 - math.Pow(1-p, m)
	}
	return sum
}

// namesakesOf estimates how many other persons in the data carry both names. For
// given names that are equal in full it is (f-1)(g-1)/n: f families carry the given
// name, g given names go with the family name, of n names in all. A middle initial
// divides it by ten. Else it is the number of other persons in the block.
func (x *facts) namesakesOf(p, q *form, r agreement, block int32) float64 {
	n := x.others[block]
	if r.grade < StrongMatch {
		if r.middle {
			n /= middleLetters
		}
		return max(minNamesakes, n)
	}
	word, whole := sharedGiven(p, q)
	both := float64(x.families[word]-1) * float64(max(x.givens[p.familyKey()], x.givens[q.familyKey()])-1) / x.names
	if r.middle && !whole {
		both /= middleLetters
	}
	return max(minNamesakes, min(n, both))
}

// sharedGiven is the given name that two forms have in common: all of it, or the
// first word that is equal.
func sharedGiven(p, q *form) (word string, whole bool) {
	if all := p.givenKey(""); all == q.givenKey("") {
		return all, true
	}
	a, b := p.parts.given.tokens, q.parts.given.tokens
	for i := range min(len(a), len(b)) {
		if compareTokens(a[i], b[i]) == sameWord {
			return a[i].text, false
		}
	}
	return "", false
}
