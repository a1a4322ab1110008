package ingest

// oaWork holds the fields of a work that a record needs, of all generations:
// host_venue became primary_location, keyword became display_name. Any of them
// may be missing or null.
type oaWork struct {
	ID           string   `json:"id"`
	DOI          string   `json:"doi"`
	Title        string   `json:"title"`
	DisplayName  string   `json:"display_name"`
	Year         jsonText `json:"publication_year"`
	Date         string   `json:"publication_date"`
	Type         string   `json:"type"`
	Language     string   `json:"language"`
	IsRetracted  bool     `json:"is_retracted"`
	IsParatext   bool     `json:"is_paratext"`
	AuthorsCut   bool     `json:"is_authors_truncated"`
	CitedBy      *int     `json:"cited_by_count"`
	RefCount     *int     `json:"referenced_works_count"`
	AbstractText string   `json:"abstract"`

	IDs struct {
		OpenAlex string   `json:"openalex"`
		DOI      string   `json:"doi"`
		MAG      jsonText `json:"mag"`
		PMID     jsonText `json:"pmid"`
		PMCID    jsonText `json:"pmcid"`
	} `json:"ids"`
	Biblio struct {
		Volume    jsonText `json:"volume"`
		Issue     jsonText `json:"issue"`
		FirstPage jsonText `json:"first_page"`
		LastPage  jsonText `json:"last_page"`
	} `json:"biblio"`
	Location struct {
		Source *oaSource `json:"source"`
	} `json:"primary_location"`
	HostVenue *oaSource `json:"host_venue"`

	Authorships   []oaAuthorship `json:"authorships"`
	Corresponding []string       `json:"corresponding_author_ids"`
	Refs          []string       `json:"referenced_works"`
	Related       []string       `json:"related_works"`
	Abstract      oaAbstract     `json:"abstract_inverted_index"`

	Keywords     []oaTerm  `json:"keywords"`
	Concepts     []oaTerm  `json:"concepts"`
	Topics       []oaTopic `json:"topics"`
	PrimaryTopic *oaTopic  `json:"primary_topic"`
	Mesh         []oaMesh  `json:"mesh"`
}

// oaMesh is a heading of MeSH.
type oaMesh struct {
	Name string `json:"descriptor_name"`
}

// oaSource is a journal, a repository or a book series.
type oaSource struct {
	ID          string   `json:"id"`
	DisplayName string   `json:"display_name"`
	ISSNL       string   `json:"issn_l"`
	ISSN        []string `json:"issn"`
	Type        string   `json:"type"`
}

// oaAuthorship is one name in the by-line.
type oaAuthorship struct {
	Author struct {
		ID          string `json:"id"`
		DisplayName string `json:"display_name"`
		ORCID       string `json:"orcid"`
	} `json:"author"`
	RawName       string          `json:"raw_author_name"`
	Corresponding bool            `json:"is_corresponding"`
	Institutions  []oaInstitution `json:"institutions"`
	RawPlaces     []string        `json:"raw_affiliation_strings"`
	RawPlace      string          `json:"raw_affiliation_string"`
	Places        []oaPlace       `json:"affiliations"`
}

// oaPlace is an address as printed, with the institutions that it names.
type oaPlace struct {
	Raw          string   `json:"raw_affiliation_string"`
	Institutions []string `json:"institution_ids"`
}

// oaInstitution is one institution of an author.
type oaInstitution struct {
	ID          string `json:"id"`
	DisplayName string `json:"display_name"`
	ROR         string `json:"ror"`
	Country     string `json:"country_code"`
}

// oaTerm is a keyword or a concept.
type oaTerm struct {
	DisplayName string   `json:"display_name"`
	Keyword     string   `json:"keyword"`
	Score       jsonText `json:"score"`
}

// oaTopic is a topic with the field it belongs to.
type oaTopic struct {
	DisplayName string `json:"display_name"`
	Field       struct {
		DisplayName string `json:"display_name"`
	} `json:"field"`
}

// oaEnvelope is what stands around the works of an answer.
type oaEnvelope struct {
	Meta struct {
		Count int `json:"count"`
	} `json:"meta"`
	Groups []struct{} `json:"group_by"`
}
