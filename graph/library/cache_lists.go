package library

import (
	"errors"
	"fmt"
	"reflect"

	"cocite/graph"
)

// foundLists are lists of the corpus on their way from their sections.
type foundLists struct {
	path string
	to   *graph.Lists
	of   int // number of the earlier lists that they are the transpose of, -1 if none
	n    int // lists
	off  []int
	val  []int32
}

// lists takes the two sections of lists.
func (d *decoder) lists(path string, r rows) error {
	if r.n != 1 || d.next+1 >= len(d.sections) {
		return fmt.Errorf("there is no section %s", path)
	}
	if d.skipped(path) {
		return d.emptyLists(path, r)
	}
	l := &foundLists{path: path, of: -1}
	for p := range each[graph.Lists](r) {
		l.to = p
	}
	d.found = append(d.found, l)
	if s := d.sections[d.next]; s.form == formTranspose {
		return d.transposed(l, s.total)
	}
	first, err := d.take(path + " (lengths)")
	if err != nil {
		return err
	}
	if first.s.form&^formPacked == formTable {
		return d.heldLists(l, first)
	}
	l.n = first.s.total
	if l.n > 0 {
		l.off = make([]int, l.n+1)
	}
	f := first.s.form &^ formPacked
	first.decode = func(data []byte) error { return unpackOffsets(f, data, l.off) }
	second, err := d.take(path)
	if err != nil {
		return err
	}
	g := second.s.form &^ formPacked
	l.val = make([]int32, second.s.total)
	second.decode = func(data []byte) error { return unpackNumbers(reflect.Int32, g, data, indexRows(l.val)) }
	return nil
}

// heldLists takes the two sections of lists that tables hold.
func (d *decoder) heldLists(l *foundLists, t *task) error {
	l.n = t.s.total
	t.decode = func(data []byte) error {
		lists, err := readHeld(d.tables, l.path, (*held).lists)
		if err != nil {
			return err
		}
		if lists, err = unpatchLists(lists, data); err == nil && lists.Len() != l.n {
			err = errNumbers
		}
		l.off, l.val = lists.Flat()
		return err
	}
	second, err := d.take(l.path + " (number)")
	if err == nil {
		second.decode = nothing
	}
	return err
}

// emptyLists leaves lists empty, whose second section tells how many there are in
// every form but that of lengths and values.
func (d *decoder) emptyLists(path string, r rows) error {
	first := d.sections[d.next-1]
	if d.next >= len(d.sections) {
		return fmt.Errorf("there is no section %s", path)
	}
	n := first.total
	if first.form&^formPacked == formTranspose {
		n = d.sections[d.next].total
	}
	d.skipped(path)
	for p := range each[graph.Lists](r) {
		var err error
		if *p, err = graph.NewLists(make([]int, n+1), nil); err != nil {
			return err
		}
	}
	d.found = append(d.found, &foundLists{path: path, to: nil, of: -1})
	return nil
}

// transposed takes the two sections of lists that are made of earlier ones.
func (d *decoder) transposed(l *foundLists, of int) error {
	if of >= len(d.found)-1 || d.found[of].of >= 0 || d.found[of].to == nil {
		return fmt.Errorf("section %s: made of lists that are not there", l.path)
	}
	l.of = of
	for _, name := range []string{l.path, l.path + " (number)"} {
		t, err := d.take(name)
		if err != nil {
			return err
		}
		t.decode = nothing
		l.n = t.s.total
	}
	return nil
}

// nothing decodes an empty section.
func nothing(data []byte) error {
	if len(data) > 0 {
		return errNumbers
	}
	return nil
}

// unpackOffsets reads the lengths of lists as their offsets, of which the first is 0.
func unpackOffsets(f form, data []byte, off []int) error {
	if len(off) == 0 {
		return nothing(data)
	}
	if err := unpackNumbers(reflect.Int, f, data, intRows(off[1:])); err != nil {
		return err
	}
	for i := range off[1:] {
		if off[i+1] < 0 || off[i+1] > maxTotal {
			return errNumbers
		}
		off[i+1] += off[i]
	}
	return nil
}

// settle makes the lists: first those that were stored, then those derived from
// them.
func (l *foundLists) settle(found []*foundLists, derived bool) error {
	if derived != (l.of >= 0) || l.to == nil {
		return nil
	}
	var err error
	if !derived {
		*l.to, err = graph.NewLists(l.off, l.val)
	} else {
		from := *found[l.of].to
		if err = from.Below(l.n); err == nil {
			*l.to = from.Transpose(l.n)
		}
	}
	if err != nil {
		return errors.Join(fmt.Errorf("section %s", l.path), err)
	}
	return nil
}
