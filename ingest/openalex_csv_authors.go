package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// oaCSVAuthorships sets the by-line. Names, ids and marks of authors stand in
// columns of their own, in the same order.
func oaCSVAuthorships(row *sheetRow) []oaAuthorship {
	raw := barParts(row.value(oaCSVRawAuthors))
	names := barParts(row.value(oaCSVAuthors))
	if len(names) == 0 {
		names, raw = raw, nil
	}
	ids := row.aligned(oaCSVAuthorIDs, len(names))
	orcids := row.aligned(oaCSVORCIDs, len(names))
	marks := row.aligned(oaCSVIsCorresponding, len(names))
	places := oaCSVPlaces(row, len(names))
	out := make([]oaAuthorship, len(names))
	for i, name := range names {
		a := &out[i]
		a.Author.DisplayName = oaCSVName(name)
		if len(raw) == len(names) {
			a.RawName = oaCSVName(raw[i])
		}
		a.Author.ID, a.Author.ORCID = partOf(ids, i), partOf(orcids, i)
		a.Corresponding = strings.EqualFold(partOf(marks, i), "true")
		if i < len(places) {
			a.Institutions = places[i].institutions
			a.RawPlace = places[i].raw
		}
	}
	return out
}

// oaCSVName is a name without the semicolon that stands inside some of them.
func oaCSVName(name string) string {
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ';' || r == ' ' }), " ")
}

// aligned are the values of a column that has one for each of n authors. If it has
// more or fewer nobody knows whose they are, and they are left out.
func (r *sheetRow) aligned(column, n int) []string {
	parts := barParts(r.value(column))
	if len(parts) == n || len(parts) == 0 {
		return parts
	}
	if n > 0 {
		name, _, _ := strings.Cut(r.f.columns[column].names, "|")
		r.problem("misaligned", graph.Warn, "the column "+name+" has not one value for each author; it is left out", r.value(column))
	}
	return nil
}

// oaCSVPlace is what the columns of institutions say of one author.
type oaCSVPlace struct {
	institutions []oaInstitution
	raw          string
}

// oaCSVPlaces gives each of n authors the institutions. The export joins those of
// all authors in one list without saying whose each is. That is known if there is
// one author, one institution for each, or the same ones for each in turn.
func oaCSVPlaces(row *sheetRow, n int) []oaCSVPlace {
	all := oaCSVInstitutionList(row)
	out := make([]oaCSVPlace, n)
	if raw := barParts(row.value(oaCSVRawPlaces)); len(raw) == n {
		for i := range out {
			out[i].raw = raw[i]
		}
	} else if n == 1 {
		out[0].raw = strings.Join(raw, "; ")
	}
	if n == 0 || len(all) == 0 {
		return out
	}
	each := len(all) / n
	if len(all)%n != 0 || n > 1 && each > 1 && !repeatsEvery(all, each) {
		row.problem("unassigned", graph.Info, "the institutions are not told apart by author and are left out", row.get(oaCSVInstitutions))
		return out
	}
	for i := range out {
		out[i].institutions = all[i*each : (i+1)*each]
	}
	return out
}

// oaCSVInstitutionList are the institutions of all authors. A column that has not one
// value for each says of none whose it is.
func oaCSVInstitutionList(row *sheetRow) []oaInstitution {
	names, ids := barParts(row.value(oaCSVInstitutions)), barParts(row.value(oaCSVInstitutionIDs))
	out := make([]oaInstitution, max(len(names), len(ids)))
	if len(names) > 0 && len(ids) > 0 && len(names) != len(ids) {
		ids, out = nil, out[:len(names)]
	}
	rors, countries := barParts(row.value(oaCSVRORs)), barParts(row.value(oaCSVCountries))
	for i := range out {
		out[i].DisplayName, out[i].ID = partOf(names, i), partOf(ids, i)
		if len(rors) == len(out) {
			out[i].ROR = rors[i]
		}
		if len(countries) == len(out) || allEqual(countries) {
			out[i].Country = countries[min(i, len(countries)-1)]
		}
	}
	return out
}

// allEqual tells whether a list has values and all are the same.
func allEqual(list []string) bool { return len(list) > 0 && repeatsEvery(list, 1) }

// repeatsEvery tells whether a list is one stretch again and again.
func repeatsEvery[T comparable](list []T, length int) bool {
	for i := length; i < len(list); i += length {
		if !slices.Equal(list[:length], list[i:i+length]) {
			return false
		}
	}
	return true
}
