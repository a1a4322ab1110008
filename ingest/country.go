package ingest

import (
	"cmp"
	"slices"
	"strings"

	"cocite/graph"
)

// countryCode is the ISO 3166-1 alpha-2 code of a country by its English name in
// full, by the abbreviation that Web of Science uses, or by the usual short form
// ("USA", "UK", "Peoples R China", "Korea, Republic of"). Kosovo is XK. It is ""
// for a name that is none, and for a state without a code of today.
func countryCode(name string) string {
	key := countryKey(name)
	i, ok := slices.BinarySearchFunc(countryNames[:], key, func(e countryEntry, key string) int {
		return cmp.Compare(e.name, key)
	})
	if !ok {
		return ""
	}
	return countryNames[i].code
}

// countryKey makes names of countries comparable: small letters without accents,
// no points, commas, brackets and apostrophes, "and" for "&", no article.
func countryKey(name string) string {
	if !isASCIIText(name) {
		name = graph.Fold(name)
	}
	b := make([]byte, 0, len(name)+4)
	for i := range len(name) {
		switch c := name[i]; {
		case 'A' <= c && c <= 'Z':
			b = append(b, c|0x20)
		case c == '\'', c == '`':
		case c == '&':
			b = append(b, " and "...)
		case c <= ' ', strings.IndexByte(".,()[]-;:", c) >= 0:
			b = append(b, ' ')
		default:
			b = append(b, c)
		}
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(string(b)), " "), "the ")
}

func isASCIIText(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// countryOf is the ISO 3166-1 alpha-2 code of the country in which an address
// ends: "…, Ljubljana, Slovenia.", "…, CA 94305 USA", "…, Boston, MA 02215",
// "…, 75005 Paris, France. Electronic address: a@b.fr". It is "" if the address
// does not say.
func countryOf(address string) string {
	address = withoutMail(address)
	rest, last := cutLastPart(address)
	if code := countryOfPart(rest, last); code != "" {
		return code
	}
	// "Seoul, Korea, Republic of", and a postcode of its own behind the country
	before, previous := cutLastPart(rest)
	switch {
	case countryKey(last) == "republic of", countryKey(last) == "islamic republic of":
		return countryCode(previous + " " + last)
	case isPostcode(last):
		return countryOfPart(before, previous)
	}
	return ""
}

// withoutMail cuts what PubMed and others write behind an address: the address
// for letters and that for electronic mail.
func withoutMail(address string) string {
	if i := strings.Index(address, "lectronic address:"); i > 0 {
		address = address[:i-1]
	}
	for {
		address = strings.TrimRight(address, " \t.;,:")
		i := strings.LastIndexAny(address, " \t") + 1
		word := address[i:]
		if !strings.Contains(word, "@") && !strings.EqualFold(word, "email") && !strings.EqualFold(word, "e-mail") {
			return address
		}
		address = address[:i]
	}
}

// cutLastPart cuts an address at its last comma.
func cutLastPart(address string) (rest, last string) {
	i := strings.LastIndexByte(address, ',')
	return address[:max(i, 0)], strings.Trim(address[i+1:], " \t.;")
}

// countryOfPart is the country that the last part of an address names. The rest
// decides whether Georgia is the country or the state.
func countryOfPart(rest, part string) string {
	if strings.EqualFold(part, "Georgia") {
		return countryOfGeorgia(rest)
	}
	if code := countryCode(part); code != "" {
		return code
	}
	if inUSA(part) {
		return "US"
	}
	return countryBehindPlace(part)
}

// countryOfGeorgia tells the country from the state by its towns; of others
// nothing is guessed.
func countryOfGeorgia(rest string) string {
	key := countryKey(rest)
	for _, town := range [...]string{"tbilisi", "tiflis", "kutaisi", "batumi", "telavi", "gori", "rustavi", "zugdidi", "akhaltsikhe"} {
		if key == town || strings.HasSuffix(key, " "+town) || strings.Contains(key, town+" ") {
			return "GE"
		}
	}
	for _, town := range [...]string{"atlanta", "athens", "augusta", "savannah", "macon", "columbus", "statesboro", "marietta", "decatur"} {
		if key == town || strings.HasSuffix(key, " "+town) {
			return "US"
		}
	}
	return ""
}

// countryBehindPlace finds the country at the end of a part without commas:
// "75005 Paris France", "London UK", "CA 94305 USA". More than one word before
// it may be the name of an institution, unless there is a number.
func countryBehindPlace(part string) string {
	words := strings.Fields(part)
	numbers := strings.ContainsAny(part, "0123456789")
	for i := 1; i < len(words); i++ {
		code := countryCode(strings.Join(words[i:], " "))
		if code == "" {
			continue
		}
		if likeCountry(words[i-1], words[i]) || strings.EqualFold(words[i], "Georgia") {
			return ""
		}
		if numbers || i == 1 || code == "US" || code == "GB" || code == "CN" {
			return code
		}
		return ""
	}
	return ""
}

// likeCountry tells places and names that end as a country does.
func likeCountry(before, country string) bool {
	switch strings.ToLower(before) {
	case "new": // New Jersey, New Mexico, New England
		return true
	case "south": // New South Wales
		return strings.EqualFold(country, "wales")
	case "beth", "mount", "mt", "saint", "st", "san", "lake", "west", "east", "north", "upper", "lower":
		return true
	}
	return false
}

// isPostcode tells a part of a few letters and digits with a digit in it.
func isPostcode(part string) bool {
	digits := 0
	for _, c := range part {
		switch {
		case '0' <= c && c <= '9':
			digits++
		case c != ' ' && c != '-' && (c < 'A' || c > 'Z'):
			return false
		}
	}
	return digits > 0 && len(part) <= 10
}

// inUSA tells a state with a postcode ("MA 02215", "NY 10027-6601"), and the name
// of a state that no other country has.
func inUSA(part string) bool {
	if state, code, ok := strings.Cut(part, " "); ok && len(state) == 2 {
		return slices.Contains(usStates[:], state) && isZIP(strings.TrimSpace(code))
	}
	_, ok := slices.BinarySearch(usStateNames[:], countryKey(part))
	return ok
}

// isZIP tells five digits, or nine with a hyphen.
func isZIP(s string) bool {
	return leadingDigits(s) == 5 && (len(s) == 5 || len(s) == 10 && s[5] == '-' && leadingDigits(s[6:]) == 4)
}

// usStates are the postal abbreviations of states.
var usStates = [...]string{
	"AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
	"KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC",
	"ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
}

// usStateNames are the names of states in order, without Georgia.
var usStateNames = [...]string{
	"alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware",
	"district of columbia", "florida", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky",
	"louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri",
	"montana", "nebraska", "nevada", "new hampshire", "new jersey", "new mexico", "new york", "north carolina",
	"north dakota", "ohio", "oklahoma", "oregon", "pennsylvania", "rhode island", "south carolina",
	"south dakota", "tennessee", "texas", "utah", "vermont", "virginia", "washington", "washington dc",
	"west virginia", "wisconsin", "wyoming",
}
