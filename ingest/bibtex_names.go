package ingest

import (
	"html"
	"strings"
	"unicode/utf8"

	"cocite/graph"
)

// bibName is one name of a BibTeX field in its four parts, each as written:
// braces and accents still stand.
type bibName struct {
	first, von, last, jr string
	literal              string // a name in one pair of braces; the parts are empty
}

// parseBibName splits one name by BibTeX's rules: "First von Last",
// "von Last, First" or "von Last, Jr, First". It returns false for one with
// more commas; what is behind the third is then left out.
func parseBibName(s string) (bibName, bool) {
	if inside, ok := wholeGroup(s); ok {
		return bibName{literal: inside}, true
	}
	parts := splitOutside(s, ',')
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	var n bibName
	switch len(parts) {
	case 1:
		n = firstVonLast(nameWords(parts[0]))
	case 2:
		n.von, n.last = vonLast(nameWords(parts[0]))
		n.first = spaced(nameWords(parts[1]))
	default:
		n.von, n.last = vonLast(nameWords(parts[0]))
		n.jr, n.first = spaced(nameWords(parts[1])), spaced(nameWords(parts[2]))
	}
	return n, len(parts) <= 3
}

// firstVonLast splits the words of a name without commas: von goes from the
// first small word to the last but the final word.
func firstVonLast(words []string) bibName {
	first := 0
	for first < len(words) && !isVon(words[first]) {
		first++
	}
	if first == len(words) {
		first = max(0, len(words)-1)
	}
	n := bibName{first: spaced(words[:first])}
	n.von, n.last = vonLast(words[first:])
	return n
}

// vonLast splits words behind the last small word, but last keeps one.
func vonLast(words []string) (von, last string) {
	split := 0
	for i := 0; i < len(words)-1; i++ {
		if isVon(words[i]) {
			split = i + 1
		}
	}
	return spaced(words[:split]), spaced(words[split:])
}

// spaced joins words.
func spaced(words []string) string { return strings.Join(words, " ") }

// extendedName reads a name of biblatex in the form "family=…, given=…".
func extendedName(s string) (bibName, bool) {
	if !isExtendedName(s) {
		return bibName{}, false
	}
	var n bibName
	for _, part := range splitOutside(s, ',') {
		key, value, ok := strings.Cut(part, "=")
		if !ok {
			continue
		}
		value = strings.Trim(strings.TrimSpace(value), `"`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "family":
			n.last = value
		case "given":
			n.first = value
		case "prefix":
			n.von = value
		case "suffix":
			n.jr = value
		}
	}
	return n, n.last != "" || n.first != ""
}

// isExtendedName tells whether the first part of a name has a key of biblatex.
func isExtendedName(s string) bool {
	key, _, ok := strings.Cut(s, "=")
	if !ok {
		return false
	}
	key = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(key)), "-i")
	return key == "family" || key == "given" || key == "prefix" || key == "suffix"
}

// graphName decodes the parts of a name.
func (n bibName) graphName() graph.Name {
	if n.literal != "" {
		return literalName(n.literal)
	}
	if n.first == "" && n.von == "" && n.jr == "" {
		return graph.ParseName(texText(n.last)) // it knows names without blanks
	}
	return graph.NewName(texText(n.last), stripMarks(texText(n.first)), texText(n.von), texText(n.jr))
}

// literalName is a name in one pair of braces: an organisation, or a person
// whose name the braces only protect from being split.
func literalName(s string) graph.Name {
	parts := splitOutside(s, ',')
	if len(parts) > 1 && len(parts) <= 3 && looksPersonal(parts) {
		n, _ := parseBibName(s)
		if len(parts) == 3 && isNameSuffix(parts[2]) { // "Hunt, Warren A., Jr"
			n.first, n.jr = parts[1], parts[2]
		}
		return n.graphName()
	}
	return graph.Name{Full: texText(s), Org: true}
}

// looksPersonal tells whether the parts between commas are those of a person:
// a short family name, then given names without small words, and a third part
// only if it makes one of them a suffix.
func looksPersonal(parts []string) bool {
	if len(parts) == 3 && !isNameSuffix(parts[1]) && !isNameSuffix(parts[2]) {
		return false
	}
	if len(nameWords(parts[0])) > 3 {
		return false
	}
	given := nameWords(parts[len(parts)-1])
	for _, w := range given {
		if isVon(w) {
			return false
		}
	}
	return len(given) > 0 && len(given) <= 3 && !graph.ParseName(texText(spaced(parts))).Org
}

// isNameSuffix tells whether a part of a name is Jr and the like.
func isNameSuffix(s string) bool {
	if len(s) > 16 {
		return false
	}
	switch strings.ToLower(strings.Trim(texText(s), ". ")) {
	case "jr", "sr", "junior", "senior", "i", "ii", "iii", "iv", "v", "2nd", "3rd", "4th", "esq":
		return true
	}
	return false
}

// stripMarks drops the letters of affiliations that some exports leave behind
// the initials: "A.a b" is "A.", "F.J.cq" is "F.J.".
func stripMarks(given string) string {
	dot := strings.LastIndexByte(given, '.')
	if dot < 0 || dot+1 == len(given) || given[dot+1] == ' ' {
		return given
	}
	for _, mark := range strings.Fields(given[dot+1:]) {
		if len(mark) > 2 || strings.Trim(mark, "abcdefghijklmnopqrstuvwxyz") != "" {
			return given
		}
	}
	return given[:dot+1]
}

// texText is a piece of LaTeX as text. Most is clean once it is decoded; to see
// that costs much less than to clean it.
func texText(s string) string {
	if isPlainTeX(s) {
		return s
	}
	var d latexDecoder
	return d.texText(s)
}

// texText is texText for a piece that is not plain, in the memory of the last one.
func (d *latexDecoder) texText(s string) string {
	if !isPlainText(s) {
		s = d.decode(s)
	}
	if isClean(s) {
		return s
	}
	return graph.CleanText(s)
}

// isClean tells whether decoded text certainly has no tags, entities, controls
// or odd white space.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		switch class := texClasses[s[i]]; {
		case class&(texForeign|texMarkup) == 0 && (class != texSpecial || s[i] >= ' '):
			i++
		case class == texForeign:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !isCleanRune(r) {
				return false
			}
			i += n
		default:
			return false
		}
	}
	return true
}

// isCleanRune is isClean for a letter or sign beyond ASCII.
func isCleanRune(r rune) bool {
	switch {
	case 0xC0 <= r && r <= 0x24F, 0x391 <= r && r <= 0x451, 0x4E00 <= r && r <= 0x9FA5:
	case '\u2010' <= r && r <= '\u2014', '\u2018' <= r && r <= '\u201F', r == '\u2026':
	default:
		return false
	}
	return true
}

// decodeNameEntities replaces the entities of HTML, whose semicolons would
// separate names.
func decodeNameEntities(s string) string {
	if strings.Contains(s, "&") && strings.Contains(s, ";") {
		return html.UnescapeString(s)
	}
	return s
}
