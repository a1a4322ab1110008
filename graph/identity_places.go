package graph

// placeInterner numbers institutions, countries and the words of addresses. It
// reads each affiliation once, when it is first met.
type placeInterner struct {
	insts, countries, words map[string]int32
	read                    map[int32]place // by number of the affiliation
}

// place is an affiliation in numbers, -1 for what it does not say.
type place struct {
	inst, country int32
	address       []int32 // words of the name and of the address as printed
}

func newPlaceInterner() placeInterner {
	return placeInterner{make(map[string]int32), make(map[string]int32), make(map[string]int32), make(map[int32]place)}
}

// add gives an atom one place of a mention.
func (t *placeInterner) add(a *atom, number int32, f *Affiliation) {
	p, ok := t.read[number]
	if !ok {
		p = t.place(f)
		t.read[number] = p
	}
	if p.inst >= 0 {
		a.insts = append(a.insts, p.inst)
	}
	if p.country >= 0 {
		a.countries = append(a.countries, p.country)
	}
	a.address = append(a.address, p.address...)
}

// place numbers what an affiliation says.
func (t *placeInterner) place(f *Affiliation) place {
	p := place{inst: -1, country: -1}
	switch {
	case f.ROR != "":
		p.inst = intern(t.insts, f.ROR)
	case f.ID != (ID{}):
		p.inst = intern(t.insts, f.ID.String())
	}
	if f.Country != "" {
		p.country = intern(t.countries, f.Country)
	}
	for _, w := range TitleTokens(joinWords(f.Name, f.Raw)) {
		p.address = append(p.address, intern(t.words, w))
	}
	return p
}
