package library

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"unsafe"
)

var errNumbers = errors.New("the numbers don't fit")

// whole are the types that a column of numbers can have.
type whole interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

// packNumbers writes the numbers of a kind.
func packNumbers(k reflect.Kind, r rows) (form, []byte) {
	switch k {
	case reflect.Bool, reflect.Uint8:
		return packWhole[uint8](r)
	case reflect.Int8:
		return packWhole[int8](r)
	case reflect.Int16:
		return packWhole[int16](r)
	case reflect.Uint16:
		return packWhole[uint16](r)
	case reflect.Int32:
		return packWhole[int32](r)
	case reflect.Uint32:
		return packWhole[uint32](r)
	case reflect.Int:
		return packWhole[int](r)
	case reflect.Uint:
		return packWhole[uint](r)
	case reflect.Float32:
		return packFloats[float32](r)
	case reflect.Float64:
		return packFloats[float64](r)
	}
	return packWhole[int64](r) // int64 and uint64, bit by bit
}

// unpackNumbers is the inverse of packNumbers.
func unpackNumbers(k reflect.Kind, f form, data []byte, r rows) error {
	switch k {
	case reflect.Bool:
		return unpackBools(f, data, r)
	case reflect.Uint8:
		return unpackWhole[uint8](f, data, r)
	case reflect.Int8:
		return unpackWhole[int8](f, data, r)
	case reflect.Int16:
		return unpackWhole[int16](f, data, r)
	case reflect.Uint16:
		return unpackWhole[uint16](f, data, r)
	case reflect.Int32:
		return unpackWhole[int32](f, data, r)
	case reflect.Uint32:
		return unpackWhole[uint32](f, data, r)
	case reflect.Int:
		return unpackWhole[int](f, data, r)
	case reflect.Uint:
		return unpackWhole[uint](f, data, r)
	case reflect.Float32:
		return unpackFloats[float32](f, data, r)
	case reflect.Float64:
		return unpackFloats[float64](f, data, r)
	}
	return unpackWhole[int64](f, data, r)
}

// packWhole writes numbers as one with exceptions if nearly all are the same, else
// as varints in the smallest of three forms.
func packWhole[T whole](r rows) (form, []byte) {
	if out, ok := packMost[T](r); ok {
		return formMost, out
	}
	f := smallest[T](r)
	var out []byte
	last := int64(0)
	for p := range each[T](r) {
		v := int64(*p)
		switch f {
		case formPlain:
			out = binary.AppendUvarint(out, uint64(v))
		case formSigned:
			out = binary.AppendUvarint(out, zigzag(v))
		default:
			out = binary.AppendUvarint(out, zigzag(v-last))
		}
		last = v
	}
	return f, out
}

// smallest is the form in which numbers take the fewest bytes.
func smallest[T whole](r rows) form {
	var sizes [formDelta + 1]int
	negative, last := false, int64(0)
	for p := range each[T](r) {
		v := int64(*p)
		negative = negative || v < 0
		sizes[formPlain] += varintSize(uint64(v))
		sizes[formSigned] += varintSize(zigzag(v))
		sizes[formDelta] += varintSize(zigzag(v - last))
		last = v
	}
	f := formPlain
	if negative || sizes[formDelta] < sizes[f] {
		f = formDelta
	}
	if sizes[formSigned] < sizes[f] {
		f = formSigned
	}
	return f
}

// unpackWhole is the inverse of packWhole.
func unpackWhole[T whole](f form, data []byte, r rows) error {
	if f == formMost {
		return unpackMost[T](data, r)
	}
	if f > formDelta {
		return errNumbers
	}
	last := int64(0)
	for p := range each[T](r) {
		u, n := uvarint(data)
		if n <= 0 {
			return errNumbers
		}
		data = data[n:]
		v := int64(u)
		if f != formPlain {
			v = unzigzag(u)
		}
		if f == formDelta {
			v += last
			last = v
		}
		if *p = T(v); int64(*p) != v {
			return errNumbers
		}
	}
	if len(data) > 0 {
		return errNumbers
	}
	return nil
}

// unpackBools reads numbers that are 0 or 1.
func unpackBools(f form, data []byte, r rows) error {
	values := make([]uint8, r.n)
	if err := unpackWhole[uint8](f, data, elementRows(unsafe.Pointer(unsafe.SliceData(values)), r.n, reflect.TypeFor[uint8]())); err != nil {
		return err
	}
	at := 0
	for p := range each[bool](r) {
		if values[at] > 1 {
			return errNumbers
		}
		*p = values[at] == 1
		at++
	}
	return nil
}

// uvarint is binary.Uvarint with its commonest cases in front.
func uvarint(b []byte) (uint64, int) {
	if len(b) > 1 {
		if b[0] < 0x80 {
			return uint64(b[0]), 1
		}
		if b[1] < 0x80 {
			return uint64(b[0]&0x7f) | uint64(b[1])<<7, 2
		}
	}
	return binary.Uvarint(b)
}

func zigzag(v int64) uint64 { return uint64(v)<<1 ^ uint64(v>>63) }

func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

func varintSize(u uint64) int {
	n := 1
	for ; u >= 0x80; u >>= 7 {
		n++
	}
	return n
}

// packFloats writes numbers with a fraction, eight bytes each.
func packFloats[T float32 | float64](r rows) (form, []byte) {
	out := make([]byte, 0, 8*r.n)
	for p := range each[T](r) {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(float64(*p)))
	}
	return formFixed, out
}

// unpackFloats is the inverse of packFloats.
func unpackFloats[T float32 | float64](f form, data []byte, r rows) error {
	if f != formFixed || len(data) != 8*r.n {
		return errNumbers
	}
	for p := range each[T](r) {
		*p = T(math.Float64frombits(binary.LittleEndian.Uint64(data)))
		data = data[8:]
	}
	return nil
}
