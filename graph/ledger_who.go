package graph

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// whoIndex finds the mentions that a decision or a thesaurus names. It knows only
// what was asked for when it was made.
type whoIndex struct {
	l       *lineup
	works   map[string]int32
	places  []int32            // of each mention
	names   map[string][]int32 // by labelKey, ascending
	ids     map[string][]int32 // ORCIDs and ids of sources
	authors map[string]int32   // ids of persons under the rule: their smallest place
	wanted  []string           // the ids in authors
}

// newWhoIndex indexes what some decisions and labels name, among the clusters
// that the rule made.
func newWhoIndex(l *lineup, c *clusters, decisions []Decision, labels []string) *whoIndex {
	x := &whoIndex{
		l: l, works: make(map[string]int32), places: make([]int32, len(l.mention)),
		names: make(map[string][]int32), ids: make(map[string][]int32), authors: make(map[string]int32),
	}
	for p, m := range l.mention {
		x.places[m] = int32(p)
	}
	for _, s := range labels {
		x.names[labelKey(s)] = nil
	}
	for i := range decisions {
		x.want(decisions[i].A)
		x.want(decisions[i].B)
	}
	x.fillWorks()
	x.fillNames()
	x.fillIDs()
	x.fillAuthors(c)
	return x
}

// want notes that something will be looked up.
func (x *whoIndex) want(w Who) {
	paper, position := splitPlace(w.Place)
	switch {
	case w.Place == "":
		x.names[labelKey(w.Name)] = nil
	case strings.HasPrefix(w.Place, "au:"):
		x.authors[w.Place] = -1
		x.wanted = append(x.wanted, w.Place)
	case position > 0:
		x.works[paper] = -1
	default:
		x.ids[idKey(w.Place)] = nil
	}
}

// splitPlace takes "PAPER#N" apart; the position is 0 if there is none.
func splitPlace(s string) (paper string, position int) {
	i := strings.LastIndexByte(s, '#')
	if i < 0 {
		return s, 0
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n < 1 {
		return s, 0
	}
	return s[:i], n
}

// idKey takes the scheme off an ORCID.
func idKey(s string) string {
	s = strings.TrimPrefix(s, "orcid:")
	return strings.TrimPrefix(s, "https://orcid.org/")
}

func (x *whoIndex) fillWorks() {
	if len(x.works) == 0 {
		return
	}
	for i := range x.l.in.works {
		if _, ok := x.works[x.l.in.works[i].id]; ok {
			x.works[x.l.in.works[i].id] = int32(i)
		}
	}
}

func (x *whoIndex) fillNames() {
	if len(x.names) == 0 {
		return
	}
	keys := make([][]string, len(x.l.forms)) // that are wanted
	for i := range x.l.forms {
		for _, k := range labelKeys(*x.l.forms[i].name) {
			if _, ok := x.names[k]; ok {
				keys[i] = append(keys[i], k)
			}
		}
	}
	for p, f := range x.l.form {
		for _, k := range keys[f] {
			x.names[k] = append(x.names[k], int32(p))
		}
	}
}

func (x *whoIndex) fillIDs() {
	if len(x.ids) == 0 {
		return
	}
	for p := range x.l.form {
		for _, id := range []string{x.l.orcid(int32(p)), x.l.sourceID(int32(p)).String()} {
			if _, ok := x.ids[id]; ok && id != "" {
				x.ids[id] = append(x.ids[id], int32(p))
			}
		}
	}
}

// fillAuthors finds persons by their ids; one that only overrides made is found by
// the sum of its smallest mention, with which its id ends.
func (x *whoIndex) fillAuthors(c *clusters) {
	if len(x.authors) == 0 {
		return
	}
	for _, p := range c.persons(x.l) {
		if _, ok := x.authors[p.id]; ok {
			x.authors[p.id] = c.find(x.places[p.mentions[0]])
		}
	}
	sums := make(map[string][]string)
	for _, id := range x.wanted {
		if i := strings.LastIndexByte(id, '-'); x.authors[id] < 0 && len(id)-i > 6 {
			sums[id[i+1:i+7]] = append(sums[id[i+1:i+7]], id)
		}
	}
	for p := range x.l.form {
		if len(sums) == 0 {
			return
		}
		sum := hex.EncodeToString(mentionHash(x.l, int32(p)))
		for _, id := range sums[sum[:6]] {
			if x.authors[id] < 0 && strings.HasPrefix(id, "au:"+x.l.forms[x.l.form[p]].familyKey()+"-") && strings.HasPrefix(sum, id[strings.LastIndexByte(id, '-')+1:]) {
				x.authors[id] = int32(p)
			}
		}
	}
}

// find lists the places that are meant, or says why there are none.
func (x *whoIndex) find(w Who) ([]int32, string) {
	if w.Place == "" {
		if w.Name == "" {
			return nil, "names nobody"
		}
		if list := x.names[labelKey(w.Name)]; len(list) > 0 {
			return list, ""
		}
		return nil, "no author is printed as " + strconv.Quote(w.Name)
	}
	if strings.HasPrefix(w.Place, "au:") {
		if p := x.authors[w.Place]; p >= 0 {
			return []int32{p}, ""
		}
		return nil, "there is no author " + w.Place
	}
	paper, position := splitPlace(w.Place)
	if position == 0 {
		if list := x.ids[idKey(w.Place)]; len(list) > 0 {
			return list, ""
		}
		return nil, "no author has the id " + w.Place
	}
	work := x.works[paper]
	if work < 0 {
		return nil, "there is no paper " + paper
	}
	return x.inByLine(w, work, position)
}

// inByLine finds a mention in a by-line: at its position, else by its name if
// that stands there once.
func (x *whoIndex) inByLine(w Who, work int32, position int) ([]int32, string) {
	var named []int32
	for _, m := range x.l.in.works[work].mentions {
		p := x.places[m]
		fits := w.Name == "" || slices.Contains(labelKeys(*x.l.name(p)), labelKey(w.Name))
		if fits && int(x.l.at(p).position) == position-1 {
			return []int32{p}, ""
		}
		if fits && w.Name != "" {
			named = append(named, p)
		}
	}
	if len(named) == 1 {
		return named, ""
	}
	return nil, "the by-line of " + x.l.in.works[work].id + " has no " + strconv.Quote(w.Name) + " at place " + strconv.Itoa(position)
}
