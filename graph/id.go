package graph

import "strings"

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
	ADS      Scheme = "ads"
	Inspire  Scheme = "inspire"
	ISBN     Scheme = "isbn"
	KeyID    Scheme = "key" // a name that only means something in this corpus

	// Authors and venues, of sources whose numbers do not tell what they are of.
	S2Author      Scheme = "s2author"
	S2Venue       Scheme = "s2venue"
	AMinerAuthor  Scheme = "aminerauthor"
	AMinerVenue   Scheme = "aminervenue"
	InspireAuthor Scheme = "inspireauthor"
	ScopusAuthor  Scheme = "scopusauthor"

	// Institutions.
	GRID Scheme = "grid"
)

// ID is a normalised identifier. The zero value is no identifier.
type ID struct {
	Scheme Scheme
	Value  string
}

// String writes the identifier as "scheme:value". ParseID reads it back.
func (id ID) String() string {
	if id == (ID{}) {
		return ""
	}
	return string(id.Scheme) + ":" + id.Value
}

// MakeID normalises a value that is known to be of a scheme. It returns false if
// the value can't be one. Prefixes and URLs of the scheme are taken off.
// Normalising a normalised value changes nothing. What is particular:
//   - A DOI that arXiv gives ("10.48550/arXiv.2101.00001") is the arXiv identifier,
//     so that both are equal; the scheme of the result is then ArXiv.
//   - arXiv versions are dropped (ArXivVersion tells them), and so are subject classes.
//   - An ISBN has 13 digits; one with a wrong check digit is none.
//   - Web of Science values lose "WOS:" and "ISI:"; other collections keep their prefix.
//   - OpenAlex values begin with the upper-case letter of their kind: W, A, S, I, T, P, F, D, C or K.
func MakeID(s Scheme, raw string) (ID, bool) {
	if s == DOI {
		return makeDOI(raw)
	}
	if v := normalValue(s, raw); v != "" {
		return ID{s, v}, true
	}
	return ID{}, false
}

// normalValue is the normal form of a value of any scheme but DOI, "" if it is none.
func normalValue(s Scheme, raw string) string {
	if s == OpenAlex {
		return openAlexValue(raw)
	}
	raw = strings.TrimSpace(raw)
	if v, ok := memberValue(s, raw); ok {
		return v
	}
	switch s {
	case ArXiv:
		return arXivValue(raw)
	case PMID:
		return pmidValue(raw)
	case PMCID:
		return pmcidValue(raw)
	case S2:
		return s2Value(raw)
	case S2Corpus:
		return numberAfter(raw, "corpusid:", "https://api.semanticscholar.org/corpusid:")
	case MAG:
		return numberAfter(raw, "mag:")
	case DBLP:
		return dblpValue(raw)
	case WoS:
		return wosValue(raw)
	case EID:
		return eidValue(raw)
	case Lens:
		return lensValue(raw)
	case Dim:
		return dimValue(raw)
	case AMiner:
		return aminerValue(raw)
	case OMID:
		return omidValue(raw)
	case ACL:
		return aclValue(raw)
	case ADS:
		return adsValue(raw)
	case Inspire:
		return inspireValue(raw, "inspire:", "literature/")
	case ISBN:
		return isbnValue(raw)
	case KeyID:
		return foldSpace(raw)
	}
	return ""
}

// memberValue is normalValue for the schemes of authors, institutions and sources;
// false for others.
func memberValue(s Scheme, raw string) (string, bool) {
	switch s {
	case GRID:
		return gridValue(raw), true
	case InspireAuthor:
		return inspireValue(raw, "inspireauthor:", "authors/"), true
	case ScopusAuthor:
		return scopusAuthorValue(raw), true
	case S2Author:
		return numberAfter(raw, "s2author:"), true
	case S2Venue:
		return uuidValue(cutFold(raw, "s2venue:")), true
	case AMinerAuthor:
		return aminerValue(cutFold(raw, "aminerauthor:")), true
	case AMinerVenue:
		return aminerValue(cutFold(raw, "aminervenue:")), true
	}
	return "", false
}
