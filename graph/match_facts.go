package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	cutFamily   = 6  // letters of a family name that a source may have cut
	titleAlone  = 20 // letters of a title that can be alone
	insideTitle = 25 // letters of a title that is looked for inside a reference
	insideHead  = 24 // of them, those that stand in the key
)

// citable are what references to a work can say, made comparable.
type citable struct {
	families []string // keys of the first author
	initial  rune     // 0 if unknown
	year     int32
	volume   string
	pages    [2]string // first page and article number; never twice the same
	sources  [2]string // name and abbreviation, folded; of a book its title
	title    string    // TitleKey; "" if it is cut or generic
	generic  bool      // too short or too common to be alone
}

// citing are what a reference says of the work it means.
type citing struct {
	families []string
	cut      bool // the family name may be only the beginning of it
	initial  rune
	year     int32
	volume   string
	page     string
	source   string
	printed  string // the title as printed
	title    string
	generic  bool
	raw      string
}

// work reads the facts of an entry.
func (m *matcher) work(e int32) citable {
	x := &m.j.b.entries[e]
	d := &m.j.b.details[x.detail]
	w := citable{year: x.year, volume: volumeKey(d.volume), pages: [2]string{pageKey(d.pageFirst), pageKey(d.articleNo)}}
	if w.pages[0] == w.pages[1] {
		w.pages[1] = ""
	}
	if a, ok := m.firstAuthor(d); ok {
		w.families, w.initial = familyKeys(a), initialOf(a)
	}
	if x.title != "" && !x.flags.has(titleCut) {
		w.title, w.generic = comparableTitle(x.title)
	}
	w.sources = m.sourcesOf(x, d)
	return w
}

// sourcesOf are the name and the abbreviation of a work's source. References to
// a book name its title instead.
func (m *matcher) sourcesOf(x *entry, d *detail) [2]string {
	if d.venue < 0 {
		return [2]string{Fold(x.title)}
	}
	v := &m.j.b.venues.list[d.venue]
	return [2]string{Fold(v.name), Fold(v.abbrev)}
}

// firstAuthor is the first name of a by-line that is somebody's.
func (m *matcher) firstAuthor(d *detail) (Name, bool) {
	for _, k := range in(d.authors, m.j.b.mentions) {
		if !m.j.nobody[k.name] {
			return m.j.b.names.list[k.name], true
		}
	}
	return Name{}, false
}

// longTitle tells whether the title can name the work alone.
func (w *citable) longTitle() bool {
	return !w.generic && utf8.RuneCountInString(w.title) >= titleAlone
}

// fitsInside tells whether the title can be looked for inside references.
func (w *citable) fitsInside() bool {
	return !w.generic && utf8.RuneCountInString(w.title) >= insideTitle
}

// comparableTitle is the key of a title, "" if all works of its kind have it, and
// whether it is too short or too common to be alone.
func comparableTitle(title string) (key string, generic bool) {
	t := readTitle(title)
	return t.key, t.generic
}

// ref reads the facts of a reference but its title, which costs most.
func (m *matcher) ref(t *keptRefText) citing {
	words := m.j.b.words.list
	f := citing{
		year: t.year, volume: volumeKey(words[t.volume]), page: pageKey(words[t.page]),
		source: Fold(words[t.source]), raw: t.raw,
	}
	f.families, f.initial, f.cut = refAuthor(words[t.author])
	return f
}

// refAuthor reads the first author of a reference. Web of Science prints the
// initials behind the family name, in old references all in capitals, and a long
// family name cut: "DEER BA", "VAN RAAN AFJ", "GRANOVET.MS".
func refAuthor(s string) (families []string, initial rune, cut bool) {
	s = strings.TrimSpace(strings.TrimPrefix(s, "*"))
	if s == "" {
		return nil, 0, false
	}
	if family, initials, ok := cutName(s); ok {
		return familyKeys(Name{Family: family}), firstLetter(initials), true
	}
	if i := capitalInitials(s); i > 0 {
		s = s[:i] + "," + s[i:]
	}
	n := ParseName(s)
	return familyKeys(n), initialOf(n), false
}

// cutName splits "GRANOVET.MS" and "GRANOVET.".
func cutName(s string) (family, initials string, ok bool) {
	family, initials, ok = strings.Cut(s, ".")
	if !ok || len(family) < cutFamily || len(initials) > 4 || strings.ContainsAny(s, " ,") || strings.ContainsAny(initials, ".-") {
		return "", "", false
	}
	return family, initials, initials == strings.ToUpper(initials)
}

// capitalInitials is where the blank before the initials stands in a name that is
// all capitals; 0 if there is none.
func capitalInitials(s string) int {
	i := strings.LastIndexByte(s, ' ')
	if i < 2 || len(s)-i > 5 || s != strings.ToUpper(s) || strings.ContainsAny(s, ".,") {
		return 0
	}
	return i
}

// initialOf is the first letter of the given names, 0 if there are none.
func initialOf(n Name) rune {
	for _, t := range n.GivenTokens() {
		return firstLetter(t)
	}
	return 0
}

func firstLetter(s string) rune {
	for _, r := range foldWord(s) {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// volumeKey makes volumes comparable: small letters and digits, without the word
// for it and without leading zeros.
func volumeKey(s string) string {
	if s == "" {
		return ""
	}
	s = wordKey(s)
	for _, word := range []string{"volume", "vol"} {
		if rest := strings.TrimPrefix(s, word); rest != "" && isDigit(rest[0]) {
			s = rest
		}
	}
	return strings.TrimLeft(s, "0")
}

// firstRunes are the first n characters of a text.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// sameFamily tells whether a reference and a work name the same family.
func (f *citing) sameFamily(w *citable) bool {
	for _, a := range f.families {
		for _, b := range w.families {
			if a == b || f.cut && len(a) >= cutFamily && strings.HasPrefix(b, a) {
				return true
			}
		}
	}
	return false
}

// clash tells whether volume and page are known on both sides and both differ.
func (f *citing) clash(w *citable) bool {
	return f.volume != "" && w.volume != "" && f.volume != w.volume &&
		f.page != "" && w.pages[0] != "" && f.page != w.pages[0] && f.page != w.pages[1]
}

// sameInitial tells whether initials agree or one is unknown.
func sameInitial(a, b rune) bool { return a == b || a == 0 || b == 0 }
