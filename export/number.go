package export

import (
	"bytes"
	"math"
	"strconv"
)

// appendFloat writes the fewest digits that read back as f, with a point and
// without an exponent. f is finite; -0 is written as 0.0.
func appendFloat(b []byte, f float64) []byte {
	if whole := int64(f); float64(whole) == f && -maxExact < whole && whole < maxExact {
		return append(strconv.AppendInt(b, whole, 10), ".0"...)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if bytes.IndexByte(b[start:], '.') < 0 {
		b = append(b, ".0"...)
	}
	return b
}

// appendShort is appendFloat without ".0" behind whole numbers, as JSON and
// tables for people have them.
func appendShort(b []byte, f float64) []byte {
	return bytes.TrimSuffix(appendFloat(b, f), []byte(".0"))
}

// finite tells whether f is a number that can be written.
func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// appendFixed writes four digits behind the point, enough for a place in a square.
func appendFixed(b []byte, f float64) []byte { return strconv.AppendFloat(b, f, 'f', 4, 64) }
