package export

import (
	"math"
	"strconv"

	"cocite/graph"
)

// kind is what a column holds, as far as formats tell types apart.
type kind int

const (
	textKind kind = iota
	flagKind      // text that is only ever "true" or "false"
	intKind       // fits 32 bits
	longKind      // whole numbers up to 2^53, exact in any reader
	bigKind       // some whole number is larger: written as text
	floatKind
)

// maxExact is the largest whole number up to which a double holds all.
const maxExact = 1 << 53

// field is a column ready to be written. Exactly one of floats, ints and texts
// is set; texts are clean.
type field struct {
	name, doc string
	kind      kind
	known     []bool // nil if every value is known
	floats    []float64
	ints      []int64
	texts     []string
}

// makeField settles the type of a column and takes out what can't be written.
// It returns false if every value is missing.
func makeField(name string, c graph.Column) (field, bool) {
	f := field{name: name, doc: cleanLabel(c.Doc), known: c.Valid}
	switch {
	case c.Float != nil:
		f.setFloats(c.Float)
	case c.Int != nil:
		f.ints, f.kind = c.Int, intKindOf(c)
	default:
		f.setTexts(c.Text)
	}
	for i := range c.Len() {
		if f.has(i) {
			return f, true
		}
	}
	return f, false
}

// setFloats keeps the values and marks those that are not finite as missing.
func (f *field) setFloats(v []float64) {
	f.kind, f.floats = floatKind, v
	f.hide(len(v), func(i int) bool { return !finite(v[i]) })
}

// setTexts cleans the values and marks the empty ones as missing.
func (f *field) setTexts(v []string) {
	f.texts = cleaned(v, cleanText)
	f.hide(len(v), func(i int) bool { return f.texts[i] == "" })
	f.kind = textKind
	if f.onlyFlags() {
		f.kind = flagKind
	}
}

// hide marks values as missing, in a copy of known.
func (f *field) hide(n int, missing func(i int) bool) {
	copied := false
	for i := range n {
		if !f.has(i) || !missing(i) {
			continue
		}
		if !copied {
			f.known, copied = copyKnown(f.known, n), true
		}
		f.known[i] = false
	}
}

// copyKnown copies a list of marks; nil stands for all true.
func copyKnown(known []bool, n int) []bool {
	out := make([]bool, n)
	for i := range out {
		out[i] = known == nil || known[i]
	}
	return out
}

// onlyFlags tells whether every known text is "true" or "false".
func (f *field) onlyFlags() bool {
	for i, t := range f.texts {
		if f.has(i) && t != "true" && t != "false" {
			return false
		}
	}
	return true
}

// cleaned applies fix to every text; it returns v itself if nothing changes.
func cleaned(v []string, fix func(string) string) []string {
	out, copied := v, false
	for i, s := range v {
		t := fix(s)
		if t == s {
			continue
		}
		if !copied {
			out, copied = append([]string(nil), v...), true
		}
		out[i] = t
	}
	return out
}

// intKindOf finds the smallest kind that holds all known whole numbers.
func intKindOf(c graph.Column) kind {
	k := intKind
	for i, v := range c.Int {
		switch {
		case !c.Known(i):
		case v > maxExact || v < -maxExact:
			return bigKind
		case v > math.MaxInt32 || v < math.MinInt32:
			k = longKind
		}
	}
	return k
}

// has tells whether value i is written.
func (f *field) has(i int) bool { return f.known == nil || f.known[i] }

// said is has for a column that may not be there at all.
func (f *field) said(i int) bool { return f.texts != nil && f.has(i) }

// append writes value i; text goes through quote, numbers and flags don't.
func (f *field) append(b []byte, i int, quote func([]byte, string) []byte) []byte {
	switch f.kind {
	case floatKind:
		return appendFloat(b, f.floats[i])
	case flagKind:
		return append(b, f.texts[i]...)
	case textKind:
		return quote(b, f.texts[i])
	case bigKind:
		return quote(b, strconv.FormatInt(f.ints[i], 10))
	}
	return strconv.AppendInt(b, f.ints[i], 10)
}

// number is value i of a numeric field as a float.
func (f *field) number(i int) float64 {
	if f.kind == floatKind {
		return f.floats[i]
	}
	return float64(f.ints[i])
}
