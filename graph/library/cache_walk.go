package library

import (
	"fmt"
	"iter"
	"reflect"
	"unsafe"

	"cocite/graph"
)

// rows are values of one type: stretches of memory, and in each a value every
// stride bytes, off bytes from the beginning. A field of the rows of a struct is
// the same stretches at another off, so columns are read and written where they
// stand, whatever the struct.
type rows struct {
	chunks []chunk
	n      int // values in all chunks
	stride uintptr
	off    uintptr
}

// chunk is a stretch of n values.
type chunk struct {
	base unsafe.Pointer
	n    int
}

// oneRow is a single value.
func oneRow(p unsafe.Pointer) rows { return rows{chunks: []chunk{{p, 1}}, n: 1} }

// elementRows are the elements of one slice.
func elementRows(base unsafe.Pointer, n int, t reflect.Type) rows {
	return rows{chunks: []chunk{{base, n}}, n: n, stride: t.Size()}
}

// field returns the rows of a field.
func (r rows) field(off uintptr) rows {
	r.off += off
	return r
}

// all walks the places of the values.
func (r rows) all() iter.Seq[unsafe.Pointer] {
	return func(yield func(unsafe.Pointer) bool) {
		for _, c := range r.chunks {
			for i := range uintptr(c.n) {
				if !yield(unsafe.Add(c.base, r.off+i*r.stride)) {
					return
				}
			}
		}
	}
}

// each walks the places of the values as pointers to their type.
func each[T any](r rows) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for p := range r.all() {
			if !yield((*T)(p)) {
				return
			}
		}
	}
}

// slice is a slice of any type as it stands in memory.
type slice struct {
	base     unsafe.Pointer
	len, cap int
}

// visitor is told the columns of a corpus in their order.
type visitor interface {
	lists(path string, r rows) error
	texts(path string, r rows) error
	numbers(path string, k reflect.Kind, r rows) error
	// elements is told of slices; it returns the rows of their elements.
	elements(path string, elem reflect.Type, r rows) (rows, error)
}

// walk tells a visitor the columns of values of a type.
func walk(v visitor, t reflect.Type, path string, r rows) error {
	if t == reflect.TypeFor[graph.Lists]() {
		return v.lists(path, r)
	}
	switch k := t.Kind(); k {
	case reflect.Struct:
		return walkFields(v, t, path, r)
	case reflect.Array:
		for i := range t.Len() {
			if err := walk(v, t.Elem(), fmt.Sprintf("%s[%d]", path, i), r.field(uintptr(i)*t.Elem().Size())); err != nil {
				return err
			}
		}
		return nil
	case reflect.Slice:
		inner, err := v.elements(path, t.Elem(), r)
		if err != nil {
			return err
		}
		return walk(v, t.Elem(), path+"[]", inner)
	case reflect.String:
		return v.texts(path, r)
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
		return v.numbers(path, k, r)
	}
	return fmt.Errorf("%s: a cache can't hold values of type %v", path, t)
}

// walkFields tells of the exported fields of a struct; others are no columns.
func walkFields(v visitor, t reflect.Type, path string, r rows) error {
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		name := f.Name
		if path != "" {
			name = path + "." + f.Name
		}
		if err := walk(v, f.Type, name, r.field(f.Offset)); err != nil {
			return err
		}
	}
	return nil
}
