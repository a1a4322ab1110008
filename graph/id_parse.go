package graph

import "strings"

// ParseID recognises an identifier by its prefix, its URL or its shape:
// "doi:10.…", "https://doi.org/10.…", "arXiv:2101.00001v2", "W2741809807",
// "pmid:…", "WOS:…", "2-s2.0-…". A bare number is never an identifier. The whole
// text must be the identifier: a sentence that holds a DOI is none (see FindDOI).
func ParseID(text string) (ID, bool) {
	s := strings.TrimSpace(text)
	switch {
	case s == "":
		return ID{}, false
	case hasFold(s, "http://"), hasFold(s, "https://"):
		return parseURL(s)
	case strings.HasPrefix(s, "10."):
		return parseBareDOI(s)
	}
	if id, ok := parsePrefixed(s); ok {
		return id, true
	}
	return parseShape(s)
}

// parseBareDOI takes text that begins with a DOI.
func parseBareDOI(s string) (ID, bool) {
	if doiStart(s) != 0 {
		return ID{}, false
	}
	return MakeID(DOI, s)
}

// prefixes are what may stand before an identifier, in lower case.
var prefixes = []struct {
	text   string
	scheme Scheme
}{
	{"key:", KeyID},
	{"doi:", DOI}, {"info:doi/", DOI}, {"doi.org/", DOI}, {"dx.doi.org/", DOI}, {"doi ", DOI}, {"doi", DOI},
	{"arxiv:", ArXiv}, {"info:arxiv/", ArXiv}, {"oai:arxiv.org:", ArXiv}, {"arxiv.org/abs/", ArXiv}, {"arxiv ", ArXiv},
	{"openalex:", OpenAlex},
	{"pmid:", PMID}, {"info:pmid/", PMID}, {"pmid ", PMID}, {"pubmed:", PMID},
	{"pmcid:", PMCID},
	{"s2:", S2},
	{"s2corpus:", S2Corpus}, {"corpusid:", S2Corpus},
	{"mag:", MAG},
	{"dblp:", DBLP},
	{"wos:", WoS},
	{"eid:", EID},
	{"lens:", Lens},
	{"dim:", Dim},
	{"aminer:", AMiner},
	{"omid:", OMID},
	{"acl:", ACL},
	{"ads:", ADS}, {"bibcode:", ADS},
	{"inspire:", Inspire}, {"inspireauthor:", InspireAuthor},
	{"grid:", GRID},
	{"scopusauthor:", ScopusAuthor},
	{"s2author:", S2Author}, {"s2venue:", S2Venue},
	{"aminerauthor:", AMinerAuthor}, {"aminervenue:", AMinerVenue},
	{"isbn:", ISBN}, {"urn:isbn:", ISBN}, {"isbn ", ISBN},
}

// parsePrefixed takes "scheme:value" and the other prefixes in use.
func parsePrefixed(s string) (ID, bool) {
	for _, p := range prefixes {
		if !hasFold(s, p.text) {
			continue
		}
		rest := strings.TrimSpace(s[len(p.text):])
		if p.scheme == DOI {
			if id, ok := parseDOIRest(rest); ok {
				return id, true
			}
			continue
		}
		if id, ok := MakeID(p.scheme, rest); ok {
			return id, true
		}
	}
	if wosCollection(s) {
		return MakeID(WoS, s)
	}
	return ID{}, false
}

// parseDOIRest takes what follows a prefix of a DOI: further prefixes, then the DOI.
func parseDOIRest(s string) (ID, bool) {
	for range 4 {
		t := cutFold(s, "https://", "http://", "doi:", "doi ", "dx.doi.org/", "doi.org/", "info:doi/", ":", "/")
		if t == s {
			break
		}
		s = t
	}
	if !strings.HasPrefix(s, "10.") {
		return ID{}, false
	}
	return parseBareDOI(s)
}

// wosCollection tells the prefixes of the collections of the Web of Science.
func wosCollection(s string) bool {
	name, number, ok := strings.Cut(s, ":")
	switch strings.ToUpper(name) {
	case "ISI", "BCI", "MEDLINE", "KJD", "SCIELO", "RSCI", "CCC", "DIIDW", "CSCD", "PPRN":
		return ok && !strings.Contains(number, " ")
	}
	return false
}

// parseURL takes an address at one of the known hosts.
func parseURL(s string) (ID, bool) {
	if strings.HasPrefix(s, "https://openalex.org/") {
		return MakeID(OpenAlex, s)
	}
	if doiAddress(lowerASCII(s)) {
		return MakeID(DOI, s)
	}
	for _, h := range urlHosts {
		if _, ok := urlPath(s, h.host); ok {
			if id, ok := MakeID(h.scheme, s); ok {
				return id, true
			}
		}
	}
	return ID{}, false
}

// doiAddress tells an address that leads to a DOI: at doi.org, through a proxy, or
// at a publisher that has "/doi/" in its addresses. Only behind doi.org may there
// be white space, as broken lines leave it.
func doiAddress(s string) bool {
	_, rest, _ := strings.Cut(s, "//")
	host, _, _ := strings.Cut(rest, "/")
	if strings.HasSuffix(host, "doi.org") {
		return true
	}
	known := strings.Contains(host, "doi.org") || strings.Contains(host, "doi-org") ||
		strings.Contains(s, "/doi/") || strings.Contains(s, "doi.org/10.")
	return known && !strings.ContainsAny(s, " \t\n")
}

// urlHosts are the hosts whose addresses are identifiers.
var urlHosts = []struct {
	host   string
	scheme Scheme
}{
	{"arxiv.org", ArXiv},
	{"openalex.org", OpenAlex},
	{"pmc.ncbi.nlm.nih.gov", PMCID},
	{"ncbi.nlm.nih.gov", PMID},
	{"ncbi.nlm.nih.gov", PMCID},
	{"europepmc.org", PMCID},
	{"api.semanticscholar.org", S2Corpus},
	{"semanticscholar.org", S2},
	{"dblp.org", DBLP},
	{"dblp.uni-trier.de", DBLP},
	{"dblp.dagstuhl.de", DBLP},
	{"scopus.com", EID},
	{"lens.org", Lens},
	{"dimensions.ai", Dim},
	{"aminer.org", AMiner},
	{"aminer.cn", AMiner},
	{"w3id.org", OMID},
	{"opencitations.net", OMID},
	{"aclanthology.org", ACL},
	{"aclweb.org", ACL},
	{"adsabs.harvard.edu", ADS},
	{"inspirehep.net", Inspire},
}

// parseShape takes identifiers that need no prefix. Shapes that a number or a
// short label could have are not among them.
func parseShape(s string) (ID, bool) {
	switch c := s[0]; {
	case openAlexShape(s) && (c == 'W' || len(s) > 6):
		return ID{OpenAlex, s}, true
	case hasFold(s, "pmc") && numberAfter(s[3:]) != "":
		return MakeID(PMCID, s)
	case hasFold(s, "2-s2.0-"):
		return MakeID(EID, s)
	case hasFold(s, "pub."):
		return MakeID(Dim, s)
	case allHex(s, 40):
		return MakeID(S2, s)
	case strings.Count(s, "-") == 4 && lensValue(s) != "":
		return MakeID(Lens, s)
	case len(s) == 17 && strings.Count(s, "-") == 4 && hasFold(s, "97"):
		return MakeID(ISBN, s)
	case newACL(s):
		return MakeID(ACL, s)
	case bareDBLP(s):
		return MakeID(DBLP, s)
	case isDigit(c) && len(s) >= 9 && s[4] == '.', strings.Contains(s, "/"):
		return MakeID(ArXiv, s)
	}
	return ID{}, false
}

// bareDBLP tells a key of works with three parts.
func bareDBLP(s string) bool {
	kind, _, _ := strings.Cut(s, "/")
	switch kind {
	case "conf", "journals", "books", "series", "phd", "reference", "tr":
		return strings.Count(s, "/") >= 2 && dblpValue(s) != ""
	}
	return false
}
