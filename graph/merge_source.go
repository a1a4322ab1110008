package graph

import (
	"slices"
	"strings"
)

// sourceRanks are the names of sources in the order in which their values count
// where two records of one work disagree: curated indexes first, then those that
// collect, then what authors and readers keep. Others follow by name.
var sourceRanks = [...]string{
	"wos", "scopus", "openalex", "lens", "dimensions", "pubmed", "cochrane", "crossref", "europepmc",
	"semantic-scholar", "inspire", "ads", "dblp", "arxiv", "datacite", "aminer", "icite", "opencitations",
}

// CountSources are the sources whose citation counts can be named, in the order
// of preference.
func CountSources() []string { return slices.Clone(sourceRanks[:]) }

// CountColumn is the name of the column of the citation counts of a source.
func CountColumn(source string) string {
	return "citations_" + strings.ReplaceAll(source, "-", "_")
}

// sourceRank is the place of a source in that order.
func sourceRank(name string) int {
	if i := slices.Index(sourceRanks[:], name); i >= 0 {
		return i
	}
	return len(sourceRanks)
}

// compareSources orders sources by rank, then by name.
func compareSources(a, b string) int {
	if c := sourceRank(a) - sourceRank(b); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// source names who states a record: who counts its citations or references, else
// the format, else, in a format that anybody writes, whose identifier it has.
func (j *joiner) source(e *entry) string {
	d := &j.b.details[e.detail]
	if by := or(d.citedBy.By, d.refCount.By); by != "" {
		return by
	}
	format := j.b.words.list[e.format]
	if s := formatSource(format); s != "" {
		return s
	}
	for _, id := range in(e.ids, j.b.entryIDs) {
		switch j.schemes[id].scheme {
		case WoS:
			return "wos"
		case EID:
			return "scopus"
		}
	}
	return format
}

// formatSource is the source that alone writes a format, "" if others do too.
func formatSource(format string) string {
	for _, s := range sourceRanks {
		if format == s || strings.HasPrefix(format, s+"-") {
			return s
		}
	}
	switch {
	case format == "medline":
		return "pubmed"
	case strings.HasPrefix(format, "s2ag"):
		return "semantic-scholar"
	}
	return ""
}
