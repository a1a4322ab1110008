package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// references are the works that an entry cites, as Web of Science and Scopus
// export them.
func (e *bibEntry) references() []graph.Ref {
	var refs []graph.Ref
	for line := range strings.Lines(e.text[bibCitedReferences]) {
		refs = addReference(refs, texText(strings.Trim(line, "{} \t\r\n")))
	}
	for _, raw := range splitScopusReferences(e.tex(bibReferences)) {
		refs = addReference(refs, raw)
	}
	return refs
}

// addReference adds a reference as printed, with the identifiers in it.
func addReference(refs []graph.Ref, raw string) []graph.Ref {
	if raw == "" {
		return refs
	}
	r := graph.Ref{Raw: raw}
	if id, ok := graph.FindDOI(raw); ok {
		r.IDs = append(r.IDs, id)
	}
	return append(refs, r)
}

// refYear is a year in parentheses.
var refYear = regexp.MustCompile(`\((?:1[5-9]|20)\d\d[a-z]?\)`)

// splitScopusReferences splits a reference list of Scopus. Since 2023 each
// reference ends in its year, and authors inside may be separated by
// semicolons; before, the year is in the middle and a semicolon separates.
func splitScopusReferences(s string) []string {
	if s == "" {
		return nil
	}
	years := refYear.FindAllStringIndex(s, -1)
	last := 0
	for _, y := range years {
		if rest := strings.TrimSpace(s[y[1]:min(len(s), y[1]+4)]); rest == "" || rest[0] == ';' {
			last++
		}
	}
	if len(years) > 0 && 10*last >= 6*len(years) {
		return splitBehindYears(s, years)
	}
	return splitAtSemicolons(s)
}

// splitBehindYears splits where a semicolon follows a year.
func splitBehindYears(s string, years [][]int) []string {
	var refs []string
	from := 0
	for _, y := range years {
		rest := strings.TrimLeft(s[y[1]:], " ")
		if strings.HasPrefix(rest, ";") {
			refs = append(refs, strings.TrimSpace(s[from:y[1]]))
			from = len(s) - len(rest) + 1
		}
	}
	return appendText(refs, s[from:])
}

// splitAtSemicolons splits at semicolons. One inside a DOI of the old form
// ("3.0.CO;2-G") is none, nor is one that a small letter follows: that is in a
// title.
func splitAtSemicolons(s string) []string {
	var refs []string
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != ';' || inDOI(s, i) {
			continue
		}
		rest := strings.TrimLeft(s[i+1:min(len(s), i+8)], " ")
		if rest != "" && 'a' <= rest[0] && rest[0] <= 'z' && !refYear.MatchString(s[from:i]) {
			continue
		}
		refs = appendText(refs, s[from:i])
		from = i + 1
	}
	return appendText(refs, s[from:])
}

// inDOI tells whether the semicolon at i is the one of a SICI: "CO;2-G".
func inDOI(s string, i int) bool {
	rest := strings.TrimLeft(s[i+1:min(len(s), i+6)], " ")
	return i >= 3 && strings.EqualFold(s[i-3:i], ".co") && len(rest) >= 3 && '0' <= rest[0] && rest[0] <= '9' && rest[1] == '-'
}

func appendText(list []string, s string) []string {
	if s = strings.TrimSpace(s); s != "" {
		list = append(list, s)
	}
	return list
}
