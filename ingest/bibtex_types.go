package ingest

import "strings"

// bibType is the type of a record for a kind of entry.
func bibType(kind string) string {
	switch kind {
	case "article", "suppperiodical", "magazine_article", "newspaper_article":
		return "article"
	case "inproceedings", "conference", "conference_proceedings":
		return "proceedings-article"
	case "proceedings", "mvproceedings":
		return "proceedings"
	case "book", "mvbook", "booklet", "collection", "mvcollection", "reference", "mvreference":
		return "book"
	case "inbook", "incollection", "bookinbook", "suppbook", "suppcollection", "inreference", "book_section", "encyclopedia_article":
		return "book-chapter"
	case "phdthesis", "mastersthesis", "thesis":
		return "dissertation"
	case "techreport", "report", "working_paper":
		return "report"
	case "periodical":
		return "journal"
	case "online", "electronic", "www", "webpage", "web_page":
		return "web-page"
	case "softwareversion", "softwaremodule", "codefragment", "computer_program":
		return "software"
	case "dataset", "software", "patent", "standard", "review":
		return kind
	}
	return "other"
}

// documentType is the type of a record for a document type as Web of Science
// and Scopus print it, or "".
func documentType(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(s), ";")
	switch strings.TrimSpace(s) {
	case "article", "data paper", "short survey", "reprint":
		return "article"
	case "review", "editorial", "letter", "erratum", "note", "book", "report", "preprint", "retraction":
		return strings.TrimSpace(s)
	case "conference paper", "proceedings paper", "meeting abstract", "meeting-abstract":
		return "proceedings-article"
	case "book chapter":
		return "book-chapter"
	case "editorial material":
		return "editorial"
	case "correction", "correction, addition":
		return "erratum"
	case "data set", "data study":
		return "dataset"
	case "dissertation/thesis", "thesis":
		return "dissertation"
	case "book review":
		return "book-review"
	case "conference review":
		return "proceedings"
	case "retracted": // Scopus writes so in place of the type of a work
		return "article"
	}
	return ""
}

// venueType is the type of the venue of a record.
func venueType(recordType string) string {
	switch recordType {
	case "article", "review", "editorial", "letter", "erratum", "note", "book-review", "retraction":
		return "journal"
	case "proceedings-article":
		return "conference"
	case "book-chapter":
		return "book"
	}
	return ""
}
