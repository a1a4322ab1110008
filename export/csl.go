package export

import (
	"strings"

	"cocite/graph"
)

func cslFormat() WorkFormat {
	return WorkFormat{
		Name:  "csl-json",
		Exts:  []string{".csl.json", ".json"},
		Doc:   "CSL-JSON, for Zotero, Pandoc and citeproc",
		write: writeCSL,
	}
}

// cslTypes are the types of the schema.
var cslTypes = map[string]string{
	"article": "article-journal", "review": "article-journal", "editorial": "article-journal", "letter": "article-journal",
	"erratum": "article-journal", "note": "article-journal", "retraction": "article-journal", "book-review": "review-book",
	"proceedings-article": "paper-conference", "proceedings": "book", "book-chapter": "chapter", "book": "book",
	"dissertation": "thesis", "report": "report", "dataset": "dataset", "software": "software", "patent": "patent",
	"standard": "standard", "web-page": "webpage", "journal": "periodical", "preprint": "article",
}

// writeCSL writes an array of items.
func writeCSL(f *out, works Works) error {
	var keys citeKeys
	f.text("[")
	between := "\n"
	for r, err := range works {
		if err != nil {
			return err
		}
		f.text(between)
		between = ",\n"
		cslItem(f, r, keys.of(r))
		f.end()
	}
	f.text("\n]\n")
	return nil
}

func cslItem(f *out, r *graph.Record, key string) {
	kind := orElse(cslTypes[r.Type], "document")
	if kind == "document" && (r.Volume != "" || r.Type == "" && r.Venue.Name != "") {
		kind = "article-journal"
	}
	f.text(`{"id":`)
	f.b = appendJSON(f.b, key)
	cslMember(f, "type", kind)
	cslMember(f, "title", r.Title)
	cslAuthors(f, r)
	cslMember(f, "container-title", r.Venue.Name)
	cslMember(f, "container-title-short", r.Venue.Abbrev)
	if date := dateParts(r); len(date) > 0 {
		f.text(`,"issued":{"date-parts":[[`)
		for i, d := range date {
			if i > 0 {
				f.text(",")
			}
			f.int(d)
		}
		f.text("]]}")
	}
	cslMember(f, "volume", r.Volume)
	cslMember(f, "issue", r.Issue)
	cslMember(f, "page", pagesOf(r, "-"))
	if len(r.Venue.ISSN) > 0 {
		cslMember(f, "ISSN", r.Venue.ISSN[0])
	}
	cslMember(f, "DOI", idOf(r, graph.DOI))
	cslMember(f, "PMID", idOf(r, graph.PMID))
	cslMember(f, "URL", addressOf(r))
	cslMember(f, "language", r.Language)
	cslMember(f, "keyword", strings.Join(termsOf(r), ", "))
	cslMember(f, "abstract", r.Abstract)
	f.text("}")
}

// cslMember writes a text unless it is empty.
func cslMember(f *out, name, value string) {
	if value = cleanLabel(value); value != "" {
		f.text(`,"`, name, `":`)
		f.b = appendJSON(f.b, value)
	}
}

// cslAuthors writes names by their parts.
func cslAuthors(f *out, r *graph.Record) {
	open := `,"author":[{`
	for _, a := range r.Authors {
		start := len(f.b)
		f.text(open)
		inside := len(f.b)
		if n := a.Name; n.Org || n.Family == "" {
			cslMember(f, "literal", n.String())
		} else {
			cslMember(f, "family", n.Family)
			cslMember(f, "given", n.Given)
			cslMember(f, "non-dropping-particle", n.Particle)
			cslMember(f, "suffix", n.Suffix)
		}
		if len(f.b) == inside {
			f.b = f.b[:start]
			continue
		}
		f.b = withoutComma(f.b, inside)
		f.text("}")
		open = ",{"
	}
	if open == ",{" {
		f.text("]")
	}
}
