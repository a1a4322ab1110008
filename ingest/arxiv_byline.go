package ingest

import (
	"strings"

	"cocite/graph"
)

// arxivByline splits the authors of arXiv where they are one text: names between
// commas and "and", each with its affiliation, or the numbers of some, in
// parentheses: "A. Bee (1), C. Dee and E. Eff (Unit X) ((1) Unit Y, (2) Unit Z)".
func arxivByline(text string) []graph.Author {
	var out []graph.Author
	var numbers [][]string // of affiliations, by author
	places := make(map[string]string)
	for _, part := range splitByline(graph.CleanText(text)) {
		name, notes := cutNotes(part)
		if list, ok := numberedPlaces(name, notes); ok {
			for _, p := range list {
				places[p[0]] = p[1]
			}
			continue
		}
		name = arxivText(name)
		switch k := len(out) - 1; {
		case k >= 0 && isNameSuffix(name):
			out[k].Name = graph.ParseName(out[k].Name.Full + ", " + name)
		case name != "and" && !graph.PlaceholderName(name):
			a, of := bylineAuthor(name, notes)
			out, numbers = append(out, a), append(numbers, of)
		}
	}
	for i, keys := range numbers {
		for _, key := range keys {
			out[i].Affiliations = addPlace(out[i].Affiliations, places[key])
		}
	}
	return out
}

// bylineAuthor is a name with the notes in parentheses behind it: affiliations,
// or numbers of some.
func bylineAuthor(name string, notes []string) (a graph.Author, numbers []string) {
	a.Name = graph.ParseName(name)
	for _, note := range notes {
		if keys := noteNumbers(note); keys != nil {
			numbers = append(numbers, keys...)
		} else {
			a.Affiliations = addPlace(a.Affiliations, note)
		}
	}
	return a, numbers
}

// addPlace adds an affiliation as printed.
func addPlace(list []graph.Affiliation, text string) []graph.Affiliation {
	if raw := arxivText(text); raw != "" {
		list = append(list, graph.Affiliation{Raw: raw})
	}
	return list
}

// splitByline splits at commas, semicolons and "and" outside brackets. A list of
// numbered places in parentheses is a part of its own.
func splitByline(s string) []string {
	var parts []string
	depth, from := 0, 0
	cut := func(to, next int) {
		parts = appendText(parts, s[from:to])
		from = next
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' && depth == 0 && strings.HasPrefix(s[i+1:], "("):
			cut(i, i)
			depth++
		case c == '(' || c == '{':
			depth++
		case (c == ')' || c == '}') && depth > 0:
			depth--
		case depth > 0:
		case c == ',' || c == ';':
			cut(i, i+1)
		case c == ' ' && strings.HasPrefix(s[i:], " and "):
			cut(i, i+len(" and"))
		case c == 'a' && i == from && strings.HasPrefix(s[i:], "and "):
			from = i + len("and ")
		case c == ' ' && i == from:
			from = i + 1
		}
	}
	cut(len(s), len(s))
	return parts
}

// cutNotes takes the parentheses out of a part of a by-line.
func cutNotes(s string) (name string, notes []string) {
	var b strings.Builder
	depth, from := 0, 0
	for i, c := range s {
		switch {
		case c == '(':
			if depth++; depth == 1 {
				from = i + 1
			}
		case c == ')' && depth > 0:
			if depth--; depth == 0 {
				notes = appendText(notes, s[from:i])
			}
		case depth == 0:
			b.WriteRune(c)
		}
	}
	if depth > 0 { // one that does not end
		notes = appendText(notes, s[from:])
	}
	return strings.TrimSpace(b.String()), notes
}

// numberedPlaces reads a list of affiliations: "(1) Unit Y, (2) Unit Z (Old)".
func numberedPlaces(name string, notes []string) (list [][2]string, ok bool) {
	if name != "" || len(notes) != 1 || !strings.HasPrefix(notes[0], "(") {
		return nil, false
	}
	for item := range strings.SplitSeq(notes[0], "(") {
		key, place, _ := strings.Cut(item, ")")
		switch last := len(list) - 1; {
		case noteNumbers(key) != nil:
			list = append(list, [2]string{strings.TrimSpace(key), place})
		case last >= 0: // parentheses of the place
			list[last][1] += "(" + item
		}
	}
	for i := range list {
		list[i][1] = strings.Trim(list[i][1], " ,;")
	}
	return list, true
}

// noteNumbers are the numbers of affiliations in a note: "1", "1 and 2", "1,3".
func noteNumbers(note string) []string {
	var out []string
	for key := range strings.FieldsFuncSeq(strings.ReplaceAll(note, " and ", ","), func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if leadingDigits(key) != len(key) || len(key) > 3 {
			return nil
		}
		out = append(out, key)
	}
	return out
}
