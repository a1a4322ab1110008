package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// dimByline sets the authors with their institutions. Up to three columns list
// the authors in the same order: the names alone, with the addresses as printed,
// and with the names of the institutions.
func dimByline(row *sheetRow, out *graph.Record) {
	names := dimNames(row.get(dimAuthors))
	raw := behindNames(row.get(dimRaw), names)
	orgs := behindNames(row.get(dimAffiliations), names)
	if len(names) == 0 {
		names, raw = namesWithBrackets(row.get(dimRaw))
		orgs = behindNames(row.get(dimAffiliations), names)
	}
	if len(names) == 0 {
		names, orgs = namesWithBrackets(row.get(dimAffiliations))
	}
	if orgs == nil && row.get(dimAffiliations) != "" || raw == nil && row.get(dimRaw) != "" {
		row.problem("affiliations", graph.Warn, "the authors of the columns differ; affiliations that nobody can be given are left out", row.get(dimAffiliations))
	}
	known := dimInstitutions(row)
	corresponding, _ := namesWithBrackets(row.get(dimCorresponding))
	for i, name := range names {
		a := row.author(out, graph.ParseName(name))
		if a == nil {
			continue
		}
		a.Corresponding = slices.Contains(corresponding, name)
		a.Affiliations = dimAffiliated(partOf(raw, i), partOf(orgs, i), known)
	}
}

// dimNames are the names of a list without brackets.
func dimNames(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ";") {
		out = appendText(out, part)
	}
	return out
}

// partOf is part i of a list, "" behind its end.
func partOf(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// behindNames are the texts in brackets behind each of some names: "Last, First
// (Univ A; Univ B); Last, First". The names tell where a bracket ends, because the
// brackets inside need not be balanced. It is nil if the names are others.
func behindNames(text string, names []string) []string {
	out := make([]string, 0, len(names))
	rest := strings.TrimSpace(text)
	for i, name := range names {
		var ok bool
		if rest, ok = strings.CutPrefix(rest, name); !ok {
			return nil
		}
		end := len(rest)
		if i+1 < len(names) {
			if end = nextName(rest, names[i+1]); end < 0 {
				return nil
			}
		}
		out = append(out, unbracket(rest[:end]))
		rest = strings.TrimLeft(rest[end:], "; ")
	}
	return out
}

// nextName is where the next name of a list begins: behind a semicolon, and
// behind the bracket if one is open. It is -1 if it is not there.
func nextName(text, name string) int {
	separator := ";"
	if strings.HasPrefix(strings.TrimLeft(text, " "), "(") {
		separator = ");"
	}
	for from := 0; ; {
		i := strings.Index(text[from:], separator)
		if i < 0 {
			return -1
		}
		from += i + len(separator)
		if strings.HasPrefix(strings.TrimLeft(text[from:], " "), name) {
			return from
		}
	}
}

// unbracket takes the brackets around a text off.
func unbracket(text string) string {
	text = strings.Trim(text, "; ")
	if inside, ok := strings.CutPrefix(text, "("); ok {
		return strings.TrimSpace(strings.TrimSuffix(inside, ")"))
	}
	return ""
}

// namesWithBrackets reads a list of names, each perhaps with brackets behind it.
func namesWithBrackets(text string) (names, inside []string) {
	for _, part := range splitAtDepth(text, ';', '(', ')') {
		name, rest, _ := strings.Cut(part, "(")
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
			inside = append(inside, unbracket("("+rest))
		}
	}
	return names, inside
}

// dimInstitution is a research organisation as Dimensions knows it.
type dimInstitution struct {
	name string
	id   graph.ID
	ror  string
	code string // country
}

// dimInstitutions are those of a row. The columns belong together one by one if
// they are of the same length; a single country is that of all.
func dimInstitutions(row *sheetRow) []dimInstitution {
	names := row.list(dimOrgs, ";")
	grids, rors, countries := row.list(dimGRID, ";"), row.list(dimROR, ";"), row.list(dimCountries, ";")
	out := make([]dimInstitution, len(names))
	for i, name := range names {
		out[i].name = name
		if len(grids) == len(names) {
			out[i].id, _ = graph.MakeID(graph.GRID, grids[i])
		}
		if len(rors) == len(names) {
			out[i].ror = graph.ParseROR(rors[i])
		}
		switch {
		case len(countries) == len(names):
			out[i].code = countryCode(countries[i])
		case len(countries) == 1:
			out[i].code = countryCode(countries[0])
		}
	}
	return out
}

// dimAffiliated are the affiliations of an author by the addresses as printed and
// the names of institutions. As many of the one as of the other belong together.
func dimAffiliated(raw, orgs string, known []dimInstitution) []graph.Affiliation {
	addresses, names := dimNames(raw), dimNames(orgs)
	var out []graph.Affiliation
	for i, name := range names {
		a := graph.Affiliation{Name: graph.CleanText(name)}
		for _, k := range known {
			if k.name == a.Name {
				a.ID, a.ROR, a.Country = k.id, k.ror, k.code
			}
		}
		if len(addresses) == len(names) {
			a.Raw = graph.CleanText(addresses[i])
		}
		if a.Country == "" {
			a.Country = countryOf(a.Raw)
		}
		out = append(out, a)
	}
	if len(addresses) != len(names) {
		out = append(out, rawAffiliations(addresses)...)
	}
	return out
}

// rawAffiliations are addresses as printed, with the country in which each ends.
func rawAffiliations(addresses []string) []graph.Affiliation {
	var out []graph.Affiliation
	for _, address := range addresses {
		if address = graph.CleanText(address); address != "" {
			out = append(out, graph.Affiliation{Raw: address, Country: countryOf(address)})
		}
	}
	return out
}
