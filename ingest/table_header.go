package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// The headings that tables use, without blanks, dots, dashes, colons and
// underscores, in the order of preference.
var (
	fromNames   = []string{"source", "from", "citing", "citingid", "src", "startid", "node1", "fromnodeid", "u"}
	toNames     = []string{"target", "to", "cited", "citedid", "dst", "endid", "node2", "tonodeid", "v"}
	weightNames = []string{"weight", "strength", "count", "value", "w"}
	idNames     = []string{"id", "nodeid", "key", "name"}
	labelNames  = []string{"label", "title", "name"}
	kindNames   = []string{"type", "directed"}
)

// foldHeading is a heading without what varies in writing.
func foldHeading(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(":_-. #\"", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// endName tells whether a heading is one of names.
func endName(s string, names []string) bool { return slices.Contains(names, foldHeading(s)) }

// heading is one column of a table.
type heading struct {
	name string // as attributes are called
	fold string // for comparing; of Neo4j's headings the role
}

// readHeading reads the heading of a column, also in the way of Neo4j:
// "name:string", ":ID(Person)", ":START_ID", ":LABEL".
func readHeading(cell string) heading {
	name, kind, colon := strings.Cut(cell, ":")
	if !colon {
		return heading{name: cell, fold: foldHeading(cell)}
	}
	kind, _, _ = strings.Cut(kind, "(")
	switch role := foldHeading(kind); role {
	case "id", "startid", "endid":
		return heading{name: or(name, strings.ToLower(kind)), fold: role}
	case "label", "type":
		if name == "" {
			return heading{name: "neo4j_" + role, fold: "neo4j" + role}
		}
	}
	if name == "" {
		return heading{name: cell, fold: foldHeading(cell)}
	}
	return heading{name: name, fold: foldHeading(name)}
}

// roles are the columns of a table with a meaning of their own, -1 for none.
type roles struct {
	names                  []string
	from, to, weight, kind int
	id, label              int
	bibliographic, neo4j   bool
}

// readRoles reads the headings of a table.
func readRoles(row *tableRow) roles {
	list := make([]heading, row.width())
	r := roles{}
	for i := range list {
		list[i] = readHeading(string(row.cell(i)))
		r.bibliographic = r.bibliographic || strings.Contains(list[i].fold, "author")
		r.neo4j = r.neo4j || strings.HasPrefix(string(row.cell(i)), ":")
	}
	r.from, r.to, r.weight = column(list, fromNames), column(list, toNames), column(list, weightNames)
	r.kind = column(list, kindNames)
	r.id, r.label = column(list, idNames), column(list, labelNames)
	if r.label == r.id {
		r.label = -1
	}
	r.names = columnNames(list)
	return r
}

// column is the place of the first of names that is a heading, -1 if none is.
func column(list []heading, names []string) int {
	for _, n := range names {
		if i := slices.IndexFunc(list, func(h heading) bool { return h.fold == n }); i >= 0 {
			return i
		}
	}
	return -1
}

// columnNames are the names of attributes; a repeated one gets a number, one
// without text is called column with its place.
func columnNames(list []heading) []string {
	seen := make(map[string]bool, len(list))
	out := make([]string, len(list))
	for i, h := range list {
		name := or(h.name, "column "+strconv.Itoa(i+1))
		free := name
		for k := 2; seen[strings.ToLower(free)]; k++ {
			free = name + " " + strconv.Itoa(k)
		}
		seen[strings.ToLower(free)] = true
		out[i] = free
	}
	return out
}

// isEdges tells whether the table holds edges.
func (r roles) isEdges() bool { return r.from >= 0 && r.to >= 0 }

// claims tells whether the headings are those of a table of edges or nodes
// beyond doubt. A table with ids and labels is one of nodes. Else a table with
// authors is an export of some database, and a wide one with an id may be
// anything.
func (r roles) claims() bool {
	labelled := r.label >= 0 && foldHeading(r.names[r.label]) == "label"
	if r.isEdges() || (r.id >= 0 && labelled) {
		return true
	}
	if r.id < 0 || r.bibliographic {
		return false
	}
	switch foldHeading(r.names[r.id]) {
	case "id", "nodeid":
		return r.label >= 0 || len(r.names) <= 4
	}
	return r.neo4j
}

// positional are the roles in a table without known headings.
func positional(width int) roles {
	r := roles{from: 0, to: 1, weight: -1, kind: -1, id: -1, label: -1, names: []string{"source", "target", "weight"}[:min(width, 3)]}
	if width > 2 {
		r.weight = 2
	}
	return r
}
