package graph

import "strings"

// dblpValue normalises a DBLP key such as "conf/nips/AroraCHL19", the id of a
// person as "pid/65/9612", or the name of one with the number that tells
// namesakes apart, as "name/Wei_Wang_0001". Keys keep their case.
func dblpValue(s string) string {
	if path, ok := urlPath(s, "dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"); ok {
		path = cutFold(path, "rec/", "db/")
		s = cutFold(path, "bibtex/", "html/", "xml/")
	}
	s = cutFold(s, "dblp:")
	for _, e := range []string{".html", ".xml", ".bib", ".rdf", ".ris"} {
		s = strings.TrimSuffix(s, e)
	}
	kind, rest, _ := strings.Cut(s, "/")
	if !dblpKind(kind) || rest == "" || strings.HasPrefix(rest, "/") || strings.HasSuffix(rest, "/") || strings.ContainsAny(rest, " \t\n\"<>") {
		return ""
	}
	if kind == "homepages" {
		return "pid/" + rest
	}
	return s
}

func dblpKind(kind string) bool {
	switch kind {
	case "conf", "journals", "books", "series", "phd", "reference", "tr", "www", "data", "homepages", "persons", "pid", "name":
		return true
	}
	return false
}
