package ingest

import (
	"bytes"
	"errors"
	"math"
	"strconv"
)

// errTooManyNodes ends a file with more nodes than an int32 counts.
var errTooManyNodes = errors.New("more than 2147483647 nodes")

// nodeIDs numbers node ids in the order of first appearance.
type nodeIDs struct {
	list []string
	at   map[string]int32
}

// of returns the number of an id and whether it is new.
func (t *nodeIDs) of(id []byte) (int32, bool) {
	if i, ok := t.at[string(id)]; ok {
		return i, false
	}
	if t.at == nil {
		t.at = make(map[string]int32)
	}
	i := int32(len(t.list))
	s := string(id)
	t.at[s] = i
	t.list = append(t.list, s)
	return i, true
}

// denseStart is up to which number ids are looked up in an array from the start.
const denseStart = 1 << 16

// numberIDs is nodeIDs for ids that are mostly whole numbers. Numbers that are
// small beside the count of nodes are looked up in an array, the others in a
// map, so that no file can make the array large.
type numberIDs struct {
	prefix []byte           // stands before each number, as the n in "n12"
	order  []int64          // of each node its number, or -1-k for word k
	dense  []int32          // node of a small number, plus one
	far    map[uint64]int32 // node of a large number
	words  nodeIDs          // ids that are no plain numbers
	word   []int32          // node of a word
}

// of returns the number of the node with an id.
func (t *numberIDs) of(id []byte) int32 {
	if !bytes.HasPrefix(id, t.prefix) {
		return t.ofWord(id)
	}
	v, ok := plainNumber(id[len(t.prefix):])
	if !ok {
		return t.ofWord(id)
	}
	return t.ofNumber(v)
}

// ofNumber is of for the prefix and a plain number.
func (t *numberIDs) ofNumber(v uint64) int32 {
	if v < uint64(len(t.dense)) && t.dense[v] != 0 {
		return t.dense[v] - 1
	}
	if i, ok := t.far[v]; ok {
		t.near(v, i)
		return i
	}
	i := int32(len(t.order))
	t.order = append(t.order, int64(v))
	if !t.near(v, i) {
		if t.far == nil {
			t.far = make(map[uint64]int32)
		}
		t.far[v] = i
	}
	return i
}

// near puts a number into the array, unless it is large beside the count of
// nodes. With the count the array grows, so numbers move there over time.
func (t *numberIDs) near(v uint64, node int32) bool {
	bound := denseStart + 2*len(t.order)
	if v >= uint64(bound) {
		return false
	}
	if v >= uint64(len(t.dense)) {
		t.dense = append(t.dense, make([]int32, bound-len(t.dense))...)
	}
	t.dense[v] = node + 1
	return true
}

func (t *numberIDs) ofWord(id []byte) int32 {
	k, fresh := t.words.of(id)
	if fresh {
		t.word = append(t.word, int32(len(t.order)))
		t.order = append(t.order, -1-int64(k))
	}
	return t.word[k]
}

// next is of, and tells whether the id is new. The first id shows what stands before
// the numbers.
func (t *numberIDs) next(id []byte) (int32, bool) {
	known := len(t.order)
	if known == 0 {
		t.prefix = bytes.Clone(bytes.TrimRight(id, "0123456789"))
	}
	n := t.of(id)
	return n, int(n) == known
}

// text is the id of a node.
func (t *numberIDs) text(node int32) string {
	v := t.order[node]
	if v < 0 {
		return t.words.list[-1-v]
	}
	return string(t.prefix) + strconv.FormatInt(v, 10)
}

// roomFor tells whether there are numbers left for n further nodes.
func (t *numberIDs) roomFor(n int) bool { return len(t.order) < math.MaxInt32-n }

// list returns the ids as text, in the order of first appearance.
func (t *numberIDs) list() []string {
	var digits []byte
	ends := make([]int, len(t.order))
	for i, v := range t.order {
		if v >= 0 {
			digits = strconv.AppendInt(append(digits, t.prefix...), v, 10)
		}
		ends[i] = len(digits)
	}
	all, from := string(digits), 0
	out := make([]string, len(t.order))
	for i, v := range t.order {
		if v < 0 {
			out[i] = t.words.list[-1-v]
			continue
		}
		out[i] = all[from:ends[i]]
		from = ends[i]
	}
	return out
}

// plainNumber reads a whole number as it would be written: digits without
// leading zero, at most 18 of them. "007" is not the same id as "7".
func plainNumber(b []byte) (uint64, bool) {
	if len(b) == 0 || len(b) > 18 || (b[0] == '0' && len(b) > 1) {
		return 0, false
	}
	v := uint64(0)
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + uint64(c-'0')
	}
	return v, true
}
