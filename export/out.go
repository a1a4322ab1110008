package export

import (
	"bufio"
	"io"
	"runtime"
	"sync"

	"cocite/graph"
	"cocite/graph/csr"
)

// out collects text in b and writes it through a buffer. Errors stay in the
// buffer until flush reports the first.
type out struct {
	w *bufio.Writer
	b []byte
}

func newOut(w io.Writer) *out { return &out{w: bufio.NewWriterSize(w, 1<<16)} }

// text adds strings.
func (o *out) text(parts ...string) {
	for _, s := range parts {
		o.b = append(o.b, s...)
	}
}

// int adds a whole number.
func (o *out) int(i int) { o.b = appendInt(o.b, i) }

// float adds a number.
func (o *out) float(v float64) { o.b = appendFloat(o.b, v) }

// end writes what was collected.
func (o *out) end() {
	_, _ = o.w.Write(o.b)
	o.b = o.b[:0]
}

// flush writes what is left and returns the first error of all writes.
func (o *out) flush() error {
	o.end()
	return o.w.Flush()
}

// rowsPerBlock is how many rows one core formats at a time.
const rowsPerBlock = 1024

// block is a run of rows on its way into a file.
type block struct {
	first int        // number of the first row
	rows  int        // of nodes
	edges []csr.Edge // or the edges themselves
	text  out
	done  chan struct{}
}

// rows writes rows 0 to n-1, which row formats. Blocks are formatted on all cores
// and written in their order, so the bytes do not depend on the cores, and no more
// than a few blocks are in memory. row must not change anything but its out.
func (o *out) rows(n int, row func(f *out, i int)) {
	fill := func(take func() *block, put func(*block)) {
		for i := 0; i < n; i += rowsPerBlock {
			b := take()
			b.first, b.rows = i, min(n-i, rowsPerBlock)
			put(b)
		}
	}
	o.ordered(fill, func(b *block) {
		for i := range b.rows {
			row(&b.text, b.first+i)
		}
	})
}

// edges is rows for the edges of a network in their order.
func (o *out) edges(n *graph.Network, row func(f *out, i int, e csr.Edge)) {
	fill := func(take func() *block, put func(*block)) {
		b := take()
		for i, e := range n.EdgeSeq() {
			if len(b.edges) == rowsPerBlock {
				put(b)
				b = take()
			}
			if len(b.edges) == 0 {
				b.first = i
			}
			b.edges = append(b.edges, e)
		}
		put(b)
	}
	o.ordered(fill, func(b *block) {
		for i, e := range b.edges {
			row(&b.text, b.first+i, e)
		}
	})
}

// ordered runs blocks through the cores. fill takes empty blocks and puts them
// back full; at most three a core are there at a time.
func (o *out) ordered(fill func(take func() *block, put func(*block)), format func(*block)) {
	o.end()
	cores := runtime.GOMAXPROCS(0)
	free, work, order := make(chan *block, 3*cores), make(chan *block, 3*cores), make(chan *block, 3*cores)
	for range cap(free) {
		free <- &block{done: make(chan struct{}, 1)}
	}
	var group sync.WaitGroup
	group.Go(func() {
		fill(func() *block { return <-free }, func(b *block) { work <- b; order <- b })
		close(work)
		close(order)
	})
	for range cores {
		group.Go(func() {
			for b := range work {
				format(b)
				b.done <- struct{}{}
			}
		})
	}
	for b := range order {
		<-b.done
		_, _ = o.w.Write(b.text.b)
		b.text.b, b.edges = b.text.b[:0], b.edges[:0]
		free <- b
	}
	group.Wait()
}
