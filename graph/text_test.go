package graph

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Plain title, 2nd ed.", "Plain title, 2nd ed."},
		{"empty", "", ""},
		{"blank", " \t\n", ""},
		{"space folds", "  a\u00a0\u2009b\r\n\tc ", "a b c"},
		{"html", "The <i>E. coli</i> <b class=\"x\">genome</b>", "The E. coli genome"},
		{"upper case tags", "<I>E. coli</I>", "E. coli"},
		{"sub", "CO<sub>2</sub> and 10<sup>3</sup>", "CO2 and 103"},
		{"sub apart", "CO\n <sub> 2</sub> emissions", "CO2 emissions"},
		{"jats", "<jats:title>Abstract</jats:title><jats:p>Text <jats:italic>x</jats:italic>.</jats:p>", "Abstract Text x."},
		{"mathml", `for <mml:math alttext="x"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>`, "for x2"},
		{"annotation is a repeat", `<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\mathit{x}</annotation></semantics></math>`, "x"},
		{"annotation that is never closed", `a <annotation encoding="t">b`, "a b"},
		{"break", "one<br/>two", "one two"},
		{"comment", "a<!-- b -->c", "ac"},
		{"cdata", "<![CDATA[a < b]]>", "a < b"},
		{"no tag", "for a < b and c > d", "for a < b and c > d"},
		{"unknown tag", "the <eos> token and <s>", "the <eos> token and <s>"},
		{"prose like a tag", "a <b and c> d", "a <b and c> d"},
		{"open end", "a <i", "a <i"},
		{"entities", "R&amp;D &lt; &eacute;&#233;&#xe9;", "R&D < ééé"},
		{"entities twice", "A &amp;lt; B &amp;amp; C", "A < B & C"},
		{"no third time", "&amp;amp;amp;", "&amp;"},
		{"entity tags", "&lt;i&gt;E. coli&lt;/i&gt;", "E. coli"},
		{"no entity", "R&D AT&T; a & b &copyright", "R&D AT&T; a & b &copyright"},
		{"long no entity", "&" + strings.Repeat("a", 50) + ";", "&" + strings.Repeat("a", 50) + ";"},
		{"controls", "a\x00b\x07c\u200bd\ufeffe\u00adf", "abcdef"},
		{"joiners stay", "می\u200cخواهم", "می\u200cخواهم"},
		{"invalid", "a\xffb", "a\uFFFDb"},
		{"case stays", "ÀÉ X", "ÀÉ X"},
	}
	for _, tt := range tests {
		if got := CleanText(tt.in); got != tt.want {
			t.Errorf("%s: CleanText(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"ascii", "Graph DRAWING", "graph drawing"},
		{"accents", "Őrült Žlutý ÅNGSTRÖM", "orult zluty angstrom"},
		{"special letters", "Straße Ærø Œuvre Łódź Đorđe Ðað Þór Ħ ŋ Iı İ", "strasse aero oeuvre lodz dorde dad thor h n ii i"},
		{"dashes", "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h", "a-b-c-d-e-f-g-h"},
		{"quotes", "O\u2019Brien O\u02BCBrien O\u00B4Brien O`Brien \u201Cq\u201D", "o'brien o'brien o'brien o'brien 'q'"},
		{"compatibility", "ﬁne ² ㎏ Ａ", "fine 2 kg a"},
		{"sigma", "ΟΔΟΣ ὁδός", "οδοσ οδοσ"},
		{"cyrillic", "Йошкар", "иошкар"},
		{"kana keeps voicing", "がぎ カ\u3099", "がぎ ガ"},
		{"hangul stays composed", "한국", "한국"},
		{"devanagari keeps vowels", "हिन्दी", "हिन्दी"},
		{"arabic points", "مُحَمَّد", "محمد"},
		{"joiner", "می\u200cخواهم", "میخواهم"},
		{"markup", "H<sub>2</sub>O &amp; more", "h2o & more"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestTitleKey(t *testing.T) {
	tests := []struct{ a, b string }{ // titles of one work
		{"On the Crossing Number of K<sub>n</sub>", "On the crossing number of $K_n$"},
		{"The $\\alpha$-divergence", "The α-divergence"},
		{"Fast $\\mathcal{O}(n \\log n)$ sorting", "Fast O(n log n) sorting"},
		{"Fast \\(\\mathbf{x}\\) sorting", "Fast x sorting"},
		{"$\\varepsilon$-nets", "ε-nets"},
		{"Graph-Theoretic: A Survey", "graph theoretic – a survey"},
		{"Café &amp; co", "cafe & co"},
		{"張偉的論文", "張偉的 論文"},
		{"cost of \\$5", "cost of $5"},
	}
	for _, tt := range tests {
		if a, b := TitleKey(tt.a), TitleKey(tt.b); a != b {
			t.Errorf("TitleKey(%q) = %q, TitleKey(%q) = %q", tt.a, a, tt.b, b)
		}
	}
	if got := TitleKey("A, b: C! 2"); got != "abc2" {
		t.Errorf("got %q", got)
	}
}

func TestTitleTokens(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"The Structure of a Graph, with k-cores: part 2", []string{"structure", "graph", "cores", "part", "2"}},
		{"Größe & Maß", []string{"grosse", "mass"}},
		{"张伟的图", []string{"张伟", "伟的", "的图"}},
		{"図 graph", []string{"図", "graph"}},
		{"$\\alpha$-nets", []string{"nets"}},
		{"", nil},
	}
	for _, tt := range tests {
		if got := TitleTokens(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("TitleTokens(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestGenericTitle(t *testing.T) {
	for title, want := range map[string]bool{
		"Editorial": true, "Letter to the Editor.": true, "Book Reviews": true, "Graph theory": true,
		"Untitled": true, "": true, "Errata and addenda to": true, "Cat sat on mat": true, "Supercalifragilisticexpialidocious": true,
		"The structure of scientific networks": false, "Deep residual learning": false,
		"基于图神经网络的作者消歧": false, "目录": true,
	} {
		if got := GenericTitle(title); got != want {
			t.Errorf("GenericTitle(%q) = %v, want %v", title, got, want)
		}
	}
}

func TestTitleCase(t *testing.T) {
	tests := []struct{ in, want string }{
		{"THE STRUCTURE OF SCIENTIFIC NETWORKS", "The Structure of Scientific Networks"},
		{"INF", "Inf"},
		{"H2O AND CO2: PART III OF XIV", "H2O and CO2: Part III of XIV"},
		{"A MIX OF CROHN'S DISEASE-BASED WORK", "A Mix of Crohn's Disease-Based Work"},
		{"VITAMIN B12 IN 1990", "Vitamin B12 in 1990"},
		{"ÜBER GRÖSSEN", "Über Grössen"},
		{"Already Fine", "Already Fine"}, {"123", "123"}, {"", ""}, {"'A' 'A' B''X", "'A' 'a' B''X"},
	}
	for _, tt := range tests {
		if got := TitleCase(tt.in); got != tt.want {
			t.Errorf("TitleCase(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// textPieces makes text out of what markup is made of.
func textPieces() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"a", "B", " ", "\u00a0", "é", "ß", "<i>", "</i>", "<sub>", "</sub>", "<p>", "<", ">", "&amp;", "&lt;", "&",
			";", "$", "\\alpha", "\\mathrm{x}", "\\(", "\\)", "\u0301", "が", "張", "\x00", "\xff", "<!--", "-->", "\u200b",
		})).Draw(t, "pieces"), "")
	})
}

func TestTextProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := textPieces().Draw(t, "text")
		clean, key := CleanText(s), TitleKey(s)
		if clean != foldSpace(clean) || !utf8.ValidString(clean) {
			t.Fatalf("CleanText(%q) = %q: not folded", s, clean)
		}
		if plain := plainText(s); plain && clean != s {
			t.Fatalf("%q is plain, yet becomes %q", s, clean)
		}
		if strings.IndexFunc(key, func(r rune) bool { return !isWordRune(r) || unicode.IsUpper(r) }) >= 0 {
			t.Fatalf("TitleKey(%q) = %q", s, key)
		}
		if again := TitleKey(key); again != key {
			t.Fatalf("TitleKey(%q) = %q, then %q", s, key, again)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("H<sub>2</sub>O &amp;lt; $\\alpha$")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Fold(s); !utf8.ValidString(got) || got != foldSpace(got) {
			t.Fatalf("Fold(%q) = %q", s, got)
		}
		TitleTokens(s)
		GenericTitle(s)
		TitleCase(s)
	})
}

func BenchmarkTitleKey(b *testing.B) {
	for _, s := range []string{"Gradient descent in matrix factorization: understanding large initialization", "Über die Größe von Straßen"} {
		b.Run(s[:8], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				TitleKey(s)
			}
		})
	}
}

// The short way of CleanText gives what the long way gives.
func TestPlainText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(
			rapid.SampledFrom([]rune("abcdefgh ")), rapid.SampledFrom([]rune("ab  <&\t\u00a0\u00ad\u0085\u00e9\u1680\u2003\u200b\u200d\u2060\u3000\ufeff\u4e2d\U0001f600")),
			rapid.Rune(),
		)).Draw(t, "text")
		marked := strings.ContainsAny(s, "<&")
		if plain := plainText(s); plain != (!marked && foldSpace(s) == s) {
			t.Fatalf("%q counts as plain: %v, but folds to %q", s, plain, foldSpace(s))
		}
	})
}
