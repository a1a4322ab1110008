package export

import (
	"bytes"
	"math"
	"strconv"
)

// appendFloat writes the fewest digits that read back as f, with a point and
// without an exponent. f is finite; -0 is written as 0.0.
func appendFloat(b []byte, f float64) []byte {
	if f == 0 {
		return append(b, "0.0"...)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if bytes.IndexByte(b[start:], '.') < 0 {
		b = append(b, ".0"...)
	}
	return b
}

// finite tells whether f is a number that can be written.
func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }
