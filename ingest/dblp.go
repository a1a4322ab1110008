package ingest

import (
	"bytes"
	"fmt"
	"iter"
	"slices"

	"cocite/graph"
)

// dblpFormat reads the XML of DBLP: the dump, parts of it, single records. The
// DTD is not needed: its entities are those of HTML.
func dblpFormat() Format {
	return Format{
		Name:    "dblp-xml",
		Exts:    []string{".xml"},
		Doc:     "records of DBLP in XML: the dump, a part of it, one record",
		Sniff:   sniffDBLP,
		Records: readDBLP,
	}
}

// dblpRecords are the elements of DBLP that are records.
var dblpRecords = []string{
	"article", "inproceedings", "proceedings", "book", "incollection",
	"phdthesis", "mastersthesis", "www", "person", "data",
}

// sniffDBLP wants the root or the DOCTYPE of DBLP, or a record with its key.
func sniffDBLP(head []byte) bool {
	doctype, root := xmlHead(head)
	if doctype == "dblp" || root == "dblp" {
		return true
	}
	if !slices.Contains(dblpRecords, root) {
		return false
	}
	_, tag, _ := bytes.Cut(head, []byte("<"+root))
	tag, _, _ = bytes.Cut(tag, []byte(">"))
	return bytes.Contains(tag, []byte(` key=`)) && bytes.Contains(tag, []byte(` mdate=`))
}

// readDBLP reads works; records of persons are counted.
func readDBLP(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := dblpSum{in: in}
		f := xmlFormat{
			code: "dblp", layout: xmlLayout{records: dblpRecords},
			decode: decodeDBLP, key: dblpKey, seen: s.see, summary: s.facts,
		}
		f.read(in, yield)
	}
}

// dblpKey is the key in the start tag of a record.
func dblpKey(head []byte) string {
	_, rest, _ := bytes.Cut(head, []byte(`key="`))
	key, _, ok := bytes.Cut(rest, []byte(`"`))
	if !ok {
		return ""
	}
	return string(key)
}

// dblpFact is what is counted of a record.
type dblpFact uint8

const (
	dblpPerson  dblpFact = iota + 1 // a person, which is no work
	dblpNoVenue                     // a paper that only names the record of its proceedings
)

// dblpSum is what is said at the end of a file.
type dblpSum struct {
	in      Input
	persons int
	noVenue int
}

func (s *dblpSum) see(f *xmlFound) {
	switch f.fact {
	case dblpPerson:
		s.persons++
	case dblpNoVenue:
		s.noVenue++
	}
}

// facts are about the file as a whole.
func (s *dblpSum) facts() []*graph.Problem {
	var out []*graph.Problem
	if s.persons > 0 {
		out = append(out, s.in.problem(0, "dblp.persons", graph.Info, "",
			fmt.Sprintf("%d records are persons with their names, not works, and are passed over", s.persons), ""))
	}
	if s.noVenue > 0 {
		out = append(out, s.in.problem(0, "dblp.no-venue", graph.Info, "",
			fmt.Sprintf("%d papers only refer to the record of their proceedings, which is not looked up; they have no venue", s.noVenue), ""))
	}
	return out
}
