package library

import (
	"encoding/binary"
)

// A column that a table holds is written as the places where the corpus differs
// from it, and what it has there. A column of which nearly all values are the same
// is written as that value and the places with another.

// appendPlaces writes how many places there are and the distances between them.
func appendPlaces(out []byte, at []int) []byte {
	out = binary.AppendUvarint(out, uint64(len(at)))
	last := 0
	for _, i := range at {
		out = binary.AppendUvarint(out, uint64(i-last))
		last = i
	}
	return out
}

// readPlaces reads ascending places below n and returns the bytes behind them.
func readPlaces(data []byte, n int) (at []int, rest []byte, err error) {
	data, count, err := next(data)
	if err != nil || count > n {
		return nil, nil, errNumbers
	}
	at, last := make([]int, count), 0
	for i := range at {
		var d int
		if data, d, err = next(data); err != nil || last+d >= n || i > 0 && d == 0 {
			return nil, nil, errNumbers
		}
		last += d
		at[i] = last
	}
	return at, data, nil
}

// next reads one number that is not negative.
func next(data []byte) (rest []byte, v int, err error) {
	u, n := uvarint(data)
	if n <= 0 || u > maxTotal {
		return nil, 0, errNumbers
	}
	return data[n:], int(u), nil
}

// few tells whether so many places of n are worth to be told one by one.
func few(places, n int) bool { return places <= n/8 }

// patchTexts writes where texts differ from those that a table holds. It returns
// false if they do so in too many places.
func patchTexts(held []string, r rows) ([]byte, bool) {
	if len(held) != r.n {
		return nil, false
	}
	var at []int
	var texts []string
	i := 0
	for s := range each[string](r) {
		if *s != held[i] {
			at, texts = append(at, i), append(texts, *s)
			if !few(len(at), r.n) {
				return nil, false
			}
		}
		i++
	}
	return appendTexts(append(appendPlaces(nil, at), lengthsOf(texts)...), texts), true
}

// unpatchTexts is the inverse of patchTexts.
func unpatchTexts(held []string, data []byte, r rows) error {
	if len(held) != r.n {
		return errTexts
	}
	at, data, err := readPlaces(data, r.n)
	if err != nil {
		return err
	}
	texts := make([]string, len(at))
	rest, err := scatterTexts(data, textRows(texts))
	if err != nil || len(rest) > 0 {
		return errTexts
	}
	for k, i := range at {
		held[i] = texts[k]
	}
	i := 0
	for s := range each[string](r) {
		*s = held[i]
		i++
	}
	return nil
}

// patchNumbers writes where numbers differ from those that a table holds.
func patchNumbers(held, values []int64) ([]byte, bool) {
	if len(held) != len(values) {
		return nil, false
	}
	var at []int
	for i, v := range values {
		if v != held[i] {
			if at = append(at, i); !few(len(at), len(values)) {
				return nil, false
			}
		}
	}
	out := appendPlaces(nil, at)
	for _, i := range at {
		out = binary.AppendUvarint(out, zigzag(values[i]))
	}
	return out, true
}

// unpatchNumbers puts the numbers that differ into those that a table holds.
func unpatchNumbers(held []int64, data []byte) error {
	at, data, err := readPlaces(data, len(held))
	if err != nil {
		return err
	}
	for _, i := range at {
		u, n := uvarint(data)
		if n <= 0 {
			return errNumbers
		}
		held[i], data = unzigzag(u), data[n:]
	}
	return nothing(data)
}
