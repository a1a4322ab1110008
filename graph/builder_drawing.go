package graph

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// drawn is what the Builder keeps of drawings.
type drawn struct {
	nodes    table[string]
	entry    []int32 // of each node
	tables   bool    // some drawing sets out which nodes there are
	from, to []int32 // citations between entries, repeats and self-loops too
}

// The years that a publication can have.
const minYear, maxYear = 1450, 2100

// AddDrawing takes a graph file as papers and citations: each node is a paper,
// each edge a citation from its first end to its second. A node that only edges
// mention is a stub if a node table declares others. A graph of two kinds of
// nodes is taken as papers and their authors.
func (b *Builder) AddDrawing(d *Drawing) {
	if d.FirstMode > 0 {
		b.addAuthorships(d)
		return
	}
	at := b.addNodes(d)
	for i, u := range d.From {
		b.drawn.from = append(b.drawn.from, at[u])
		b.drawn.to = append(b.drawn.to, at[d.To[i]])
	}
	b.drawn.tables = b.drawn.tables || d.isTable()
	if d.DirectedSaid && !d.Directed && len(d.From) > 0 {
		b.AddProblem(Problem{
			File: d.Origin.File, Code: "graph.undirected-citations", Severity: Info,
			Message: "the file says that its edges have no direction; each is taken as a citation from its first end to its second",
		})
	}
	if p, ok := d.report("graph.self-loop", d.loops(), "from a node to itself left out"); ok {
		b.AddProblem(p)
	}
	again := repeats(d.From, d.To, len(d.IDs))
	if p, ok := d.report("graph.repeated-edge", again, "repeating an earlier one left out"); ok {
		b.AddProblem(p)
	}
}

// addNodes returns the entry of each node of a drawing.
func (b *Builder) addNodes(d *Drawing) []int32 {
	about := aboutNodes(d)
	origin := entry{file: b.word(d.Origin.File), format: b.word(d.Origin.Format)}
	b.drawn.nodes.expect(len(d.IDs))
	at := make([]int32, len(d.IDs))
	for i, id := range d.IDs {
		n := b.drawn.nodes.add(id, b.text.keep)
		if int(n) == len(b.drawn.entry) {
			b.drawn.entry = append(b.drawn.entry, int32(len(b.entries)))
			b.entries = append(b.entries, b.newNode(d, i, origin))
		}
		at[i] = b.drawn.entry[n]
		b.addNodeIDs(&b.entries[at[i]], d.also(i))
		b.describeNode(at[i], origin, d, i, about)
	}
	return at
}

// newNode makes an entry for a node. Its identifier is its id in the file, or
// its label, if either is a known one; else its id is its key.
func (b *Builder) newNode(d *Drawing, i int, origin entry) entry {
	e := origin
	e.flags = isDrawn
	e.ordinal = int32(i + 1)
	e.key = b.drawn.nodes.list[len(b.drawn.nodes.list)-1]
	id, ok := ParseID(d.IDs[i])
	if !ok {
		id, ok = ParseID(d.label(i))
	}
	if ok {
		e.ids = b.keepEntryIDs([]ID{id})
	}
	return e
}

// addNodeIDs adds identifiers to those of an entry.
func (b *Builder) addNodeIDs(e *entry, ids []ID) {
	if len(ids) == 0 {
		return
	}
	from := len(b.entryIDs)
	b.entryIDs = append(b.entryIDs, in(e.ids, b.entryIDs)...)
	for _, id := range ids {
		if k := b.id(id); !slices.Contains(b.entryIDs[from:], k) {
			b.entryIDs = append(b.entryIDs, k)
		}
	}
	e.ids = grown(from, b.entryIDs)
}

// describeNode adds what a drawing knows of a node that an earlier one did not.
func (b *Builder) describeNode(at int32, origin entry, d *Drawing, i int, f nodeFacts) {
	e := &b.entries[at]
	if d.declares(i) && !e.flags.has(isDeclared) {
		e.flags |= isDeclared
		e.file, e.format, e.ordinal = origin.file, origin.format, int32(i+1)
	}
	if e.title == "" {
		e.title = b.text.keep(f.titleOf(d, i))
	}
	date, year := f.dateOf(i)
	if e.year == 0 {
		e.year = year
	}
	if date != "" && e.detail == 0 {
		e.detail = int32(len(b.details))
		b.details = append(b.details, detail{venue: -1, date: b.text.keep(date)})
	}
}

// settle makes stubs of the nodes that only edges mention, once it is known
// whether a node table exists.
func (d *drawn) settle(entries []entry) {
	if !d.tables {
		return
	}
	for _, i := range d.entry {
		if e := &entries[i]; !e.flags.has(isDeclared) {
			e.flags |= isStub
		}
	}
}

// nodeFacts are the node columns of a drawing that say something about a paper; each
// is nil if the drawing has no such column.
type nodeFacts struct{ title, year, date *Column }

func aboutNodes(d *Drawing) nodeFacts {
	var f nodeFacts
	for i := range d.Nodes {
		c := &d.Nodes[i]
		switch strings.ToLower(c.Name) {
		case "title":
			f.title = c
		case "year", "publication_year", "py":
			f.year = c
		case "date", "publication_date":
			f.date = c
		}
	}
	return f
}

// titleOf is the title column, else the label unless it only repeats the id or
// is an identifier.
func (f nodeFacts) titleOf(d *Drawing, i int) string {
	if t, ok := columnText(f.title, i); ok {
		return t
	}
	label := d.label(i)
	if label == d.IDs[i] {
		return ""
	}
	if _, ok := ParseID(label); ok {
		return ""
	}
	return label
}

// dateOf is the date column if it begins with a year, and the year of the year
// column or of that date.
func (f nodeFacts) dateOf(i int) (string, int32) {
	date, _ := columnText(f.date, i)
	dated := yearOf(date)
	if dated == 0 {
		date = ""
	}
	if text, ok := columnText(f.year, i); ok {
		if y := yearOf(text); y != 0 {
			return date, y
		}
	}
	return date, dated
}

// columnText is a value as text; false if it is missing or empty.
func columnText(c *Column, i int) (string, bool) {
	if c == nil || i >= c.Len() || !c.Known(i) {
		return "", false
	}
	switch {
	case c.Text != nil:
		return c.Text[i], c.Text[i] != ""
	case c.Int != nil:
		return strconv.FormatInt(c.Int[i], 10), true
	case c.Float != nil && c.Float[i] == math.Trunc(c.Float[i]):
		return strconv.FormatFloat(c.Float[i], 'f', 0, 64), true
	}
	return "", false
}

// yearOf is the year that a text begins with, 0 if there is none or it is out of range.
func yearOf(text string) int32 {
	digits := 0
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	if digits != 4 {
		return 0
	}
	y, err := strconv.Atoi(text[:4])
	if err != nil || y < minYear || y > maxYear {
		return 0
	}
	return int32(y)
}
