package graph

// placed is where the entries and mentions of a Builder are in its Corpus.
type placed struct {
	works   []int32 // of each entry
	authors []int32 // of each mention, -1 for none
}

// Len is the number of records that were added, nodes of drawings included.
func (b *Builder) Len() int { return len(b.entries) }

// Placed tells where a record has gone, once Corpus was called: its work, and for
// each name of its by-line the author. An author is -1 for a name that stands for
// nobody and for the names of a record whose work has the by-line of another.
func (b *Builder) Placed(record int) (work int32, authors []int32) {
	return b.placed.works[record], in(b.details[b.entries[record].detail].authors, b.placed.authors)
}

// place keeps the work of each entry and the author of each mention; people are
// the authors in the order of the by-lines.
func (j *joiner) place(people []int32) {
	p := placed{works: make([]int32, len(j.b.entries)), authors: make([]int32, len(j.b.mentions))}
	for e := range p.works {
		p.works[e] = j.paper(j.works.root(int32(e)))
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
