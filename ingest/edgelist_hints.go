package ingest

import (
	"bytes"
	"strings"

	"cocite/graph"
)

// edgeHints are what the comments of an edge list say about it.
type edgeHints struct {
	said     bool // whether edges have a direction
	directed bool
	twoMode  bool   // the columns are two kinds of nodes
	third    string // name of the third column, "" if it is not named
	line     int    // of the hint on two modes
}

// read looks at a comment: "# Directed graph …", "# FromNodeId ToNodeId",
// "% asym weighted".
func (h *edgeHints) read(line []byte, number int) {
	text := strings.ToLower(cutExcerpt(line))
	words := strings.Fields(strings.TrimLeft(text, "#% \t"))
	if len(words) == 0 {
		return
	}
	switch {
	case line[0] == '%' && h.konect(words[0], number):
	case strings.Contains(text, "undirected"):
		h.say(false)
	case strings.Contains(text, "directed"):
		h.say(true)
	case len(words) >= 3 && endName(words[0], fromNames) && endName(words[1], toNames):
		h.third = words[2]
	}
}

// say keeps the first statement about direction.
func (h *edgeHints) say(directed bool) {
	if !h.said {
		h.said, h.directed = true, directed
	}
}

// konect reads the kind of a KONECT file.
func (h *edgeHints) konect(word string, number int) bool {
	switch word {
	case "sym":
		h.say(false)
	case "asym":
		h.say(true)
	case "bip":
		h.say(false)
		h.twoMode, h.line = true, number
	default:
		return false
	}
	return true
}

// heading tells whether pieces are names of columns, and keeps the third.
func (h *edgeHints) heading(f [][]byte) bool {
	if !endName(string(f[0]), fromNames) || !endName(string(f[1]), toNames) {
		return false
	}
	if len(f) > 2 {
		h.third = strings.ToLower(string(f[2]))
	}
	return true
}

// place gives the third and fourth pieces their meaning.
func (h *edgeHints) place(d *graph.Drawing, third, fourth []float64) {
	if third == nil {
		return
	}
	third = ones(third, len(d.From))
	if fourth == nil && (isTimeName(h.third) || (h.third == "" && clockTimes(third))) {
		fourth = third
	} else {
		d.Weights = third
	}
	if fourth != nil {
		d.Edges = append(d.Edges, graph.Column{Name: "time", Float: ones(fourth, len(d.From))})
	}
}

// isTimeName tells whether a heading names a time.
func isTimeName(s string) bool {
	switch s {
	case "time", "timestamp", "unixts", "date", "year", "ts", "t":
		return true
	}
	return false
}

// clockTimes tells whether all values are seconds since 1970, of 1973 or later.
func clockTimes(values []float64) bool {
	for _, v := range values {
		if v < 1e8 || v > 1e10 || v != float64(int64(v)) {
			return false
		}
	}
	return len(values) > 0
}

// twoModes is the column that tells nodes of the left from nodes of the right.
func twoModes(ids []string) graph.Column {
	c := graph.Column{Name: "mode", Doc: "1 for nodes of the first kind, 2 for the second", Int: make([]int64, len(ids))}
	for i, id := range ids {
		c.Int[i] = 2
		if strings.HasPrefix(id, "left:") {
			c.Int[i] = 1
		}
	}
	return c
}

// isMatrixMarket tells whether a line is the banner of Matrix Market.
func isMatrixMarket(line []byte) bool {
	return bytes.HasPrefix(bytes.ToLower(line[:min(len(line), 16)]), []byte("%%matrixmarket"))
}
