package ingest

import (
	"strconv"
	"strings"

	"cocite/graph"
)

// wosBibReferences reads the reference list that Web of Science writes into an
// entry: one a line, each with a point at its end. A line without one goes on.
func (m *bibMapper) wosBibReferences(e *bibEntry, r *graph.Record) {
	var lines []string
	for line := range strings.Lines(e.text[bibCitedReferences]) {
		if line = texText(strings.Trim(line, "{} \t\r\n")); line != "" {
			lines = append(lines, line)
		}
	}
	stated := -1
	if r.RefCount.Known {
		stated = r.RefCount.N
	}
	items := bibItems(lines, stated)
	var p citedParser
	r.Refs = append(r.Refs, p.list(items)...)
	if n := len(items); n > 0 && stated >= 0 && n != stated {
		m.problem(e.lines[bibCitedReferences], "bib.reference-count", graph.Warn, e.key, "the entry states "+strconv.Itoa(stated)+" references and lists "+strconv.Itoa(n), "")
	}
}

// bibItems joins the lines of a list, and takes the points off its items.
func bibItems(lines []string, stated int) []string {
	items := joinCited(lines, func(last, _ string, _ bool) bool { return last[len(last)-1] != '.' })
	if len(items) != stated && stated >= 0 {
		items = lines
	}
	bare := make([]string, 0, len(items))
	for _, item := range items {
		if item = strings.TrimSuffix(item, "."); item != "" {
			bare = append(bare, item)
		}
	}
	if len(bare) != stated {
		return citedItems(bare, stated)
	}
	return bare
}

// wosBibPeople gives authors what Web of Science writes into an entry: addresses,
// who corresponds, ResearcherIDs and ORCIDs.
func (m *bibMapper) wosBibPeople(e *bibEntry, r *graph.Record) {
	if len(r.Authors) == 0 || e.text[bibAffiliation]+e.text[bibResearcherIDs]+e.text[bibORCIDs] == "" {
		return
	}
	w := wosMapper{in: m.in}
	w.names.authors = r.Authors
	for _, a := range r.Authors {
		w.names.list = append(w.names.list, surnameFirst(a.Name))
	}
	rec := wosRecord{line: e.line}
	var reprints []string
	for line := range strings.Lines(e.text[bibAffiliation]) {
		switch line = texText(strings.Trim(line, "{} \t\r\n")); {
		case line == "":
		case nextMarker(line) >= 0:
			reprints = append(reprints, line)
		default:
			rec.put("C1", w.names.bracketed(line))
		}
	}
	w.places(&rec)
	for _, line := range reprints {
		rec.reset(e.line)
		rec.put("RP", line)
		w.reprint(&rec)
	}
	rec.reset(e.line)
	rec.put("RI", bibLines(e.text[bibResearcherIDs]))
	rec.put("OI", bibLines(e.text[bibORCIDs]))
	w.identifiers(&rec)
}

// put adds a tag with its value.
func (r *wosRecord) put(tag, text string) {
	r.add(wosField{tag: wosTag{tag[0], tag[1]}, line: r.line, text: text})
}

// surnameFirst is a name as Web of Science prints it.
func surnameFirst(n graph.Name) string {
	family := n.Family
	if n.Particle != "" {
		family = n.Particle + " " + family
	}
	if n.Org || n.Given == "" {
		return or(family, n.Full)
	}
	return family + ", " + n.Given
}

// bracketed puts the names before an address into brackets, as the tag C1 has
// them: "Bell, Ann; Fox, Bo, Univ A, Oslo, Norway."
func (n *wosNames) bracketed(line string) string {
	var names []string
	rest := line
	for {
		name, behind, more := strings.Cut(rest, "; ")
		if !more || strings.Count(name, ",") > 1 && n.findExact(name) < 0 || n.find(name) < 0 {
			break // the last name stands before an address
		}
		names, rest = append(names, name), behind
	}
	name, address := n.prefix(rest)
	if name == "" {
		return line
	}
	return "[" + strings.Join(append(names, name), "; ") + "] " + strings.TrimPrefix(address, ", ")
}

// bibLines are the lines of a field as text, joined by semicolons.
func bibLines(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = texText(strings.Trim(line, "{} \t\r\n")); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, ";")
}
