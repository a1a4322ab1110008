package ingest

import (
	"slices"
	"testing"
)

// Countries are known by the names that sources give them.
func TestCountryCode(t *testing.T) {
	for name, want := range map[string]string{
		"Slovenia": "SI", "SLOVENIA": "SI", "Peoples R China": "CN", "PEOPLES R CHINA": "CN", "P. R. China": "CN",
		"People's Republic of China": "CN", "Taiwan": "TW", "England": "GB", "North Ireland": "GB", "Wales": "GB",
		"USA": "US", "U.S.A.": "US", "United States of America": "US", "U Arab Emirates": "AE", "South Korea": "KR",
		"Korea, Republic of": "KR", "Korea (Republic of)": "KR", "Republic of Korea": "KR", "Côte d’Ivoire": "CI",
		"Cote Ivoire": "CI", "Türkiye": "TR", "Turkiye": "TR", "Bosnia & Herceg": "BA", "Trinidad & Tobago": "TT",
		"The Netherlands": "NL", "Fed Rep Ger": "DE", "Rep of Georgia": "GE", "Georgia": "GE", "Iran (Islamic Republic of)": "IR",
		"Russian Federation": "RU", "Viet Nam": "VN", "Dem Rep Congo": "CD", "Rep Congo": "CG", "Kosovo": "XK",
		"Guinea-Bissau": "GW", "Papua N Guinea": "PG", "North Macedonia": "MK", "Eswatini": "SZ", "Hong Kong": "HK",
		"": "", "Atlantis": "", "USSR": "", "the": "", "California": "",
	} {
		if got := countryCode(name); got != want {
			t.Errorf("countryCode(%q) = %q, want %q", name, got, want)
		}
	}
}

// The names are in order, without repeats, and as countryKey writes them.
func TestCountryNames(t *testing.T) {
	var codes []string
	for i, e := range countryNames {
		if e.name != countryKey(e.name) {
			t.Errorf("%q is not a key: %q", e.name, countryKey(e.name))
		}
		if i > 0 && countryNames[i-1].name >= e.name {
			t.Errorf("%q is out of order", e.name)
		}
		if !slices.Contains(codes, e.code) {
			codes = append(codes, e.code)
		}
		if got := countryOf("Univ X, " + e.name); got != e.code && e.name != "georgia" {
			t.Errorf("an address in %q is in %q, want %q", e.name, got, e.code)
		}
	}
	if !slices.IsSorted(usStateNames[:]) {
		t.Error("the names of states are out of order")
	}
	if len(codes) < 240 {
		t.Errorf("%d countries", len(codes))
	}
}

// An address ends in its country, however it is written.
func TestCountryOf(t *testing.T) {
	for address, want := range map[string]string{
		"Univ Ljubljana, Dept Math, Ljubljana, Slovenia.":           "SI",
		"Stanford Univ, Stanford, CA 94305 USA":                     "US",
		"Columbia Univ, New York, NY 10027-6601 USA.":               "US",
		"George Washington Univ, Washington, DC USA.":               "US",
		"BOSTON UNIV,DEPT PHYS,BOSTON,MA 02215.":                    "US",
		"INST HENRI POINCARE,F-75005 PARIS,FRANCE.":                 "FR",
		"Stanford University, Stanford, California.":                "US",
		"Dept of Physics, New Brunswick, New Jersey":                "US",
		"Univ of New South Wales, Sydney, New South Wales":          "",
		"Emory Univ, Atlanta, Georgia.":                             "US",
		"Tbilisi State Univ, Tbilisi, Georgia":                      "GE",
		"Some Univ, Georgia":                                        "",
		"Univ Paris, 75005 Paris France":                            "FR",
		"King's College, London UK":                                 "GB",
		"Seoul Natl Univ, Seoul, Korea, Republic of":                "KR",
		"Univ Tehran, Tehran, Iran (Islamic Republic of)":           "IR",
		"Univ X, Beijing 100084, P. R. China":                       "CN",
		"Univ X, Beijing 100084 People's Republic of China":         "CN",
		"Univ Y, Lower Kent Ridge Rd, Singapore, Singapore, 119077": "SG",
		"Inst Z, Lyon, France. Electronic address: jane@z.fr.":      "FR",
		"Inst Z, Lyon, France. jane.doe@z.fr":                       "FR",
		"Mount Sinai Beth Israel":                                   "",
		"Federal Reserve Bank of New York":                          "",
		"Federal Reserve Bank, New Mexico":                          "US",
		"":                                                          "",
		",":                                                         "",
		"Univ Oxford":                                               "",
		"Korea Adv Inst Sci & Technol":                              "",
		"Slovenia":                                                  "SI",
		"Hokkaido Univ, Sapporo, Hokkaido 060, Japan":               "JP",
		"Univ Cambridge, Cambridge CB2 1TN, England.":               "GB",
		"Boğaziçi Üniversitesi, İstanbul, Türkiye":                  "TR",
		"University of Toronto, Toronto, ON M5S 1A1, Canada; and some text with no end": "",
	} {
		if got := countryOf(address); got != want {
			t.Errorf("countryOf(%q) = %q, want %q", address, got, want)
		}
	}
}
