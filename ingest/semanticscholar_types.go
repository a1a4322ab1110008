package ingest

// s2Paper is a paper of Semantic Scholar, as the Graph API and, with names in
// small letters, the datasets have it. Any field may be missing or null.
type s2Paper struct {
	PaperID     jsonText `json:"paperId"`
	CorpusID    jsonText `json:"corpusId"`
	ExternalIDs s2IDs    `json:"externalIds"`
	DOI         jsonText `json:"doi"`     // of the first API
	ArXivID     jsonText `json:"arxivId"` // of the first API
	Title       string   `json:"title"`
	Abstract    string   `json:"abstract"`
	Year        jsonText `json:"year"`
	Date        jsonText `json:"publicationDate"`

	Venue            jsonText `json:"venue"`
	PublicationVenue struct {
		ID    jsonText   `json:"id"`
		Name  string     `json:"name"`
		Type  string     `json:"type"`
		ISSN  jsonText   `json:"issn"`
		ISSNs []jsonText `json:"alternate_issns"`
	} `json:"publicationVenue"`
	VenueID jsonText `json:"publicationvenueid"`
	Journal struct {
		Name   jsonText `json:"name"`
		Volume jsonText `json:"volume"`
		Pages  jsonText `json:"pages"`
	} `json:"journal"`

	Authors    []s2Author `json:"authors"`
	RefCount   *int       `json:"referenceCount"`
	CitedBy    *int       `json:"citationCount"`
	Types      []string   `json:"publicationTypes"`
	Fields     []string   `json:"fieldsOfStudy"`
	S2Fields   []s2Field  `json:"s2FieldsOfStudy"`
	References []s2Paper  `json:"references"`
	Citations  []s2Paper  `json:"citations"`
}

// s2IDs are the identifiers that others gave a paper.
type s2IDs struct {
	DOI           jsonText `json:"DOI"`
	ArXiv         jsonText `json:"ArXiv"`
	PubMed        jsonText `json:"PubMed"`
	PubMedCentral jsonText `json:"PubMedCentral"`
	DBLP          jsonText `json:"DBLP"`
	ACL           jsonText `json:"ACL"`
	MAG           jsonText `json:"MAG"`
	CorpusID      jsonText `json:"CorpusId"`
}

// s2Author is one name in a by-line.
type s2Author struct {
	AuthorID     jsonText   `json:"authorId"`
	Name         string     `json:"name"`
	Affiliations []jsonText `json:"affiliations"`
	ExternalIDs  struct {
		ORCID jsonText `json:"ORCID"`
	} `json:"externalIds"`
}

// s2Field is a field of study.
type s2Field struct {
	Category string `json:"category"`
}

// s2Object is any object of the Graph API: a paper, one side of a citation, an
// author with papers, or what the service says in place of them.
type s2Object struct {
	s2Paper
	Citing   *s2Paper  `json:"citingPaper"`
	Cited    *s2Paper  `json:"citedPaper"`
	AuthorID jsonText  `json:"authorId"`
	Papers   []s2Paper `json:"papers"`
	Error    jsonText  `json:"error"`
	Message  jsonText  `json:"message"`
}

// s2Envelope is what stands around the papers of an answer.
type s2Envelope struct {
	Total jsonText `json:"total"`
	Next  jsonText `json:"next"`
	Token jsonText `json:"token"`
}
