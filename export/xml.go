package export

// xmlEntity is how a byte is written inside XML; "" stands for itself.
func xmlEntity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '\n':
		return "&#10;"
	case '\t':
		return "&#9;"
	}
	return ""
}

// appendXML writes clean text for an attribute value or for the inside of an
// element. Line ends and tabs are written as numbers, or readers would turn
// them into blanks inside attributes.
func appendXML(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		if c := s[i]; c > '>' {
			continue
		} else if e := xmlEntity(c); e != "" {
			b = append(append(b, s[from:i]...), e...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}

// quotedXML is appendXML for many strings; those without anything to escape
// are not copied.
func quotedXML(v []string) []string {
	return cleaned(v, func(s string) string {
		for i := range len(s) {
			if s[i] <= '>' && xmlEntity(s[i]) != "" {
				return string(appendXML(nil, s))
			}
		}
		return s
	})
}
