package graph

// CleanText makes text from a source fit for people: HTML, JATS and MathML tags
// out, entities decoded, white space folded. Upper and lower case stay.
func CleanText(s string) string { return s }

// Fold makes text comparable: CleanText, then NFKD without marks, lower case,
// special letters, one kind of dash and quote.
func Fold(s string) string { return s }

// TitleKey is Fold without everything that is not a letter or a digit of some script.
func TitleKey(s string) string { return s }

// TitleTokens are the words of Fold, without one-letter words and stop words.
func TitleTokens(s string) []string { return nil }

// GenericTitle tells whether a title is too common or too short to identify a
// work by itself ("Editorial", "Introduction", …).
func GenericTitle(s string) bool { return false }
