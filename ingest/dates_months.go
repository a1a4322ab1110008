package ingest

import "strings"

// monthNumber is the month of a name: English in full or cut to three letters
// or more, German, French, Spanish, Italian and Portuguese in full. 0 is none.
func monthNumber(word string) int {
	word = strings.ToLower(word)
	if m := englishMonth(word); m != 0 {
		return m
	}
	return foreignMonth(word)
}

// englishMonth is the month of a name in small letters, in full or cut to three
// letters or more.
func englishMonth(word string) int {
	if len(word) < 3 {
		return 0
	}
	for i, name := range [...]string{"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"} {
		if strings.HasPrefix(name, word) {
			return i + 1
		}
	}
	return 0
}

func foreignMonth(word string) int {
	switch word {
	case "januar", "jänner", "janvier", "enero", "gennaio", "janeiro":
		return 1
	case "februar", "février", "fevrier", "febrero", "febbraio", "fevereiro":
		return 2
	case "märz", "maerz", "mars", "marzo", "março", "mrz":
		return 3
	case "avril", "abril", "aprile", "avr":
		return 4
	case "mai", "mayo", "maggio", "maio":
		return 5
	case "juni", "juin", "junio", "giugno", "junho":
		return 6
	case "juli", "juillet", "julio", "luglio", "julho":
		return 7
	case "août", "aout", "agosto":
		return 8
	case "septembre", "septiembre", "settembre", "setembro":
		return 9
	case "oktober", "octobre", "octubre", "ottobre", "outubro", "okt":
		return 10
	case "novembre", "noviembre", "novembro":
		return 11
	case "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "dez":
		return 12
	}
	return 0
}
