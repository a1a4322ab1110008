package graph

import "strings"

// ParseORCID returns the sixteen characters with hyphens, or "" if the text holds
// no ORCID or its check digit is wrong. Some sources lose the check digit X at the
// end: fifteen digits in groups that ask for an X get it back.
func ParseORCID(text string) string {
	id := findChecked(text, 16)
	if id == "" {
		if id = findChecked(text+"X", 16); id == "" || !strings.HasSuffix(text, "-"+id[12:15]) {
			return ""
		}
	}
	total := 0
	for i := range 15 {
		total = (total + int(id[i]-'0')) * 2
	}
	if id[15] != checkChar((12-total%11)%11) {
		return ""
	}
	return id[:4] + "-" + id[4:8] + "-" + id[8:12] + "-" + id[12:]
}

// ParseISSN returns the ISSN as "1234-567X", or "" if the text holds none or its
// check digit is wrong.
func ParseISSN(text string) string {
	id := findChecked(text, 8)
	if id == "" || id == "00000000" {
		return ""
	}
	total := 0
	for i := range 7 {
		total += int(id[i]-'0') * (8 - i)
	}
	if id[7] != checkChar((11-total%11)%11) {
		return ""
	}
	return id[:4] + "-" + id[4:]
}

// checkChar writes a check digit modulo 11.
func checkChar(d int) byte {
	if d == 10 {
		return 'X'
	}
	return byte('0' + d)
}

// findChecked returns the first run of n digits, the last of which may be X, in
// groups of four with or without one dash between them.
func findChecked(text string, n int) string {
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			continue
		}
		if i == 0 || !isAlnum(text[i-1]) {
			if id := checkedAt(text[i:], n); id != "" {
				return id
			}
		}
		i += digitRun(text[i:]) - 1
	}
	return ""
}

// checkedAt reads n characters at the start of s.
func checkedAt(s string, n int) string {
	out := make([]byte, 0, n)
	i := 0
	for i < len(s) && len(out) < n {
		if len(out)%4 == 0 && len(out) > 0 {
			i += dashLen(s[i:])
		}
		if i == len(s) || !isDigit(s[i]) && !(len(out) == n-1 && s[i]|0x20 == 'x') {
			return ""
		}
		out = append(out, s[i]&^(s[i]>>1&0x20)) // x becomes X, digits stay
		i++
	}
	if len(out) < n || i < len(s) && isAlnum(s[i]) {
		return ""
	}
	return string(out)
}

// dashLen is the length of a dash at the start of s: a hyphen or one of its
// typographic forms.
func dashLen(s string) int {
	if strings.HasPrefix(s, "-") {
		return 1
	}
	for _, d := range []string{"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"} {
		if strings.HasPrefix(s, d) {
			return len(d)
		}
	}
	return 0
}

// isbnValue normalises an ISBN to 13 digits; "" if its check digit is wrong.
func isbnValue(s string) string {
	s = cutFold(s, "urn:isbn:", "isbn:", "isbn-13:", "isbn-10:", "isbn-13", "isbn-10", "isbn")
	digits := make([]byte, 0, 13)
	for i := 0; i < len(s); i++ {
		switch n := dashLen(s[i:]); {
		case n > 0:
			i += n - 1
		case s[i] == ' ':
		case (isDigit(s[i]) || len(digits) == 9 && s[i]|0x20 == 'x') && len(digits) < 13:
			digits = append(digits, s[i])
		default:
			return ""
		}
	}
	if len(digits) == 10 {
		return isbn13(digits)
	}
	if len(digits) != 13 || digits[12] != ean(digits) || string(digits[:2]) != "97" {
		return ""
	}
	return string(digits)
}

// isbn13 makes the long form of a short one, "" if its check digit is wrong.
func isbn13(d []byte) string {
	total := 0
	for i := range 9 {
		total += int(d[i]-'0') * (10 - i)
	}
	if d[9]&^(d[9]>>1&0x20) != checkChar((11-total%11)%11) {
		return ""
	}
	long := append([]byte("978"), d[:9]...)
	return string(append(long, ean(long)))
}

// ean is the check digit of the first twelve digits.
func ean(d []byte) byte {
	total := 0
	for i := range 12 {
		total += int(d[i]-'0') * (1 + 2*(i%2))
	}
	return byte('0' + (10-total%10)%10)
}

// ParseROR returns the nine characters of a ROR identifier, or "".
func ParseROR(text string) string {
	s := strings.TrimSpace(text)
	if path, ok := urlPath(s, "ror.org"); ok {
		s = path
	}
	s = lowerASCII(cutFold(s, "ror.org/", "ror:"))
	if len(s) != 9 || s[0] != '0' || !wosToken(s, 9) || !allDigits(s[7:]) {
		return ""
	}
	return s
}
