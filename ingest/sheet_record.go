package ingest

import (
	"strings"

	"cocite/graph"
)

// value is get, but "" also for the words that stand for nothing, such as "NA".
func (r *sheetRow) value(column int) string {
	s := r.get(column)
	if missingWord([]byte(s)) {
		return ""
	}
	return s
}

// id adds the identifier of a column that holds one of a scheme.
func (r *sheetRow) id(ids *idList, s graph.Scheme, column int) {
	text := r.value(column)
	if text == "" {
		return
	}
	id, ok := graph.MakeID(s, text)
	if !ok && s == graph.DOI {
		id, ok = graph.FindDOI(text)
	}
	ids.add(id, ok)
	if !ok {
		r.problem("bad-id", graph.Warn, "not an identifier of the kind "+string(s)+", it is left out", text)
	}
}

// author adds a name to the by-line. "et al." says that there are more, and a
// placeholder stands for nobody; then it returns nil.
func (r *sheetRow) author(out *graph.Record, name graph.Name) *graph.Author {
	switch {
	case name.Full == "" && name.Family == "":
		return nil
	case isOthers(name.Full):
		out.AuthorsCut = true
		return nil
	case graph.PlaceholderName(name.Full):
		r.problem("placeholder-name", graph.Info, "a name stands for nobody and is left out", name.Full)
		return nil
	}
	out.Authors = append(out.Authors, graph.Author{Name: name})
	return &out.Authors[len(out.Authors)-1]
}

// pageColumns are the pages where each end has a column. Some sources write the
// whole range into both.
func pageColumns(first, last string) (string, string) {
	if last == "" || first == last {
		return splitPages(first)
	}
	return pageEnds(first, last)
}

// meshHeadings are subject headings without their qualifiers.
func meshHeadings(list []graph.Keyword, terms []string) []graph.Keyword {
	for _, term := range terms {
		heading, _, _ := strings.Cut(term, "/")
		list = addKeyword(list, heading, "mesh")
	}
	return list
}

// splitAtDepth splits a text at a separator outside of brackets. A bracket without
// its counterpart is a sign like any other.
func splitAtDepth(text string, separator, open, shut byte) []string {
	var out []string
	inside := outerBrackets(text, open, shut)
	from := 0
	for i := 0; i < len(text); i++ {
		if len(inside) > 0 && i == inside[0][0] {
			i = inside[0][1]
			inside = inside[1:]
		} else if text[i] == separator {
			out = appendText(out, text[from:i])
			from = i + 1
		}
	}
	return appendText(out, text[from:])
}

// outerBrackets are the places of the pairs of brackets that stand in no other pair.
func outerBrackets(text string, open, shut byte) [][2]int {
	var opened []int
	var pairs [][2]int
	for i := range len(text) {
		switch n := len(opened); {
		case text[i] == open:
			opened = append(opened, i)
		case text[i] == shut && n > 0:
			pair := [2]int{opened[n-1], i}
			opened = opened[:n-1]
			for len(pairs) > 0 && pairs[len(pairs)-1][0] > pair[0] {
				pairs = pairs[:len(pairs)-1]
			}
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// citingStub is a work of which nothing is known but that it cites another one.
func citingStub(line int, citing, cited graph.ID) graph.Record {
	return graph.Record{
		Origin: graph.Origin{Line: line}, Stub: true,
		IDs: []graph.ID{citing}, Refs: []graph.Ref{{IDs: []graph.ID{cited}}},
	}
}
