package ingest

import "strings"

// placeOf is the volume and the first page among fields.
func placeOf(fields []string) (volume, page string) {
	for _, f := range fields {
		switch p, ok := printedPages(f); {
		case ok && page == "":
			page, _ = splitPages(p)
			page = strings.TrimRight(page, ". ")
		case !ok && volume == "" && isVolume(f):
			volume, _, _ = strings.Cut(f, " (")
			volume = strings.TrimRight(volume, ". ")
			if strings.HasPrefix(volume, "(") || strings.HasSuffix(volume, "Issue") {
				volume = "" // an issue alone
			}
		}
	}
	return volume, page
}

// printedPages is what follows "pp." or "p.", up to the end of the sentence.
func printedPages(field string) (string, bool) {
	for _, p := range []string{"pp. ", "p. ", "pp ", "pp.", "Pp. "} {
		if rest, ok := strings.CutPrefix(field, p); ok {
			rest, _, _ = strings.Cut(strings.TrimLeft(rest, " "), " ")
			return rest, strings.ContainsAny(rest, "0123456789ivxlc")
		}
	}
	return "", false
}

// isVolume tells "30 (3)", "10", "(1657)", "486", "2019-August", "S1", "10440 LNCS",
// "3-5": a number with little around it.
func isVolume(f string) bool {
	if strings.HasSuffix(f, "Special Issue") {
		return true
	}
	if len(f) > 24 || strings.ContainsAny(f, ":/") || !strings.ContainsAny(f, "0123456789") && !isRoman(f) {
		return false
	}
	head, issue, ok := strings.Cut(f, " (")
	if ok && !strings.HasSuffix(strings.TrimRight(issue, ". "), ")") {
		return false
	}
	if strings.HasPrefix(head, "(") && strings.HasSuffix(head, ")") {
		return true
	}
	words := strings.Fields(strings.TrimRight(head, "."))
	switch len(words) {
	case 1:
		return leadingLetters(words[0]) <= 3 || isVolumeWord(words[0])
	case 2:
		return isVolumeWord(words[0]) || words[1] == "LNCS" || words[1] == "LNAI" || words[1] == "LNBI" || words[1] == "SUPPL" || words[1] == "PART"
	case 3:
		return strings.HasSuffix(words[0], "PART") || words[1] == "PART" || words[1] == "SUPPL." || words[1] == "SUPPL"
	}
	return false
}

// isVolumeWord tells what stands before the number of a volume or an issue.
func isVolumeWord(w string) bool {
	switch strings.ToLower(strings.TrimRight(w, ".")) {
	case "vol", "volume", "no", "issue", "suppl", "supplement", "part", "pt", "iss":
		return true
	}
	return false
}

// isRoman tells a volume in Roman numerals.
func isRoman(f string) bool {
	return f != "" && len(f) <= 8 && strings.Trim(f, "IVXLC") == ""
}

// isPlace tells whether a field is a volume, an issue or pages.
func isPlace(f string) bool {
	_, ok := printedPages(f)
	return ok || isVolume(f)
}

// firstPlace is where the first volume, the pages or an empty field stand; what is
// before is a title or a source. A number at the very beginning is part of it.
func firstPlace(fields []string) int {
	for i, f := range fields {
		if f == "" || f == "." || i > 0 && isPlace(f) {
			return i
		}
		if _, ok := printedPages(f); ok {
			return i
		}
	}
	return len(fields)
}

// lastPlaces is where the volume, the issue and the pages at the end begin: at most
// two numbers before the pages.
func lastPlaces(fields []string) int {
	at, numbers := len(fields), 0
	for at > 0 && (fields[at-1] == "" || isWebAddress(fields[at-1])) {
		at--
	}
	for at > 0 && numbers < 2 && isPlace(fields[at-1]) {
		if at--; isVolume(fields[at]) {
			numbers++
		}
	}
	return at
}

// bareYear is the only number of a place if it can be a year.
func bareYear(place []string) int {
	year := 0
	for _, f := range place {
		if !isVolume(f) {
			continue
		}
		if year != 0 || len(f) != 4 || leadingDigits(f) != 4 || !sanePrintYear(number(f)) {
			return 0
		}
		year = number(f)
	}
	return year
}

// withoutYear drops a bare year behind the source: "Proc. VLDB Endow., 2012".
func withoutYear(fields []string) []string {
	n := len(fields)
	if n > 2 && len(fields[n-1]) == 4 && leadingDigits(fields[n-1]) == 4 && sanePrintYear(number(fields[n-1])) {
		return fields[:n-1]
	}
	return fields
}

// sourceStart is where the source begins: at the first field that only a source
// begins like, else at the last one. One field alone is a title, unless it is
// short and a volume follows.
func sourceStart(fields []string, volume bool) int {
	switch n := len(fields); n {
	case 0:
		return 0
	case 1:
		if volume && len(strings.Fields(fields[0])) <= 6 {
			return 0
		}
		return 1
	default:
		for i, f := range fields[1:] {
			if beginsSource(f) {
				return i + 1
			}
		}
		return n - 1
	}
}

// beginsSource tells a field that begins like the name of proceedings or a series.
func beginsSource(f string) bool {
	word, rest, _ := strings.Cut(f, " ")
	switch word {
	case "Proceedings", "Proc.", "Proc", "In:", "Proceeding", "IEEE", "ACM", "ArXiv", "arXiv", "CoRR", "Ieee", "Acm", "Advances":
		return true
	}
	switch {
	case leadingDigits(word) == 4 && len(word) == 4 && rest != "" && sanePrintYear(number(word)):
		return true
	case leadingDigits(word) > 0 && rest != "" && isOrdinal(word[leadingDigits(word):]):
		return true
	}
	for _, p := range []string{"Journal of", "Annals of", "Transactions of"} {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	for _, w := range []string{"Conference", "Symposium", "Workshop", "Proceedings", "Proc.", "Lecture Notes"} {
		if strings.Contains(f, w) {
			return true
		}
	}
	return false
}

// isOrdinal tells the ending of a number like 5th.
func isOrdinal(s string) bool {
	switch strings.ToLower(s) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}
