package graph

// placed is where the entries and mentions of a Builder are in its Corpus.
type placed struct {
	works   []int32 // of each entry
	byLines []span  // of each entry, of authors
	authors []int32 // of each mention, -1 for none
}

// Len is the number of records that were added, nodes of drawings included.
func (b *Builder) Len() int { return max(len(b.entries), len(b.placed.works)) }

// Placed tells where a record has gone, once Corpus was called: its work, and for
// each name of its by-line the author. An author is -1 for a name that stands for
// nobody and for the names of a record whose work has the by-line of another.
func (b *Builder) Placed(record int) (work int32, authors []int32) {
	return b.placed.works[record], in(b.placed.byLines[record], b.placed.authors)
}

// release lets go of all that was added; where it has gone stays known.
func (b *Builder) release() { *b = Builder{o: b.o, placed: b.placed} }

// place keeps the work of each entry and the author of each mention; people are
// the authors in the order of the by-lines.
func (j *joiner) place(people []int32) {
	n := len(j.b.entries)
	p := placed{works: make([]int32, n), byLines: make([]span, n), authors: make([]int32, len(j.b.mentions))}
	for e := range p.works {
		p.works[e] = j.paper(j.works.root(int32(e)))
		p.byLines[e] = j.b.details[j.b.entries[e].detail].authors
	}
	for m := range p.authors {
		p.authors[m] = -1
	}
	next := 0
	for _, byLine := range j.lines {
		for _, l := range byLine {
			p.authors[l.at] = people[next]
			next++
		}
	}
	for _, a := range j.doubles {
		p.authors[a[0]] = p.authors[a[1]]
	}
	j.b.placed = p
}
