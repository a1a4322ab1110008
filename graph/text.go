package graph

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanText makes text from a source fit for people: HTML, JATS and MathML tags
// out, entities decoded (at most twice), controls and invisible characters out,
// white space folded. Upper and lower case stay. A sub- or superscript joins the
// word before it: "CO <sub>2</sub>" gives "CO2". Text in angle brackets that is
// no known tag stays as it is. Bytes that are no UTF-8 become U+FFFD.
func CleanText(s string) string {
	if plainText(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = stripTags(s)
	for range 2 {
		decoded := decodeEntities(s)
		if decoded == s {
			break
		}
		s = stripTags(decoded)
	}
	return foldSpace(s)
}

// plainText tells whether CleanText has nothing to do: no markup, no controls,
// nothing invisible, single blanks inside only, sound UTF-8. It is one loop,
// because all text passes here; plain ASCII goes by eight bytes at a time.
func plainText(s string) bool {
	blank := true // a blank here would be a leading or a second one
	for i := 0; i < len(s); i++ {
		for len(s)-i >= 8 {
			blanks, plain := plainEight(s[i : i+8])
			if !plain {
				break
			}
			if blanks&(blanks<<8) != 0 || blank && blanks&0x80 != 0 {
				return false
			}
			blank = blanks>>63 == 1
			i += 8
		}
		if i == len(s) {
			break
		}
		c := s[i]
		switch {
		case c == ' ':
			if blank {
				return false
			}
			blank = true
			continue
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if n == 1 || !plainRune(r) {
				return false
			}
			i += n - 1
		case c < ' ' || c == 0x7f || c == '<' || c == '&':
			return false
		}
		blank = false
	}
	return !blank || s == ""
}

// plainEight looks at eight bytes at once. plain is false if one of them is no
// printable ASCII or may begin markup; else blanks has the top bit of each byte
// that is a blank, the first byte lowest.
func plainEight(s string) (blanks uint64, plain bool) {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	_ = s[7]
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	lt, amp, del := x^(ones*'<'), x^(ones*'&'), x^(ones*0x7f)
	odd := x | (x-ones*' ')&^x | (lt-ones)&^lt | (amp-ones)&^amp | (del-ones)&^del
	if odd&tops != 0 {
		return 0, false
	}
	z := x ^ ones*' '
	return ^((z&^tops + ^uint64(tops)) | z | ^uint64(tops)), true
}

// plainRune tells whether a character beyond ASCII stays as it is.
func plainRune(r rune) bool {
	switch {
	case r < 0xC0:
		return r >= 0xA1 && r != 0xAD
	case r < 0x1680: // no blanks and no controls from U+00C0 on up to here
		return true
	}
	return !unicode.IsSpace(r) && !invisible(r)
}

// decodeEntities decodes references that end in a semicolon, once. Others, as
// in "R&D" or "AT&T", stay.
func decodeEntities(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		n := entityLen(s[i:])
		b.WriteString(s[:i])
		b.WriteString(html.UnescapeString(s[i : i+n]))
		s = s[i+n:]
	}
}

// entityLen is the length of the reference "&name;" or "&#…;" at the start of
// s, or 1 if there is none.
func entityLen(s string) int {
	for i := 1; i < len(s) && i < 34; i++ {
		c := s[i]
		if c == ';' && i > 1 {
			return i + 1
		}
		if !isAlnum(c) && !(c == '#' && i == 1) {
			break
		}
	}
	return 1
}

// foldSpace trims, makes each run of white space one blank, and leaves out
// controls and characters without width.
func foldSpace(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for i := 0; i < len(s); {
		n := printableASCII(s[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(s[i:])
			space := unicode.IsSpace(r)
			blank = blank || space
			if i += size; space || unicode.IsControl(r) || invisible(r) {
				continue
			}
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r) // of a byte that is none, U+FFFD
			continue
		}
		if blank && b.Len() > 0 {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}

// printableASCII is the length of the printable ASCII, without blanks, at the
// start of s.
func printableASCII(s string) int {
	n := 0
	for n < len(s) && ' ' < s[n] && s[n] < 0x7f {
		n++
	}
	return n
}

// invisible tells whether r is never more than noise of typesetting: zero-width
// space, word joiner, byte order mark, soft hyphen. Joiners that shape Persian
// and Indic words stay.
func invisible(r rune) bool {
	return r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0xAD
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isDigit(c) || isLetter(c) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
