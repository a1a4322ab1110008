package ingest

import "cocite/graph"

// The size of a batch: large enough to be worth a goroutine, small enough to be
// forgotten soon.
const (
	batchItems = 128
	batchText  = 256 << 10
)

// bibBatch is a part of a file in order: entries, and faults between them.
type bibBatch struct {
	items []bibItem
	text  int // bytes in all fields
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

func (b *bibBatch) full() bool { return len(b.items) >= batchItems || b.text >= batchText }

func (b *bibBatch) empty() bool { return len(b.items) == 0 }

func (b *bibBatch) fail(err error) { b.items = append(b.items, bibItem{err: err}) }

func (b *bibBatch) add(e *bibEntry) {
	b.items = append(b.items, bibItem{entry: e})
	for _, text := range e.text {
		b.text += len(text)
	}
}

// mapBatch makes records of a batch. It only reads what it is given, so that
// batches can be worked on side by side.
func (in Input) mapBatch(b *bibBatch) []bibFound {
	m := bibMapper{in: in, found: make([]bibFound, 0, len(b.items))}
	for _, item := range b.items {
		if item.entry == nil {
			m.found = append(m.found, bibFound{err: item.err})
			continue
		}
		r := m.record(item.entry)
		m.found = append(m.found, bibFound{record: r})
	}
	return m.found
}

// bibMapper makes records of entries.
type bibMapper struct {
	in    Input
	found []bibFound
}

// problem reports a fault in the content of an entry.
func (m *bibMapper) problem(line int, code string, s graph.Severity, key, message, excerpt string) {
	m.found = append(m.found, bibFound{err: m.in.problem(line, code, s, key, message, excerpt)})
}
