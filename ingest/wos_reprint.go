package ingest

import (
	"strings"

	"cocite/graph"
)

// reprint marks the corresponding authors of RP. An author without an address
// has that one.
func (m *wosMapper) reprint(rec *wosRecord) {
	text := rec.value("RP")
	first := 0
	for text != "" {
		names, rest, marked := cutMarker(text)
		if !marked && first > 0 {
			return
		}
		if !marked {
			names, rest = m.names.prefix(text)
		}
		address, next := rest, ""
		if n := nextMarker(rest); n >= 0 {
			address, next = m.cutBeforeNames(rest, n)
		}
		m.corresponding(names, strings.TrimPrefix(address, ", "))
		text = next
		first++
	}
}

// corresponding marks the authors that are named.
func (m *wosMapper) corresponding(names, address string) {
	var place graph.Affiliation
	for name := range strings.SplitSeq(names, ";") {
		i := m.names.find(strings.TrimSpace(name))
		if i < 0 {
			continue
		}
		m.names.authors[i].Corresponding = true
		if len(m.names.authors[i].Affiliations) > 0 {
			continue
		}
		if place.Raw == "" {
			place = wosAddress(address, nil)
		}
		if place.Raw != "" {
			m.names.place(i, place)
		}
	}
}

// nextMarker is the place of the next mark behind the names of corresponding
// authors, -1 if there is none.
func nextMarker(s string) int {
	for from := 0; ; from++ {
		n := strings.IndexByte(s[from:], '(')
		if n < 0 {
			return -1
		}
		from += n
		if marks(s[from:], "(corresponding author)") || marks(s[from:], "(reprint author)") {
			return from
		}
	}
}

// marks tells whether text begins with a mark.
func marks(s, mark string) bool { return len(s) >= len(mark) && strings.EqualFold(s[:len(mark)], mark) }

// cutMarker parts names from the address behind a marker.
func cutMarker(s string) (names, rest string, ok bool) {
	at := nextMarker(s)
	if at < 0 {
		return "", s, false
	}
	end := at + strings.IndexByte(s[at:], ')') + 1
	return strings.TrimSpace(s[:at]), s[end:], true
}

// cutBeforeNames parts an address from the names that stand before the marker at
// n. Names are told by the by-line.
func (m *wosMapper) cutBeforeNames(s string, n int) (address, next string) {
	cut := n
	for {
		i := strings.LastIndex(s[:cut], ";")
		if i < 0 {
			break
		}
		name := strings.TrimSpace(s[i+1 : cut])
		if cut < n && m.names.find(name) < 0 {
			break
		}
		cut = i
	}
	if cut == n {
		return s, ""
	}
	return s[:cut], strings.TrimSpace(s[cut+1:])
}

// identifiers gives authors their ResearcherID (RI) and ORCID (OI).
func (m *wosMapper) identifiers(rec *wosRecord) {
	for part := range strings.SplitSeq(rec.value("RI"), ";") {
		if i, id := m.owner(part); i >= 0 && m.names.authors[i].SourceID == (graph.ID{}) {
			m.names.authors[i].SourceID = researcherID(id)
		}
	}
	for part := range strings.SplitSeq(rec.value("OI"), ";") {
		if i, id := m.owner(part); i >= 0 && m.names.authors[i].ORCID == "" {
			m.names.authors[i].ORCID = graph.ParseORCID(id)
		}
	}
}

// owner reads "Name, First/identifier" and finds the author.
func (m *wosMapper) owner(part string) (int, string) {
	slash := strings.LastIndexByte(part, '/')
	if slash < 0 {
		return -1, ""
	}
	return m.names.find(strings.TrimSpace(part[:slash])), strings.TrimSpace(part[slash+1:])
}

// researcherID is "A-1234-2008" as an identifier of Web of Science.
func researcherID(s string) graph.ID {
	if len(s) < 8 || len(s) > 16 || strings.Count(s, "-") != 2 || strings.ContainsAny(s, " ,.") {
		return graph.ID{}
	}
	return graph.ID{Scheme: graph.WoS, Value: strings.ToUpper(s)}
}
