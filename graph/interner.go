package graph

import (
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
	at   map[K]int32
	list []K
}

// expect makes room for n values in an empty table.
func (t *table[K]) expect(n int) {
	if t.at == nil {
		t.at = make(map[K]int32, n)
		t.list = make([]K, 0, n)
	}
}

// find returns the number of a value, -1 if it was never added.
func (t *table[K]) find(k K) int32 {
	if i, ok := t.at[k]; ok {
		return i
	}
	return -1
}

// add returns the number of a value. A new value goes through keep first, which
// may copy what it points to; nil keeps it as it is.
func (t *table[K]) add(k K, keep func(K) K) int32 {
	if i, ok := t.at[k]; ok {
		return i
	}
	if keep != nil {
		k = keep(k)
	}
	if t.at == nil {
		t.at = make(map[K]int32)
	}
	i := int32(len(t.list))
	t.at[k] = i
	t.list = append(t.list, k)
	return i
}

// idNumbers numbers distinct identifiers in the order in which they are met. It is
// a table of values for each scheme: there are few schemes and many values.
type idNumbers struct {
	schemes []Scheme
	at      []map[string]int32
	list    []ID
}

// add returns the number of an identifier; a new one is copied by keep.
func (t *idNumbers) add(id ID, keep func(string) string) int32 {
	s := t.scheme(id.Scheme)
	if i, ok := t.at[s][id.Value]; ok {
		return i
	}
	i := int32(len(t.list))
	kept := ID{Scheme: t.schemes[s], Value: keep(id.Value)}
	t.at[s][kept.Value] = i
	t.list = append(t.list, kept)
	return i
}

// find returns the number of an identifier, -1 if it was never added.
func (t *idNumbers) find(id ID) int32 {
	for s, x := range t.schemes {
		if i, ok := t.at[s][id.Value]; ok && x == id.Scheme {
			return i
		}
	}
	return -1
}

// scheme returns the place of a scheme.
func (t *idNumbers) scheme(s Scheme) int {
	for i, x := range t.schemes {
		if x == s {
			return i
		}
	}
	t.schemes = append(t.schemes, Scheme(strings.Clone(string(s))))
	t.at = append(t.at, make(map[string]int32))
	return len(t.schemes) - 1
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
