package graph

import (
	"cmp"
	"slices"
	"strings"
)

// lineup is the input of identity in an order of its own: works by id, mentions
// by work and position. Everything behind it counts in places of that order, so
// that the order of the input can have no influence.
type lineup struct {
	in      identityInput
	mention []int32 // of each place
	order   []int32 // works with a by-line, in the order of their ids
	rank    []int32 // of each of them in that order
	form    []int32 // of each place, index into forms
	forms   []form
}

// form is one name as printed, with what is needed to compare it.
type form struct {
	name  *Name
	parts nameForm
	count int32 // mentions
}

func newLineup(in identityInput) *lineup {
	l := &lineup{in: in, order: workOrder(in.works), rank: make([]int32, len(in.works))}
	for r, w := range l.order {
		l.rank[w] = int32(r)
	}
	l.mention = l.sortMentions()
	l.form = make([]int32, len(l.mention))
	of := make([]int32, len(in.names)) // the form of each name, plus 1
	for p, m := range l.mention {
		n := in.mentions[m].name
		if of[n] == 0 {
			l.forms = append(l.forms, form{name: &in.names[n]})
			of[n] = int32(len(l.forms))
		}
		l.form[p] = of[n] - 1
		l.forms[of[n]-1].count++
	}
	inParts(len(l.forms), func(from, to int) {
		for i := from; i < to; i++ {
			l.forms[i].parts = newNameForm(*l.forms[i].name)
		}
	})
	return l
}

// workOrder sorts the works with a by-line by id.
func workOrder(works []identityWork) []int32 {
	var order []int32
	for i := range works {
		if len(works[i].mentions) > 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(works[a].id, works[b].id) })
	return order
}

// sortMentions sorts mentions by work and position, then by name.
func (l *lineup) sortMentions() []int32 {
	start := make([]int32, len(l.rank)+1)
	for i := range l.in.mentions {
		start[l.rank[l.in.mentions[i].work]+1]++
	}
	for i := range l.rank {
		start[i+1] += start[i]
	}
	sorted := make([]int32, len(l.in.mentions))
	next := slices.Clone(start)
	for i := range l.in.mentions {
		r := l.rank[l.in.mentions[i].work]
		sorted[next[r]] = int32(i)
		next[r]++
	}
	for r := range l.rank {
		slices.SortFunc(sorted[start[r]:start[r+1]], l.compareInWork)
	}
	return sorted
}

// compareInWork orders the mentions of one work.
func (l *lineup) compareInWork(a, b int32) int {
	x, y := &l.in.mentions[a], &l.in.mentions[b]
	if c := cmp.Compare(x.position, y.position); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(l.in.names[x.name].Full, l.in.names[y.name].Full), cmp.Compare(a, b))
}

// at is the mention at a place.
func (l *lineup) at(place int32) *mention { return &l.in.mentions[l.mention[place]] }

// name is the name at a place.
func (l *lineup) name(place int32) *Name { return l.forms[l.form[place]].name }

// printedApart tells whether two places are printed under different names.
func (l *lineup) printedApart(p, q int32) bool {
	return l.form[p] != l.form[q] && l.name(p).String() != l.name(q).String()
}

// orcid is the ORCID of a place, "" if there is none.
func (l *lineup) orcid(place int32) string { return l.in.words[l.at(place).orcid] }

// sourceID is the id that the source gives a place, the zero value if there is none.
func (l *lineup) sourceID(place int32) ID { return l.in.idOf(l.at(place)) }

// idOf is the id that the source gives a mention.
func (in *identityInput) idOf(m *mention) ID {
	if m.sourceID < 0 {
		return ID{}
	}
	return in.ids[m.sourceID]
}

// work is the work of a place.
func (l *lineup) work(place int32) *identityWork { return &l.in.works[l.at(place).work] }

// fullKey is equal for equal names, whatever their case, accents and order of
// printing.
func (f *form) fullKey() string {
	if f.name.Org {
		return "org " + TitleKey(f.name.Full)
	}
	return f.familyKey() + " " + f.givenKey("-") + " " + f.parts.suffix
}

// initialKey is equal for equal family names and first initials.
func (f *form) initialKey() string {
	if f.name.Org {
		return f.fullKey()
	}
	return blockKey(f.familyKey(), f)
}

// familyKey is the usual key of the family name.
func (f *form) familyKey() string {
	if len(f.parts.whole) == 0 {
		return wordKey(f.name.Full)
	}
	return f.parts.whole[0]
}

// givenKey is the given names with a separator.
func (f *form) givenKey(sep string) string {
	var b strings.Builder
	for i, t := range f.parts.given.tokens {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// hasGiven tells whether any given name or initial is known.
func (f *form) hasGiven() bool { return len(f.parts.given.tokens) > 0 }

// spelt tells whether some given name is known in full.
func (f *form) spelt() bool {
	for _, t := range f.parts.given.tokens {
		if !t.abbrev {
			return true
		}
	}
	return false
}

// blockKey is a family key with the first letter of the given names.
func blockKey(family string, f *form) string {
	if !f.hasGiven() {
		return family + " "
	}
	return family + " " + string(firstRune(f.parts.given.tokens[0].text))
}

// firstSpelt is the first given name that is known in full, "" if there is none.
func (f *form) firstSpelt() string {
	for _, t := range f.parts.given.tokens {
		if !t.abbrev {
			return t.text
		}
	}
	return ""
}
