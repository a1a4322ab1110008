package graph

import "strings"

// numberAfter is the number that s is, with one of the prefixes or none, without
// leading zeros; "" if it is no positive number.
func numberAfter(s string, prefixes ...string) string {
	s = cutFold(s, prefixes...)
	if !allDigits(s) {
		return ""
	}
	return strings.TrimLeft(s, "0")
}

// pmidValue normalises a PubMed identifier: up to eight digits, no leading zeros.
func pmidValue(s string) string {
	if path, ok := urlPath(s, "pubmed.ncbi.nlm.nih.gov"); ok {
		s = path
	} else if path, ok := urlPath(s, "ncbi.nlm.nih.gov"); ok {
		if s = cutFold(path, "pubmed/"); s == path {
			return ""
		}
	}
	s = cutFold(s, "info:pmid/", "pmid:", "pubmed:", "pmid")
	if v := numberAfter(s); len(v) <= 8 {
		return v
	}
	return ""
}

// pmcidValue normalises a PubMed Central identifier as "PMC" and digits. Older
// files give the bare number.
func pmcidValue(s string) string {
	if path, ok := urlPath(s, "ncbi.nlm.nih.gov", "europepmc.org"); ok {
		s = cutFold(path, "pmc/articles/", "articles/", "article/pmc/")
	}
	s = cutFold(s, "pmcid:")
	s = cutFold(s, "pmc")
	if i := strings.IndexByte(s, '.'); i > 0 && allDigits(s[i+1:]) {
		s = s[:i]
	}
	if v := numberAfter(s); v != "" {
		return "PMC" + v
	}
	return ""
}

// s2Value normalises the paper id of Semantic Scholar: 40 hexadecimal digits.
func s2Value(s string) string {
	if path, ok := urlPath(s, "semanticscholar.org"); ok {
		s = path[strings.LastIndexByte(path, '/')+1:]
	}
	s = cutFold(s, "s2:")
	if allHex(s, 40) {
		return lowerASCII(s)
	}
	return ""
}

// wosValue normalises a Web of Science identifier. The core collection loses
// its prefix, others ("MEDLINE:123") keep theirs.
func wosValue(s string) string {
	s = cutFold(s, "ut ")
	collection, number, ok := strings.Cut(s, ":")
	collection = strings.ToUpper(strings.TrimSpace(collection))
	if !ok {
		collection, number = "WOS", s
	}
	number = strings.ToUpper(strings.TrimSpace(number))
	if !wosToken(collection, 2) || !wosToken(number, 5) {
		return ""
	}
	if collection == "WOS" || collection == "ISI" {
		return number
	}
	return collection + ":" + number
}

// wosToken tells at least n upper-case letters and digits.
func wosToken(s string, n int) bool {
	for i := range len(s) {
		if !isAlnum(s[i]) {
			return false
		}
	}
	return len(s) >= n
}

// eidValue normalises a Scopus identifier "2-s2.0-" and digits; it may stand in
// an address.
func eidValue(s string) string {
	i := strings.Index(lowerASCII(s), "2-s2.0-")
	if i < 0 || i > 0 && !strings.Contains(s[:i], "eid") && !hasFold(s, "eid") {
		return ""
	}
	s = s[i+len("2-s2.0-"):]
	n := digitRun(s)
	if n == 0 || n < len(s) && s[n] != '&' && s[n] != '#' {
		return ""
	}
	return "2-s2.0-" + s[:n]
}

// scopusAuthorValue normalises the number of an author in Scopus: ten or eleven
// digits as a rule, never fewer than seven.
func scopusAuthorValue(s string) string {
	if v := numberAfter(s, "scopusauthor:"); len(v) >= 7 && len(v) <= 12 {
		return v
	}
	return ""
}

// lensValue normalises a Lens identifier: fifteen characters in five groups.
func lensValue(s string) string {
	if path, ok := urlPath(s, "lens.org"); ok {
		s = path[strings.LastIndexByte(path, '/')+1:]
	}
	s = strings.ToUpper(cutFold(s, "lens:"))
	if len(s) != 19 {
		return ""
	}
	for i := range len(s) {
		switch {
		case i%4 == 3:
			if s[i] != '-' {
				return ""
			}
		case !isDigit(s[i]) && (i != 18 || s[i] != 'X'):
			return ""
		}
	}
	return s
}

// dimValue normalises a Dimensions identifier "pub." and digits.
func dimValue(s string) string {
	if path, ok := urlPath(s, "dimensions.ai"); ok {
		s = path[strings.LastIndexByte(path, '/')+1:]
	}
	s = lowerASCII(cutFold(s, "dim:"))
	if strings.HasPrefix(s, "pub.") && allDigits(s[4:]) {
		return s
	}
	return ""
}

// aminerValue normalises an AMiner identifier: 24 hexadecimal digits, or the
// number of the early versions.
func aminerValue(s string) string {
	if path, ok := urlPath(s, "aminer.org", "aminer.cn"); ok {
		s = cutFold(path, "pub/")
		s, _, _ = strings.Cut(s, "/")
	}
	s = cutFold(s, "aminer:")
	if allHex(s, 24) {
		return lowerASCII(s)
	}
	if allDigits(s) && len(s) < 19 {
		return s
	}
	return ""
}

// omidValue normalises an OpenCitations Meta identifier: "br/06…" and its kin.
func omidValue(s string) string {
	if path, ok := urlPath(s, "w3id.org", "opencitations.net"); ok {
		s = cutFold(path, "oc/meta/", "meta/")
	}
	s = lowerASCII(cutFold(s, "omid:", "meta:"))
	kind, number, ok := strings.Cut(s, "/")
	switch kind {
	case "br", "ra", "ar", "re", "id":
		if ok && allDigits(number) {
			return s
		}
	}
	return ""
}

// aclValue normalises an identifier of the ACL Anthology: "P16-1001" or
// "2020.acl-main.1".
func aclValue(s string) string {
	if path, ok := urlPath(s, "aclanthology.org", "aclweb.org", "aclanthology.info"); ok {
		s = cutFold(path, "anthology/", "papers/")
		s = s[strings.LastIndexByte(s, '/')+1:]
	}
	s = cutFold(s, "acl:")
	for _, e := range []string{".pdf", ".bib", ".html"} {
		s = strings.TrimSuffix(s, e)
	}
	if len(s) == 8 && isLetter(s[0]) && allDigits(s[1:3]) && s[3] == '-' && allDigits(s[4:]) {
		return strings.ToUpper(s)
	}
	if newACL(s) {
		return lowerASCII(s)
	}
	return ""
}

// newACL tells the form "2020.acl-main.1".
func newACL(s string) bool {
	part := strings.Split(s, ".")
	if len(part) != 3 || len(part[0]) != 4 || !allDigits(part[0]) || !allDigits(part[2]) {
		return false
	}
	venue, volume, ok := strings.Cut(part[1], "-")
	return ok && wosToken(venue, 1) && wosToken(volume, 1)
}

// adsValue normalises a bibcode: 19 characters, the year first, the author's
// initial last.
func adsValue(s string) string {
	if path, ok := urlPath(s, "adsabs.harvard.edu"); ok {
		s = cutFold(path, "abs/")
		s, _, _ = strings.Cut(s, "/")
	}
	s = percentDecode(cutFold(s, "ads:", "bibcode:"))
	if len(s) != 19 || !allDigits(s[:4]) || !isLetter(s[18]) && s[18] != '.' {
		return ""
	}
	for i := 4; i < 18; i++ {
		if !isAlnum(s[i]) && s[i] != '.' && s[i] != '&' && s[i] != ':' {
			return ""
		}
	}
	return s
}

// inspireValue normalises the number of a record of INSPIRE, which may stand in an
// address behind the kind of record: "https://inspirehep.net/api/literature/4328".
func inspireValue(s, prefix, kind string) string {
	s = cutFold(s, prefix)
	if path, ok := urlPath(s, "inspirehep.net"); ok {
		path = cutFold(path, "api/")
		if s = cutFold(path, kind); s == path {
			return ""
		}
	}
	return numberAfter(s)
}

// uuidValue normalises a UUID: small letters.
func uuidValue(s string) string {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' || !allHex(strings.ReplaceAll(s, "-", ""), 32) {
		return ""
	}
	return lowerASCII(s)
}

// gridValue normalises an identifier of GRID, the register of institutions before
// ROR: "grid.4691.a".
func gridValue(s string) string {
	if path, ok := urlPath(s, "grid.ac"); ok {
		s = cutFold(path, "institutes/")
	}
	s = lowerASCII(cutFold(s, "grid:"))
	number, check, ok := strings.Cut(strings.TrimPrefix(s, "grid."), ".")
	if !ok || !strings.HasPrefix(s, "grid.") || !allDigits(number) || len(check) == 0 || len(check) > 2 || !wosToken(check, 1) {
		return ""
	}
	return s
}
