package export

import (
	"fmt"
	"strings"

	"cocite/graph"
)

func risFormat() WorkFormat {
	return WorkFormat{
		Name:  "ris",
		Exts:  []string{".ris"},
		Doc:   "RIS, for EndNote, Zotero, Mendeley and others",
		write: writeRIS,
	}
}

// risTypes are the values of TY.
var risTypes = map[string]string{
	"article": "JOUR", "review": "JOUR", "editorial": "JOUR", "letter": "JOUR", "erratum": "JOUR", "note": "JOUR",
	"book-review": "JOUR", "retraction": "JOUR", "proceedings-article": "CPAPER", "proceedings": "CONF", "book-chapter": "CHAP",
	"book": "BOOK", "dissertation": "THES", "report": "RPRT", "dataset": "DATA", "software": "COMP", "patent": "PAT",
	"standard": "STAND", "web-page": "ELEC", "preprint": "UNPB",
}

// writeRIS writes one tagged line a value, with the line ends of the format.
func writeRIS(f *out, works Works) error {
	var keys citeKeys
	for r, err := range works {
		if err != nil {
			return err
		}
		risEntry(f, r, keys.of(r))
		f.end()
	}
	return nil
}

func risEntry(f *out, r *graph.Record, key string) {
	kind := orElse(risTypes[r.Type], "GEN")
	if kind == "GEN" && (r.Volume != "" || r.Type == "" && r.Venue.Name != "") {
		kind = "JOUR"
	}
	risLine(f, "TY", kind)
	risLine(f, "ID", key)
	for _, a := range r.Authors {
		risLine(f, "AU", invertedName(a.Name))
	}
	risLine(f, "TI", r.Title)
	risLine(f, "T2", r.Venue.Name)
	risLine(f, "J2", r.Venue.Abbrev)
	if date := dateParts(r); len(date) > 0 {
		risLine(f, "PY", fmt.Sprint(date[0]))
		risLine(f, "DA", risDate(date))
	}
	risLine(f, "VL", r.Volume)
	risLine(f, "IS", r.Issue)
	risLine(f, "SP", orElse(r.PageFirst, r.ArticleNo))
	risLine(f, "EP", r.PageLast)
	for _, issn := range r.Venue.ISSN {
		risLine(f, "SN", issn)
	}
	risLine(f, "DO", idOf(r, graph.DOI))
	risLine(f, "UR", addressOf(r))
	if id := idOf(r, graph.PMID); id != "" {
		risLine(f, "AN", "PMID: "+id)
	}
	risLine(f, "LA", r.Language)
	for _, k := range termsOf(r) {
		risLine(f, "KW", k)
	}
	risLine(f, "AB", r.Abstract)
	f.text("ER  - \r\n\r\n")
}

// risDate is "2020/03/15/" as far as it is known; only a year is said by PY.
func risDate(date []int) string {
	switch len(date) {
	case 2:
		return fmt.Sprintf("%d/%02d//", date[0], date[1])
	case 3:
		return fmt.Sprintf("%d/%02d/%02d/", date[0], date[1], date[2])
	}
	return ""
}

// risLine writes a value on one line, unless it is empty.
func risLine(f *out, tag, value string) {
	if value = strings.TrimSpace(cleanLabel(value)); value != "" {
		f.text(tag, "  - ", value, "\r\n")
	}
}
