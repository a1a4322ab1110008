package library

import (
	"encoding/binary"
	"slices"

	"cocite/graph"
)

// patchLists writes where lists differ from those that tables hold, and what they
// are there.
func patchLists(held, l graph.Lists) ([]byte, bool) {
	if held.Len() != l.Len() {
		return nil, false
	}
	var at []int
	for i := range l.Len() {
		if !slices.Equal(held.Of(i), l.Of(i)) {
			if at = append(at, i); !few(len(at), l.Len()) {
				return nil, false
			}
		}
	}
	out := appendPlaces(nil, at)
	for _, i := range at {
		out = binary.AppendUvarint(out, uint64(len(l.Of(i))))
		for _, v := range l.Of(i) {
			out = binary.AppendUvarint(out, uint64(v))
		}
	}
	return out, true
}

// unpatchLists puts the lists that differ into those that tables hold.
func unpatchLists(held graph.Lists, data []byte) (graph.Lists, error) {
	at, data, err := readPlaces(data, held.Len())
	if err != nil {
		return held, err
	}
	if len(at) == 0 {
		return held, nothing(data)
	}
	off, val := make([]int, 1, held.Len()+1), make([]int32, 0, held.Total())
	for i := range held.Len() {
		if len(at) == 0 || at[0] != i {
			val = append(val, held.Of(i)...)
		} else {
			at = at[1:]
			if val, data, err = appendList(val, data); err != nil {
				return held, err
			}
		}
		off = append(off, len(val))
	}
	if err := nothing(data); err != nil {
		return held, err
	}
	return graph.NewLists(off, val)
}

// appendList reads one list and returns the bytes behind it.
func appendList(val []int32, data []byte) ([]int32, []byte, error) {
	data, n, err := next(data)
	if err != nil || n > len(data) {
		return nil, nil, errNumbers
	}
	for range n {
		var v int
		if data, v, err = next(data); err != nil {
			return nil, nil, err
		}
		val = append(val, int32(v))
	}
	return val, data, nil
}
