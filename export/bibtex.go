package export

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocite/graph"
)

func bibtexFormat() WorkFormat {
	return WorkFormat{
		Name:  "bibtex",
		Exts:  []string{".bib"},
		Doc:   "BibTeX in UTF-8, for Zotero, JabRef and LaTeX",
		write: writeBibTeX,
	}
}

// bibTypes are the kinds of entries, and the field that holds the venue.
var bibTypes = map[string][2]string{
	"article": {"article", "journal"}, "review": {"article", "journal"}, "editorial": {"article", "journal"},
	"letter": {"article", "journal"}, "erratum": {"article", "journal"}, "note": {"article", "journal"},
	"book-review": {"article", "journal"}, "retraction": {"article", "journal"},
	"proceedings-article": {"inproceedings", "booktitle"}, "proceedings": {"proceedings", "series"},
	"book-chapter": {"incollection", "booktitle"}, "book": {"book", "series"},
	"dissertation": {"phdthesis", "school"}, "report": {"techreport", "institution"},
	"dataset": {"dataset", "publisher"}, "software": {"software", "publisher"}, "patent": {"patent", "publisher"},
	"standard": {"standard", "organization"}, "web-page": {"online", "organization"},
}

// writeBibTeX writes one entry a work.
func writeBibTeX(f *out, works Works) error {
	var keys citeKeys
	for r, err := range works {
		if err != nil {
			return err
		}
		bibEntry(f, r, keys.of(r))
		f.end()
	}
	return nil
}

func bibEntry(f *out, r *graph.Record, key string) {
	kind, ok := bibTypes[r.Type]
	if !ok {
		kind = [2]string{"misc", "howpublished"}
		if r.Volume != "" || r.Type == "" && r.Venue.Name != "" {
			kind = bibTypes["article"]
		}
	}
	f.text("@", kind[0], "{", key, ",\n")
	bibField(f, "author", bibAuthors(r))
	bibField(f, "title", bibTitle(r.Title))
	bibField(f, kind[1], bibText(r.Venue.Name))
	date := dateParts(r)
	if len(date) > 0 {
		bibField(f, "year", strconv.Itoa(date[0]))
	}
	if len(date) > 1 && date[1] > 0 {
		f.text("  month = ", bibMonths[date[1]-1], ",\n")
	}
	bibField(f, "volume", bibText(r.Volume))
	bibField(f, "number", bibText(r.Issue))
	bibField(f, "pages", bibText(pagesOf(r, "--")))
	if len(r.Venue.ISSN) > 0 {
		bibField(f, "issn", r.Venue.ISSN[0])
	}
	bibIdentifiers(f, r)
	bibField(f, "language", bibText(r.Language))
	bibField(f, "keywords", bibText(strings.Join(termsOf(r), ", ")))
	bibField(f, "abstract", bibText(r.Abstract))
	f.text("}\n\n")
}

// bibMonths are the names that need no braces.
var bibMonths = [12]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// bibIdentifiers writes DOI, arXiv and PubMed numbers and an address, as they are.
func bibIdentifiers(f *out, r *graph.Record) {
	bibField(f, "doi", bibRaw(idOf(r, graph.DOI)))
	if id := idOf(r, graph.ArXiv); id != "" {
		bibField(f, "eprint", bibRaw(id))
		bibField(f, "archiveprefix", "arXiv")
	}
	bibField(f, "pmid", bibRaw(idOf(r, graph.PMID)))
	bibField(f, "url", bibRaw(addressOf(r)))
}

// bibField writes a field unless it is empty.
func bibField(f *out, name, value string) {
	if value != "" {
		f.text("  ", name, " = {", value, "},\n")
	}
}

// bibRaw keeps an identifier as it is, unless its braces would end the field.
func bibRaw(s string) string {
	if strings.ContainsAny(s, "{}") {
		return bibText(s)
	}
	return cleanLabel(s)
}

// bibSigns are the characters that mean something to LaTeX.
var bibSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
)

// bibText makes text that LaTeX prints as it is.
func bibText(s string) string { return bibSigns.Replace(cleanLabel(s)) }

// bibTitle is bibText with braces around words that must keep their capitals: those
// with a capital behind the first letter.
func bibTitle(s string) string {
	words := strings.Split(cleanLabel(s), " ")
	for i, w := range words {
		words[i] = bibSigns.Replace(w)
		if keepsCapitals(w) {
			words[i] = "{" + words[i] + "}"
		}
	}
	return strings.Join(words, " ")
}

// keepsCapitals tells whether a word has a capital behind its first letter.
func keepsCapitals(w string) bool {
	first := strings.IndexFunc(w, unicode.IsLetter)
	if first < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(w[first:])
	return strings.IndexFunc(w[first+size:], unicode.IsUpper) >= 0
}

// bibAuthors are the names joined by "and".
func bibAuthors(r *graph.Record) string {
	names := make([]string, 0, len(r.Authors)+1)
	for _, a := range r.Authors {
		if name := bibName(a.Name); name != "" {
			names = append(names, name)
		}
	}
	if r.AuthorsCut {
		names = append(names, "others")
	}
	return strings.Join(names, " and ")
}

// bibName is "von Family, Suffix, Given"; what has no family is one word in braces.
func bibName(n graph.Name) string {
	if n.Org || n.Family == "" {
		if whole := bibText(n.String()); whole != "" {
			return "{" + whole + "}"
		}
		return ""
	}
	name := bibPart(n.Family)
	if n.Particle != "" {
		name = bibPart(n.Particle) + " " + name
	}
	if n.Suffix != "" {
		name += ", " + bibPart(n.Suffix)
	}
	if n.Given != "" || n.Suffix != "" {
		name += ", " + bibPart(n.Given)
	}
	return name
}

// bibPart is a part of a name, in braces if BibTeX would take it for several.
func bibPart(s string) string {
	s = bibText(s)
	if strings.Contains(s, ",") || strings.Contains(" "+strings.ToLower(s)+" ", " and ") {
		return "{" + s + "}"
	}
	return s
}
