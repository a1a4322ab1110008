package graph

import (
	"fmt"
	"regexp"
)

// addAuthorships takes a graph of two kinds of nodes as papers and their authors:
// each edge is a name in a by-line, in the order of the file. Which kind the papers
// are, the labels tell; a note says what was decided.
func (b *Builder) addAuthorships(d *Drawing) {
	first := papersFirst(d)
	records, number := paperRecords(d, first)
	strays := 0
	for i, u := range d.From {
		paper, author := u, d.To[i]
		if isFirst(d, paper) != first {
			paper, author = author, paper
		}
		if isFirst(d, paper) == isFirst(d, author) {
			strays++
			continue
		}
		r := &records[number[paper]]
		r.Authors = append(r.Authors, Author{Name: ParseName(nodeName(d, author))})
	}
	for _, r := range records {
		b.Add(r)
	}
	b.twoModeNotes(d, first, strays)
}

// paperRecords makes a record of each paper, and tells its number for each node.
func paperRecords(d *Drawing, first bool) (records []Record, number []int32) {
	about := aboutNodes(d)
	number = make([]int32, len(d.IDs))
	for i := range d.IDs {
		if isFirst(d, int32(i)) != first {
			continue
		}
		number[i] = int32(len(records))
		name := nodeName(d, int32(i))
		r := Record{Key: name, Origin: d.Origin, Title: about.titleOf(d, i)}
		r.Origin.Ordinal = len(records) + 1
		date, year := about.dateOf(i)
		r.Date, r.Year = date, int(year)
		if id, ok := ParseID(name); ok {
			r.IDs, r.Title = []ID{id}, ""
		}
		records = append(records, r)
	}
	return records, number
}

func isFirst(d *Drawing, node int32) bool { return int(node) < d.FirstMode }

// nodeName is the label of a node, else its id.
func nodeName(d *Drawing, node int32) string { return or(d.label(int(node)), d.IDs[node]) }

// shortReference is the form of a paper's name in files made from Web of Science:
// NEWMAN_M(2001)98:404.
var shortReference = regexp.MustCompile(`\(\d{4}\)`)

// papersFirst tells whether the papers are the first kind of nodes: the kind with
// more labels that are identifiers or short references of works. Without any, it
// is the first kind, as in works × authors networks.
func papersFirst(d *Drawing) bool {
	var marks [2]int
	for i := range d.IDs {
		name := nodeName(d, int32(i))
		_, isID := ParseID(name)
		if !isID && !shortReference.MatchString(name) {
			continue
		}
		if isFirst(d, int32(i)) {
			marks[0]++
		} else {
			marks[1]++
		}
	}
	return marks[0] >= marks[1]
}

// twoModeNotes says how the file was understood, and what did not fit.
func (b *Builder) twoModeNotes(d *Drawing, first bool, strays int) {
	papers, authors := "second", "first"
	if first {
		papers, authors = authors, papers
	}
	b.AddProblem(Problem{
		File: d.Origin.File, Code: "graph.two-mode", Severity: Info,
		Message: fmt.Sprintf("the file has two kinds of nodes: the %s are taken as papers, the %s as their authors", papers, authors),
	})
	if strays > 0 {
		b.AddProblem(Problem{
			File: d.Origin.File, Code: "graph.two-mode-edge", Severity: Warn,
			Message: countOf(strays, "edge") + " between nodes of the same kind left out",
		})
	}
}
