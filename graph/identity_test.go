package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// bylines builds the input of identity in tests.
type bylines struct {
	in    identityInput
	names table[Name]
	words table[string]
	ids   table[ID]
}

// author is a mention by its name only.
func (b *bylines) author(work, position int, n Name) mention {
	m := mention{work: int32(work), position: int32(position), name: b.names.add(n, nil), sourceID: -1}
	m.orcid = b.words.add("", nil)
	b.in.names, b.in.words = b.names.list, b.words.list
	return m
}

// setORCID gives the place-th name of the last work an ORCID, setID an id of the
// source, setPlace an affiliation.
func (b *bylines) setORCID(place int, orcid string) {
	b.mention(place).orcid = b.words.add(orcid, nil)
	b.in.words = b.words.list
}

func (b *bylines) setID(place int, id ID) {
	b.mention(place).sourceID = b.ids.add(id, nil)
	b.in.ids = b.ids.list
}

func (b *bylines) setPlace(place int, a Affiliation) {
	b.in.affiliations = append(b.in.affiliations, a)
	b.in.places = append(b.in.places, int32(len(b.in.affiliations)-1))
	b.mention(place).places = grown(len(b.in.places)-1, b.in.places)
}

// work adds a work with its by-line and returns it for details.
func (b *bylines) work(id string, year int32, names ...string) *identityWork {
	w := identityWork{id: id, source: -1, year: year}
	for i, n := range names {
		w.mentions = append(w.mentions, int32(len(b.in.mentions)))
		b.in.mentions = append(b.in.mentions, b.author(len(b.in.works), i, ParseName(n)))
	}
	b.in.works = append(b.in.works, w)
	return &b.in.works[len(b.in.works)-1]
}

// mention is the place-th name of the last work.
func (b *bylines) mention(place int) *mention {
	w := b.in.works[len(b.in.works)-1]
	return &b.in.mentions[w.mentions[place]]
}

// whoIsWhom writes who is whom: the works of each person, as "a b|c", in order.
func whoIsWhom(in identityInput, persons []person) string {
	var out []string
	for _, p := range persons {
		var works []string
		for _, m := range p.mentions {
			works = append(works, fmt.Sprintf("%s%d", in.works[in.mentions[m].work].id, in.mentions[m].position))
		}
		slices.Sort(works)
		out = append(out, strings.Join(works, " "))
	}
	slices.Sort(out)
	return strings.Join(out, "|")
}

func TestRules(t *testing.T) {
	var b bylines
	b.work("a", 2020, "Simon S. Du", "Yan Li")
	b.work("b", 2020, "SIMON S. DU", "Yuan Li")
	b.work("c", 2020, "Simon  S. Du", "Li, Y.")
	b.work("d", 2020, "Du, Simon", "ATLAS Collaboration")
	b.work("e", 2020, "Plato", "Atlas collaboration")
	tests := []struct {
		rule Identity
		want string
	}{
		{IdentityNone, "a0 c0|a1|b0|b1|c1|d0|d1|e0|e1"},
		{IdentityFullName, "a0 b0 c0|a1|b1|c1|d0|d1 e1|e0"},
		{IdentityInitials, "a0 b0 c0 d0|a1 b1 c1|d1 e1|e0"},
		{IdentityORCID, "a0 c0|a1|b0|b1|c1|d0|d1|e0|e1"},
		{IdentityAuto, "a0 b0 c0|a1|b1|c1|d0|d1 e1|e0"},
	}
	for _, tt := range tests {
		persons, problems := resolveAuthors(tt.rule, b.in)
		if got := whoIsWhom(b.in, persons); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
		if len(problems) > 0 {
			t.Errorf("%s: %v", tt.rule, problems)
		}
	}
}

// TestAutoListing holds what a page of related papers holds: few works, most
// names once, one person under two names.
func TestAutoListing(t *testing.T) {
	var b bylines
	b.work("a", 2023, "Jikai Jin", "Zhiyuan Li", "Kaifeng Lyu", "Simon S. Du", "Jason D. Lee")
	b.work("b", 2021, "Tianyi Liu", "Yan Li", "Song Wei", "Enlu Zhou", "Tuo Zhao")
	b.work("c", 2022, "Yuqing Wang", "Minshuo Chen", "Tuo Zhao", "Molei Tao")
	b.work("d", 2025, "Minrui Luo", "Weihang Xu", "Xiang Gao", "Maryam Fazel", "Simon Shaolei Du")
	b.work("e", 2023, "Weihang Xu", "Simon S. Du")
	b.work("f", 2020, "Zhiyuan Li", "Yuping Luo", "Kaifeng Lyu")
	persons, _ := resolveAuthors(IdentityAuto, b.in)
	if got, want := len(persons), len(b.in.mentions)-6; got != want {
		t.Errorf("got %d persons, want %d: %s", got, want, whoIsWhom(b.in, persons))
	}
	for _, p := range persons {
		switch p.name {
		case "Simon S. Du":
			if !slices.Equal(p.forms, []string{"Simon S. Du", "Simon Shaolei Du"}) || len(p.mentions) != 3 {
				t.Errorf("got %+v", p)
			}
			if !strings.HasPrefix(p.id, "au:du-simon-s-") || len(p.id) != len("au:du-simon-s-")+6 {
				t.Errorf("got id %s", p.id)
			}
			for _, w := range []string{`"Simon S. Du"`, `"Simon Shaolei Du"`, "given name and middle initial agree", "needed"} {
				if !strings.Contains(p.because, w) {
					t.Errorf("because %q lacks %q", p.because, w)
				}
			}
		case "Yan Li", "Zhiyuan Li":
			if len(p.forms) != 1 || p.because != "" {
				t.Errorf("got %+v", p)
			}
		}
	}
}

// TestAutoPairs has a crowd of namesakes in the background, so that a name alone
// proves nothing, and two works that may share an author.
func TestAutoPairs(t *testing.T) {
	tests := []struct {
		name string
		add  func(b *bylines)
		want bool
	}{
		{"nothing in common", func(b *bylines) {
			b.work("x", 2000, "J. Smith")
			b.work("y", 2010, "J. Smith")
		}, false},
		{"co-authors", func(b *bylines) {
			b.work("x", 2000, "J. Smith", "Ada Zog", "Bob Yot")
			b.work("y", 2010, "J. Smith", "A. Zog", "Bob Yot")
		}, true},
		{"co-authors whose names clash", func(b *bylines) {
			b.work("x", 2000, "J. Smith", "Ada Zog", "Bob Yot")
			b.work("y", 2010, "J. Smith", "Aby Zog", "Bea Yot")
		}, false},
		{"citation and references", func(b *bylines) {
			b.work("x", 2000, "J. Smith").refs = []int32{0, 1, 2}
			n := int32(len(b.in.works) - 1)
			b.work("y", 2004, "J. Smith").refs = []int32{0, 1, n}
		}, true},
		{"references", func(b *bylines) {
			b.work("x", 2000, "J. Smith").refs = []int32{0, 1, 2, 3, 4}
			b.work("y", 2010, "J. Smith").refs = []int32{0, 1, 2, 3, 4, 5}
		}, true},
		{"initials of a rare name", func(b *bylines) {
			b.work("x", 2000, "Q. Rarefinch")
			b.work("y", 2001, "Q. Rarefinch")
		}, true},
		{"initials of a name that comes with many first letters", func(b *bylines) {
			for i := range 20 {
				b.work(fmt.Sprintf("q%d", i), 2000, fmt.Sprintf("%c. Rarefinch", 'A'+i))
			}
			b.work("x", 2000, "G. Rarefinch")
			b.work("y", 2001, "G. Rarefinch")
		}, false},
		{"a name and an institution that very many mentions share", func(b *bylines) {
			for _, id := range append(numbered("z", 2*maxPosting), "x", "y") {
				b.work(id, 2000, "Quentin Rarefinch")
				b.setPlace(0, Affiliation{ROR: "03yrm5c26"})
			}
		}, true},
		{"initials of a rare name and a co-author", func(b *bylines) {
			b.work("x", 2000, "Q. Rarefinch", "Ada Zog")
			b.work("y", 2001, "Q. Rarefinch", "Ada Zog")
		}, true},
		{"a third work that shares a little with each of two", func(b *bylines) {
			b.work("x", 2000, "J. Smith", "Ada Zog", "Bob Yot")
			b.setPlace(0, Affiliation{ROR: "03yrm5c26"})
			b.work("w", 2000, "J. Smith", "Ada Zog", "Bob Yot").source = 5
			b.work("y", 2000, "J. Smith").source = 5
			b.setPlace(0, Affiliation{ROR: "03yrm5c26"})
		}, true},
		{"the only full name in a large block", func(b *bylines) {
			for i := range absorbBlock {
				b.work(fmt.Sprintf("q%d", i), 2000, "Q. Rarefinch").title = fmt.Sprintf("word%d", i)
			}
			b.work("x", 2000, "Q. Rarefinch")
			b.work("y", 2020, "Quentin Rarefinch")
		}, false},
		{"institution and venue", func(b *bylines) {
			b.work("x", 2000, "J. Smith").source = 5
			b.setPlace(0, Affiliation{ROR: "03yrm5c26"})
			b.work("y", 2001, "J. Smith").source = 5
			b.setPlace(0, Affiliation{ROR: "03yrm5c26"})
		}, true},
		{"address and title", func(b *bylines) {
			b.work("x", 2000, "J. Smith").title = "Quaternion methods in granular flow"
			b.setPlace(0, Affiliation{Raw: "Institute of Grain, Port Hope"})
			b.work("y", 2001, "J. Smith").title = "Granular flow by quaternion methods"
			b.setPlace(0, Affiliation{Raw: "Institute of Grain, Port Hope, Canada"})
		}, true},
		{"one name in full, rare", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Q. Smith")
			b.work("y", 2010, "Jolanthe Q. Smith")
		}, true},
		{"given names that clash", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot")
			b.work("y", 2000, "Jobst Smith", "Ada Zog", "Bob Yot")
		}, false},
		{"generations", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith Jr", "Ada Zog", "Bob Yot")
			b.work("y", 2000, "Jolanthe Smith III", "Ada Zog", "Bob Yot")
		}, false},
		{"more than fifty years", func(b *bylines) {
			b.work("x", 1900, "Jolanthe Smith", "Ada Zog", "Bob Yot")
			b.work("y", 1951, "Jolanthe Smith", "Ada Zog", "Bob Yot")
		}, false},
		{"fifty years", func(b *bylines) {
			b.work("x", 1900, "Jolanthe Smith", "Ada Zog", "Bob Yot")
			b.work("y", 1950, "Jolanthe Smith", "Ada Zog", "Bob Yot")
		}, true},
		{"two ORCIDs", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot")
			b.setORCID(0, "0000-0002-1825-0097")
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot")
			b.setORCID(0, "0000-0001-5109-3700")
		}, false},
		{"one ORCID", func(b *bylines) {
			b.work("x", 2000, "J. Smith")
			b.setORCID(0, "0000-0002-1825-0097")
			b.work("y", 2000, "Jolanthe Smith")
			b.setORCID(0, "0000-0002-1825-0097")
		}, true},
		{"two ids of a source and nothing but the name", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Q. Smith")
			b.setID(0, ID{OpenAlex, "A1"})
			b.work("y", 2010, "Jolanthe Q. Smith")
			b.setID(0, ID{OpenAlex, "A2"})
		}, false},
		{"two ids of a source against strong evidence", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{OpenAlex, "A1"})
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{OpenAlex, "A2"})
		}, true},
		{"two ids of DBLP against strong evidence", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{DBLP, "pid/1/1"})
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{DBLP, "pid/1/2"})
		}, false},
		{"two numbers of DBLP against strong evidence", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{DBLP, "name/Jolanthe_Smith_0001"})
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{DBLP, "name/Jolanthe_Smith_0002"})
		}, false},
		{"a number and another id of DBLP", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{DBLP, "name/Jolanthe_Smith_0001"})
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot", "Cid Wim")
			b.setID(0, ID{DBLP, "pid/1/1-1"})
		}, true},
		{"ids of two sources", func(b *bylines) {
			b.work("x", 2000, "Jolanthe Q. Smith")
			b.setID(0, ID{OpenAlex, "A1"})
			b.work("y", 2000, "Jolanthe Q. Smith")
			b.setID(0, ID{DBLP, "pid/1/2"})
		}, true},
		{"a given name that begins the other", func(b *bylines) {
			b.work("x", 2000, "Jolan Smith", "Ada Zog")
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog")
		}, false},
		{"only full name for the initials", func(b *bylines) {
			b.work("x", 2000, "Q. Rarefinch")
			b.work("y", 2020, "Quentin Rarefinch")
		}, true},
		{"two full names for the initials", func(b *bylines) {
			b.work("w", 2020, "Quirin Rarefinch")
			b.work("x", 2000, "Q. Rarefinch")
			b.work("y", 2020, "Quentin Rarefinch")
		}, false},
		{"very many works with nothing but a rare name", func(b *bylines) {
			for _, id := range append(numbered("z", 2*maxPosting), "x", "y") {
				b.work(id, 2000, "Quentin Rarefinch")
			}
		}, true},
		{"a middle name more and nothing in common", func(b *bylines) {
			b.work("x", 2000, "Quentin Rarefinch")
			b.work("y", 2000, "Quentin Karl Rarefinch")
		}, false},
		{"a middle name more and the same rare venue", func(b *bylines) {
			b.work("x", 2000, "Quentin Rarefinch").source = 5
			b.work("y", 2000, "Quentin Karl Rarefinch").source = 5
		}, true},
		{"a middle name in full for its initial", func(b *bylines) {
			b.work("x", 2000, "Quentin K. Rarefinch")
			b.work("y", 2000, "Quentin Karl Rarefinch")
		}, true},
		{"a rare name in two places", func(b *bylines) {
			b.work("x", 2000, "Quentin Rarefinch")
			b.setPlace(0, Affiliation{Raw: "Port Hope"})
			b.work("y", 2000, "Quentin Rarefinch")
			b.setPlace(0, Affiliation{Raw: "Gander"})
		}, true},
		{"a rare name in two places, in twenty works each", func(b *bylines) {
			for _, id := range append(numbered("p", 20), "x") {
				b.work(id, 2000, "Quentin Rarefinch")
				b.setPlace(0, Affiliation{Raw: "Port Hope"})
			}
			for _, id := range append(numbered("q", 20), "y") {
				b.work(id, 2000, "Quentin Rarefinch")
				b.setPlace(0, Affiliation{Raw: "Gander"})
			}
		}, false},
		{"particle left out", func(b *bylines) {
			b.work("x", 2000, "Jolanthe van der Smith", "Ada Zog", "Bob Yot")
			b.work("y", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot")
		}, true},
	}
	for _, tt := range tests {
		b := crowd()
		tt.add(&b)
		persons, _ := resolveAuthors(IdentityAuto, b.in)
		if got := together(b.in, persons, "x", "y"); got != tt.want {
			t.Errorf("%s: joined %v, want %v", tt.name, got, tt.want)
		}
	}
}

// numbered are n names that begin alike.
func numbered(stem string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprint(stem, i))
	}
	return out
}

// crowd is 300 works by persons of many names, among them 60 called J. Smith
// and 40 families with a Jolanthe.
func crowd() bylines {
	var b bylines
	for i := range 60 {
		b.work(fmt.Sprintf("c%d", i), 1980, fmt.Sprintf("J%c%c Smith", 'a'+i%26, 'a'+i/26))
	}
	for i := range 40 {
		b.work(fmt.Sprintf("d%d", i), 1980, fmt.Sprintf("Jolanthe F%c%c", 'a'+i%26, 'a'+i/26))
	}
	for i := range 200 {
		b.work(fmt.Sprintf("e%d", i), 1980, fmt.Sprintf("G%c%c H%c%c", 'a'+i%26, 'a'+i/26, 'a'+i/26, 'a'+i%26))
	}
	return b
}

// together tells whether the first authors of two works are one person.
func together(in identityInput, persons []person, x, y string) bool {
	for _, p := range persons {
		both := 0
		for _, m := range p.mentions {
			if id := in.works[in.mentions[m].work].id; in.mentions[m].position == 0 && (id == x || id == y) {
				both++
			}
		}
		if both == 2 {
			return true
		}
	}
	return false
}

func TestNoBridge(t *testing.T) {
	var b bylines
	b.work("a", 2000, "John Smith", "Ada Zog", "Bob Yot")
	b.work("b", 2000, "Jane Smith", "Ada Zog", "Bob Yot")
	b.work("c", 2000, "J. Smith", "Ada Zog", "Bob Yot")
	persons, _ := resolveAuthors(IdentityAuto, b.in)
	if together(b.in, persons, "a", "b") {
		t.Errorf("J. Smith bridges John and Jane: %s", whoIsWhom(b.in, persons))
	}
}

func TestIdentityProblems(t *testing.T) {
	const orcid, other = "0000-0002-1825-0097", "0000-0001-5109-3700"
	var b bylines
	b.work("a", 2000, "Ada Zog", "Bob Yot")
	b.setORCID(0, orcid)
	b.setORCID(1, orcid)
	b.work("b", 2000, "Ada Zog")
	b.setORCID(0, orcid)
	b.work("c", 2000, "Cid Wim")
	b.setORCID(0, other)
	b.work("d", 2000, "Cid Wim")
	b.setORCID(0, other)
	b.work("e", 2000, "Dan Vox")
	b.setORCID(0, other)
	b.work("f", 2000, "Eva Uhl", "Eva Uhl")
	b.setID(0, ID{OpenAlex, "A1"})
	b.setID(1, ID{OpenAlex, "A1"})
	b.work("g", 2000, "Eva Uhl", "Fay Tow")
	b.setID(1, ID{OpenAlex, "A1"})
	b.work("h", 2000, "Wang Wei")
	b.setID(0, ID{OpenAlex, "A2"})
	b.work("i", 2000, "Wei Wang")
	b.setID(0, ID{OpenAlex, "A2"})
	persons, problems := resolveAuthors(IdentityORCID, b.in)
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code+" "+p.Key)
		if p.Severity != Warn || p.Message == "" {
			t.Errorf("got %+v", p)
		}
	}
	if want := []string{"identity.orcid-names c", "identity.orcid-twice a", "identity.id-twice f"}; !slices.Equal(codes, want) {
		t.Errorf("got %q, want %q", codes, want)
	}
	if got, want := whoIsWhom(b.in, persons), "a0|a1|b0|c0 d0|e0|f0|f1|g0|g1|h0 i0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, p := range persons {
		if want := map[string]string{"Cid Wim": other}[p.name]; p.name != "Ada Zog" && p.orcid != want {
			t.Errorf("%s has ORCID %q, want %q", p.name, p.orcid, want)
		}
	}
}

func TestLabels(t *testing.T) {
	tests := []struct {
		forms []string
		want  string
	}{
		{[]string{"S. Du", "S. Du", "Simon Du"}, "Simon Du"},
		{[]string{"Simon S. Du", "Simon S. Du", "Simon Shaolei Du"}, "Simon S. Du"},
		{[]string{"Simon S. Du", "Simon Shaolei Du"}, "Simon Shaolei Du"},
		{[]string{"SIMON SHAOLEI DU", "SIMON SHAOLEI DU", "Simon Du"}, "Simon Du"},
		{[]string{"Du, Simon", "Simón Du", "Simon  Du"}, "Du, Simon"},
	}
	for _, tt := range tests {
		var b bylines
		for i, f := range tt.forms {
			b.work(fmt.Sprint(i), 2000, f)
			b.setORCID(0, "0000-0002-1825-0097")
		}
		persons, _ := resolveAuthors(IdentityAuto, b.in)
		if len(persons) != 1 || persons[0].name != tt.want {
			t.Errorf("%q: got %+v, want %s", tt.forms, persons, tt.want)
		}
		if !strings.Contains(persons[0].because, "same ORCID") {
			t.Errorf("%q: because %q", tt.forms, persons[0].because)
		}
	}
}

func TestSameIDStem(t *testing.T) {
	l := newLineup(identityInput{})
	li := ParseName("Li")
	f := form{name: &li, parts: newNameForm(li)}
	if got := idStem(&f); got != "au:li-" {
		t.Errorf("got %s", got)
	}
	if got, _ := resolveAuthors(IdentityAuto, l.in); got != nil {
		t.Errorf("got %v for no mentions", got)
	}
}

// TestLongIDs finds two works whose mentions have sums that begin alike.
func TestLongIDs(t *testing.T) {
	seen := make(map[string]string)
	for i := 0; ; i++ {
		var b bylines
		b.work(fmt.Sprint("w", i), 2000, "A. Li")
		persons, _ := resolveAuthors(IdentityAuto, b.in)
		other, ok := seen[persons[0].id]
		seen[persons[0].id] = fmt.Sprint("w", i)
		if !ok {
			continue
		}
		b.setID(0, ID{DBLP, "name/A_Li_0001"})
		b.work(other, 2000, "A. Li")
		b.setID(0, ID{DBLP, "name/A_Li_0002"})
		persons, _ = resolveAuthors(IdentityAuto, b.in)
		if len(persons) != 2 || persons[0].id == persons[1].id || len(persons[0].id) != len("au:li-a-")+20 {
			t.Errorf("got %+v", persons)
		}
		return
	}
}
