package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// reservedNames are the column names that some reader takes for something of
// its own: an id, a label, a weight, a position, a colour or a time.
const reservedNames = " id key label source target type kind weight interval timeset timestamp start end" +
	" x y z r g b size color nodes edges xpos ypos zpos nodelabel edgelabel edgeid d3 d7 "

// reserved tells whether a column may not have that name.
func reserved(name string) bool {
	return strings.Contains(reservedNames, " "+name+" ")
}

// legalName turns any text into [a-z][a-z0-9_]*.
func legalName(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		b.WriteRune(r)
	}
	name := b.String()
	switch {
	case name == "":
		return "column"
	case name[0] <= '9':
		return "c_" + name
	}
	return name
}

// timeWords takes the words apart that make Gephi's table reader see a time.
func timeWords(s string) string {
	return strings.NewReplacer("interval", "inter_val", "timestamp", "time_stamp").Replace(s)
}

// columnName is the legal, unreserved and unused name nearest to s.
func columnName(s string, used map[string]bool) string {
	name := s
	if !plainName(s) {
		name = legalName(s)
	}
	if reserved(name) {
		name += "_attr"
	}
	return unused(timeWords(name), used)
}

// rename renames columns that a format would take for its own: nodes and edges
// are lists of such names, with a blank around each.
func (s *sheet) rename(nodes, edges string) {
	s.nodes = s.renamed(s.nodes, "node", nodes)
	s.edges = s.renamed(s.edges, "edge", edges)
}

func (s *sheet) renamed(fields []field, what, own string) []field {
	used := make(map[string]bool, len(fields))
	for _, c := range fields {
		used[c.name] = true
	}
	out := slices.Clone(fields)
	for i, c := range fields {
		if strings.Contains(own, " "+c.name+" ") {
			out[i].name = unused(c.name+"_attr", used)
			s.notes = append(s.notes, fmt.Sprintf("%s column %s is written as %s", what, c.name, out[i].name))
		}
	}
	return out
}

// plainName tells whether s is a legal name already.
func plainName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || (c != '_' && (c < '0' || c > '9'))) {
			return false
		}
	}
	return s != ""
}

// unused returns name, or name_2, name_3, … if it is taken, and takes it.
func unused(name string, used map[string]bool) string {
	free := name
	for i := 2; used[free]; i++ {
		free = name + "_" + strconv.Itoa(i)
	}
	used[free] = true
	return free
}
