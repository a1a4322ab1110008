package graph

import (
	"fmt"
	"math"
	"strings"
)

// maxReasons bounds the reasons that are told for one person.
const maxReasons = 3

// reason is why two clusters were joined: an id, the lack of any other full name,
// or evidence.
type reason struct {
	id       string
	absorbed bool
	byHand   string // where a person decided
	ev       evidence
	common   []int32 // forms of co-authors in common
}

// explain writes why the forms of each person were joined: for the joins of
// different forms, in the order in which they were made.
func (c *clusters) explain(l *lineup, persons []person, number []int32) {
	told := make(map[int32]int)
	for _, j := range c.joins {
		who := number[c.find(j.a)] - 1
		p := &persons[who]
		a, b := l.name(j.a).String(), l.name(j.b).String()
		if len(p.forms) < 2 || a == b || told[who] == maxReasons || c.find(j.a) != c.find(j.b) {
			continue
		}
		told[who]++
		if p.because != "" {
			p.because += "; "
		}
		p.because += fmt.Sprintf("%q and %q: %s", a, b, j.why.words(l))
	}
	for i := range persons {
		if p := &persons[i]; len(p.forms) > 1 && p.because == "" {
			p.because = "equal under the rule"
		}
	}
}

// words says why.
func (r reason) words(l *lineup) string {
	switch {
	case r.byHand != "":
		return "decided in " + r.byHand
	case r.id != "":
		return "same " + r.id
	case r.absorbed:
		return "the only full name here that fits the initials"
	}
	return r.ev.words(r.commonNames(l))
}

// commonNames are the co-authors in common, in words.
func (r reason) commonNames(l *lineup) string {
	names := make([]string, len(r.common))
	for i, f := range r.common {
		names[i] = l.forms[f].name.String()
	}
	return strings.Join(names, ", ")
}

// words lists the evidence with its points, and how much of it was needed.
func (e *evidence) words(coauthors string) string {
	list := []string{e.nameWords()}
	add := func(what string, points float64) {
		if math.Abs(points) >= 0.05 {
			list = append(list, what+" ("+oneDigit(points)+")")
		}
	}
	add("co-authors in common: "+coauthors, min(maxCoauthorPoints, e.coauthors))
	if e.cites {
		add("one cites the other", pointsCites)
	}
	add(fmt.Sprintf("references in common: %d", e.refs), min(maxRefPoints, pointsRef*float64(e.refs)))
	add(e.placeWords(), e.placePoints())
	add("same venue", pointsVenue*e.venue)
	add("same subject", pointsClass*e.class)
	add("similar titles", e.titlePoints())
	add("other places and nothing in common", e.elsewherePoints())
	add(fmt.Sprintf("%d years apart", e.gap), e.yearPoints())
	if math.IsInf(e.need, 1) {
		return strings.Join(list, ", ")
	}
	return strings.Join(list, ", ") + fmt.Sprintf("; %s points, %s needed", oneDigit(e.points), oneDigit(max(0, e.need)))
}

// placeWords says what the places have in common.
func (e *evidence) placeWords() string {
	switch {
	case e.inst:
		return "same institution"
	case e.address:
		return "same address"
	}
	return "same country"
}

// nameWords says how the names agree.
func (e *evidence) nameWords() string {
	words := "initials agree"
	switch {
	case e.names.grade == NoMatch:
		return "names clash"
	case e.names.cut:
		words = "one given name begins the other"
	case e.names.nickname:
		words = "forms of one given name"
	case e.names.grade == FullMatch:
		words = "given name and middle initial agree"
	case e.names.grade == StrongMatch:
		words = "given names agree"
	}
	if e.need <= 0 {
		words += ", no namesake expected"
	}
	return words
}

// oneDigit writes a number with one digit behind the point.
func oneDigit(v float64) string {
	return fmt.Sprint(math.Round(v*10) / 10)
}
