package ingest

// crossrefType is the type of a record for type and subtype of Crossref. Answers
// as CSL-JSON use the types of CSL.
func crossrefType(kind, subtype string) string {
	switch kind {
	case "journal-article":
		return "article"
	case "proceedings-article", "dissertation", "dataset", "peer-review", "report", "standard", "grant":
		return kind
	case "book-chapter", "book-section", "book-part", "book-track", "reference-entry":
		return "book-chapter"
	case "book", "monograph", "edited-book", "reference-book", "book-set", "book-series":
		return "book"
	case "proceedings", "proceedings-series":
		return "proceedings"
	case "journal", "journal-volume", "journal-issue":
		return "journal"
	case "report-component", "report-series":
		return "report"
	case "standard-series":
		return "standard"
	case "database":
		return "dataset"
	case "posted-content":
		return postedType(subtype)
	case "":
		return ""
	}
	return cslType(kind)
}

// postedType is the type of what is posted and not published.
func postedType(subtype string) string {
	switch subtype {
	case "", "preprint", "working_paper":
		return "preprint"
	case "dissertation", "letter", "report":
		return subtype
	}
	return "other"
}

// noticeType is the type of a notice about another work, "" if it is an edition
// of its own.
func noticeType(update string) string {
	switch update {
	case "retraction", "withdrawal", "removal", "partial_retraction":
		return "retraction"
	case "correction", "corrigendum", "erratum", "addendum", "clarification", "expression_of_concern":
		return "erratum"
	}
	return ""
}

// retracts tells whether a notice takes a work back.
func retracts(update string) bool {
	return update == "retraction" || update == "withdrawal" || update == "removal"
}
