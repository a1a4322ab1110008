package ingest

import "bytes"

// cutFields cuts a line at blanks and tabs into at most len(f) pieces and returns
// how many there are, also those that had no place.
func cutFields(line []byte, f [][]byte) int {
	n, i := 0, 0
	for {
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		if i == len(line) {
			return n
		}
		from := i
		for i < len(line) && line[i] != ' ' && line[i] != '\t' {
			i++
		}
		if n < len(f) {
			f[n] = line[from:i]
		}
		n++
	}
}

// digits tells whether a piece is nothing but digits.
func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// headLines returns the complete lines of a head, without their ends. A head
// that ends inside a line is cut there, unless that is its only line.
func headLines(head []byte) [][]byte {
	var lines [][]byte
	for len(head) > 0 {
		end := bytes.IndexAny(head, "\r\n")
		if end < 0 && len(lines) > 0 {
			break
		}
		if end < 0 {
			return [][]byte{head}
		}
		lines = append(lines, head[:end])
		if bytes.HasPrefix(head[end:], []byte("\r\n")) {
			end++
		}
		head = head[end+1:]
	}
	return lines
}
