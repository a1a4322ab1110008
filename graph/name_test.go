package graph

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestParseName(t *testing.T) {
	tests := []struct{ in, given, particle, family, suffix string }{
		{"Simon S. Du", "Simon S.", "", "Du", ""},
		{"Simon Shaolei Du", "Simon Shaolei", "", "Du", ""},
		{"Jason D. Lee", "Jason D.", "", "Lee", ""},
		{"Hung-Hsu Chou", "Hung-Hsu", "", "Chou", ""},
		{"René Vidal", "René", "", "Vidal", ""},
		{"Du", "", "", "Du", ""},
		{"Plato", "", "", "Plato", ""},
		{"Laurens van der Maaten", "Laurens", "van der", "Maaten", ""},
		{"Laurens Van Der Maaten", "Laurens", "Van Der", "Maaten", ""},
		{"Ludwig von Mises", "Ludwig", "von", "Mises", ""},
		{"Charles de la Vallée Poussin", "Charles", "de la", "Vallée Poussin", ""},
		{"Maria da Silva Santos", "Maria", "da", "Silva Santos", ""},
		{"von Neumann", "", "von", "Neumann", ""},
		{"van der Berg", "", "van der", "Berg", ""},
		{"Di Wu", "Di", "", "Wu", ""},
		{"Van Tran", "Van", "", "Tran", ""},
		{"Jan van", "Jan", "", "van", ""},
		{"Simon Du Bois", "Simon", "Du", "Bois", ""},
		{"Santiago Ramón y Cajal", "Santiago", "", "Ramón y Cajal", ""},
		{"José Ortega y Gasset", "José", "", "Ortega y Gasset", ""},
		{"Y. Li", "Y.", "", "Li", ""},
		{"Wei Y Li", "Wei Y", "", "Li", ""},
		{"Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."},
		{"Henry Gates III", "Henry", "", "Gates", "III"},
		{"John Smith, Jr.", "John", "", "Smith", "Jr."},
		{"John Smith, PhD", "John", "", "Smith", ""},
		{"S.S.Du", "S.S.", "", "Du", ""},
		{"J.-P. Serre", "J.-P.", "", "Serre", ""},
		{"MEJ Newman", "MEJ", "", "Newman", ""},
		{"Wei Wang 0001", "Wei", "", "Wang", ""},
		{"Wei LI", "Wei", "", "LI", ""},
		{"Wei Zhang (张伟)", "Wei", "", "Zhang", ""},
		{"Wei Zhang 张伟", "Wei", "", "Zhang", ""},
		{"bell hooks", "bell", "", "hooks", ""},
		{"do y lee", "do y", "", "lee", ""},
		{"laurens van der maaten", "laurens", "van der", "maaten", ""},

		{"Du, Simon S.", "Simon S.", "", "Du", ""},
		{"Du, S.S.", "S.S.", "", "Du", ""},
		{"Batagelj, V", "V", "", "Batagelj", ""},
		{"Newman, MEJ", "MEJ", "", "Newman", ""},
		{"Smith, MD", "MD", "", "Smith", ""},
		{"van der Maaten, LJP", "LJP", "van der", "Maaten", ""},
		{"VAN DER BERG, JH", "JH", "VAN DER", "BERG", ""},
		{"Maaten, Laurens van der", "Laurens", "van der", "Maaten", ""},
		{"De Castro, L.", "L.", "De", "Castro", ""},
		{"De, S.", "S.", "", "De", ""},
		{"Ortega y Gasset, José", "José", "", "Ortega y Gasset", ""},
		{"García Márquez, Gabriel", "Gabriel", "", "García Márquez", ""},
		{"King, Martin Luther, Jr", "Martin Luther", "", "King", "Jr"},
		{"King, Jr., Martin Luther", "Martin Luther", "", "King", "Jr."},
		{"King Jr., Martin Luther", "Martin Luther", "", "King", "Jr."},
		{"Smith, III", "", "", "Smith", "III"},
		{"Smith, John, PhD, MD", "John", "", "Smith", ""},
		{"Smith,", "", "", "Smith", ""},
		{", John Smith", "John", "", "Smith", ""},
		{"Smith, John, Paul", "John Paul", "", "Smith", ""},

		{"Zhu W.", "W.", "", "Zhu", ""},
		{"van der Maaten L.", "L.", "van der", "Maaten", ""},
		{"Newman M.E.J.", "M.E.J.", "", "Newman", ""},
		{"Newman MEJ", "MEJ", "", "Newman", ""},
		{"van der Berg JH Jr", "JH", "van der", "Berg", "Jr"},
		{"Serre J.-P.", "J.-P.", "", "Serre", ""},
		{"Zhang W", "W", "", "Zhang", ""},

		{"张伟", "伟", "", "张", ""},
		{"欧阳修", "修", "", "欧阳", ""},
		{"諸葛亮", "亮", "", "諸葛", ""},
		{"欧阳", "阳", "", "欧", ""},
		{"张 伟", "伟", "", "张", ""},
		{"张,伟", "伟", "", "张", ""},
		{"山田 太郎", "太郎", "", "山田", ""},
		{"約翰·史密斯", "約翰", "", "史密斯", ""},
		{"ジョン・スミス", "ジョン", "", "スミス", ""},
		{"さくら", "", "", "さくら", ""},
		{"김민수", "민수", "", "김", ""},
		{"남궁민수", "민수", "", "남궁", ""},
		{"王", "", "", "王", ""},
		{", 张伟,", "伟", "", "张", ""},

		{"  Anna\u00a0 Mészáros ", "Anna", "", "Mészáros", ""},
		{"M&uuml;ller, J.", "J.", "", "Müller", ""},
	}
	for _, tt := range tests {
		n := ParseName(tt.in)
		want := Name{Full: CleanText(tt.in), Family: tt.family, Given: tt.given, Particle: tt.particle, Suffix: tt.suffix}
		if n != want {
			t.Errorf("ParseName(%q) = %#v, want %#v", tt.in, n, want)
		}
	}
}

func TestOrganisations(t *testing.T) {
	for name, want := range map[string]bool{
		"ATLAS Collaboration": true, "The Cancer Genome Consortium": true, "University of Ljubljana": true,
		"Collaboration, ATLAS": true, "*ORG": true, "World Health Organization": true,
		"Universität Wien": true, "Working Group on Graphs (WGG)": true, "[Anonymous]": true,
		"Simon S. Du": false, "Society, X": true, "Grouper, Anna": false, "Smith, John of the Committee": false,
	} {
		n := ParseName(name)
		if n.Org != want || n.Org && n.Family != "" {
			t.Errorf("ParseName(%q) = %#v, want Org %v", name, n, want)
		}
	}
}

func TestPlaceholderName(t *testing.T) {
	for name, want := range map[string]bool{
		"[Anonymous]": true, "Anonymous": true, "Anon": true, "Anon.": true, "et al.": true, "et al": true, "others": true,
		"[No author name available]": true, "NA": true, "N/A": true, "null": true, "-": true, "": true, "…": true,
		"No authors listed": true, "nan": true, "1": true,
		"Na": false, "Nan": false, "Anonto, X": false, "Du": false, "张伟": false,
	} {
		if got := PlaceholderName(name); got != want {
			t.Errorf("PlaceholderName(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestNewName(t *testing.T) {
	tests := []struct {
		family, given, particle, suffix string
		want                            Name
	}{
		{"Du", "Simon S.", "", "", Name{Full: "Simon S. Du", Given: "Simon S.", Family: "Du"}},
		{"Maaten", "Laurens", "van der", "", Name{Full: "Laurens van der Maaten", Given: "Laurens", Particle: "van der", Family: "Maaten"}},
		{"van der Maaten", "Laurens", "", "", Name{Full: "Laurens van der Maaten", Given: "Laurens", Particle: "van der", Family: "Maaten"}},
		{"Maaten", "Laurens van der", "", "", Name{Full: "Laurens van der Maaten", Given: "Laurens", Particle: "van der", Family: "Maaten"}},
		{"King", "Martin Luther", "", "Jr.", Name{Full: "Martin Luther King Jr.", Given: "Martin Luther", Family: "King", Suffix: "Jr."}},
		{"King Jr.", "Martin Luther", "", "", Name{Full: "Martin Luther King Jr.", Given: "Martin Luther", Family: "King", Suffix: "Jr."}},
		{"King", "Martin Luther, Jr.", "", "", Name{Full: "Martin Luther King Jr.", Given: "Martin Luther", Family: "King", Suffix: "Jr."}},
		{"Simon S. Du", "", "", "", Name{Full: "Simon S. Du", Given: "Simon S.", Family: "Du"}},
		{"Du, Simon", "", "", "", Name{Full: "Simon Du", Given: "Simon", Family: "Du"}},
		{"", "Simon Du", "", "", Name{Full: "Simon Du", Given: "Simon", Family: "Du"}},
		{"S.", "Du", "", "", Name{Full: "S. Du", Given: "S.", Family: "Du"}},
		{"ATLAS Collaboration", "", "", "", Name{Full: "ATLAS Collaboration", Org: true}},
		{"Plato", "", "", "", Name{Full: "Plato", Family: "Plato"}},
		{"张", "伟", "", "", Name{Full: "张伟", Family: "张", Given: "伟"}},
		{"", "", "", "", Name{}},
	}
	for _, tt := range tests {
		if got := NewName(tt.family, tt.given, tt.particle, tt.suffix); got != tt.want {
			t.Errorf("NewName(%q, %q, %q, %q) = %#v, want %#v", tt.family, tt.given, tt.particle, tt.suffix, got, tt.want)
		}
	}
	if got := (Name{Family: "Maaten", Given: "L.", Particle: "van der"}).String(); got != "L. van der Maaten" {
		t.Errorf("got %q", got)
	}
}

func TestNameKeys(t *testing.T) {
	tests := []struct {
		name   string
		family []string
		given  []string
	}{
		{"Laurens van der Maaten", []string{"vandermaaten", "maaten"}, []string{"laurens"}},
		{"Albert-László Barabási", []string{"barabasi"}, []string{"albert", "laszlo"}},
		{"Barabási, A.-L.", []string{"barabasi"}, []string{"a", "l"}},
		{"O'Brien, Anna", []string{"obrien"}, []string{"anna"}},
		{"Jean d'Alembert", []string{"dalembert", "alembert"}, []string{"jean"}},
		{"Ibn al-Haytham", []string{"alhaytham", "haytham"}, []string{"ibn"}},
		{"García-Márquez, G.", []string{"garciamarquez", "garcia", "marquez"}, []string{"g"}},
		{"Kurt Gödel", []string{"godel", "goedel"}, []string{"kurt"}},
		{"Newman, MEJ", []string{"newman"}, []string{"m", "e", "j"}},
		{"Smith, IAN", []string{"smith"}, []string{"ian"}},
		{"SMITH, JOHN", []string{"smith"}, []string{"john"}},
		{"SMITH, FINN", []string{"smith"}, []string{"finn"}},
		{"SMITH, FNN", []string{"smith"}, []string{"f", "n", "n"}},
		{"Smith, JKLM", []string{"smith"}, []string{"j", "k", "l", "m"}},
		{"Hansen, Th.", []string{"hansen"}, []string{"th"}},
		{"ATLAS Collaboration", nil, nil},
		{"张伟", []string{"张"}, []string{"伟"}},
	}
	for _, tt := range tests {
		n := ParseName(tt.name)
		if got := n.FamilyKeys(); !slices.Equal(got, tt.family) {
			t.Errorf("%q: family keys %q, want %q", tt.name, got, tt.family)
		}
		if got := n.GivenTokens(); !slices.Equal(got, tt.given) {
			t.Errorf("%q: given tokens %q, want %q", tt.name, got, tt.given)
		}
	}
}

func TestMatchNames(t *testing.T) {
	tests := []struct {
		a, b string
		want Match
	}{
		{"Simon S. Du", "Simon Shaolei Du", FullMatch},
		{"Du, S.S.", "Simon S. Du", WeakMatch},
		{"Du, S.S.", "Simon Shaolei Du", WeakMatch},
		{"Yuan Li", "Yang Li", NoMatch},
		{"Y. Li", "Yuan Li", WeakMatch},
		{"Yan Li", "Zhiyuan Li", NoMatch},
		{"Simon Du", "Simon S. Du", StrongMatch},
		{"Simon T. Du", "Simon S. Du", NoMatch},
		{"Simon Du", "Simon Li", NoMatch},
		{"Laurens van der Maaten", "Maaten, L.", WeakMatch},
		{"Laurens van der Maaten", "Laurens Vandermaaten", StrongMatch},
		{"García Márquez, Ana", "Ana Garcia", StrongMatch},
		{"García Márquez, Ana", "Ana Garcia-Marquez", StrongMatch},
		{"Ana García-Márquez", "Ana Márquez", StrongMatch},
		{"Ana García-Márquez", "Ana García-López", NoMatch},
		{"Kurt Gödel", "Kurt Goedel", StrongMatch},
		{"Kurt Gödel", "Kurt Godel", StrongMatch},
		{"Jian-Wei Pan", "Jianwei Pan", StrongMatch},
		{"Jian-Wei Pan", "J.-W. Pan", WeakMatch},
		{"Jian-Wei Pan", "Jian-Ming Pan", NoMatch},
		{"Pan, JW", "Jian-Wei Pan", WeakMatch},
		{"Smith, IAN", "Ian Smith", StrongMatch},
		{"Smith, IAN", "Ivan A. N. Smith", WeakMatch},
		{"Smith, IAN", "Igor Smith", WeakMatch},
		{"Bob Smith", "Robert Smith", WeakMatch},
		{"Bill Smith", "Will Smith", WeakMatch},
		{"Dan Smith", "Daniel Smith", WeakMatch},
		{"Li Smith", "Lin Smith", NoMatch},
		{"Th. Hansen", "Thomas Hansen", WeakMatch},
		{"Th. Hansen", "T. Hansen", WeakMatch},
		{"Th. Hansen", "Tina Hansen", NoMatch},
		{"H. Andrew Schwartz", "H. Andrew Schwartz", FullMatch},
		{"H. Andrew Schwartz", "Henry Andrew Schwartz", FullMatch},
		{"H. Andrew Schwartz", "Hansen Schwartz", WeakMatch},
		{"Yun-Nung Chen", "Yun Chen", WeakMatch},
		{"Yun Nung Chen", "Yun Chen", StrongMatch},
		{"Björn Schuller", "Bjoern Schuller", StrongMatch},
		{"Tien Nguyen, Dat", "Dat Tien Nguyen", FullMatch},
		{"Tien Nguyen, Dat", "Dat Quoc Nguyen", NoMatch},
		{"Tien Nguyen, Dat", "Dat Nguyen", StrongMatch},
		{"Martin King Jr", "Martin King Sr.", NoMatch},
		{"Martin King Jr", "Martin King III", NoMatch},
		{"Martin King Jr", "Martin King II", StrongMatch},
		{"Martin King Jr", "Martin King", StrongMatch},
		{"King", "Martin King", WeakMatch},
		{"张伟", "张伟", StrongMatch}, {"张伟", "张玮", NoMatch},
		{"ATLAS Collaboration", "Atlas collaboration", StrongMatch},
		{"ATLAS Collaboration", "CMS Collaboration", NoMatch},
		{"ATLAS Collaboration", "Anna Atlas", NoMatch},
	}
	for _, tt := range tests {
		a, b := ParseName(tt.a), ParseName(tt.b)
		if got := MatchNames(a, b); got != tt.want {
			t.Errorf("MatchNames(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := MatchNames(b, a); got != tt.want {
			t.Errorf("MatchNames(%q, %q) = %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
}

// someName draws a name from few words, so that many of them clash or agree.
func someName() *rapid.Generator[Name] {
	return rapid.Custom(func(t *rapid.T) Name {
		given := rapid.SliceOfN(rapid.SampledFrom([]string{
			"Simon", "S.", "Shaolei", "Bob", "Robert", "R.", "Jian-Wei", "Jianwei", "J.-W.", "LI", "MEJ", "Dan", "Daniel", "Th.",
		}), 0, 3).Draw(t, "given")
		family := rapid.SampledFrom([]string{"Du", "Li", "van der Maaten", "Maaten", "García-Márquez", "Garcia", "Gödel", "Goedel", "张"}).Draw(t, "family")
		suffix := rapid.SampledFrom([]string{"", "", "Jr", "Sr", "III"}).Draw(t, "suffix")
		return NewName(family, strings.Join(given, " "), "", suffix)
	})
}

func TestMatchNamesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := someName().Draw(t, "a"), someName().Draw(t, "b")
		if MatchNames(a, b) != MatchNames(b, a) {
			t.Fatalf("%#v and %#v: %v, the other way %v", a, b, MatchNames(a, b), MatchNames(b, a))
		}
		if MatchNames(a, a) == NoMatch {
			t.Fatalf("%#v does not match itself", a)
		}
	})
}

func FuzzParseName(f *testing.F) {
	for _, s := range []string{"Simon S. Du", "King, Martin Luther, Jr", "van der Berg JH Jr", "张伟", "*ORG", "S.S.Du", "y y y", "Ramón y Cajal"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := ParseName(s)
		if n.Full != CleanText(s) || !utf8.ValidString(n.Family+n.Given) {
			t.Fatalf("ParseName(%q) = %#v", s, n)
		}
		if !n.Org && n.Family == "" {
			t.Fatalf("ParseName(%q) = %#v: no family name", s, n)
		}
		if !n.Org && len(n.FamilyKeys()) > 0 && MatchNames(n, n) == NoMatch {
			t.Fatalf("%#v does not match itself", n)
		}
		NewName(n.Family, n.Given, n.Particle, n.Suffix)
	})
}

func BenchmarkParseName(b *testing.B) {
	for _, s := range []string{"Simon S. Du", "van der Maaten, Laurens", "Anna Mészáros"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ParseName(s)
			}
		})
	}
}
