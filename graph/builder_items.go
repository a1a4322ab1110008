package graph

import "strings"

// fillItems makes the tables of things that papers share: sources, keywords,
// institutions and countries. The last two come from the by-lines.
func (j *joiner) fillItems() {
	j.fillSources()
	j.fillKeywords()
	j.chooseByLines()
	j.fillInstitutions()
	j.fillCountries()
}

func (j *joiner) fillSources() {
	things := make([]thing, len(j.b.venues.list))
	for i, v := range j.b.venues.list {
		things[i] = venueThing(v)
	}
	s := newShelf(things, j.thesauri[UnitSources])
	for i := range j.recs.Len() {
		if v := j.venueOf(i); v >= 0 {
			j.c.Papers.Source[i] = s.put(i, v)
		}
	}
	j.c.Sources, _ = s.items(j.recs.Len())
}

// venueOf is the first venue that the records of a work name, -1 if none does.
func (j *joiner) venueOf(i int) int32 {
	for _, e := range j.recs.Of(i) {
		if v := j.b.details[j.b.entries[e].detail].venue; v >= 0 {
			return v
		}
	}
	return -1
}

func venueThing(v keptVenue) thing {
	t := thing{name: CleanText(v.name)}
	for _, issn := range strings.Fields(v.issn) {
		t.keys = append(t.keys, thingKey{scheme: schemeISSN, value: issn})
	}
	if v.id != (ID{}) {
		t.keys = append(t.keys, thingKey{v.id.Scheme, v.id.Value, true})
	}
	return t.named()
}

// named adds the folded name to the keys of a thing.
func (t thing) named() thing {
	if f := Fold(t.name); f != "" {
		t.keys = append(t.keys, thingKey{scheme: schemeName, value: f})
	}
	return t
}

// fillKeywords joins keywords by their folded term, whatever scheme they come from.
func (j *joiner) fillKeywords() {
	n := j.recs.Len()
	things := make([]thing, len(j.b.words.list))
	var used []bool
	if len(j.b.terms) > 0 {
		used = make([]bool, len(things))
	}
	for _, w := range j.b.terms {
		if !used[w] {
			used[w] = true
			things[w] = thing{name: CleanText(j.b.words.list[w])}.named()
		}
	}
	s := newShelf(things, j.thesauri[UnitKeywords])
	for i := range n {
		for _, e := range j.recs.Of(i) {
			for _, w := range in(j.b.details[j.b.entries[e].detail].keywords, j.b.terms) {
				if len(things[w].keys) > 0 {
					s.put(i, w)
				}
			}
		}
	}
	j.c.Keywords, j.c.Papers.Keywords = s.items(n)
	for i, id := range j.c.Keywords.IDs {
		j.c.Keywords.IDs[i] = strings.TrimPrefix(id, string(schemeName)+":")
	}
}

func (j *joiner) fillInstitutions() {
	things := make([]thing, len(j.b.affiliations.list))
	for i, a := range j.b.affiliations.list {
		things[i] = placeThing(a)
	}
	s := newShelf(things, j.thesauri[UnitInstitutions])
	for i := range j.recs.Len() {
		for _, l := range j.lines[i] {
			for _, p := range in(l.places, j.b.places) {
				if len(things[p].keys) > 0 {
					s.put(i, p)
				}
			}
		}
	}
	j.c.Institutions, j.c.Papers.Institutions = s.items(j.recs.Len())
}

// placeThing is an institution as an affiliation names it; one that is only an
// address as printed has no keys.
func placeThing(a Affiliation) thing {
	t := thing{name: CleanText(a.Name)}
	if a.ROR != "" {
		t.keys = append(t.keys, thingKey{schemeROR, a.ROR, true})
	}
	if a.ID != (ID{}) {
		t.keys = append(t.keys, thingKey{a.ID.Scheme, a.ID.Value, true})
	}
	return t.named()
}

// fillCountries lists the countries of the affiliations; their ids and names are
// ISO codes.
func (j *joiner) fillCountries() {
	var codes table[string]
	var things []thing
	of := make([]int32, len(j.b.affiliations.list))
	for i := range of {
		if of[i] = -1; j.b.affiliations.list[i].Country == "" {
			continue
		}
		of[i] = codes.add(j.b.affiliations.list[i].Country, nil)
		if int(of[i]) == len(things) {
			things = append(things, thing{name: codes.list[of[i]]}.named())
		}
	}
	s := newShelf(things, j.thesauri[UnitCountries])
	for i := range j.recs.Len() {
		for _, l := range j.lines[i] {
			for _, p := range in(l.places, j.b.places) {
				if of[p] >= 0 {
					s.put(i, of[p])
				}
			}
		}
	}
	j.c.Countries, j.c.Papers.Countries = s.items(j.recs.Len())
	for i, id := range j.c.Countries.IDs {
		j.c.Countries.IDs[i] = strings.ToUpper(strings.TrimPrefix(id, string(schemeName)+":"))
	}
}
