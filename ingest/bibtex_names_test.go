package ingest

import (
	"strings"
	"testing"

	"cocite/graph"
)

// The four forms of names; F | von | L | Jr as BibTeX itself splits them.
func TestParseBibName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"AA BB", "AA||BB|"},
		{"AA", "||AA|"},
		{"AA bb", "AA||bb|"},
		{"aa bb", "|aa|bb|"},
		{"aa BB", "|aa|BB|"},
		{"AA bb CC", "AA|bb|CC|"},
		{"AA bb CC dd EE", "AA|bb CC dd|EE|"},
		{"AA {b}B cc dd", "AA {b}B|cc|dd|"},
		{"AA bb {cc} DD", "AA|bb|{cc} DD|"},
		{"AA {bb} cc DD", "AA {bb}|cc|DD|"},
		{"AA {bb} CC", "AA {bb}||CC|"},
		{"bb CC, AA", "AA|bb|CC|"},
		{"bb, AA", "AA||bb|"},
		{"bb CC dd EE, AA", "AA|bb CC dd|EE|"},
		{"CC dd BB, AA", "AA|CC dd|BB|"},
		{"bb CC,jr, AA", "AA|bb|CC|jr"},
		{"bb CC,, AA", "AA|bb|CC|"},
		{"AA~bb~CC", "AA|bb|CC|"},
		{`AA\ BB`, "AA||BB|"},
		{`{\'E}mile Zola`, `{\'E}mile||Zola|`},
		{`Jean {\'e}tienne Du Pont`, `Jean|{\'e}tienne|Du Pont|`},
		{`\'Etienne de la Bo\' etie`, `\'Etienne|de la|Bo\' etie|`},
		{`Miha\v s Novak`, `Miha\v s||Novak|`},
		{`Mu\~noz, Ana`, `Ana||Mu\~noz|`},
		{`{Barnes {and} Noble}`, `literal Barnes {and} Noble`},
		{`AA, BB,`, "BB||AA|"},
		{"", "|||"},
	}
	for _, tt := range tests {
		n, ok := parseBibName(tt.in)
		got := strings.Join([]string{n.first, n.von, n.last, n.jr}, "|")
		if n.literal != "" {
			got = "literal " + n.literal
		}
		if got != tt.want || !ok {
			t.Errorf("parseBibName(%q) = %q, %v, want %q", tt.in, got, ok, tt.want)
		}
	}
	if _, ok := parseBibName("a, b, c, d"); ok {
		t.Error("a name with three commas is taken as sound")
	}
}

// nameParts writes names as "given|particle|family|suffix", organisations in brackets.
func nameParts(names []graph.Name) string {
	var out []string
	for _, n := range names {
		if n.Org {
			out = append(out, "["+n.Full+"]")
			continue
		}
		out = append(out, strings.TrimRight(strings.Join([]string{n.Given, n.Particle, n.Family, n.Suffix}, "|"), "|"))
	}
	return strings.Join(out, "; ")
}

func TestParseBibAuthors(t *testing.T) {
	tests := []struct {
		name, in, want string
		cut            bool
		odd            int
	}{
		{"two", "Ann Author and Bob Builder", "Ann||Author; Bob||Builder", false, 0},
		{"and in any case, over lines", "Ann Author AND\n  Bob Builder And\tCleo Coder", "Ann||Author; Bob||Builder; Cleo||Coder", false, 0},
		{"and inside a word", "Sandy Anders and Brandy Land", "Sandy||Anders; Brandy||Land", false, 0},
		{"and inside braces", "{Barnes and Noble} and Ann Author", "[Barnes and Noble]; Ann||Author", false, 0},
		{"others", "Ann Author and others", "Ann||Author", true, 0},
		{"only others", "others", "", true, 0},
		{"et al.", "Ann Author and Bob Builder et al.", "Ann||Author; Bob||Builder", true, 0},
		{"accents", `M{\"u}ller, J{\"o}rg and Erd{\H o}s, P. and {\L}ukasz Kow\'al`, "Jörg||Müller; P.||Erdős; Łukasz||Kowál", false, 0},
		{"von and Jr", "van der Berg, Jr., Jan", "Jan|van der|Berg|Jr.", false, 0},
		{"organisation", "{World Health Organization}", "[World Health Organization]", false, 0},
		{"organisation with and and commas", "{Council on Heart, Lung and Blood}", "[Council on Heart, Lung and Blood]", false, 0},
		{"literal name with commas", "{Hunt, Warren A., Jr}", "Warren A.||Hunt|Jr", false, 0},
		{"literal name with a comma", "{Hunt, Warren A.} and Ann Author", "Warren A.||Hunt; Ann||Author", false, 0},
		{"braces around all", "{Author, Ann and Builder, Bob}", "Ann||Author; Bob||Builder", false, 1},
		{"extended", "family=Montclos, given=Henri, prefix=de, useprefix=false", "Henri|de|Montclos", false, 0},
		{"extended and plain", `given={Hans}, given-i=H, family="Muster", suffix=Jr and Ann Author`, "Hans||Muster|Jr; Ann||Author", false, 0},
		{"commas, full names", "Ann Author, Bob Builder, Cleo Coder, Dan Digger", "Ann||Author; Bob||Builder; Cleo||Coder; Dan||Digger", false, 1},
		{"commas, three full names", "Ann Author, Bob Builder, Cleo Coder", "Ann||Author; Bob||Builder; Cleo||Coder", false, 1},
		{"commas, family and given in turn", "Author, A., Builder, B. C.", "A.||Author; B. C.||Builder", false, 1},
		{"letters of affiliations", "D'Amico, A.a , Bello, M.a  b , Corte, C.b ", "A.||D'Amico; M.||Bello; C.||Corte", false, 1},
		{"letters of affiliations with and", "D'Amico, A.a  and Bello, M.b ", "A.||D'Amico; M.||Bello", false, 0},
		{"semicolons", "Author, Ann; Builder, Bob", "Ann||Author; Bob||Builder", false, 1},
		{"entities", "M&uuml;ller, K. and O&#39;Neil, B.", "K.||Müller; B.||O'Neil", false, 0},
		{"too many commas", "Dept. of Odd Things, Somewhere University, Town, Land, X", "[Dept. of Odd Things, Somewhere University, Town, Land, X]", false, 1},
		{"a bad name among good ones", "Ann Author and a, b, c, d, e and Bob Builder", "Ann||Author; [a, b, c, d, e]; Bob||Builder", false, 1},
		{"degrees", "Author, Ann, PhD and Builder, Bob, M.D.", "Ann||Author; Bob||Builder", false, 0},
		{"initials in the place of Jr", "Merle, J., C. and Ann Author", "J. C.||Merle; Ann||Author", false, 0},
		{"a suffix as a name", "A. R. Hammons and Jr. and H. El-Gamal", "A. R.||Hammons|Jr.; H.||El-Gamal", false, 1},
		{"and twice", "Ann Author and and Bob Builder", "Ann||Author; Bob||Builder", false, 1},
		{"and at the end", "Ann Author and", "Ann||Author", false, 1},
		{"nobody", "Anonymous and Ann Author", "Ann||Author", false, 0},
		{"one word", "Plato", "||Plato", false, 0},
		{"Chinese", "张伟", "伟||张", false, 0},
		{"many braces", "{{First Second}} {{Last}} and Ann Author", "First Second||Last; Ann||Author", false, 0},
		{"unbalanced", "Ann {Author and Bob Builder", "", false, 0},
		{"Du is a family name", "Simon S. Du", "Simon S.||Du", false, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := parseBibAuthors(tt.in)
			if tt.name == "unbalanced" {
				if len(a.names) == 0 {
					t.Error("a name is lost")
				}
				return
			}
			if got := nameParts(a.names); got != tt.want || a.cut != tt.cut || len(a.odd) != tt.odd {
				t.Errorf("got %q, cut %v, odd %q; want %q, cut %v, %d odd", got, a.cut, a.odd, tt.want, tt.cut, tt.odd)
			}
		})
	}
}

func TestManyAuthorsAreLinear(t *testing.T) {
	names := strings.Repeat("Author, A. and ", 200_000) + "Last, L."
	if got := len(parseBibAuthors(names).names); got != 200_001 {
		t.Errorf("%d names, want 200001", got)
	}
}

// The numbers that DBLP puts behind names of namesakes are part of the id.
func TestBibTeXNamesakes(t *testing.T) {
	for in, want := range map[string][2]string{
		"Wei Wang 0001":         {"Wei||Wang", "dblp:name/Wei_Wang_0001"},
		"Wang 0001, Wei":        {"Wei||Wang", "dblp:name/Wei_Wang_0001"},
		"0001, Wei Wang":        {"Wei||Wang", "dblp:name/Wei_Wang_0001"},
		"Wei Wang":              {"Wei||Wang", ""},
		"{Expo 2000}":           {"[Expo 2000]", ""},
		"Expo 2000":             {"Expo||2000", ""},
		`J{\"{u}}rgen Moe 0003`: {"Jürgen||Moe", "dblp:name/Jürgen_Moe_0003"},
	} {
		a := parseBibAuthors("Ann Author and " + in)
		if len(a.names) != 2 || len(a.ids) != 2 || a.ids[0] != (graph.ID{}) {
			t.Fatalf("%q: %v %v", in, a.names, a.ids)
		}
		id := ""
		if a.ids[1] != (graph.ID{}) {
			id = a.ids[1].String()
		}
		if got := [2]string{nameParts(a.names[1:]), id}; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
