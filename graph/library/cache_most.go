package library

import (
	"encoding/binary"
	"reflect"
	"slices"
)

// packMost writes the number that most rows have, and where there are others. It
// returns false if these are too many.
func packMost[T whole](r rows) ([]byte, bool) {
	if r.n == 0 {
		return nil, false
	}
	most := commonest[T](r)
	var at []int
	var others []T
	i := 0
	for p := range each[T](r) {
		if *p != most {
			at, others = append(at, i), append(others, *p)
			if !few(len(at), r.n) {
				return nil, false
			}
		}
		i++
	}
	out := appendPlaces(binary.AppendUvarint(nil, zigzag(int64(most))), at)
	for _, v := range others {
		out = binary.AppendUvarint(out, zigzag(int64(v)))
	}
	return out, true
}

// commonest is the commonest of about 64 of the numbers, of several the smallest.
func commonest[T whole](r rows) T {
	step := (r.n + 63) / 64
	var sample []T
	i := 0
	for p := range each[T](r) {
		if i%step == 0 {
			sample = append(sample, *p)
		}
		i++
	}
	slices.Sort(sample)
	best, most := sample[0], 0
	for len(sample) > 0 {
		n := 1
		for n < len(sample) && sample[n] == sample[0] {
			n++
		}
		if n > most {
			best, most = sample[0], n
		}
		sample = sample[n:]
	}
	return best
}

// unpackMost is the inverse of packMost.
func unpackMost[T whole](data []byte, r rows) error {
	most, data, err := nextWhole[T](data)
	if err != nil {
		return err
	}
	at, data, err := readPlaces(data, r.n)
	if err != nil {
		return err
	}
	i := 0
	for p := range each[T](r) {
		*p = most
		if len(at) > 0 && at[0] == i {
			at = at[1:]
			if *p, data, err = nextWhole[T](data); err != nil {
				return err
			}
		}
		i++
	}
	return nothing(data)
}

// nextWhole reads one number and returns the bytes behind it.
func nextWhole[T whole](data []byte) (T, []byte, error) {
	u, n := uvarint(data)
	v := T(unzigzag(u))
	if n <= 0 || int64(v) != unzigzag(u) {
		return 0, nil, errNumbers
	}
	return v, data[n:], nil
}

// valuesOf are the numbers of a kind that columns of tables can hold; false if it
// is no such kind.
func valuesOf(k reflect.Kind, r rows) ([]int64, bool) {
	switch k {
	case reflect.Int32:
		return widened[int32](r), true
	case reflect.Int:
		return widened[int](r), true
	}
	return nil, false
}

func widened[T whole](r rows) []int64 {
	out := make([]int64, 0, r.n)
	for p := range each[T](r) {
		out = append(out, int64(*p))
	}
	return out
}

// setValues is the inverse of valuesOf.
func setValues(k reflect.Kind, values []int64, r rows) error {
	switch k {
	case reflect.Int32:
		return narrowed[int32](values, r)
	case reflect.Int:
		return narrowed[int](values, r)
	}
	return errNumbers
}

func narrowed[T whole](values []int64, r rows) error {
	if len(values) != r.n {
		return errNumbers
	}
	i := 0
	for p := range each[T](r) {
		if *p = T(values[i]); int64(*p) != values[i] {
			return errNumbers
		}
		i++
	}
	return nil
}
