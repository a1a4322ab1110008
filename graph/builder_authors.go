package graph

// line is one name in the by-line of a work, with what other records of the work
// know of that person.
type line struct {
	name     int32 // in Builder.names
	at       int32 // in Builder.mentions
	orcid    int32 // in Builder.words, where 0 is ""
	sourceID int32 // in Builder.ids, -1 if there is none
	places   span  // of Builder.places
}

// chooseByLines takes the by-line of each work from the record that names most
// authors, then from one that names all, then from the one that spells given
// names out, then from the first. The other records add identifiers and
// affiliations.
func (j *joiner) chooseByLines() {
	j.lines = make([][]line, j.recs.Len())
	j.lastAt = make([]int32, len(j.b.names.list))
	for i := range j.lines {
		recs := j.recs.Of(i)
		if len(recs) == 0 {
			continue
		}
		best := j.byLine(recs[0])
		cut := j.b.entries[recs[0]].flags.has(authorsCut)
		for _, e := range recs[1:] {
			l := j.byLine(e)
			lCut := j.b.entries[e].flags.has(authorsCut)
			if len(l) > len(best) || len(l) == len(best) && (cut && !lCut || cut == lCut && j.spelt(l) > j.spelt(best)) {
				l, best, cut = best, l, lCut
			}
			j.unite(best, l)
		}
		j.lines[i] = best
	}
}

// spelt is how many letters the given names of a by-line have.
func (j *joiner) spelt(byLine []line) int {
	n := 0
	for i := range byLine {
		n += len(j.b.names.list[byLine[i].name].Given)
	}
	return n
}

// byLine is the by-line of a record without names that stand for nobody, each
// person once. It counts the mentions as printed.
func (j *joiner) byLine(entry int32) []line {
	span := j.b.details[j.b.entries[entry].detail].authors
	mentions := in(span, j.b.mentions)
	out := make([]line, 0, len(mentions))
	var later laterPlaces
	for k, m := range mentions {
		if j.nobody[m.name] {
			continue
		}
		j.c.Stats.AuthorMentions++
		l := line{name: m.name, at: span.from + int32(k), orcid: m.orcid, sourceID: m.sourceID, places: m.places}
		if at := j.repeated(out, &l); at >= 0 {
			j.tellRepeat(entry, &l, out[at].sourceID == l.sourceID)
			out[at].fill(&l)
			j.note(out, at)
			later.add(at, in(l.places, j.b.places))
			j.doubles = append(j.doubles, [2]int32{l.at, out[at].at})
			continue
		}
		out = append(out, l)
		j.note(out, len(out)-1)
	}
	j.unitePlaces(out, later)
	j.stood = bearers{}
	return out
}

// unite fills in what a by-line does not know from another of the same work. Names
// must stand at the same place and agree, which by-lines of other lengths can't show.
func (j *joiner) unite(to, from []line) {
	if len(to) != len(from) {
		return
	}
	for i := range to {
		a, b := &to[i], &from[i]
		if MatchNames(j.b.names.list[a.name], j.b.names.list[b.name]) == NoMatch {
			continue
		}
		a.fill(b)
		if a.places.n == 0 {
			a.places = b.places
		}
	}
}

// fill takes over the identifiers that a line lacks.
func (l *line) fill(m *line) {
	if l.orcid == 0 {
		l.orcid = m.orcid
	}
	if l.sourceID < 0 {
		l.sourceID = m.sourceID
	}
}

// fillAuthors resolves the names of all by-lines into persons.
func (j *joiner) fillAuthors() {
	input := j.identityInput()
	o := identification{rule: j.b.o.rule(), decisions: j.renamed(j.b.o.Decisions), thesaurus: j.thesauri[UnitAuthors], ledger: j.b.o.Ledger}
	who := o.resolve(input)
	j.locate(who.problems)
	j.c.Problems = append(j.c.Problems, who.problems...)
	j.c.setAuthors(input, who.persons)
	j.place(personOf(who.persons, len(input.mentions)))
	j.c.Ledger = who.ledger
	if j.b.o.Ledger {
		j.c.bylines = &bylinesKept{input, personOf(who.persons, len(input.mentions))}
	}
}

// setAuthors makes the table of authors.
func (c *Corpus) setAuthors(input identityInput, persons []person) {
	works := make([]int32, 0, len(input.mentions))
	authors := make([]int32, 0, len(input.mentions))
	for m, who := range personOf(persons, len(input.mentions)) {
		if who >= 0 {
			works = append(works, input.mentions[m].work)
			authors = append(authors, who)
		}
	}
	a := Authors{}
	ids := newUnique(len(persons))
	for i := range persons {
		p := &persons[i]
		a.IDs = append(a.IDs, ids.claim(p.id))
		a.Names = append(a.Names, p.name)
		a.Orgs = append(a.Orgs, p.org)
		a.ORCIDs = append(a.ORCIDs, p.orcid)
		a.Forms = append(a.Forms, p.forms)
		a.Because = append(a.Because, p.because)
	}
	c.Papers.Authors = listsOf(c.Papers.N(), works, authors).distinct(a.N())
	a.Papers = c.Papers.Authors.Transpose(a.N())
	c.Authors = a
}

// locate adds the place of the work that a problem names.
func (j *joiner) locate(problems []Problem) {
	if len(problems) == 0 {
		return
	}
	papers := make(map[string]int, j.c.Papers.N())
	for i, id := range j.c.Papers.IDs {
		papers[id] = i
	}
	for k := range problems {
		p := &problems[k]
		if i, ok := papers[p.Key]; ok && p.File == "" && len(j.c.Papers.Origins[i]) > 0 {
			p.File, p.Line = j.c.Papers.Origins[i][0].File, j.c.Papers.Origins[i][0].Line
		}
	}
}

// personOf gives the person of each mention, -1 for none.
func personOf(persons []person, mentions int) []int32 {
	of := make([]int32, mentions)
	for i := range of {
		of[i] = -1
	}
	for i := range persons {
		for _, m := range persons[i].mentions {
			of[m] = int32(i)
		}
	}
	return of
}

// identityInput lays out the by-lines, and what else may tell persons apart.
func (j *joiner) identityInput() identityInput {
	p := &j.c.Papers
	total, works := 0, 0
	for i, l := range j.lines {
		total += len(l)
		if len(l) > 0 || p.Source[i] >= 0 || len(j.b.o.Decisions) > 0 {
			works = i + 1 // of the others, stubs at the end, identity uses nothing
		}
	}
	input := identityInput{
		mentions: make([]mention, 0, total), works: make([]identityWork, works),
		names: j.b.names.list, words: j.b.words.list, ids: j.b.ids.list,
		affiliations: j.b.affiliations.list, places: j.b.places,
	}
	numbers := make([]int32, total)
	for i := range input.works {
		from := len(input.mentions)
		for place := range j.lines[i] {
			numbers[len(input.mentions)] = int32(len(input.mentions))
			input.mentions = append(input.mentions, j.mention(i, place))
		}
		input.works[i] = identityWork{
			id: p.IDs[i], mentions: numbers[from:len(input.mentions)], refs: p.Refs.Of(i),
			source: p.Source[i], year: p.Years[i], title: p.Titles[i], classes: p.Classes[i],
		}
	}
	return input
}

func (j *joiner) mention(work, place int) mention {
	l := &j.lines[work][place]
	return mention{
		work: int32(work), position: int32(place),
		name: l.name, orcid: l.orcid, sourceID: l.sourceID, places: l.places,
	}
}
