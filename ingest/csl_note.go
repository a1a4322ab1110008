package ingest

import (
	"strings"

	"cocite/graph"
)

// cheats are lines "name: value" in the note of CSL-JSON or the field extra of
// Zotero, where people keep what has no field: "PMID: 123", "tex.eprint: …".
type cheats []cheat

// cheat is one line; the name is in small letters, with "-" for blanks and
// without "tex.".
type cheat struct{ name, value string }

// cheatsIn finds the lines. In older files they have braces: "{:DOI: 10.1/x}".
func cheatsIn(text string) cheats {
	var out cheats
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if !strings.Contains(line, "{:") {
			out = out.add(line)
			continue
		}
		for part := range strings.SplitSeq(line, "{:") {
			if inside, _, ok := strings.Cut(part, "}"); ok {
				out = out.add(inside)
			}
		}
	}
	return out
}

// add adds a line if it is one.
func (c cheats) add(line string) cheats {
	name, value, ok := strings.Cut(line, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || value == "" || name == "" || len(name) > 40 {
		return c
	}
	name = strings.ReplaceAll(strings.ToLower(name), " ", "-")
	return append(c, cheat{strings.TrimPrefix(name, "tex."), value})
}

// first is the value of the first of some names that is there.
func (c cheats) first(names ...string) string {
	for _, name := range names {
		for _, x := range c {
			if x.name == name {
				return x.value
			}
		}
	}
	return ""
}

// cheat adds the identifiers of such lines. Anything may stand behind them.
func (m *workMapper) cheat(c cheats) {
	m.id(graph.DOI, c.first("doi"))
	for _, x := range [...]struct {
		scheme graph.Scheme
		name   string
	}{{graph.PMID, "pmid"}, {graph.PMCID, "pmcid"}, {graph.ArXiv, "arxiv"}, {graph.WoS, "wos"}, {graph.EID, "eid"}, {graph.MAG, "mag"}} {
		word, _, _ := strings.Cut(c.first(x.name), " ")
		if x.scheme == graph.PMID || x.scheme == graph.PMCID || x.scheme == graph.ArXiv {
			m.id(x.scheme, word)
		} else {
			m.ids.make(x.scheme, word) // the name may mean something else
		}
	}
	kind := c.first("eprinttype", "archiveprefix")
	m.ids.add(graph.FindArXiv(c.first("eprint")))
	if eprint := c.first("eprint"); eprint != "" && (strings.EqualFold(kind, "arxiv") || kind == "" && c.first("primaryclass") != "") {
		m.id(graph.ArXiv, eprint)
	}
	m.isbns(c.first("isbn"))
}
