package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// markedID finds "26957754[pmid]" and "PMC4756000[pmcid]" of PubMed Central.
var markedID = regexp.MustCompile(`\b(\d+|PMC\d+)\[(pmid|pmcid)\]`)

// ids collects the identifiers.
func (r *risReader) ids(rec risRecord, out *graph.Record) {
	var ids idList
	for _, v := range rec.all("DO", "DI") {
		if !ids.doi(v) {
			r.problem(rec.lineOf("DO"), "bad-doi", graph.Warn, "the tag DO holds no DOI", v)
		}
	}
	for _, v := range rec.all("UR", "LK") {
		for line := range strings.SplitSeq(v, "\n") {
			ids.url(line)
		}
	}
	ids.elsewhere(rec)
	ids.accession(rec)
	if hasISBN(out.Type) {
		for _, sn := range rec.all("SN") {
			for _, part := range splitNumbers(sn) {
				ids.make(graph.ISBN, part)
			}
		}
	}
	out.IDs = ids
}

// elsewhere finds the DOI in the tags where some services put it.
func (l *idList) elsewhere(rec risRecord) {
	for _, tag := range []string{"M3", "L3", "N1", "C1", "L2", "SE"} {
		for _, v := range rec.all(tag) {
			note, _, _ := strings.Cut(v, "References:")
			if id, ok := graph.FindDOI(note); ok && strings.Count(note, "10.") == 1 {
				l.add(id, ok)
			}
		}
	}
}

// accession reads accession numbers: marked ones, those that show what they
// are, and bare ones of PubMed if the database is named.
func (l *idList) accession(rec risRecord) {
	for _, v := range rec.all("U1", "U2", "U3", "U4", "U5", "N1", "AN") {
		for _, m := range markedID.FindAllStringSubmatch(v, -1) {
			if m[2] == "pmid" {
				l.make(graph.PMID, m[1])
			} else {
				l.make(graph.PMCID, m[1])
			}
		}
	}
	pubmed := isPubMed(rec.first("DB") + " " + rec.first("DP"))
	for _, v := range rec.all("AN") {
		l.number(v, pubmed)
	}
	for _, v := range rec.all("ID") {
		l.number(v, false)
	}
}

// isPubMed tells whether the name of a database is one for PubMed.
func isPubMed(database string) bool {
	database = strings.ToLower(database)
	return strings.Contains(database, "pubmed") || strings.Contains(database, "medline") || strings.Contains(database, "nlm")
}

// number reads an accession number that shows what it is, or a bare one of PubMed.
func (l *idList) number(v string, pubmed bool) {
	switch id, ok := graph.ParseID(v); {
	case ok && id.Scheme != graph.KeyID && id.Scheme != graph.ISBN:
		l.add(id, ok)
	case strings.HasPrefix(v, "PMC"):
		l.make(graph.PMCID, v)
	case pubmed && leadingDigits(v) == len(v):
		l.make(graph.PMID, v)
	}
}
