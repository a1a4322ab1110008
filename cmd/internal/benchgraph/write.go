package main

import (
	"bufio"
	"iter"
	"math/rand/v2"
	"os"
	"strconv"

	"cocite/graph/csr"
)

// kind is one kind of graph on about n nodes.
type kind struct {
	name string
	draw func(n int, seed uint64) *csr.Graph
}

// The density of the graphs: 1 M papers have 10.65 M citations, 1 M authors 3.8 M
// edges.
const (
	references = 10.655
	papersEach = 0.528
)

// kinds lists what can be written.
func kinds() []kind {
	return []kind{
		{"citations", func(n int, seed uint64) *csr.Graph { return csr.RandomCitation(n, references, seed) }},
		{"teams", func(n int, seed uint64) *csr.Graph {
			return csr.RandomTeams(n, int(papersEach*float64(n)), seed)
		}},
		{"shuffled", shuffled},
	}
}

// shuffled is a citation graph whose papers are numbered in no order.
func shuffled(n int, seed uint64) *csr.Graph {
	g := csr.RandomCitation(n, references, seed)
	rng := rand.New(rand.NewPCG(seed, 4))
	number := rng.Perm(n)
	edges := make([]csr.Edge, 0, g.M())
	for _, e := range g.Edges() {
		edges = append(edges, csr.Edge{From: int32(number[e.From]), To: int32(number[e.To]), Weight: 1})
	}
	h, err := csr.New(n, true, edges)
	if err != nil {
		panic(err) // the edges are those of a graph
	}
	return h
}

// edgesOf walks the edges between nodes that are numbered anew, so that each
// number below their count is that of a node with edges: programs disagree
// whether the others are nodes.
func edgesOf(g *csr.Graph) iter.Seq2[int32, int32] {
	number := make([]int32, g.N())
	next := int32(0)
	for u := range number {
		number[u] = next
		if len(g.Out(u))+len(g.In(u)) > 0 {
			next++
		}
	}
	return func(yield func(u, v int32) bool) {
		for _, e := range g.Edges() {
			if !yield(number[e.From], number[e.To]) {
				return
			}
		}
	}
}

// toFile writes edges, two numbers a line.
func toFile(path string, edges iter.Seq2[int32, int32]) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := file.Close(); err == nil {
			err = cerr
		}
	}()
	w := bufio.NewWriterSize(file, 1<<20)
	var line []byte
	for u, v := range edges {
		line = strconv.AppendInt(line[:0], int64(u), 10)
		line = strconv.AppendInt(append(line, ' '), int64(v), 10)
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return w.Flush()
}
