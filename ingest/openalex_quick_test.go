package ingest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Works as OpenAlex writes them are decoded the quick way.
func TestQuickOpenAlex(t *testing.T) {
	in := Input{Limits: DefaultLimits}
	n := 0
	for line := range strings.Lines(sampleOf(t, openalexFormat())) {
		if _, ok := quickOpenAlex(jsonObject{in: in, line: 1, data: []byte(line)}); ok {
			n++
		}
	}
	if n < 2 {
		t.Errorf("%d works of the sample are decoded the quick way", n)
	}
	for _, odd := range []string{
		`{"id":"https://openalex.org/W1","Title":"x"}`, `{"id":1}`, `{"id":"https://openalex.org/W1"`, `{"id":"https://openalex.org/W1"}}`,
		`{"id":"https://openalex.org/W1","x":[1,]}`, `{"id":"https://openalex.org/W1",}`, `{"id":"https://openalex.org/W1","x":01}`,
		`{"id":"https://openalex.org/W1","title":"a` + "\x01" + `"}`, `{"id":"https://openalex.org/W1","x":"\q"}`, `{"id":"https://openalex.org/A1"}`, `[]`, ``, `{}`,
	} {
		if f, ok := quickOpenAlex(jsonObject{in: in, line: 1, data: []byte(odd)}); ok {
			t.Errorf("%s is decoded the quick way: %+v", odd, f.records)
		}
	}
}

// sameAsSlow fails if the quick way takes an object and makes of it what the
// slow one does not.
func sameAsSlow(t interface {
	Fatalf(string, ...any)
	Helper()
}, text string,
) bool {
	t.Helper()
	o := jsonObject{in: Input{Limits: DefaultLimits}, line: 3, data: []byte(text)}
	quick, ok := quickOpenAlex(o)
	if !ok {
		return false
	}
	if d := cmp.Diff(decodeOpenAlex(o), quick, cmp.AllowUnexported(jsonFound{})); d != "" {
		t.Fatalf("%s:\n-slow +quick:\n%s", text, d)
	}
	return true
}

// What the quick way takes it decodes as the slow one does.
func TestQuickAsSlow(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawObject(t, 0)
		if rapid.IntRange(0, 9).Draw(t, "damage") == 0 {
			at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			text = text[:at] + rapid.SampledFrom([]string{"", "\"", "{", "}", ",", "1", "\\", "null"}).Draw(t, "insert") + text[at+1:]
		}
		if sameAsSlow(t, strings.ToValidUTF8(text, "?")) {
			taken++
		}
	})
	if taken < 10 {
		t.Errorf("only %d objects were taken", taken)
	}
}

// quickNames are the members that a work can have, and some others.
var quickNames = strings.Fields(`id doi title display_name publication_year publication_date type language is_retracted is_paratext
	is_authors_truncated cited_by_count referenced_works_count abstract ids biblio primary_location host_venue authorships
	corresponding_author_ids referenced_works related_works abstract_inverted_index keywords concepts topics primary_topic mesh
	openalex mag pmid pmcid volume issue first_page last_page source issn_l issn author orcid institutions ror country_code
	raw_author_name raw_affiliation_strings raw_affiliation_string affiliations institution_ids is_corresponding field score keyword
	descriptor_name other`)

// drawObject draws an object with members of a work, of right and of wrong types.
func drawObject(t *rapid.T, depth int) string {
	var b strings.Builder
	b.WriteByte('{')
	if depth == 0 {
		b.WriteString(`"id":"https://openalex.org/W1",`)
	}
	for range rapid.IntRange(0, 6).Draw(t, "members") {
		fmt.Fprintf(&b, "%q: %s,", rapid.SampledFrom(quickNames).Draw(t, "name"), drawValue(t, depth+1))
	}
	return strings.TrimSuffix(b.String(), ",") + "}"
}

func drawValue(t *rapid.T, depth int) string {
	kind := rapid.IntRange(0, 9).Draw(t, "kind")
	if depth > 3 {
		kind %= 6
	}
	switch kind {
	case 0:
		return rapid.SampledFrom([]string{"null", "true", "false", "0", "-1", "2019", "3.5", "1e3", "12345678901"}).Draw(t, "word")
	case 1:
		return rapid.SampledFrom([]string{`""`, `"\u00e9\ud83d\ude00\ud800"`, `"a\n\"b\\\/"`, `"2020-02-03"`, `"https://doi.org/10.5555/a"`, `"https://orcid.org/0000-0002-1825-0097"`}).Draw(t, "text")
	case 2:
		return `{"one":[0,2],"two":[1],"tw\u006f":[4]}`
	case 3:
		return `["https://openalex.org/W2", "https://openalex.org/W3",null]`
	case 4, 5:
		text, _ := json.Marshal(rapid.StringN(0, 8, -1).Draw(t, "string"))
		return string(text)
	case 6:
		return "[" + drawValue(t, depth+1) + "]"
	case 7:
		return "[" + drawObject(t, depth) + "," + drawObject(t, depth) + "]"
	}
	return drawObject(t, depth)
}

// FuzzQuickOpenAlex looks for objects that the quick way reads in another way.
func FuzzQuickOpenAlex(f *testing.F) {
	for line := range strings.Lines(sampleOf(f, openalexFormat())) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sameAsSlow(t, strings.ToValidUTF8(text, "?"))
	})
}

// What a cursor passes is JSON, and a part that it accepts ends where the value does.
func TestCursorSkip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringOf(rapid.SampledFrom([]rune(`{}[]":,\u0123450e+-.ntrfalse `))),
			rapid.Custom(func(t *rapid.T) string { return drawValue(t, 0) }),
		).Draw(t, "text")
		c := jsonCursor{data: []byte(text), depth: 100}
		c.skip()
		whole := !c.bad && c.peek() == 0 && c.at == len(text)
		valid := json.Valid([]byte(text))
		if whole && !valid || !whole && valid && !strings.Contains(text, `\`) {
			t.Fatalf("%q: passed %v, valid %v", text, whole, valid)
		}
	})
}
