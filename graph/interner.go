package graph

import (
	"hash/maphash"
	"strconv"
	"strings"
)

// arena keeps copies of strings side by side in blocks, so that what a record
// says does not hold on to the buffer of its reader. An arena must not be
// copied after its first use.
type arena struct{ block strings.Builder }

const arenaBlock = 64 << 10

// keep returns a copy of s that lives as long as the arena.
func (a *arena) keep(s string) string {
	if s == "" {
		return ""
	}
	if len(s) > arenaBlock/8 {
		return strings.Clone(s)
	}
	if a.block.Cap()-a.block.Len() < len(s) {
		a.block.Reset()
		a.block.Grow(arenaBlock)
	}
	start := a.block.Len()
	a.block.WriteString(s)
	return a.block.String()[start:]
}

// table numbers distinct values in the order in which they are met.
type table[K comparable] struct {
	seed maphash.Seed
	at   index
	list []K
}

// expect makes room for n values in an empty table.
func (t *table[K]) expect(n int) {
	if t.list == nil {
		t.seed, t.list = maphash.MakeSeed(), make([]K, 0, n)
		t.at.expect(n)
	}
}

// find returns the number of a value, -1 if it was never added.
func (t *table[K]) find(k K) int32 {
	if len(t.list) == 0 {
		return -1
	}
	i, _ := t.place(k, t.hash(k))
	return i
}

func (t *table[K]) hash(k K) uint32 { return uint32(maphash.Comparable(t.seed, k)) }

// place returns the number of a value, -1 and the slot for it if it was never
// added.
func (t *table[K]) place(k K, hash uint32) (int32, int) {
	return t.at.find(hash, func(i int32) bool { return t.list[i] == k })
}

// add returns the number of a value. A new value goes through keep first, which
// may copy what it points to; nil keeps it as it is.
func (t *table[K]) add(k K, keep func(K) K) int32 {
	t.expect(0)
	h := t.hash(k)
	i, free := t.place(k, h)
	if i >= 0 {
		return i
	}
	if keep != nil {
		k = keep(k)
	}
	i = int32(len(t.list))
	t.at.put(h, i, free)
	t.list = append(t.list, k)
	return i
}

// idNumbers numbers distinct identifiers in the order in which they are met. There
// are few schemes and many values, most of them numbers.
type idNumbers struct {
	seed    maphash.Seed
	schemes []schemeNumbers
	list    []ID
}

// schemeNumbers are the places of the values of one scheme in the list.
type schemeNumbers struct {
	scheme  Scheme
	numbers numberIndex // of values that are numbers
	texts   index       // of all others
}

// find returns the number of an identifier, -1 if it was never added.
func (t *idNumbers) find(id ID) int32 {
	i, _ := t.place(t.scheme(id.Scheme), id.Value)
	return i
}

// idSlot says where a new value of a scheme goes.
type idSlot struct {
	number   uint64
	isNumber bool
	hash     uint32
	free     int
}

// place returns the number of a value, -1 and where it goes if there is none.
func (t *idNumbers) place(s *schemeNumbers, value string) (int32, idSlot) {
	var at idSlot
	if at.number, at.isNumber = numberOf(value); at.isNumber {
		i, free := s.numbers.find(at.number)
		at.free = free
		return i, at
	}
	at.hash = uint32(maphash.String(t.seed, value))
	i, free := s.texts.find(at.hash, func(i int32) bool { return t.list[i].Value == value })
	at.free = free
	return i, at
}

// add returns the number of an identifier; a new one is copied by keep.
func (t *idNumbers) add(id ID, keep func(string) string) int32 {
	s := t.scheme(id.Scheme)
	i, at := t.place(s, id.Value)
	if i >= 0 {
		return i
	}
	i = int32(len(t.list))
	if at.isNumber {
		s.numbers.put(at.number, i, at.free)
	} else {
		s.texts.put(at.hash, i, at.free)
	}
	t.list = append(t.list, ID{Scheme: s.scheme, Value: keep(id.Value)})
	return i
}

// numberOf is a value that is a number of up to 17 digits, with a capital before
// it or none, as one number: PMIDs and what OpenAlex gives. Different values give
// different numbers.
func numberOf(value string) (uint64, bool) {
	u, digits := uint64(0), value
	if digits != "" && digits[0] >= 'A' && digits[0] <= 'Z' {
		u, digits = uint64(digits[0]-'A'+1)<<57, digits[1:]
	}
	if digits == "" || len(digits) > 17 || digits[0] == '0' {
		return 0, false
	}
	n := uint64(0)
	for i := range len(digits) {
		c := digits[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = 10*n + uint64(c)
	}
	return u | n, true
}

// scheme returns the places of a scheme.
func (t *idNumbers) scheme(s Scheme) *schemeNumbers {
	for i := range t.schemes {
		if t.schemes[i].scheme == s {
			return &t.schemes[i]
		}
	}
	if len(t.schemes) == 0 {
		t.seed = maphash.MakeSeed()
	}
	t.schemes = append(t.schemes, schemeNumbers{scheme: Scheme(strings.Clone(string(s)))})
	return &t.schemes[len(t.schemes)-1]
}

// span is a stretch of a flat slice: n values from index from.
type span struct{ from, n int32 }

// in returns the stretch of a slice that a span stands for.
func in[T any](s span, flat []T) []T { return flat[s.from : s.from+s.n : s.from+s.n] }

// grown returns the span of the values that were appended to flat since it had
// length from.
func grown[T any](from int, flat []T) span {
	return span{from: int32(from), n: int32(len(flat) - from)}
}

// unique hands out names that were not handed out before: a name that is taken
// gets #2, #3, …
type unique struct{ next map[string]int }

// taken tells whether a name was handed out.
func (u *unique) taken(name string) bool { return u.next[name] > 0 }

// release makes a name free again.
func (u *unique) release(name string) { delete(u.next, name) }

// newUnique expects about n names.
func newUnique(n int) *unique { return &unique{next: make(map[string]int, n)} }

// claim returns the name itself the first time and a numbered form afterwards.
func (u *unique) claim(name string) string {
	u.next[name]++
	for n := u.next[name]; n > 1; n++ {
		numbered := name + "#" + strconv.Itoa(n)
		if u.next[numbered] == 0 {
			u.next[name], u.next[numbered] = n, 1
			return numbered
		}
	}
	return name
}
