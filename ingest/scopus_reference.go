package ingest

import (
	"strings"

	"cocite/graph"
)

// maxFields bounds the fields that a reference is cut into. Nobody's reference has
// as many; text without an end is not taken apart.
const maxFields = 400

// parseYearInside reads one reference of grammar A:
//
//	authors, title (2003) source, 30 (3), pp. 581-595. , notes
//	authors, (1990) title, , publisher
//	authors, title (1984), publisher
//
// Whatever cannot be told is left in Raw alone.
func parseYearInside(raw string) graph.Ref {
	r := graph.Ref{Raw: raw, IDs: referenceIDs(raw)}
	year, ok := referenceYear(raw)
	before, behind := raw, ""
	if ok {
		r.Year = number(raw[year.from+1 : year.from+5])
		before, behind = strings.TrimRight(raw[:year.from], " ,"), raw[year.to:]
	}
	fields := commaFields(before)
	var n int
	r.Author, n = commaAuthors(fields)
	title := fields[n:]
	published := strings.HasPrefix(behind, ",")
	tail := commaFields(strings.TrimLeft(behind, ", "))
	switch at := firstPlace(tail); {
	case !ok: // source and title are not told apart
		at = firstPlace(title)
		title, tail = title[:at], title[at:]
	case len(title) == 0: // the title follows the year, or the source does
		title, tail = tail[:at], tail[at:]
		if volume, page := placeOf(tail); volume != "" && page != "" {
			r.Source, title = joinFields(title), behindPlace(tail)
		}
	case !published:
		r.Source = joinFields(tail[:at])
		tail = tail[at:]
	}
	r.Title = joinFields(title)
	r.Volume, r.Page = placeOf(tail)
	return r
}

// behindPlace are the fields behind the pages.
func behindPlace(fields []string) []string {
	for i := len(fields); i > 0; i-- {
		if isPlace(fields[i-1]) {
			return fields[i:]
		}
	}
	return nil
}

// referenceYear finds the year that parts title and source. Titles and notes hold
// years too: it is the first one that no small letter follows, or a later one up
// to which no comma comes.
func referenceYear(s string) (span, bool) {
	years := scopusYears(s)
	if len(years) == 0 {
		return span{}, false
	}
	found, ok := years[0], false
	for _, y := range years {
		if ok && strings.Contains(s[found.to:y.from], ",") {
			break
		}
		if !startsSmall(s[y.to:]) {
			found, ok = y, true
		}
	}
	return found, true
}

// commaAuthors reads the names that fields of grammar A begin with, two fields a
// name. It returns the first one and how many fields all of them take.
func commaAuthors(fields []string) (first string, n int) {
	for n < len(fields) {
		taken := 0
		switch {
		case isEtAl(fields[n]), authorStyle(fields[n]) == withDots, n > 0 && isGiven(fields[n]):
			taken = 1 // the last are initials that a comma cut in two
		case n+1 < len(fields) && isGiven(fields[n+1]) && len(fields[n]) <= maxAuthor && isFamily(strings.Fields(fields[n])):
			taken = 2
		}
		if taken == 0 {
			break
		}
		if first == "" && !isEtAl(fields[n]) {
			first = strings.Join(fields[n:n+taken], ", ")
		}
		n += taken
	}
	return first, n
}

// parseYearLast reads one reference of grammar B or C:
//
//	authors, title, source, 10, 11, pp. 1-9, (2017)
//
// Volume, issue and pages are told from the end, then the source is one field, and
// the title, which may hold commas, is what is left.
func parseYearLast(raw string) graph.Ref {
	r := graph.Ref{Raw: raw, IDs: referenceIDs(raw)}
	body := raw
	if years := scopusYears(raw); len(years) > 0 {
		y := years[len(years)-1]
		r.Year = number(raw[y.from+1 : y.from+5])
		body = strings.TrimRight(raw[:y.from], " ,") + raw[y.to:]
	}
	var fields []string
	r.Author, fields = leadingAuthors(body)
	at := lastPlaces(fields)
	if r.Year == 0 {
		r.Year = bareYear(fields[at:])
	}
	r.Volume, r.Page = placeOf(fields[at:])
	fields = withoutYear(fields[:at])
	source := sourceStart(fields, r.Volume != "")
	r.Title, r.Source = joinFields(fields[:source]), joinFields(fields[source:])
	return r
}

// leadingAuthors takes the names off the beginning of a reference, whether commas
// or semicolons stand between them.
func leadingAuthors(s string) (first string, fields []string) {
	for {
		i := strings.Index(s, "; ")
		if i < 0 || i > maxAuthor || strings.Contains(s[:i], ", ") {
			break
		}
		if first == "" && !isEtAl(s[:i]) {
			first = s[:i]
		}
		s = s[i+2:]
	}
	fields = commaFields(s)
	n, dotted := 0, first != "" && strings.Contains(first, ".")
	for n < len(fields) {
		style := authorStyle(fields[n])
		if style == noAuthor || style == withoutDots && (dotted || first == "" && !plausibleLone(fields[n:])) {
			break
		}
		if first == "" && style != etAl {
			first, dotted = fields[n], style == withDots
		}
		n++
	}
	return first, fields[n:]
}

// plausibleLone tells whether a first field like "Calin GA" is an author, not a
// title like "Vitamin D": a title and a source must be left.
func plausibleLone(fields []string) bool {
	return lastPlaces(fields) > 2 || len(fields) > 1 && isAuthor(fields[1])
}

// commaFields cuts a text at ", ".
func commaFields(s string) []string {
	if s == "" {
		return nil
	}
	fields := strings.SplitN(s, ", ", maxFields)
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	return fields
}

// joinFields is the text of some fields without what is no part of a title or a
// source: links, empty fields, the word before pages.
func joinFields(fields []string) string {
	kept := make([]string, 0, len(fields))
	for _, f := range fields {
		if f = strings.Trim(f, ", "); f != "" && f != "Pages" && f != "Pp." && !isWebAddress(f) {
			kept = append(kept, f)
		}
	}
	return strings.TrimPrefix(strings.Join(kept, ", "), "In: ")
}

// isWebAddress tells the address of a work.
func isWebAddress(s string) bool {
	for _, p := range []string{"http://", "https://", "doi:", "doi.org/", "DOI ", "DOI:", "www."} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return strings.HasPrefix(s, "10.") && strings.Contains(s, "/")
}

// referenceIDs are the identifiers in a reference as printed.
func referenceIDs(raw string) []graph.ID {
	var ids idList
	ids.add(graph.FindDOI(raw))
	for _, mark := range []string{"arXiv:", "arxiv:", "ArXiv:", "ARXIV:"} {
		if _, behind, ok := strings.Cut(raw, mark); ok {
			ids.make(graph.ArXiv, firstWord(behind))
		}
	}
	for _, mark := range []string{", PID: ", "PMID: "} {
		if _, behind, ok := strings.Cut(raw, mark); ok {
			ids.make(graph.PMID, firstWord(behind))
		}
	}
	return ids
}

// firstWord is what stands before the first blank, behind blanks, without signs at
// its end.
func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s[:min(len(s), 80)], " "), " ")
	return strings.TrimRight(word, ".,;)")
}
