package library

import (
	"encoding/binary"
	"errors"
	"unsafe"
)

var errTexts = errors.New("the texts don't fit")

// maxCodes is how many distinct strings may have codes.
const maxCodes = 1 << 16

// packTexts writes strings: as codes if there are few distinct ones.
func packTexts(r rows) (form, []byte) {
	if words, codes, ok := codesOf(r); ok {
		out := appendTexts(lengthsOf(words), words)
		if len(words) <= 1<<8 {
			for _, c := range codes {
				out = append(out, byte(c))
			}
			return formCodes8, out
		}
		for _, c := range codes {
			out = binary.LittleEndian.AppendUint16(out, c)
		}
		return formCodes16, out
	}
	out := packLengths(r)
	for s := range each[string](r) {
		out = append(out, *s...)
	}
	return formPlain, out
}

// codesOf numbers the distinct strings in the order in which they come. It
// returns false if they are more than a fourth of all, or too many.
func codesOf(r rows) (words []string, codes []uint16, ok bool) {
	at := make(map[string]uint16)
	most := min(maxCodes, r.n/4)
	for s := range each[string](r) {
		c, known := at[*s]
		if !known {
			if len(words) == most {
				return nil, nil, false
			}
			c = uint16(len(words))
			at[*s] = c
			words = append(words, *s)
		}
		codes = append(codes, c)
	}
	return words, codes, r.n > 0
}

// packLengths writes how many bytes the lengths of strings take, and the lengths.
func packLengths(r rows) []byte {
	out := make([]byte, 4, 4+r.n)
	for s := range each[string](r) {
		out = binary.AppendUvarint(out, uint64(len(*s)))
	}
	binary.LittleEndian.PutUint32(out, uint32(len(out)-4))
	return out
}

func lengthsOf(words []string) []byte { return packLengths(textRows(words)) }

func textRows(words []string) rows {
	return rows{
		chunks: []chunk{{unsafe.Pointer(unsafe.SliceData(words)), len(words)}},
		n:      len(words), stride: unsafe.Sizeof(""),
	}
}

func appendTexts(out []byte, words []string) []byte {
	for _, w := range words {
		out = append(out, w...)
	}
	return out
}

// unpackTexts is the inverse of packTexts. The strings point into data.
func unpackTexts(f form, data []byte, r rows) error {
	switch f {
	case formPlain:
		rest, err := scatterTexts(data, r)
		if err == nil && len(rest) > 0 {
			err = errTexts
		}
		return err
	case formCodes8:
		return unpackCodes(data, r, 1)
	case formCodes16:
		return unpackCodes(data, r, 2)
	}
	return errTexts
}

// splitLengths cuts the lengths off the bytes of strings.
func splitLengths(data []byte) (lengths, text []byte, err error) {
	if len(data) < 4 {
		return nil, nil, errTexts
	}
	n := int(binary.LittleEndian.Uint32(data))
	if n > len(data)-4 {
		return nil, nil, errTexts
	}
	return data[4 : 4+n], data[4+n:], nil
}

// scatterTexts sets the strings of rows and returns the bytes behind the last one.
func scatterTexts(data []byte, r rows) (rest []byte, err error) {
	lengths, text, err := splitLengths(data)
	if err != nil {
		return nil, err
	}
	for s := range each[string](r) {
		u, n := uvarint(lengths)
		if n <= 0 || u > uint64(len(text)) {
			return nil, errTexts
		}
		*s = unsafe.String(unsafe.SliceData(text), int(u))
		lengths, text = lengths[n:], text[u:]
	}
	if len(lengths) > 0 {
		return nil, errTexts
	}
	return text, nil
}

// unpackCodes sets the strings of rows from codes of some bytes each.
func unpackCodes(data []byte, r rows, width int) error {
	cut := len(data) - width*r.n
	if cut < 0 {
		return errTexts
	}
	words, err := wordsOf(data[:cut])
	if err != nil {
		return err
	}
	codes, at := data[cut:], 0
	for s := range each[string](r) {
		c := int(codes[at])
		if width == 2 {
			c |= int(codes[at+1]) << 8
		}
		if c >= len(words) {
			return errTexts
		}
		*s, at = words[c], at+width
	}
	return nil
}

// wordsOf reads the distinct strings; their number is that of their lengths.
func wordsOf(data []byte) ([]string, error) {
	lengths, _, err := splitLengths(data)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, b := range lengths {
		if b < 0x80 {
			n++
		}
	}
	words := make([]string, n)
	rest, err := scatterTexts(data, textRows(words))
	if err == nil && len(rest) > 0 {
		err = errTexts
	}
	return words, err
}
