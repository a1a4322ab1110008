package graph

import "strings"

// plainName splits the names that most names are: words of Latin letters with a
// capital first and initials with a dot, the last word the family name. It takes
// only what the rules of ParseName split in the same way, and copies nothing.
func plainName(s string) (Name, bool) {
	last := -1 // blank before the last word
	for from := 0; ; {
		to := from
		for to < len(s) && s[to] != ' ' {
			to++
		}
		w := s[from:to]
		end := to == len(s)
		switch {
		case end && last < 0, w == "":
			return Name{}, false
		case plainInitial(w):
			if end {
				return Name{}, false
			}
		case !plainWord(w), isIn(particles, w), len(w) > 3 && (isIn(orgWords, w) || hasFold(w, "universit")):
			return Name{}, false
		case from == 0 && startsPlaceholder(w), end && isSuffix(w):
			return Name{}, false
		}
		if end {
			return Name{Full: s, Given: s[:last], Family: s[from:]}, true
		}
		last, from = to, to+1
	}
}

// plainInverted splits "Family, Given" of one plain family name and plain given
// names as the rules of ParseName do.
func plainInverted(s string) (Name, bool) {
	comma := strings.IndexByte(s, ',')
	if comma < 1 || comma+2 >= len(s) || s[comma+1] != ' ' {
		return Name{}, false
	}
	family, given := s[:comma], s[comma+2:]
	if !plainWord(family) || !plainGiven(given) || len(family) > 3 && (isIn(orgWords, family) || hasFold(family, "universit")) {
		return Name{}, false
	}
	return Name{Full: s, Family: family, Given: given}, true
}

// plainGiven tells given names and initials that no rule splits or moves: words
// of letters, hyphens and dots with a capital first, the last one no suffix.
func plainGiven(s string) bool {
	from := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case i == from && (c < 'A' || c > 'Z'):
			return false
		case 'a' <= c|0x20 && c|0x20 <= 'z', c == '.', c == '-':
		case c == ' ':
			from = i + 1
		case latin1Letter(s, i):
			i++
		default:
			return false
		}
	}
	return from < len(s) && !isSuffix(s[from:])
}

// latin1Letter tells a letter of Latin-1 beyond ASCII at i, in two bytes.
func latin1Letter(s string, i int) bool {
	return s[i] == 0xC3 && i+1 < len(s) && 0x80 <= s[i+1] && s[i+1] < 0xC0 && s[i+1]&^0x20 != 0x97 // no "×", no "÷"
}

// plainInitial tells a capital with a dot.
func plainInitial(w string) bool { return len(w) == 2 && w[1] == '.' && 'A' <= w[0] && w[0] <= 'Z' }

// plainWord tells a word of letters with a capital first that is more than
// capitals. Letters are those of ASCII and Latin-1; hyphens may stand inside.
func plainWord(w string) bool {
	if w == "" || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	small := false
	for i := 1; i < len(w); i++ {
		switch c := w[i]; {
		case 'a' <= c && c <= 'z':
			small = true
		case 'A' <= c && c <= 'Z':
		case c == '-' && i+1 < len(w):
		case latin1Letter(w, i):
			i++
		default:
			return false
		}
	}
	return small
}

// startsPlaceholder tells the first words of names that stand for nobody.
func startsPlaceholder(w string) bool {
	switch len(w) {
	case 2:
		return w == "Et" || w == "No"
	case 3:
		return strings.EqualFold(w, "and")
	case 6:
		return strings.EqualFold(w, "author")
	case 7:
		return strings.EqualFold(w, "unknown")
	}
	return false
}
