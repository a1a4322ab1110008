package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// told resolves by the rule auto with decisions and keeps the ledger.
func told(in identityInput, decisions ...Decision) identified {
	return identification{rule: IdentityAuto, decisions: decisions, ledger: true}.resolve(in)
}

// lineOf is the first line about two names, in either order.
func lineOf(ledger []Decision, a, b string) *Decision {
	for i := range ledger {
		if d := &ledger[i]; d.A.Name == a && d.B.Name == b || d.A.Name == b && d.B.Name == a {
			return d
		}
	}
	return &Decision{}
}

func TestLedgerLines(t *testing.T) {
	const orcid = "0000-0002-1825-0097"
	b := crowd()
	b.work("x", 2000, "Jolanthe Smith", "Ada Zog", "Bob Yot")
	b.setID(0, ID{DBLP, "pid/1/1"})
	b.work("y", 2000, "Jolanthe Smith", "A. Zog", "Bob Yot")
	b.setID(0, ID{DBLP, "pid/1/2"})
	b.work("z", 2000, "Jolanta Smith", "Ada Zog", "Bob Yot")
	for i := range 16 { // many letters, so that a namesake is to be expected
		b.work(fmt.Sprint("l", i), 2000, fmt.Sprintf("%c. Rarefinch", 'A'+i))
	}
	b.work("p", 2000, "Q. Rarefinch")
	b.work("q", 2020, "Quentin Rarefinch")
	b.work("r", 2020, "Dan Vox")
	b.setORCID(0, orcid)
	b.work("s", 1999, "D. Vox")
	b.setORCID(0, orcid)
	b.work("t", 2000, "Graph Consortium")
	b.work("u", 2000, "Graph consortium")
	ledger := told(b.in).ledger
	tests := []struct {
		a, b    string
		verdict Verdict
		stage   Stage
		words   string
	}{
		{"Jolanthe Smith", "Jolanthe Smith", Different, StageIDs, "co-authors in common: Ada Zog, Bob Yot (20)"},
		{"Jolanthe Smith", "Jolanthe Smith", Different, StageIDs, "different ids: dblp:pid/1/1, dblp:pid/1/2"},
		{"Jolanthe Smith", "Jolanta Smith", Different, StageClash, "names clash"},
		{"Ada Zog", "A. Zog", Same, StageEvidence, "points"},
		{"Q. Rarefinch", "Quentin Rarefinch", Same, StageAbsorbed, "the only full name"},
		{"Dan Vox", "D. Vox", Same, StageID, "same ORCID " + orcid},
		{"Graph Consortium", "Graph consortium", Same, StageRule, "equal under the rule"},
	}
	for _, tt := range tests {
		d := lineOf(ledger, tt.a, tt.b)
		if d.Verdict != tt.verdict || d.Auto != tt.verdict || d.Stage != tt.stage || !strings.Contains(d.Evidence, tt.words) {
			t.Errorf("%s and %s: got %+v", tt.a, tt.b, *d)
		}
	}
}

// TestLedgerHoldsPersonsTogether: the lines that join are a forest that spans each person.
func TestLedgerHoldsPersonsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := someBylines().Draw(t, "input")
		rule := rapid.SampledFrom([]Identity{IdentityAuto, IdentityFullName, IdentityNone, IdentityORCID}).Draw(t, "rule")
		out := identification{rule: rule, ledger: true}.resolve(in)
		joins := 0
		for _, d := range out.ledger {
			if d.Verdict == Same {
				joins++
			}
			if d.override() {
				t.Fatalf("%+v overrides", d)
			}
		}
		if joins != len(in.mentions)-len(out.persons) {
			t.Fatalf("%d joins make %d persons of %d mentions", joins, len(out.persons), len(in.mentions))
		}
		plain, _ := resolveAuthors(rule, in)
		if a, b := summary(in, plain), summary(in, out.persons); a != b {
			t.Fatalf("keeping a ledger changes persons:\n%s\n%s", a, b)
		}
	})
}

func TestReplayUnedited(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := someBylines().Draw(t, "input")
		first := told(in)
		other := shuffled(in, rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)))
		again := told(other, first.ledger...)
		if a, b := summary(in, first.persons), summary(other, again.persons); a != b {
			t.Fatalf("got\n%s\nwant\n%s", b, a)
		}
		if a, b := fmt.Sprint(first.ledger), fmt.Sprint(again.ledger); a != b {
			t.Fatalf("got ledger\n%s\nwant\n%s", b, a)
		}
		if len(again.problems) != len(first.problems) {
			t.Fatalf("got %v", again.problems)
		}
	})
}

// partition is the persons of a result, each as a set of places.
func partition(in identityInput, persons []person) []string {
	var out []string
	for _, p := range persons {
		out = append(out, whoIsWhom(in, []person{p}))
	}
	slices.Sort(out)
	return out
}

// TestReplayEdited turns one line of a ledger over: exactly the one person falls
// into two, or exactly the two become one.
func TestReplayEdited(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := someBylines().Draw(t, "input")
		first := told(in)
		if len(first.ledger) == 0 {
			return
		}
		edited := slices.Clone(first.ledger)
		i := rapid.IntRange(0, len(edited)-1).Draw(t, "line")
		d := &edited[i]
		d.Verdict = map[Verdict]Verdict{Same: Different, Different: Same}[d.Auto]
		again := told(in, edited...)
		was, now := partition(in, first.persons), partition(in, again.persons)
		gone := slices.DeleteFunc(slices.Clone(was), func(s string) bool { return slices.Contains(now, s) })
		come := slices.DeleteFunc(slices.Clone(now), func(s string) bool { return slices.Contains(was, s) })
		switch {
		case len(again.problems) > len(first.problems):
			if len(gone)+len(come) > 0 || d.Verdict != Same {
				t.Fatalf("refused, but %q became %q", gone, come)
			}
			return
		case d.Verdict == Different && (len(gone) != 1 || len(come) != 2), d.Verdict == Same && (len(gone) != 2 || len(come) != 1):
			t.Fatalf("%+v: %q became %q", *d, gone, come)
		}
		third := told(in, again.ledger...)
		if a, b := partition(in, again.persons), partition(in, third.persons); !slices.Equal(a, b) {
			t.Fatalf("the ledger written again gives %q, want %q", b, a)
		}
	})
}

func TestDecisions(t *testing.T) {
	const orcid = "0000-0002-1825-0097"
	var b bylines
	b.work("a", 2000, "Ada Zog", "Bob Yot")
	b.work("b", 2001, "Ada Zog", "Eva Uhl")
	b.work("c", 2002, "Cid Wim", "Ada Zog")
	b.setORCID(0, orcid)
	b.work("d", 2003, "Dan Vox", "Cid Wim")
	b.setID(0, ID{OpenAlex, "A1"})
	base := "a0 b0 c1|a1|b1|c0 d1|d0"
	ada := ""
	persons, _ := resolveAuthors(IdentityAuto, b.in)
	for _, p := range persons {
		if p.name == "Ada Zog" {
			ada = p.id
		}
	}
	line := func(v Verdict, a, b Who) Decision { return Decision{Verdict: v, A: a, B: b, File: "d.tsv", Line: 2} }
	at := func(s string) Who { return Who{Place: s} }
	named := func(s string) Who { return Who{Name: s} }
	tests := []struct {
		name  string
		lines []Decision
		want  string
		codes string
	}{
		{"nothing", nil, base, ""},
		{"places", []Decision{line(Same, at("a#2"), at("b#2"))}, "a0 b0 c1|a1 b1|c0 d1|d0", ""},
		{"names, family name first", []Decision{line(Same, named("yot, BOB"), named("Eva Uhl"))}, "a0 b0 c1|a1 b1|c0 d1|d0", ""},
		{"ids", []Decision{line(Same, at("openalex:A1"), at("a#2"))}, "a0 b0 c1|a1 d0|b1|c0 d1", ""},
		{"author", []Decision{line(Same, at(ada), at("d#1"))}, "a0 b0 c1 d0|a1|b1|c0 d1", ""},
		{"one of three", []Decision{line(Different, at("a#1"), at("c#2")), line(Different, at("b#1"), at("c#2"))}, "a0 b0|a1|b1|c0 d1|c1|d0", ""},
		{"one by-line", []Decision{line(Same, at("a#1"), at("a#2"))}, base, "decisions.clash"},
		{"one by-line elsewhere", []Decision{line(Same, at("a#1"), at(orcid))}, base, "decisions.clash"},
		{"against a difference", []Decision{
			line(Same, at("a#2"), at("b#2")), line(Same, at("b#2"), at("d#1")), line(Different, at("a#2"), at("d#1")),
		}, "a0 b0 c1|a1 b1|c0 d1|d0", "decisions.clash"},
		{"no paper", []Decision{line(Same, at("x#1"), at("b#2"))}, base, "decisions.unknown"},
		{"no place", []Decision{line(Same, at("a#3"), at("b#2"))}, base, "decisions.unknown"},
		{"no name", []Decision{line(Same, named("Nemo"), at("b#2"))}, base, "decisions.unknown"},
		{"no id", []Decision{line(Same, at("openalex:A9"), at("b#2"))}, base, "decisions.unknown"},
		{"no author", []Decision{line(Same, at("au:nemo-123456"), at("b#2"))}, base, "decisions.unknown"},
		{"nobody", []Decision{line(Same, Who{}, at("b#2"))}, base, "decisions.unknown"},
		{"itself", []Decision{line(Different, at("a#1"), named("Ada Zog"))}, base, "decisions.itself"},
		{"place moved", []Decision{line(Same, Who{"a#1", "Bob Yot"}, at("b#2"))}, "a0 b0 c1|a1 b1|c0 d1|d0", ""},
		{"unedited and unknown", []Decision{{Verdict: Same, Auto: Same, A: at("x#1"), B: at("b#2")}}, base, "decisions.unknown"},
	}
	for _, tt := range tests {
		out := told(b.in, tt.lines...)
		var codes []string
		for _, p := range out.problems {
			codes = append(codes, p.Code)
		}
		if got := whoIsWhom(b.in, out.persons); got != tt.want || strings.Join(codes, " ") != tt.codes {
			t.Errorf("%s: got %s %v, want %s %s", tt.name, got, out.problems, tt.want, tt.codes)
		}
	}
}

// TestWrittenAuthor: the id of a person whom decisions made is found again.
func TestWrittenAuthor(t *testing.T) {
	var b bylines
	b.work("a", 2000, "Ada Zog")
	b.work("b", 2001, "Zoe Adams-Zogg")
	b.work("c", 2002, "Cid Wim")
	same := Decision{Verdict: Same, A: Who{Place: "a#1"}, B: Who{Place: "b#1"}}
	merged := told(b.in, same).persons[0]
	out := told(b.in, same, Decision{Verdict: Same, A: Who{Place: "au:zog-zoe-" + merged.id[len(merged.id)-6:]}, B: Who{Place: "c#1"}})
	if got := whoIsWhom(b.in, out.persons); got != "a0 b0 c0" || len(out.problems) > 0 {
		t.Errorf("got %s, %v", got, out.problems)
	}
}
