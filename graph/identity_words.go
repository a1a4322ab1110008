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
	ev       evidence
}

// explain writes why the forms of each person were joined: for the joins of
// different forms, in the order in which they were made.
func (c *clusters) explain(l *lineup, persons []person, number []int32) {
	told := make(map[int32]int)
	for _, j := range c.joins {
		who := number[c.find(j.a)] - 1
		p := &persons[who]
		a, b := l.at(j.a).name.String(), l.at(j.b).name.String()
		if len(p.forms) < 2 || a == b || told[who] == maxReasons {
			continue
		}
		told[who]++
		if p.because != "" {
			p.because += "; "
		}
		p.because += fmt.Sprintf("%q and %q: %s", a, b, j.why.words())
	}
	for i := range persons {
		if p := &persons[i]; len(p.forms) > 1 && p.because == "" {
			p.because = "equal under the rule"
		}
	}
}

// words says why.
func (r reason) words() string {
	switch {
	case r.id != "":
		return "same " + r.id
	case r.absorbed:
		return "the only full name here that fits the initials"
	}
	return r.ev.words()
}

// words lists the evidence and how much of it was needed.
func (e *evidence) words() string {
	list := []string{e.nameWords()}
	add := func(ok bool, format string, args ...any) {
		if ok {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	add(e.coauthors > 0, "co-authors in common")
	add(e.cites, "one cites the other")
	add(e.refs > 0, "references in common: %d", e.refs)
	add(e.inst, "same institution")
	add(!e.inst && e.address, "same address")
	add(!e.inst && !e.address && e.country, "same country")
	add(e.venue > 0, "same venue")
	add(e.class > 0, "same subject")
	add(e.titlePoints() > 0, "similar titles")
	add(e.gap >= 0 && e.gap <= nearYears, "years close")
	add(true, "%s points, %s needed", oneDigit(e.points), oneDigit(max(0, e.need)))
	return strings.Join(list, ", ")
}

// nameWords says how the names agree.
func (e *evidence) nameWords() string {
	words := "initials agree"
	switch {
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
