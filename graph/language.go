package graph

import (
	"strings"

	"golang.org/x/text/language"
)

// LanguageCode turns what a source prints as the language of a work into the code
// of ISO 639: two letters if the language has such a code, else three. It knows
// codes of both lengths with or without a region (en, ger, pt-BR), English and
// some native names, and the names that LaTeX's babel has. Of several languages
// it takes the first. What it doesn't know comes back as it is.
func LanguageCode(printed string) string {
	if twoLetters(printed) {
		return printed
	}
	first := printed
	if i := strings.IndexAny(first, ";,|/"); i > 0 {
		first = first[:i]
	}
	word := strings.ToLower(strings.Trim(first, " .[](){}\t"))
	if code, ok := languageNamed(word); ok {
		return code
	}
	if code, ok := parsedLanguage(strings.ReplaceAll(word, "_", "-")); ok {
		return code
	}
	return printed
}

// twoLetters tells codes that are as they should be, which nearly all are.
func twoLetters(s string) bool {
	return len(s) == 2 && 'a' <= s[0] && s[0] <= 'z' && 'a' <= s[1] && s[1] <= 'z'
}

// parsedLanguage reads a code of two or three letters, whatever follows it.
func parsedLanguage(code string) (string, bool) {
	base, _, _ := strings.Cut(code, "-")
	if len(base) != 2 && len(base) != 3 {
		return "", false
	}
	b, err := language.ParseBase(bibliographic(base))
	if err != nil || b.String() == "und" || b.String() == "mul" {
		return "", false
	}
	return b.String(), true
}

// bibliographic gives the terminological code for the twenty codes of ISO 639-2
// that libraries write differently (PubMed's ger, fre, chi).
func bibliographic(code string) string {
	switch code {
	case "alb":
		return "sq"
	case "arm":
		return "hy"
	case "baq":
		return "eu"
	case "bur":
		return "my"
	case "chi":
		return "zh"
	case "cze":
		return "cs"
	case "dut":
		return "nl"
	case "fre":
		return "fr"
	case "geo":
		return "ka"
	case "ger":
		return "de"
	case "gre":
		return "el"
	case "ice":
		return "is"
	case "mac":
		return "mk"
	case "mao":
		return "mi"
	case "may":
		return "ms"
	case "per":
		return "fa"
	case "rum":
		return "ro"
	case "slo":
		return "sk"
	case "tib":
		return "bo"
	case "wel":
		return "cy"
	}
	return code
}
