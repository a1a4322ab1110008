// Command benchgraph writes large invented graphs as edge lists, and runs
// cocite's kernels on a graph by request, so that others can time them beside
// other programs. The same kind, size and seed give the same bytes.
//
//	go run ./cmd/internal/benchgraph write citations 1000000 1 citations.txt
//	echo '{"do":"load","path":"citations.txt"}' | go run ./cmd/internal/benchgraph serve
//
// testdata/bench.py, which 'make bench' runs, is the program that asks.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"

	"cocite/cmd/internal/heap"
)

func main() {
	floor := heap.Floor()
	err := run(os.Args[1:])
	runtime.KeepAlive(floor)
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchgraph:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 5 && args[0] == "write":
		return write(args[1], args[2], args[3], args[4])
	case len(args) == 1 && args[0] == "serve":
		return serve(context.Background(), os.Stdin, os.Stdout)
	}
	return fmt.Errorf("usage: benchgraph write KIND NODES SEED FILE, or benchgraph serve")
}

// write makes an edge list of a kind.
func write(kind, nodes, seed, path string) error {
	n, err := strconv.Atoi(nodes)
	if err != nil || n < 1 {
		return fmt.Errorf("%q is no number of nodes", nodes)
	}
	s, err := strconv.ParseUint(seed, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no seed", seed)
	}
	for _, k := range kinds() {
		if k.name == kind {
			return toFile(path, edgesOf(k.draw(n, s)))
		}
	}
	return fmt.Errorf("no kind is named %q", kind)
}
