package graph

import "testing"

func TestLanguageCode(t *testing.T) {
	for _, c := range []struct{ printed, want string }{
		{"", ""},
		{"en", "en"},
		{"EN", "en"},
		{"eng", "en"},
		{"ENG", "en"},
		{"en-US", "en"},
		{"pt_BR", "pt"},
		{"English", "en"},
		{"english.", "en"},
		{"[English]", "en"},
		{"English; French", "en"},
		{"French, English", "fr"},
		{"ger", "de"},
		{"deu", "de"},
		{"fre", "fr"},
		{"chi", "zh"},
		{"zho", "zh"},
		{"cze", "cs"},
		{"gsw", "gsw"},
		{"ngerman", "de"},
		{"USenglish", "en"},
		{"brazilian", "pt"},
		{"中文", "zh"},
		{"Русский", "ru"},
		{"Multiple languages", "Multiple languages"},
		{"mul", "mul"},
		{"und", "und"},
		{"Tiếng Việt", "vi"},
		{"|", "|"},
		{"\n", "\n"},
		{"Klingon", "Klingon"},
		{"xx9", "xx9"},
		{"the original", "the original"},
	} {
		if got := LanguageCode(c.printed); got != c.want {
			t.Errorf("LanguageCode(%q): got %q, want %q", c.printed, got, c.want)
		}
	}
}
