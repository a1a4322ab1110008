package graph

import "strings"

// versionedDOIs are registrants that number the versions of a work in its DOI:
// the beginning of the DOI and the sign before the number.
var versionedDOIs = [...]struct{ prefix, mark string }{
	{"10.12688/", "."},             // F1000Research and its sister platforms: .1, .2
	{"10.6084/m9.figshare.", ".v"}, // figshare
	{"10.5256/", ".v"},             // data of F1000Research
	{"10.21203/rs.", "/v"},         // Research Square
	{"10.20944/preprints", ".v"},   // Preprints.org
	{"10.26434/chemrxiv", "-v"},    // ChemRxiv
	{"10.26434/chemrxiv", ".v"},    // ChemRxiv, on figshare
	{"10.36227/techrxiv", ".v"},    // TechRxiv, on figshare
	{"10.22541/au.", "/v"},         // Authorea
	{"10.7287/peerj.preprints.", "v"},
	{"10.31219/osf.io/", "_v"},
	{"10.31234/osf.io/", "_v"},
	{"10.31235/osf.io/", "_v"},
	{"10.7554/elife.", "."}, // reviewed preprints of eLife: .1, .2
}

// versionBase is a DOI without the number of a version, which has one or two
// digits and no leading zero; false if the DOI has none.
func versionBase(doi string) (string, bool) {
	base := strings.TrimRight(doi, "0123456789")
	number := doi[len(base):]
	if len(number) == 0 || len(number) > 2 || number[0] == '0' {
		return "", false
	}
	for _, v := range versionedDOIs {
		stem, ok := strings.CutSuffix(base, v.mark)
		if ok && strings.HasPrefix(stem, v.prefix) && len(stem) > len(v.prefix) && isAlnum(stem[len(stem)-1]) {
			return stem, true
		}
	}
	return "", false
}

// componentParent is the DOI of the article that a DOI of a table, a figure or a
// supplement belongs to; false if the DOI is none of a part.
func componentParent(doi string) (string, bool) {
	for _, sep := range [...]string{"/supp-", "/fig-", "/table-"} {
		if parent, number, ok := strings.Cut(doi, sep); ok && allDigits(number) {
			return parent, true
		}
	}
	n := len(doi) - len(".t001")
	if n <= len("10.1/") || doi[n] != '.' || !allDigits(doi[n+2:]) || strings.IndexByte("tgs", doi[n+1]) < 0 {
		return "", false
	}
	return doi[:n], true
}
