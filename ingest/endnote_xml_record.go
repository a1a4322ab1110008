package ingest

import (
	"strings"

	"cocite/graph"
)

// recordType is the type by the name of the ref-type, else by its number. What
// kind of article it is stands in work-type.
func (w *endnoteWork) recordType() string {
	e := w.find("ref-type")
	t := endnoteType(strings.TrimSpace(e.attr("name")))
	if t == "other" {
		t = endnoteType(endnoteTypeName(strings.TrimSpace(e.content())))
	}
	if t == "article" || t == "proceedings-article" || t == "other" {
		return or(documentType(w.line("work-type")), t)
	}
	return t
}

// endnoteTypeName is the name of the reference type of a number, for those that
// are no other works.
func endnoteTypeName(number string) string {
	switch number {
	case "17", "43", "19", "23":
		return "Journal Article"
	case "5", "60", "52", "53":
		return "Book Section"
	case "6", "28", "44", "49", "51":
		return "Book"
	case "10", "47":
		return "Conference Paper"
	case "32":
		return "Thesis"
	case "27", "46":
		return "Report"
	case "12", "56":
		return "Web Page"
	case "59", "45", "55":
		return "Dataset"
	case "9":
		return "Computer Program"
	case "25":
		return "Patent"
	case "57":
		return "Serial"
	case "58":
		return "Standard"
	}
	return "Generic"
}

// venue is the journal, the proceedings or the book around.
func (w *endnoteWork) venue() {
	full, second := w.line("periodical", "full-title"), w.line("titles", "secondary-title")
	v := graph.Venue{
		Name: or(full, or(second, w.line("titles", "alt-title"))),
		ISSN: addISSNs(nil, w.text("isbn")),
	}
	switch w.out.Type {
	case "book": // a series, if it has a number of one
		if v.Name = ""; len(v.ISSN) > 0 {
			v.Name = second
		}
	case "book-chapter", "proceedings-article":
		v.Name = or(second, full)
	default:
		v.Abbrev = or(w.line("periodical", "abbr-1"), w.line("alt-periodical", "abbr-1"))
		if v.Abbrev == "" && second != v.Name {
			v.Abbrev = second
		}
	}
	if v.Name != "" {
		v.Type = venueType(w.out.Type)
	}
	w.out.Venue = v
}

// pages is the text of pages, or its ends as attributes.
func (w *endnoteWork) pages() string {
	e := w.find("pages")
	if text := graph.CleanText(styledText(e)); text != "" || e.attr("start") == "" {
		return text
	}
	return e.attr("start") + "-" + or(e.attr("end"), e.attr("start"))
}

// keywords are one an element, or several with line ends or semicolons between.
func (w *endnoteWork) keywords() {
	var values []string
	for e := range w.find("keywords").all("keyword") {
		values = append(values, styledText(e))
	}
	w.out.Keywords = risKeywords(values)
}

// authors reads the by-line. Contributors of other kinds are editors,
// translators and so on.
func (w *endnoteWork) authors() {
	for e := range w.find("contributors", "authors").all("author") {
		text := styledText(e)
		switch {
		case strings.TrimSpace(text) == "" && e.attr("corp-name") != "":
			w.author(graph.Name{Full: graph.CleanText(e.attr("corp-name")), Org: true})
		case strings.TrimSpace(text) == "" && e.attr("last-name") != "":
			given := strings.TrimSpace(e.attr("first-name") + " " + e.attr("middle-initial"))
			w.author(graph.NewName(e.attr("last-name"), or(given, e.attr("initials")), "", e.attr("suffix")))
		case !addEndnoteAuthors(&w.out, text):
			w.problem(e, "placeholder-name", graph.Info, "a name stands for nobody and is left out", graph.CleanText(text))
		}
	}
	addOnlyAddress(&w.out, []string{w.text("auth-address")})
}

func (w *endnoteWork) author(n graph.Name) {
	w.out.Authors = append(w.out.Authors, graph.Author{Name: n})
}

// ids collects the identifiers.
func (w *endnoteWork) ids() {
	var ids idList
	if e := w.find("electronic-resource-num"); !ids.endnoteDOI(styledText(e)) {
		w.problem(e, "bad-doi", graph.Warn, "electronic-resource-num holds no DOI", w.line("electronic-resource-num"))
	}
	for group := range w.find("urls").children() {
		for e := range group.all("url") {
			for line := range strings.FieldsFuncSeq(styledText(e), isLineEnd) {
				ids.endnoteURL(line)
			}
		}
	}
	database := w.line("remote-database-name") + " " + w.line("remote-database-provider")
	for number := range strings.FieldsSeq(w.text("accession-num")) {
		ids.number(number, isPubMed(database))
	}
	if pmc := w.line("custom2"); strings.HasPrefix(pmc, "PMC") {
		ids.make(graph.PMCID, pmc)
	}
	if hasISBN(w.out.Type) {
		for _, isbn := range splitNumbers(w.text("isbn")) {
			ids.make(graph.ISBN, isbn)
		}
	}
	w.out.IDs = ids
}
