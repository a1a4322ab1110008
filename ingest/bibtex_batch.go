package ingest

import "cocite/graph"

// The size of a batch: large enough to be worth a goroutine, small enough to be
// forgotten soon.
const (
	batchItems = 128
	batchText  = 256 << 10
)

// bibBatch is a part of a file in order: entries, and faults between them, and the
// records that they give. Its memory is used again once the records are handed out.
type bibBatch struct {
	items   []bibItem
	text    int        // bytes in all fields
	entries []bibEntry // room for entries; the first taken ones are in use
	taken   int
	names   bibAuthors // of the entry that is being mapped
	latex   latexDecoder
	found   []bibFound
}

// bibItem is an entry or a fault.
type bibItem struct {
	entry *bibEntry
	err   error
}

// bibFound is what an item gives: a record or a fault.
type bibFound struct {
	record graph.Record
	err    error
}

func newBibBatch() *bibBatch { return &bibBatch{entries: make([]bibEntry, batchItems)} }

// reset empties the batch.
func (b *bibBatch) reset() {
	clear(b.items)
	clear(b.found)
	b.items, b.found, b.text, b.taken = b.items[:0], b.found[:0], 0, 0
}

// entry is an empty entry, valid as long as the batch.
func (b *bibBatch) entry() *bibEntry {
	if b.taken == len(b.entries) {
		return &bibEntry{}
	}
	e := &b.entries[b.taken]
	b.taken++
	*e = bibEntry{}
	return e
}

func (b *bibBatch) full() bool { return len(b.items) >= batchItems || b.text >= batchText }

func (b *bibBatch) empty() bool { return len(b.items) == 0 }

func (b *bibBatch) fail(err error) { b.items = append(b.items, bibItem{err: err}) }

func (b *bibBatch) add(e *bibEntry) {
	b.items = append(b.items, bibItem{entry: e})
	for _, text := range e.text {
		b.text += len(text)
	}
}

// mapBatch makes records of a batch. It changes nothing else, so that batches can
// be worked on side by side.
func (in Input) mapBatch(b *bibBatch) *bibBatch {
	m := bibMapper{in: in, bibBatch: b}
	for _, item := range b.items {
		if item.entry == nil {
			m.found = append(m.found, bibFound{err: item.err})
			continue
		}
		item.entry.latex = &b.latex
		r := m.record(item.entry)
		m.found = append(m.found, bibFound{record: r})
	}
	return b
}

// bibMapper makes records of entries.
type bibMapper struct {
	in Input
	*bibBatch
}

// problem reports a fault in the content of an entry.
func (m *bibMapper) problem(line int, code string, s graph.Severity, key, message, excerpt string) {
	m.found = append(m.found, bibFound{err: m.in.problem(line, code, s, key, message, excerpt)})
}
