package ingest

import (
	"bytes"
	"strings"

	"cocite/graph"
)

// pajekPart is a partition or a vector behind the network of a project.
type pajekPart struct {
	cells
	rows int
}

// beginPart begins a partition or a vector, which is named as in the project.
func (p *pajek) beginPart(rest []byte) {
	part := &pajekPart{}
	part.name = or(strings.Trim(string(bytes.TrimSpace(rest)), `"`), stem(p.in.File))
	p.part = part
	p.section = func([]byte, int) {}
}

// sizePart reads the number behind *Vertices of a part. One on another number of
// vertices is on another network, and passed over.
func (p *pajek) sizePart(rest []byte) {
	var f [1][]byte
	cutFields(rest, f[:])
	if n, ok := plainNumber(f[0]); !ok || n != uint64(p.n) {
		p.more++
		return
	}
	part := p.part
	p.parts = append(p.parts, part)
	p.section = func(line []byte, number int) {
		if part.rows == p.n {
			p.add(number, "pajek.count", graph.Warn, "there are more values than vertices; the last ones are left out", line)
			return
		}
		part.set(part.rows, pajekValue(line))
		part.rows++
	}
}

// pajekValue is a value, nil if it is Pajek's sign for "unknown".
func pajekValue(b []byte) []byte {
	if s := string(b); s == "9999998" || s == "999999998" {
		return nil
	}
	return b
}

// describeParts makes columns of the partitions and vectors.
func (p *pajek) describeParts() {
	for _, part := range p.parts {
		part.pad(p.n)
		if c, ok := part.column("."); ok {
			p.d.Nodes = append(p.d.Nodes, c)
		}
	}
}
