package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// The forms of an identifier in the name of a file, where a slash and a colon
// can't stand.
var (
	s2InName     = regexp.MustCompile(`(?i)(?:^|[^0-9a-f])([0-9a-f]{40})(?:[^0-9a-f]|$)`)
	corpusInName = regexp.MustCompile(`(?i)corpus_?id[^0-9a-z]?(\d+)`)
	arxivInName  = regexp.MustCompile(`(?i)arxiv[^0-9a-z]?(\d{4}\.\d{4,5}|[a-z-]+[^0-9a-z]\d{7})`)
	doiInName    = regexp.MustCompile(`(?i)(10\.\d{4,9})(?:%2f|[^0-9a-z.])(.+)`)
	pageInName   = regexp.MustCompile(`(?i)(?:^|[^0-9a-z]+)(?:citations?|references?|citing|cited|cited-?by|refs)(?:[^0-9a-z]+\d*)?$`)
	endInName    = regexp.MustCompile(`(?i)(?:\.(?:jsonl?|ndjson|txt|gz|zst|bz2|xz))+$`)
)

// s2Subject is the paper that the name of a file tells: an id of Semantic
// Scholar, an arXiv identifier or a DOI, with any sign for the slash.
func s2Subject(file string) (graph.ID, bool) {
	name := endInName.ReplaceAllString(file[strings.LastIndexAny(file, `/\!`)+1:], "")
	if m := s2InName.FindStringSubmatch(name); m != nil {
		return graph.MakeID(graph.S2, m[1])
	}
	if m := corpusInName.FindStringSubmatch(name); m != nil {
		return graph.MakeID(graph.S2Corpus, m[1])
	}
	if m := arxivInName.FindStringSubmatch(name); m != nil {
		at := len(m[1]) - len("1234567")
		if m[1][0] > '9' {
			m[1] = m[1][:at-1] + "/" + m[1][at:]
		}
		return graph.MakeID(graph.ArXiv, m[1])
	}
	if m := doiInName.FindStringSubmatch(pageInName.ReplaceAllString(name, "")); m != nil {
		return graph.MakeID(graph.DOI, m[1]+"/"+m[2])
	}
	return graph.ID{}, false
}
