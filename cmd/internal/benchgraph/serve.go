package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"cocite/graph"
	"cocite/graph/csr"
	"cocite/ingest"
	"cocite/metrics"
)

// request is one line of the input: load a graph, run a work on it, save its
// answer, read an answer and judge it as a partition.
type request struct {
	Do         string // load, rest, run, save, quality
	Path       string
	Undirected bool
	Work       string
	Seed       uint64
	Resolution float64
	Quality    string  // modularity or cpm
	Error      float64 // of estimates
	Iterations int
}

// answer is one line of the output. Seconds are those of the work alone.
type answer struct {
	Seconds float64 `json:"seconds"`
	Nodes   int     `json:"nodes,omitempty"`
	Edges   int     `json:"edges,omitempty"`
	Value   float64 `json:"value,omitempty"`
	Missing bool    `json:"missing,omitempty"`
	Error   string  `json:"error,omitempty"`
}

// bench is a graph and the answer of the last work on it.
type bench struct {
	net    *graph.Network
	g      *csr.Graph
	values []float64 // one a node, or none
}

// errMissing says that there is no such work.
var errMissing = errors.New("no such work")

// serve answers requests until the input ends.
func serve(ctx context.Context, in io.Reader, out io.Writer) error {
	b := &bench{}
	encode := json.NewEncoder(out)
	for lines := bufio.NewScanner(in); lines.Scan(); {
		var r request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("request %q: %w", lines.Text(), err)
		}
		a, err := b.answer(ctx, r)
		if err != nil {
			a.Error, a.Missing = err.Error(), errors.Is(err, errMissing)
		}
		if err := encode.Encode(a); err != nil {
			return err
		}
	}
	return nil
}

// answer does what a request asks for.
func (b *bench) answer(ctx context.Context, r request) (answer, error) {
	switch r.Do {
	case "load":
		return b.load(ctx, r)
	case "rest": // before a work, so that no other's rubbish is on its bill
		debug.FreeOSMemory()
		return answer{}, nil
	case "run":
		return b.run(ctx, r)
	case "save":
		return answer{}, b.save(r.Path)
	case "quality":
		return b.quality(r)
	}
	return answer{}, fmt.Errorf("unknown request %q", r.Do)
}

// load reads a file as every command does. What reading leaves behind goes back to
// the system.
func (b *bench) load(ctx context.Context, r request) (answer, error) {
	*b = bench{}
	debug.FreeOSMemory()
	start := time.Now()
	var drawings []*graph.Drawing
	for item, err := range ingest.Read(ctx, []string{r.Path}, ingest.Options{}) {
		switch {
		case err != nil:
			return answer{}, err
		case item.Problem != nil:
			return answer{}, fmt.Errorf("%s: %s", r.Path, item.Problem.Message)
		case item.Drawing != nil:
			drawings = append(drawings, item.Drawing)
		}
	}
	net, _, err := graph.AsNetwork(drawings, graph.GraphOptions{Undirected: r.Undirected})
	if err != nil {
		return answer{}, err
	}
	seconds := time.Since(start).Seconds()
	b.net, b.g = net, net.CSR
	debug.FreeOSMemory()
	return answer{Seconds: seconds, Nodes: b.g.N(), Edges: b.g.M()}, nil
}

// run does a work on the graph that is loaded.
func (b *bench) run(ctx context.Context, r request) (answer, error) {
	if b.g == nil {
		return answer{}, errors.New("no graph is loaded")
	}
	for _, w := range works() {
		if w.name != r.Work {
			continue
		}
		b.values = nil
		start := time.Now()
		values, value, err := w.do(ctx, b.g, r)
		b.values = values
		return answer{Seconds: time.Since(start).Seconds(), Value: value}, err
	}
	return answer{}, fmt.Errorf("%q: %w", r.Work, errMissing)
}

// save writes the values of the last work as floats of 64 bits, that of node i at
// place i: the ids of the files are the numbers of the nodes.
func (b *bench) save(path string) error {
	bytes := make([]byte, 8*len(b.values))
	for i, v := range b.values {
		at, err := strconv.Atoi(b.net.IDs[i])
		if err != nil || at < 0 || at >= len(b.values) {
			return fmt.Errorf("node %q is no number below %d", b.net.IDs[i], len(b.values))
		}
		binary.LittleEndian.PutUint64(bytes[8*at:], math.Float64bits(v))
	}
	return os.WriteFile(path, bytes, 0o644)
}

// quality judges a partition that save, or another program, has written.
func (b *bench) quality(r request) (answer, error) {
	bytes, err := os.ReadFile(r.Path)
	if err != nil {
		return answer{}, err
	}
	p := make(metrics.Partition, b.g.N())
	if len(bytes) != 8*len(p) {
		return answer{}, fmt.Errorf("%s has %d bytes for %d nodes", r.Path, len(bytes), len(p))
	}
	for i := range p {
		at, err := strconv.Atoi(b.net.IDs[i])
		if err != nil || at < 0 || at >= len(p) {
			return answer{}, fmt.Errorf("node %q is no number below %d", b.net.IDs[i], len(p))
		}
		p[i] = int32(math.Float64frombits(binary.LittleEndian.Uint64(bytes[8*at:])))
	}
	judge := metrics.Modularity
	if r.Quality == metrics.QualityCPM {
		judge = metrics.CPM
	}
	value, err := judge(b.g, p, r.Resolution)
	return answer{Value: value}, err
}
