package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// ovidKind is the kind of article behind a title: "[Review]".
var ovidKind = regexp.MustCompile(`\s*\[([A-Z][A-Za-z ]+)\]\.?$`)

// record maps the fields to a record.
func (r *ovidReader) record(rec ovidRecord) graph.Record {
	out := graph.Record{Origin: graph.Origin{Line: rec.line}}
	title := rec.text("Title")
	kind := ""
	if m := ovidKind.FindStringSubmatch(title); m != nil {
		title, kind = strings.TrimSuffix(title, m[0]), m[1]
	}
	out.Title = pubmedTitle(or(rec.text("Chapter Title"), title))
	out.Type = rec.recordType(kind)
	r.source(rec, &out)
	if out.Type == "book-chapter" && out.Title != pubmedTitle(title) {
		out.Venue.Name = or(pubmedTitle(title), out.Venue.Name)
	}
	if out.Venue.Name != "" {
		out.Venue.Type = venueType(out.Type)
	}
	out.Venue.ISSN = addISSNs(out.Venue.ISSN, rec.all("ISSN", "ISSN Print", "ISSN Electronic", "ISSN Linking")...)
	out.Abstract, out.Language = rec.text("Abstract"), strings.TrimRight(rec.text("Language"), ".")
	out.Keywords = rec.keywords()
	r.authors(rec, &out)
	r.ids(rec, &out)
	return out
}

// recordType is the type that the fields or the title state.
func (rec ovidRecord) recordType(kind string) string {
	for _, text := range []string{rec.text("Publication Type"), rec.text("Document Type"), kind} {
		text, _, _ = strings.Cut(strings.TrimRight(text, "."), ":")
		t := documentType(text)
		switch {
		case t == "book" && rec.has("Chapter Title"):
			return "book-chapter"
		case t != "":
			return t
		}
	}
	return "article"
}

// Where a work appeared, as Ovid prints it: "Journal.   28(2):103-106, April
// 2015.", "Journal. Vol 28(2) April 2015, 103-106." or, of a book, "Editor(2015).
// Title. (pp. 103-106) …".
var (
	ovidSource = regexp.MustCompile(`^([^(].*?)\.(?:\s+(?:Vol\.?\s*)?(\d+)?(?:\(([^()]*)\))?)?(?::\s*([\w.-]+))?,?(?:\s+(.*))?$`)
	ovidBook   = regexp.MustCompile(`^([^()]*)\((\d{4})\)\.\s*(.*?)\.?\s*(?:\(pp\. ([\w-]+)\)|\d+ pp\.)`)
	ovidPages  = regexp.MustCompile(`,\s*([A-Za-z]?\d+-[A-Za-z]?\d+)\.?\s*$`)
)

// source sets what Source tells: the journal and the issue, or the book.
func (r *ovidReader) source(rec ovidRecord, out *graph.Record) {
	source, date := rec.text("Source"), rec.text("Status")
	if m := ovidBook.FindStringSubmatch(source); m != nil {
		out.PageFirst, out.PageLast = splitPages(m[4])
		if date = m[2]; out.Type == "book-chapter" {
			out.Venue.Name = m[3]
		} else {
			out.Title = or(out.Title, m[3])
		}
	} else if m := ovidSource.FindStringSubmatch(source); m != nil {
		out.Venue.Name, out.Volume, out.Issue = m[1], m[2], m[3]
		pages, rest := m[4], m[5]
		if p := ovidPages.FindStringSubmatch(rest); p != nil && pages == "" {
			pages, rest = p[1], strings.TrimSuffix(rest, p[0])
		}
		out.PageFirst, out.PageLast = pubmedPages(pages)
		date = or(rest, date)
	}
	out.Venue.Abbrev = rec.text("ISO Journal Abbreviation", "Abbreviated Source")
	if !endnoteDate(out, rec.text("Year of Publication"), date, r.in.Limits) {
		r.problem(rec.lineOf("Source"), "bad-year", graph.Warn, "no work is of this year", or(date, source))
	}
}

// keywords are those of authors, and the headings of indexers.
func (rec ovidRecord) keywords() []graph.Keyword {
	var out []graph.Keyword
	for _, f := range rec.fields {
		scheme := "author"
		switch f.tag {
		case "Author Keywords", "Keyword Heading", "Keywords":
		case "MeSH Subject Headings":
			scheme = "mesh"
		default:
			continue
		}
		for term := range strings.FieldsFuncSeq(string(f.text), func(r rune) bool { return r == ';' || r == '\n' }) {
			if scheme == "mesh" {
				term, _, _ = strings.Cut(term, "/")
			}
			out = addKeyword(out, strings.TrimRight(term, ". "), scheme)
		}
	}
	return out
}

// ovidMarks are the numbers behind a name that say where the author works.
var ovidMarks = regexp.MustCompile(`\s+(\d{1,3}(?:[, ]+\d{1,3})*)$`)

// authors reads names that are separated by a semicolon and two blanks; one blank
// stands between a name and the degrees behind it. Editors are no authors.
func (r *ovidReader) authors(rec ovidRecord, out *graph.Record) {
	places := rec.institutions()
	text := strings.ReplaceAll(rec.first("Authors Full Name", "Author", "Authors"), "\n", "  ")
	for name := range strings.SplitSeq(text, ";  ") {
		name = strings.TrimSpace(name)
		if strings.HasSuffix(name, "[Ed]") || name == "" {
			continue
		}
		marks := ""
		if m := ovidMarks.FindStringSubmatch(name); m != nil {
			name, marks = strings.TrimSuffix(name, m[0]), m[1]
		}
		name, _, _ = strings.Cut(name, ";")
		if graph.PlaceholderName(name) {
			r.problem(rec.line, "placeholder-name", graph.Info, "a name stands for nobody and is left out", name)
			continue
		}
		a := graph.Author{Name: risName(graph.CleanText(withoutTitles(name)))}
		for mark := range strings.FieldsFuncSeq(marks, func(r rune) bool { return r == ',' || r == ' ' }) {
			if place := places[mark]; place != "" {
				a.Affiliations = addAddress(a.Affiliations, place)
			}
		}
		out.Authors = append(out.Authors, a)
	}
	addOnlyAddress(out, []string{places[""]})
}

// withoutTitles cuts academic titles that stand behind given names:
// "Moreau, Ada Maria RN", "Moreau, Ada MD, PhD".
func withoutTitles(name string) string {
	for {
		i := strings.LastIndexByte(name, ' ')
		if i < 0 || strings.IndexByte(name, ',') == i-1 || !isDegree(name[i+1:]) && name[i+1:] != "RN" {
			return name
		}
		name = strings.TrimRight(name[:i], ", ")
	}
}

// ovidPlace is the number before an institution.
var ovidPlace = regexp.MustCompile(`^\((\d{1,3})\)\s*`)

// institutions are the addresses by their numbers; one without a number is "".
func (rec ovidRecord) institutions() map[string]string {
	places := map[string]string{}
	number := ""
	for line := range strings.Lines(rec.first("Institution")) {
		line = strings.TrimSpace(line)
		if m := ovidPlace.FindStringSubmatch(line); m != nil {
			number, line = m[1], strings.TrimPrefix(line, m[0])
		}
		places[number] = strings.TrimSpace(places[number] + " " + line)
	}
	return places
}

// ids collects the identifiers.
func (r *ovidReader) ids(rec ovidRecord, out *graph.Record) {
	var ids idList
	if doi := rec.first("DOI Number", "Digital Object Identifier", "DOI"); doi != "" && !ids.doi(doi) {
		r.problem(rec.lineOf("DOI Number"), "bad-doi", graph.Warn, "the field of the DOI holds none", doi)
	}
	if number := rec.text("Unique Identifier"); isPubMed(rec.text("Database", "Database Code")) && leadingDigits(number) == len(number) {
		ids.make(graph.PMID, number)
	}
	out.IDs = ids
}
