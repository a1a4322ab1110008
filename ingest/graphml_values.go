package ingest

import (
	"bytes"

	"cocite/graph"
)

// valueType is what a graph file says that the values of an attribute are.
type valueType uint8

const (
	anyValue   valueType = iota // the values tell
	textValue                   // text, whatever it looks like
	realValue                   // numbers, whole or not
	wholeValue                  // whole numbers
	flagValue                   // true or false
)

// valueTypes are the names of types in GraphML and GEXF.
var valueTypes = map[string]valueType{
	"string": textValue, "anyURI": textValue, "char": textValue, "character": textValue, "date": textValue, "dateTime": textValue,
	"double": realValue, "float": realValue, "bigdecimal": realValue, "real": realValue,
	"boolean": flagValue, "bool": flagValue,
	"int": wholeValue, "integer": wholeValue, "long": wholeValue, "short": wholeValue, "byte": wholeValue, "biginteger": wholeValue,
}

// valueTypeOf is the type of a name. Lists and types nobody knows stay text; without a
// name the values tell.
func valueTypeOf(name []byte) valueType {
	if t, ok := valueTypes[string(name)]; ok || len(name) == 0 {
		return t
	}
	return textValue
}

// declared is an attribute that a graph file declares.
type declared struct {
	id, name string
	kind     valueType
	fallback []byte // value of what has none
	preset   bool   // there is such a value
	cells    *cells // nil if there are too many columns
}

// column makes the column of a declared attribute.
func (k *declared) column(to *columnList) {
	k.cells = to.of(k.name)
	if k.cells == nil {
		return
	}
	k.cells.quoted = k.kind == textValue || k.kind == flagValue
	k.cells.real, k.cells.number = k.kind == realValue, k.kind == wholeValue
	if k.preset {
		k.cells.fallback = k.clean(k.fallback)
	}
}

// clean is a value as it is kept: without white space around what is no text, and
// true or false for a flag.
func (k *declared) clean(value []byte) []byte {
	if k.kind == textValue {
		return value
	}
	value = bytes.TrimSpace(value)
	if k.kind != flagValue {
		return value
	}
	switch {
	case bytes.EqualFold(value, []byte("true")), string(value) == "1":
		return []byte("true")
	case bytes.EqualFold(value, []byte("false")), string(value) == "0":
		return []byte("false")
	}
	return value
}

// set gives a row a value. It reports values that cannot be kept under codes that
// begin with code.
func (k *declared) set(row int, value []byte, line int, r *reports, code string) {
	if k.cells == nil {
		return
	}
	value = k.clean(value)
	if k.kind == realValue && notFinite(value) {
		r.add(line, code+".not-finite", graph.Info, "a number that is none, or infinite, counts as missing", value)
		value = nil
	}
	if !k.cells.give(row, value) {
		r.add(line, code+".repeated-value", graph.Warn, "a second value of "+cutExcerpt(k.name)+" is left out", value)
	}
}

// give is set, and notes that an empty value was given: then the fallback does not count.
func (c *cells) give(row int, value []byte) bool {
	if !c.set(row, value) {
		return false
	}
	if len(value) == 0 && c.fallback != nil {
		c.blanks = append(c.blanks, int32(row))
	}
	return true
}

// filled types a column with a fallback: rows below upTo that have no value get
// that.
func (c *cells) filled(rows, upTo int) (graph.Column, bool) {
	c.set(rows, c.fallback)
	col, ok := c.column(".")
	if !ok {
		return col, false
	}
	refs := make([]int32, rows)
	for i := range refs {
		refs[i] = int32(i)
		if len(c.at(i)) == 0 && i < upTo {
			refs[i] = int32(rows)
		}
	}
	for _, i := range c.blanks {
		refs[i] = i
	}
	return spread(col, refs), true
}
