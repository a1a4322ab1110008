package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// listingHeading stands above a listing on the English site.
const listingHeading = "Related papers"

// maxHeading is the longest line, in bytes, that can be a heading or the name of
// a language; maxClasses the longest text before a date.
const (
	maxHeading = 60
	maxClasses = 160
)

var (
	listingDate     = regexp.MustCompile(`(?:^| )(\d{4}-\d{2}-\d{2})(?: |$)`)
	listingDot      = regexp.MustCompile(` *[·•|∙⋅] *`)
	listingCountRE  = regexp.MustCompile(`^(\d[\d,. ']*) ?[\pL\pM]+$`)
	listingPagerRE  = regexp.MustCompile(`^[‹<«] ?[\pL\pM. ]+(?: \d+)* ?[\pL\pM. ]+[›>»](.*)$`)
	listingCutNames = regexp.MustCompile(`(?i)(?:^|[ ,]+)(?:et al\.?|…|\.\.\.|\+ ?\d+(?: more| others?)?|(?:and |& )?\d+ (?:more|others?)(?: authors?)?|and others)$`)
)

// listingSpaces makes every run of white space, also of the kinds that browsers
// copy, one blank, and drops what has no width.
func listingSpaces(s string) string {
	fields := strings.FieldsFunc(s, unicode.IsSpace)
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
			return -1
		}
		return r
	}, strings.Join(fields, " "))
}

// listingSubject is the title in "Related papers: title". On sites of other
// languages the line repeats the heading above it.
func listingSubject(line, heading string) (string, bool) {
	for _, h := range []string{listingHeading, heading} {
		if h == "" || len(line) <= len(h) || !strings.EqualFold(line[:len(h)], h) {
			continue
		}
		rest := strings.TrimLeft(line[len(h):], " ")
		for _, colon := range []string{":", "："} {
			if title, ok := strings.CutPrefix(rest, colon); ok {
				title = strings.TrimSpace(title)
				return title, title != ""
			}
		}
	}
	return "", false
}

// listingCount is the number in "200 papers" or "1,234 papers".
func listingCount(line string) (int, bool) {
	m := listingCountRE.FindStringSubmatch(line)
	if m == nil {
		return 0, false
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, m[1])
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// listingPager tells whether a line is "‹ Prev 1 2 3 10 Next ›". It returns what
// is glued behind it where pages were joined without a line end.
func listingPager(line string) (rest string, ok bool) {
	m := listingPagerRE.FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	return strings.TrimSpace(m[1]), true
}

// listingMetaLine is a line of class, date and authors.
type listingMetaLine struct {
	class   string // "Machine Learning · Computer Science"
	date    string
	valid   bool // the date is one of the calendar
	authors []string
	cut     bool // some authors are left out
}

// listingMeta takes a meta line apart. The date is its anchor.
func listingMeta(line string) (listingMetaLine, bool) {
	at := listingDate.FindStringSubmatchIndex(line)
	if at == nil || at[0] > maxClasses {
		return listingMetaLine{}, false
	}
	parts := listingDot.Split(line[:at[0]], -1)
	for _, p := range parts {
		if p == "" {
			return listingMetaLine{}, false
		}
	}
	if len(parts) < 2 {
		return listingMetaLine{}, false
	}
	m := listingMetaLine{class: strings.Join(parts, " · "), date: line[at[2]:at[3]]}
	_, err := time.Parse(time.DateOnly, m.date)
	m.valid = err == nil
	m.authors, m.cut = listingAuthors(strings.TrimSpace(line[at[3]:]))
	return m, true
}

// listingAuthors splits a by-line. The comma that separates has a blank before
// it; another belongs to a name ("John Smith, Jr.").
func listingAuthors(s string) (names []string, cut bool) {
	if at := listingCutNames.FindStringIndex(s); at != nil {
		s, cut = s[:at[0]], true
	}
	for name := range strings.SplitSeq(s+" ", " , ") {
		if name = strings.Trim(name, " ,"); name != "" {
			names = append(names, name)
		}
	}
	return names, cut
}

// cutSign takes the sign of a cut text away and tells whether there was one.
func cutSign(s string) (string, bool) {
	for _, sign := range []string{"…", "..."} {
		if t, ok := strings.CutSuffix(s, sign); ok {
			return strings.TrimRight(t, " "), true
		}
	}
	return s, false
}
