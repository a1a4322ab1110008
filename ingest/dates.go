package ingest

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
)

// partialDate is a date as precise as its source: Month and Day may be 0, and
// the Year too where only a day of some year is known.
type partialDate struct{ Year, Month, Day int }

// String is "2020", "2020-03" or "2020-03-15"; "" without a year.
func (d partialDate) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return strconv.Itoa(d.Year) + dateParts[d.Month]
	}
	return strconv.Itoa(d.Year) + dateParts[d.Month] + dateParts[d.Day]
}

// dateParts are months and days as a date has them.
var dateParts = [...]string{
	"", "-01", "-02", "-03", "-04", "-05", "-06", "-07", "-08", "-09", "-10",
	"-11", "-12", "-13", "-14", "-15", "-16", "-17", "-18", "-19", "-20",
	"-21", "-22", "-23", "-24", "-25", "-26", "-27", "-28", "-29", "-30", "-31",
}

// refine adds a month and a day of another date that says nothing else.
func (d partialDate) refine(other partialDate) partialDate {
	if other.Year != 0 && other.Year != d.Year {
		return d
	}
	if d.Month == 0 {
		d.Month, d.Day = other.Month, other.Day
	}
	if d.Day == 0 && other.Month == d.Month {
		d.Day = other.Day
	}
	return d.valid()
}

// valid drops a month or a day that does not exist.
func (d partialDate) valid() partialDate {
	if d.Month < 1 || d.Month > 12 {
		d.Month, d.Day = 0, 0
	}
	if d.Day < 1 || d.Day > monthDays(d.Year, d.Month) {
		d.Day = 0
	}
	return d
}

// monthDays is the length of a month; 0 without a month.
func monthDays(year, month int) int {
	switch month {
	case 0:
		return 0
	case 2:
		if year == 0 || year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// parseDate reads a date as bibliographies write it: EDTF and biblatex
// ("2020-03-15", "2020-03/2020-05", "1990~", "/2010"), RIS ("2020/03//spring"),
// "15 March 2020", "Mar 2020", "2019 Nov-Dec", "15.03.2020", "c2004", "2020a".
// A span gives its first date. Of what is not clear nothing is guessed:
// "03/04/2020" gives the year alone. Without a year the result may still hold a
// month and a day. Whether a work can be of the year is for Limits to tell.
func parseDate(s string) partialDate {
	s = strings.TrimSpace(s)
	if d, ok := isoDate(s); ok {
		return d
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		if d, ok := isoDate(to); ok && (from == "" || from == "..") {
			return d
		}
	}
	if d, ok := dayFirstDate(s); ok {
		return d
	}
	return wordDate(s, partialDate{})
}

// isoDate reads a date that begins with its year in four digits, or in eight
// digits year, month and day.
func isoDate(s string) (partialDate, bool) {
	digits := leadingDigits(s)
	if digits == 8 {
		d := partialDate{number(s[:4]), number(s[4:6]), number(s[6:8])}
		return d, plausibleYear(d.Year) && d == d.valid() && d.Day > 0
	}
	if digits != 4 || !plausibleYear(number(s[:4])) {
		return partialDate{}, false
	}
	d := partialDate{Year: number(s[:4])}
	month, rest := datePart(s[4:])
	if month == 0 {
		return wordDate(s[4:], d), true
	}
	d.Month = month
	d.Day, _ = datePart(rest)
	return d.valid(), true
}

// datePart reads "-03" or "/3" and returns the rest. A part of more digits is
// the year in which a span ends.
func datePart(s string) (int, string) {
	if s == "" || s[0] != '-' && s[0] != '/' && s[0] != '.' {
		return 0, s
	}
	n := leadingDigits(s[1:])
	if n == 0 || n > 2 {
		return 0, s
	}
	return number(s[1 : 1+n]), s[1+n:]
}

// dayFirstDate reads "15.03.2020" and "03/15/2020".
func dayFirstDate(s string) (partialDate, bool) {
	n := leadingDigits(s)
	if n < 1 || n > 2 {
		return partialDate{}, false
	}
	a := number(s[:n])
	b, rest := datePart(s[n:])
	if b == 0 || len(rest) < 5 || leadingDigits(rest[1:]) != 4 || rest[0] != s[n] {
		return partialDate{}, false
	}
	d := partialDate{Year: number(rest[1:5])}
	switch {
	case !plausibleYear(d.Year):
		return partialDate{}, false
	case a > 12 || s[n] == '.':
		d.Month, d.Day = b, a
	case b > 12:
		d.Month, d.Day = a, b
	case a == b:
		d.Month, d.Day = a, b
	}
	return d.valid(), true
}

// wordDate finds what is not yet known of d in words: a year, the name of a
// month and a day beside it.
func wordDate(s string, d partialDate) partialDate {
	last, behind := 0, s // a number of one or two digits right before, and the text from its end on
	for s != "" {
		if n := leadingDigits(s); n > 0 {
			first := 0
			if isDash(behind[:len(behind)-len(s)]) {
				first = last
			}
			last = 0
			switch value := number(s[:min(n, 4)]); {
			case n == 4 && d.Year == 0 && plausibleYear(value):
				d.Year = value
			case n <= 2 && d.Month != 0 && d.Day == 0:
				d.Day = value
			case n <= 2:
				last = cmp.Or(first, value)
			}
			s = s[n:]
			behind = s
			continue
		}
		n := leadingLetters(s)
		if n == 0 {
			s = s[1:]
			continue
		}
		if m := monthNumber(s[:n]); m != 0 && d.Month == 0 {
			d.Month, d.Day = m, last
		}
		s = s[n:]
	}
	return d.valid()
}

// isDash tells the text between the days of a span: "1-4 June".
func isDash(s string) bool {
	switch strings.TrimSpace(s) {
	case "-", "--", "–", "—", "/":
		return true
	}
	return false
}

// plausibleYear tells whether four digits look like a year at all.
func plausibleYear(y int) bool { return 1000 <= y && y <= 2999 }

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// leadingLetters counts the bytes of letters at the start.
func leadingLetters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// number reads at most nine digits.
func number(s string) int {
	n := 0
	for i := 0; i < min(len(s), 9); i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
