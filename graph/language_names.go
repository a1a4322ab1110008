package graph

// languageNamed gives the code of a language by its name in lower case: in English,
// in the language itself where exports have it, or as LaTeX's babel calls it.
// It is a table; hence its length.
func languageNamed(name string) (string, bool) {
	switch name {
	case "english", "british", "american", "usenglish", "ukenglish", "canadian", "australian", "newzealand", "anglais", "englisch", "inglés", "ingles":
		return "en", true
	case "german", "ngerman", "austrian", "naustrian", "swissgerman", "nswissgerman", "germanb", "deutsch", "allemand", "alemán":
		return "de", true
	case "french", "français", "francais", "frenchb", "canadien", "acadian", "francés", "französisch":
		return "fr", true
	case "spanish", "español", "espanol", "castellano", "castilian":
		return "es", true
	case "portuguese", "português", "portugues", "portuges", "brazilian", "brazil", "brazilianportuguese", "portugués":
		return "pt", true
	case "italian", "italiano", "italien":
		return "it", true
	case "dutch", "nederlands", "flemish":
		return "nl", true
	case "russian", "русский", "russe", "russisch":
		return "ru", true
	case "chinese", "中文", "汉语", "漢語", "mandarin", "chinois", "chinese-traditional", "chinese-simplified":
		return "zh", true
	case "japanese", "日本語", "japonais":
		return "ja", true
	case "korean", "한국어":
		return "ko", true
	case "polish", "polski":
		return "pl", true
	case "czech", "čeština", "česky":
		return "cs", true
	case "slovak", "slovenčina":
		return "sk", true
	case "slovenian", "slovene", "slovenščina":
		return "sl", true
	case "croatian", "hrvatski":
		return "hr", true
	case "serbian", "serbianc", "srpski":
		return "sr", true
	case "bosnian":
		return "bs", true
	case "macedonian":
		return "mk", true
	case "bulgarian", "български":
		return "bg", true
	case "ukrainian", "українська":
		return "uk", true
	case "belarusian", "byelorussian":
		return "be", true
	case "swedish", "svenska":
		return "sv", true
	case "danish", "dansk":
		return "da", true
	case "norwegian", "norsk":
		return "no", true
	case "bokmål", "bokmal":
		return "nb", true
	case "nynorsk":
		return "nn", true
	case "finnish", "suomi":
		return "fi", true
	case "icelandic":
		return "is", true
	case "estonian", "eesti":
		return "et", true
	case "latvian":
		return "lv", true
	case "lithuanian", "lietuvių":
		return "lt", true
	case "hungarian", "magyar":
		return "hu", true
	case "romanian", "rumanian", "română", "moldavian", "moldovan":
		return "ro", true
	case "greek", "polutonikogreek", "ελληνικά":
		return "el", true
	case "turkish", "türkçe", "turkce":
		return "tr", true
	case "arabic", "العربية":
		return "ar", true
	case "persian", "farsi", "فارسی":
		return "fa", true
	case "hebrew", "עברית":
		return "he", true
	case "hindi":
		return "hi", true
	case "bengali":
		return "bn", true
	case "urdu":
		return "ur", true
	case "tamil":
		return "ta", true
	case "telugu":
		return "te", true
	case "malayalam":
		return "ml", true
	case "marathi":
		return "mr", true
	case "kannada":
		return "kn", true
	case "gujarati":
		return "gu", true
	case "punjabi", "panjabi":
		return "pa", true
	case "sanskrit":
		return "sa", true
	case "thai":
		return "th", true
	case "vietnamese", "tiếng việt":
		return "vi", true
	case "indonesian", "bahasa", "bahasai", "indon":
		return "id", true
	case "malay", "bahasam", "melayu":
		return "ms", true
	case "catalan", "català":
		return "ca", true
	case "basque", "euskara":
		return "eu", true
	case "galician", "galego":
		return "gl", true
	case "irish":
		return "ga", true
	case "welsh":
		return "cy", true
	case "scottish":
		return "gd", true
	case "latin":
		return "la", true
	case "esperanto":
		return "eo", true
	case "afrikaans":
		return "af", true
	case "swahili":
		return "sw", true
	case "amharic":
		return "am", true
	case "georgian":
		return "ka", true
	case "armenian":
		return "hy", true
	case "azerbaijani":
		return "az", true
	case "kazakh":
		return "kk", true
	case "kirghiz", "kyrgyz":
		return "ky", true
	case "uzbek":
		return "uz", true
	case "tajik":
		return "tg", true
	case "mongolian":
		return "mn", true
	case "nepali":
		return "ne", true
	case "sinhala", "sinhalese":
		return "si", true
	case "khmer":
		return "km", true
	case "lao":
		return "lo", true
	case "burmese":
		return "my", true
	case "albanian":
		return "sq", true
	case "maltese":
		return "mt", true
	case "faroese":
		return "fo", true
	case "somali":
		return "so", true
	case "yiddish":
		return "yi", true
	case "tagalog":
		return "tl", true
	case "kurdish":
		return "ku", true
	case "pashto":
		return "ps", true
	case "kinyarwanda":
		return "rw", true
	}
	return "", false
}
