package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// The columns of OpenCitations Meta.
const (
	ocMetaID = iota
	ocMetaTitle
	ocMetaAuthors
	ocMetaIssue
	ocMetaVolume
	ocMetaVenue
	ocMetaPages
	ocMetaDate
	ocMetaType
)

// ocMetaSheet is the CSV of OpenCitations Meta: the works that the citations of
// OpenCitations join. Identifiers stand in brackets behind names.
func ocMetaSheet() sheetFormat {
	return sheetFormat{
		name: "opencitations-meta", doc: "works of OpenCitations Meta as CSV", code: "ocmeta",
		columns: []sheetColumn{
			ocMetaID:      {names: "id"},
			ocMetaTitle:   {names: "title"},
			ocMetaAuthors: {names: "author"},
			ocMetaIssue:   {names: "issue", kind: sheetPlace},
			ocMetaVolume:  {names: "volume", kind: sheetPlace},
			ocMetaVenue:   {names: "venue"},
			ocMetaPages:   {names: "page", kind: sheetPlace},
			ocMetaDate:    {names: "pub_date"},
			ocMetaType:    {names: "type"},
		},
		claims: func(has hasHeading) bool {
			return has("id") && has("title") && has("author") && has("venue") && has("pub_date")
		},
		record: ocMetaRecord,
	}
}

// ocMetaRecord makes a record of a row.
func ocMetaRecord(row *sheetRow) (graph.Record, bool) {
	text := row.get(ocMetaID)
	row.key, _, _ = strings.Cut(text, " ")
	out := graph.Record{Title: row.clean(ocMetaTitle), IDs: ocListIDs(text), Type: ocWorkType(row.get(ocMetaType))}
	if out.Title == "" && len(out.IDs) == 0 {
		row.problem("nothing", graph.Error, "a row without a title and without an identifier is left out", row.begin())
		return out, false
	}
	if !hasISBN(out.Type) {
		out.IDs = slices.DeleteFunc(out.IDs, func(id graph.ID) bool { return id.Scheme == graph.ISBN })
	}
	out.Volume, out.Issue = row.clean(ocMetaVolume), row.clean(ocMetaIssue)
	out.PageFirst, out.PageLast = splitPages(row.clean(ocMetaPages))
	out.Year, out.Date = row.date(ocMetaDate)
	out.Venue = ocVenue(row.get(ocMetaVenue), out.Type)
	for _, agent := range splitAtDepth(row.get(ocMetaAuthors), ';', '[', ']') {
		ocAgent(row, &out, agent)
	}
	return out, true
}

// ocAgent adds "Family, Given [orcid:0000-… omid:ra/06…]".
func ocAgent(row *sheetRow, out *graph.Record, agent string) {
	name, words := ocBrackets(agent)
	a := row.author(out, graph.ParseName(strings.TrimRight(name, ", ")))
	if a == nil {
		return
	}
	for _, word := range words {
		if rest, ok := strings.CutPrefix(word, "orcid:"); ok {
			if a.ORCID = graph.ParseORCID(rest); a.ORCID == "" {
				row.problem("bad-orcid", graph.Warn, "an ORCID is wrong and is left out", word)
			}
		} else if id, ok := graph.MakeID(graph.OMID, word); ok {
			a.SourceID = id
		}
	}
}

// ocVenue reads "Journal of Things [issn:1234-5678 omid:br/06…]".
func ocVenue(text, recordType string) graph.Venue {
	name, words := ocBrackets(text)
	v := graph.Venue{Name: name}
	for _, word := range words {
		if rest, ok := strings.CutPrefix(word, "issn:"); ok {
			v.ISSN = addISSNs(v.ISSN, rest)
		} else if id, ok := graph.MakeID(graph.OMID, word); ok {
			v.ID = id
		}
	}
	if name != "" {
		v.Type = venueType(recordType)
	}
	return v
}

// ocBrackets cuts the identifiers in the last brackets off a name; the closing one
// may be missing.
func ocBrackets(text string) (name string, words []string) {
	text = strings.TrimSpace(text)
	open := strings.LastIndexByte(text, '[')
	if open < 0 || strings.Contains(strings.TrimSuffix(text[open:], "]"), "]") || !strings.Contains(text[open:], ":") {
		return graph.CleanText(text), nil
	}
	return graph.CleanText(text[:open]), strings.Fields(strings.TrimSuffix(text[open+1:], "]"))
}

// ocWorkType is the type of a record for a type of OpenCitations Meta.
func ocWorkType(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "":
		return ""
	case "journal article":
		return "article"
	case "proceedings article", "book chapter", "reference entry", "peer review":
		return strings.ReplaceAll(s, " ", "-")
	case "book section", "book part", "book track":
		return "book-chapter"
	case "monograph", "edited book", "reference book", "book set":
		return "book"
	case "journal issue", "journal volume", "journal":
		return "journal"
	case "computer program":
		return "software"
	case "web content":
		return "web-page"
	case "data file":
		return "dataset"
	case "journal editorial":
		return "editorial"
	case "retraction notice":
		return "retraction"
	case "book", "dataset", "dissertation", "patent", "preprint", "proceedings", "report", "standard":
		return s
	}
	return "other"
}
