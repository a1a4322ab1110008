package ingest

import (
	"strings"

	"cocite/graph"
)

// authors reads AU and A1; editors are none.
func (r *risReader) authors(rec risRecord, out *graph.Record) {
	for _, f := range rec.fields {
		if f.tag != "AU" && f.tag != "A1" {
			continue
		}
		for _, name := range splitRISAuthors(string(f.text)) {
			r.author(f, name, out)
		}
	}
	if addresses := rec.all("AD"); len(out.Authors) == 1 {
		for _, a := range addresses { // with more authors nobody knows whose they are
			out.Authors[0].Affiliations = append(out.Authors[0].Affiliations, graph.Affiliation{Raw: graph.CleanText(a)})
		}
	}
}

// author adds one name.
func (r *risReader) author(f taggedField, text string, out *graph.Record) {
	text, cut := cutOthers(graph.CleanText(text))
	out.AuthorsCut = out.AuthorsCut || cut
	if text == "" {
		return
	}
	name := risName(text)
	if graph.PlaceholderName(name.Full) {
		r.problem(f.line, "placeholder-name", graph.Info, "a name stands for nobody and is left out", text)
		return
	}
	out.Authors = append(out.Authors, graph.Author{Name: name})
}

// risName reads "Family, Given, Suffix" and any other order of a name.
func risName(text string) graph.Name {
	parts := strings.Split(withoutDegrees(text), ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 3 && isNameSuffix(parts[2]):
		return graph.NewName(parts[0], stripMarks(parts[1]), "", parts[2])
	case len(parts) == 2:
		return graph.ParseName(parts[0] + ", " + stripMarks(parts[1]))
	}
	return graph.ParseName(strings.Join(parts, ", "))
}

// splitRISAuthors splits a line that holds several authors.
func splitRISAuthors(s string) []string {
	s = decodeNameEntities(s)
	if names := strings.Split(s, ";"); len(names) > 1 {
		return names
	}
	if names := splitAnd(s); len(names) > 1 && !graph.ParseName(s).Org {
		return names
	}
	if names := commaList(strings.Split(withoutDegrees(s), ",")); names != nil {
		return names
	}
	return []string{s}
}
