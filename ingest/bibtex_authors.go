package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// bibAuthors are the names of a field, and what was odd about them.
type bibAuthors struct {
	names []graph.Name
	ids   []graph.ID // of each name, if it has a number of DBLP
	cut   bool       // the field ends in "and others"
	odd   []string   // what was repaired, in words
	empty int        // names that stand for nobody, such as "Anonymous"
	split []string   // room for the names as written
}

// parseBibAuthors reads a field of names. A name that breaks the rules is kept
// as it is written; it never costs the others.
func parseBibAuthors(field string) bibAuthors {
	var a bibAuthors
	a.parse(field)
	return a
}

// parse is parseBibAuthors in the memory of the last names.
func (a *bibAuthors) parse(field string) {
	clear(a.names)
	*a = bibAuthors{names: a.names[:0], ids: a.ids[:0], split: a.split}
	field = decodeNameEntities(field)
	a.split = appendAnd(a.split[:0], field)
	names := a.split
	if len(names) == 1 {
		names = a.unsplit(names[0])
	}
	for _, name := range names {
		a.add(name)
	}
}

// add reads one name.
func (a *bibAuthors) add(name string) {
	name, cut := cutOthers(name)
	a.cut = a.cut || cut
	if whole, ok := plainBibName(name); ok {
		a.keep(whole, "")
		return
	}
	name = withoutDegrees(name)
	switch {
	case name == "" && cut:
	case name == "":
		a.note("a name is empty")
	case isNameSuffix(name) && len(a.names) > 0 && a.names[len(a.names)-1].Suffix == "":
		a.suffix(name)
	default:
		a.person(name)
	}
}

// person reads a name of somebody.
func (a *bibAuthors) person(name string) {
	name, number := cutBibNamesake(name)
	whole, ok := wholeName(name)
	if !ok {
		a.note("too many commas in a name")
	}
	a.keep(whole, number)
}

// keep adds a name that has been read, with the number of DBLP if it has one.
func (a *bibAuthors) keep(whole graph.Name, number string) {
	switch {
	case whole.Full == "":
		a.note("a name is empty")
	case graph.PlaceholderName(whole.Full):
		a.empty++
	default:
		a.names = append(a.names, whole)
		a.ids = append(a.ids, graph.ID{})
		if number != "" {
			a.ids[len(a.ids)-1], _ = dblpNamesake(whole.Full, number)
		}
	}
}

// cutBibNamesake takes off the number by which DBLP tells namesakes apart:
// "Wei Wang 0001", and what other programs make of it, "Wang 0001, Wei" and
// "0001, Wei Wang". There are less than a thousand of a name.
func cutBibNamesake(name string) (rest, number string) {
	family, given, comma := strings.Cut(name, ",")
	switch {
	case comma && isNamesakeNumber(family):
		return strings.TrimSpace(given), family
	case !comma:
		given, family = "", name
	default:
		given = "," + given
	}
	rest, number, ok := cutNamesake(family)
	if !ok || !isNamesakeNumber(number) {
		return name, ""
	}
	return rest + given, number
}

func isNamesakeNumber(s string) bool { return len(s) == 4 && s[0] == '0' && leadingDigits(s) == 4 }

// wholeName reads one name. One with too many commas stays as it is written,
// and is reported by false.
func wholeName(name string) (graph.Name, bool) {
	if n, ok := extendedName(name); ok {
		return n.graphName(), true
	}
	if n, ok := parseBibName(name); ok {
		if n.jr != "" && !isNameSuffix(n.jr) && initialsOnly(n.jr) && initialsOnly(n.first) {
			n.jr, n.first = "", spaced([]string{n.jr, n.first}) // "Merle, J., C."
		}
		return n.graphName(), true
	}
	return graph.Name{Full: texText(name), Org: true}, false
}

// suffix adds a suffix that stands as a name of its own to the name before.
func (a *bibAuthors) suffix(jr string) {
	last := &a.names[len(a.names)-1]
	*last = graph.NewName(last.Family, last.Given, last.Particle, texText(jr))
	a.note("a suffix stands as a name of its own")
}

func (a *bibAuthors) note(odd string) { a.odd = append(a.odd, odd) }

// cutOthers takes "others", "et al." and the like off the end of a name.
func cutOthers(name string) (string, bool) {
	if isOthers(name) {
		return "", true
	}
	if name == "" || !endsOthers(strings.TrimSuffix(name, ".")) {
		return name, false
	}
	for _, end := range [...]string{" et al.", " et al", ",et al.", " et.al.", " u.a.", " et~al."} {
		if cut := len(name) - len(end); cut > 0 && strings.EqualFold(name[cut:], end) {
			return strings.TrimRight(name[:cut], ", "), true
		}
	}
	return name, false
}

// endsOthers tells whether the last letter is that of "et al" or "u.a".
func endsOthers(name string) bool {
	return name != "" && (name[len(name)-1]|0x20 == 'l' || name[len(name)-1]|0x20 == 'a')
}

func isOthers(name string) bool {
	if len(name) > 16 {
		return false
	}
	name = strings.Trim(name, "{}. \t")
	if name == "" || strings.IndexByte("oOeEaA", name[0]) < 0 {
		return false
	}
	switch strings.ToLower(name) {
	case "others", "et al", "et~al", "et.al", "and others", "etal":
		return true
	}
	return false
}

// unsplit looks at a field without "and" that may hold several names all the same.
func (a *bibAuthors) unsplit(name string) []string {
	if inside, ok := wholeGroup(name); ok {
		// Braces around the whole field, as some tools write them.
		if names := splitAnd(inside); len(names) > 1 && allWith(names, ',') {
			a.note("the braces around all names are left out")
			return names
		}
		return []string{name}
	}
	if isExtendedName(name) {
		return []string{name}
	}
	if names := splitOutside(name, ';'); len(names) > 1 {
		a.note("names are separated by semicolons")
		return names
	}
	if names := commaList(splitOutside(withoutDegrees(name), ',')); names != nil {
		a.note("names are separated by commas")
		return names
	}
	return []string{name}
}

func allWith(names []string, c byte) bool {
	for _, n := range names {
		if strings.IndexByte(n, c) < 0 {
			return false
		}
	}
	return true
}

// commaList tells the names of a list that is separated by commas: full names,
// or family and given names in turn. nil is no such list.
func commaList(parts []string) []string {
	if len(parts) < 3 || len(parts) == 3 && (isNameSuffix(parts[1]) || isNameSuffix(parts[2])) {
		return nil
	}
	full := true
	for _, p := range parts {
		full = full && len(nameWords(p)) > 1 && !initialsOnly(p)
	}
	if full {
		return parts
	}
	if len(parts)%2 != 0 || len(parts) == 2 {
		return nil
	}
	var names []string
	for i := 0; i < len(parts); i += 2 {
		parts[i+1] = stripMarks(spaced(nameWords(parts[i+1])))
		if !looksPersonal(parts[i : i+2]) {
			return nil
		}
		names = append(names, parts[i]+", "+parts[i+1])
	}
	return names
}

// initialsOnly tells whether every word is an initial: "J. P.", "A.-L.", "M.D.a".
func initialsOnly(s string) bool {
	for _, w := range nameWords(s) {
		if len(w) > 1 && !strings.Contains(w, ".") {
			return false
		}
	}
	return true
}

// withoutDegrees drops commas at the ends and academic degrees between commas:
// "Smith, John, PhD".
func withoutDegrees(name string) string {
	name = strings.Trim(name, ", \t\r\n")
	if !strings.Contains(name, ",") {
		return name
	}
	parts := splitOutside(name, ',')
	kept := slices.DeleteFunc(parts[1:], isDegree)
	if len(kept) == len(parts)-1 {
		return name
	}
	return strings.Join(parts[:1+len(kept)], ", ")
}

func isDegree(s string) bool {
	if s == "" || len(s) > 8 || strings.IndexByte("pPmMbBdD.", s[0]) < 0 {
		return false
	}
	switch strings.ReplaceAll(strings.ToLower(s), ".", "") {
	case "phd", "md", "msc", "bsc", "mph", "dphil", "dr", "prof":
		return true
	}
	return false
}
