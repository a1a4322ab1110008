package ingest

import (
	"io"
	"sync"

	"cocite/graph"
)

// The blocks that are read ahead, and how many of them wait at most.
const (
	aheadBlock  = 256 << 10
	aheadBlocks = 4
)

// chunk is a block of text with what went wrong while it was read.
type chunk struct {
	data   []byte
	err    error
	faults []*graph.Problem
}

// aheadReader reads on another goroutine: decompressing and decoding go beside
// parsing. Faults come with the block that they belong to, so that they do not
// depend on how far the goroutine is ahead.
type aheadReader struct {
	faults *faults
	full   chan chunk
	free   chan []byte
	stop   chan struct{}
	done   sync.WaitGroup
	now    chunk
	rest   []byte
}

// readAhead starts to read r, whose faults go to from.
func readAhead(r io.Reader, from, to *faults) *aheadReader {
	a := &aheadReader{
		faults: to, full: make(chan chunk, aheadBlocks),
		free: make(chan []byte, aheadBlocks), stop: make(chan struct{}),
	}
	for range aheadBlocks {
		a.free <- nil
	}
	a.done.Go(func() { a.run(r, from) })
	return a
}

// run fills free blocks until the end or until it is stopped.
func (a *aheadReader) run(r io.Reader, from *faults) {
	defer close(a.full)
	for {
		var c chunk
		select {
		case c.data = <-a.free:
		case <-a.stop:
			return
		}
		c.data, c.err = fillBlock(r, c.data)
		c.faults = from.take()
		select {
		case a.full <- c:
		case <-a.stop:
			return
		}
		if c.err != nil {
			return
		}
	}
}

// fillBlock reads until the block is nearly full or the text ends. What is left of
// it is not worth a read: readers do best with much room.
func fillBlock(r io.Reader, block []byte) ([]byte, error) {
	if block == nil {
		block = make([]byte, aheadBlock)
	}
	block = block[:aheadBlock]
	n := 0
	for n <= len(block)-aheadBlock/4 {
		m, err := r.Read(block[n:])
		n += m
		if err != nil {
			return block[:n], err
		}
	}
	return block[:n], nil
}

func (a *aheadReader) Read(p []byte) (int, error) {
	for len(a.rest) == 0 {
		if a.now.err != nil {
			return 0, a.now.err
		}
		if a.now.data != nil {
			a.free <- a.now.data
		}
		a.now = <-a.full
		a.rest = a.now.data
		a.faults.list = append(a.faults.list, a.now.faults...)
	}
	n := copy(p, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}

// close stops the goroutine and waits for it.
func (a *aheadReader) close() {
	close(a.stop)
	a.done.Wait()
}
