package ingest

// bibField is a field of an entry that a record is made from.
type bibField uint8

// The fields, each under its most usual name. Several names may mean the same field.
const (
	bibNone bibField = iota
	bibTitle
	bibSubtitle
	bibBooktitle
	bibBooksubtitle
	bibChapter
	bibJournal
	bibJournaltitle
	bibJournalsubtitle
	bibShortjournal
	bibAuthor
	bibDirector
	bibEditor
	bibEditorType
	bibYear
	bibDate
	bibMonth
	bibDay
	bibVolume
	bibNumber
	bibIssue
	bibPages
	bibArticleNo
	bibDOI
	bibURL
	bibEE
	bibHowpublished
	bibEprint
	bibEprintType
	bibPrimaryClass
	bibPMID
	bibPMCID
	bibISBN
	bibISSN
	bibEISSN
	bibKeywords
	bibAuthorKeywords
	bibKeywordsPlus
	bibAbstract
	bibLanguage
	bibNote
	bibCrossref
	bibXref
	bibXdata
	bibIDs
	bibRelated
	bibRelatedType
	bibUniqueID
	bibEID
	bibTimesCited
	bibRefCount
	bibCitedReferences
	bibReferences
	bibDocType
	bibSource
	bibCategories
	bibResearchAreas
	bibAffiliation
	bibResearcherIDs
	bibORCIDs
	bibFieldCount
)

// bibFieldOf is the field of a name in lower case, or bibNone.
func bibFieldOf(name string) bibField {
	switch name {
	case "title":
		return bibTitle
	case "subtitle":
		return bibSubtitle
	case "booktitle":
		return bibBooktitle
	case "booksubtitle":
		return bibBooksubtitle
	case "chapter":
		return bibChapter
	case "author", "authors":
		return bibAuthor
	case "director":
		return bibDirector
	case "editor":
		return bibEditor
	case "editortype":
		return bibEditorType
	case "volume":
		return bibVolume
	case "number":
		return bibNumber
	case "issue":
		return bibIssue
	case "pages", "page":
		return bibPages
	case "eid", "article-number", "article_number", "articleno", "articlenumber", "art_number", "artnum":
		return bibArticleNo
	case "abstract":
		return bibAbstract
	case "language", "langid":
		return bibLanguage
	case "note":
		return bibNote
	}
	return firstField(name, bibJournalField, bibDateField, bibIDField, bibLinkField, bibVendorField)
}

// firstField asks one list of names after the other.
func firstField(name string, lists ...func(string) bibField) bibField {
	for _, list := range lists {
		if f := list(name); f != bibNone {
			return f
		}
	}
	return bibNone
}

func bibJournalField(name string) bibField {
	switch name {
	case "journal":
		return bibJournal
	case "journaltitle", "journal-title":
		return bibJournaltitle
	case "journalsubtitle":
		return bibJournalsubtitle
	case "shortjournal", "abbrev_source_title", "journal-iso", "journalabbr", "journal_abbreviation":
		return bibShortjournal
	case "keywords", "keyword", "tags":
		return bibKeywords
	case "author_keywords", "author-keywords":
		return bibAuthorKeywords
	case "keywords-plus":
		return bibKeywordsPlus
	}
	return bibNone
}

func bibDateField(name string) bibField {
	switch name {
	case "year":
		return bibYear
	case "date":
		return bibDate
	case "month":
		return bibMonth
	case "day":
		return bibDay
	}
	return bibNone
}

func bibIDField(name string) bibField {
	switch name {
	case "doi":
		return bibDOI
	case "url", "link":
		return bibURL
	case "ee", "bdsk-url-1":
		return bibEE
	case "howpublished":
		return bibHowpublished
	case "eprint", "arxivid", "arxiv":
		return bibEprint
	case "eprinttype", "archiveprefix", "archive":
		return bibEprintType
	case "primaryclass", "eprintclass":
		return bibPrimaryClass
	case "pmid", "pubmed", "pubmed_id", "pubmedid":
		return bibPMID
	case "pmc", "pmcid":
		return bibPMCID
	case "isbn":
		return bibISBN
	case "issn":
		return bibISSN
	case "eissn":
		return bibEISSN
	}
	return bibNone
}

func bibLinkField(name string) bibField {
	switch name {
	case "crossref":
		return bibCrossref
	case "xref":
		return bibXref
	case "xdata":
		return bibXdata
	case "ids":
		return bibIDs
	case "related":
		return bibRelated
	case "relatedtype":
		return bibRelatedType
	}
	return bibNone
}

// bibVendorField knows what Web of Science and Scopus add.
func bibVendorField(name string) bibField {
	switch name {
	case "unique-id":
		return bibUniqueID
	case "times-cited":
		return bibTimesCited
	case "number-of-cited-references":
		return bibRefCount
	case "cited-references", "cited_references":
		return bibCitedReferences
	case "references":
		return bibReferences
	case "type", "document_type":
		return bibDocType
	case "source":
		return bibSource
	case "web-of-science-categories":
		return bibCategories
	case "research-areas":
		return bibResearchAreas
	case "affiliation":
		return bibAffiliation
	case "researcherid-numbers":
		return bibResearcherIDs
	case "orcid-numbers":
		return bibORCIDs
	}
	return bibNone
}
