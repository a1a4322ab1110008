package graph

import "unicode"

// FindDOI returns the first DOI inside free text, for example inside a
// reference. It ends at white space, a quotation mark or a tag. A DOI that
// arXiv gives comes back as the arXiv identifier.
func FindDOI(text string) (ID, bool) {
	for from := 0; from < len(text); {
		start := doiStart(text[from:])
		if start < 0 {
			return ID{}, false
		}
		from += start
		end := from + doiLen(text[from:])
		web := ""
		if inWebAddress(text[:from]) {
			web = "https://doi.org/"
		}
		if v := normalDOI(web + text[from:end]); v != "" {
			return doiID(v)
		}
		from = max(end, from+3)
	}
	return ID{}, false
}

// doiLen is the distance to the first character that ends a DOI in free text.
func doiLen(s string) int {
	for i, r := range s {
		switch {
		case unicode.IsSpace(r), r == '"', r == '\u201C', r == '\u201D':
			return i
		case r == '<' && tagAt(s[i:]).kind != noTag:
			return i
		}
	}
	return len(s)
}
