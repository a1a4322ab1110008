package graph

import (
	"strconv"
	"strings"
)

// arXivValue normalises an arXiv identifier: no version, no subject class.
func arXivValue(s string) string {
	body, _ := arXivParts(s)
	return body
}

// ArXivVersion is the version that an arXiv identifier or address states, 0 if
// it states none or is no such identifier.
func ArXivVersion(text string) int {
	body, v := arXivParts(strings.TrimSpace(text))
	if body == "" {
		return 0
	}
	return v
}

// arXivParts splits an identifier into its normal form and its version.
func arXivParts(s string) (string, int) {
	if path, ok := urlPath(s, "arxiv.org"); ok {
		_, s, _ = strings.Cut(path, "/")
	}
	s = cutFold(s, "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")
	for range 2 {
		s = cutFold(s, "info:arxiv/", "oai:arxiv.org:", "arxiv:", "arxiv.org/abs/", "10.48550/arxiv.", "arxiv ")
	}
	s, _, _ = strings.Cut(s, " [") // "2101.00001 [cs.LG]"
	if hasFold(s[max(0, len(s)-4):], ".pdf") {
		s = s[:len(s)-4]
	}
	s, v := cutVersion(s)
	if strings.Contains(s, "/") {
		return oldArXiv(s), v
	}
	return newArXiv(s), v
}

// cutVersion takes "v2" off the end.
func cutVersion(s string) (string, int) {
	i := len(s)
	for i > 0 && isDigit(s[i-1]) {
		i--
	}
	if i == len(s) || i < 2 || s[i-1]|0x20 != 'v' || !isDigit(s[i-2]) {
		return s, 0
	}
	v, err := strconv.Atoi(s[i:])
	if err != nil {
		return s, 0
	}
	return s[:i-1], v
}

// newArXiv checks an identifier of the scheme that began in April 2007: four
// digits up to 2014, five since. A leading zero that a table dropped comes back.
func newArXiv(s string) string {
	if len(s) == 8 && s[3] == '.' {
		s = "0" + s
	}
	if len(s) < 9 || len(s) > 10 || s[4] != '.' || !allDigits(s[:4]) || !allDigits(s[5:]) {
		return ""
	}
	yymm, long := s[:4], len(s) == 10
	if !validMonth(yymm[2:]) || yymm < "0704" || yymm >= "9108" || long != (yymm >= "1501") || strings.Trim(s[5:], "0") == "" {
		return ""
	}
	return s
}

func validMonth(mm string) bool { return "01" <= mm && mm <= "12" }

// oldArXiv checks an identifier of the scheme before April 2007.
func oldArXiv(s string) string {
	archive, number, _ := strings.Cut(s, "/")
	archive, class, classed := strings.Cut(lowerASCII(archive), ".")
	if !oldArchives[archive] || classed && (len(class) < 2 || len(class) > 12) {
		return ""
	}
	if len(number) != 7 || !allDigits(number) || !validMonth(number[2:4]) {
		return ""
	}
	if yymm := number[:4]; yymm > "0703" && yymm < "9107" {
		return ""
	}
	return archive + "/" + number
}

// oldArchives are the archives whose name is part of identifiers.
var oldArchives = map[string]bool{
	"acc-phys": true, "adap-org": true, "alg-geom": true, "ao-sci": true, "astro-ph": true, "atom-ph": true,
	"bayes-an": true, "chao-dyn": true, "chem-ph": true, "cmp-lg": true, "comp-gas": true, "cond-mat": true,
	"cs": true, "dg-ga": true, "funct-an": true, "gr-qc": true, "hep-ex": true, "hep-lat": true, "hep-ph": true,
	"hep-th": true, "math": true, "math-ph": true, "mtrl-th": true, "nlin": true, "nucl-ex": true,
	"nucl-th": true, "patt-sol": true, "physics": true, "plasm-ph": true, "q-alg": true, "q-bio": true,
	"q-fin": true, "quant-ph": true, "solv-int": true, "stat": true, "supr-con": true,
}
