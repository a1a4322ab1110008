package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// In tab-delimited files a quote is a sign, rows end in a tab too many, and lists
// are parted by semicolons.
func TestWoSTab(t *testing.T) {
	f := wosSheet().format()
	c := runDirect(f, sampleOf(t, f))
	var got []string
	for _, r := range c.Records {
		got = append(got, r.Title, wosPeopleText(r), wosDateText(r)+" "+wosIDText(r)+" "+wosRefsText(r))
	}
	want := []string{
		`"Graphs" and the "people behind them`,
		"Moreau, Ada* (Univ Ljubljana SI, Univ Roma IT); Keller, Bruno (Univ Roma IT) {0000-0002-1825-0097}",
		"2020 2020-03-05 doi:10.5555/tab.1 wos:000123456700011 3",
		`An open " quote`,
		"Rossi, Chiara (Univ Bern CH, Univ Roma IT)",
		"2021 2021 wos:000123456700012 0",
		`"A title in quotes"`,
		"Nowak, E",
		"2022 2022 wos:000123456700013 1",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if want := []string{"4wos.reference-count"}; !slices.Equal(c.Problems, want) {
		t.Errorf("got problems %q, want %q", c.Problems, want)
	}
}

// The same records as text and as tables, in any order of columns, with tags or
// words, with tabs or as CSV, are the same.
func TestWoSTables(t *testing.T) {
	plain := runDirect(wosFormat(), "PT J\nAU Bell, A\n   Fox, B\nAF Bell, Ann\n   Fox, Bo\nTI A \"quoted\" title, with comma\nSO X\nDT Article\nDE a; b\n"+
		"C1 [Bell, Ann; Fox, Bo] U A, Oslo, Norway.\n   [Fox, Bo] U B, Bern, Switzerland.\nRP Fox, B (corresponding author), U B, Bern, Switzerland.\n"+
		"CR A B, 1999, X, DOI [10.5555/a, 10.5555/b]\n   C D, 2000, Y\nNR 2\nTC 3\nPY 2020\nUT WOS:000000000000001\nER\n").Records
	cells := [][3]string{
		{"PT", "Publication Type", "J"}, {"AU", "Authors", "Bell, A; Fox, B"}, {"AF", "Author Full Names", "Bell, Ann; Fox, Bo"},
		{"TI", "Article Title", `A "quoted" title, with comma`}, {"SO", "Source Title", "X"}, {"DT", "Document Type", "Article"}, {"DE", "Author Keywords", "a; b"},
		{"C1", "Addresses", "[Bell, Ann; Fox, Bo] U A, Oslo, Norway; [Fox, Bo] U B, Bern, Switzerland"},
		{"RP", "Reprint Addresses", "Fox, B (corresponding author), U B, Bern, Switzerland."},
		{"CR", "Cited References", "A B, 1999, X, DOI [10.5555/a, 10.5555/b]; C D, 2000, Y"}, {"NR", "Cited Reference Count", "2"},
		{"TC", "Times Cited, WoS Core", "3"}, {"PY", "Publication Year", "2020"}, {"UT", "UT (Unique WOS ID)", "WOS:000000000000001"},
	}
	quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	same := func(s string) string { return s }
	for name, tt := range map[string]struct {
		heading int
		delim   string
		quote   func(string) string
		reverse bool
	}{
		"tags": {0, "\t", same, false}, "tags in another order": {0, "\t", same, true}, "tags, quoted": {0, "\t", quoted, false},
		"tags, CSV": {0, ",", quoted, false}, "words, CSV": {1, ",", quoted, false}, "words, semicolons": {1, ";", quoted, true}, "words, tabs": {1, "\t", quoted, false},
	} {
		var heads, values []string
		for _, c := range cells {
			heads, values = append(heads, tt.quote(c[tt.heading])), append(values, tt.quote(c[2]))
		}
		if tt.reverse {
			slices.Reverse(heads)
			slices.Reverse(values)
		}
		text := strings.Join(heads, tt.delim) + "\n" + strings.Join(values, tt.delim) + "\n"
		f, ok := Detect([]byte(text), "x")
		if !ok || f.Name != "wos-tab" {
			t.Errorf("%s: taken for %q", name, f.Name)
		}
		c := runDirect(wosSheet().format(), text)
		if len(c.Records) != 1 || len(c.Problems) > 0 {
			t.Fatalf("%s: %d records, %q", name, len(c.Records), c.Problems)
		}
		c.Records[0].Origin = plain[0].Origin
		if d := cmp.Diff(plain, c.Records); d != "" {
			t.Errorf("%s: -text +table:\n%s", name, d)
		}
	}
}

// What a row lacks is reported, and other tables are left alone.
func TestWoSTabFaults(t *testing.T) {
	c := runDirect(wosSheet().format(), "PT\tAU\tTI\tSO\tPY\tCR\nJ\tBell, A\tA\tX\t2020\t\nJ\t\t\tX\t2020\t\nJ\tBell, A\tB\n")
	if got, want := fmt.Sprint(len(c.Records), c.Problems), "2 [3wos.empty-record 4wos.wrong-width]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, head := range []string{"AU\tTI\nx\ty\n", "PT,AU\nJ,x\n", "Authors,Title,Year,Source title,EID\n", "Source,Target\na,b\n", "TI\tSO\tPY\tVL\tIS\n"} {
		if wosSheet().sniff([]byte(head)) {
			t.Errorf("%q is taken", head)
		}
	}
}

// FuzzWoSTab looks for panics.
func FuzzWoSTab(f *testing.F) {
	f.Add(sampleOf(f, wosSheet().format()))
	f.Add("PT,AU,TI,SO,UT,C1,RP,CR\nJ,\"A; B\",\"T\"\"\",,,[A;,B (reprint author),[\n")
	f.Fuzz(func(_ *testing.T, text string) { runDirect(wosSheet().format(), strings.ToValidUTF8(text, "?")) })
}
