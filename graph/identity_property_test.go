package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// someBylines draws a small corpus of names that often clash or agree.
func someBylines() *rapid.Generator[identityInput] {
	given := []string{"Simon", "S.", "Simon S.", "Shaolei", "Bob", "Robert", "R.", "Jian-Wei", "Jianwei", "J.-W.", "LI", "Jian", "", "H. Andrew"}
	family := []string{"Du", "Li", "van der Maaten", "Maaten", "García-Márquez", "Garcia", "张", "Robert"}
	return rapid.Custom(func(t *rapid.T) identityInput {
		var b bylines
		for i := range rapid.IntRange(0, 25).Draw(t, "works") {
			year := rapid.SampledFrom([]int32{0, 1900, 1990, 2000, 2001}).Draw(t, "year")
			w := b.work(fmt.Sprintf("w%02d", i), year)
			w.source = rapid.Int32Range(-1, 3).Draw(t, "source")
			w.title = strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"graph", "drawing", "matrix", "flow", "grain"}), 0, 4).Draw(t, "title"), " ")
			for range rapid.IntRange(0, 4).Draw(t, "authors") {
				n := NewName(rapid.SampledFrom(family).Draw(t, "family"), rapid.SampledFrom(given).Draw(t, "given"), "", rapid.SampledFrom([]string{"", "", "", "Jr", "III"}).Draw(t, "suffix"))
				if rapid.IntRange(0, 15).Draw(t, "org") == 0 {
					n = ParseName("Graph Drawing Consortium")
				}
				m := b.author(i, len(w.mentions), n)
				w.mentions = append(w.mentions, int32(len(b.in.mentions)))
				b.in.mentions = append(b.in.mentions, m)
				last := len(w.mentions) - 1
				b.setORCID(last, rapid.SampledFrom([]string{"", "", "", "0000-0002-1825-0097", "0000-0001-5109-3700"}).Draw(t, "orcid"))
				if id := rapid.SampledFrom([]ID{{}, {}, {OpenAlex, "A1"}, {OpenAlex, "A2"}, {DBLP, "pid/1/1"}}).Draw(t, "id"); id != (ID{}) {
					b.setID(last, id)
				}
				if a := rapid.SampledFrom([]Affiliation{{}, {ROR: "03yrm5c26"}, {Raw: "Port Hope", Country: "CA"}}).Draw(t, "place"); a != (Affiliation{}) {
					b.setPlace(last, a)
				}
			}
			for j := range i {
				if rapid.IntRange(0, 5).Draw(t, "ref") == 0 {
					w.refs = append(w.refs, int32(j))
				}
			}
		}
		return b.in
	})
}

// shuffled is the same input in another order.
func shuffled(in identityInput, r *rand.Rand) identityInput {
	works, mentions := r.Perm(len(in.works)), r.Perm(len(in.mentions))
	out := in
	out.mentions, out.works = make([]mention, len(in.mentions)), make([]identityWork, len(in.works))
	for i, m := range in.mentions {
		m.work = int32(works[m.work])
		out.mentions[mentions[i]] = m
	}
	for i, w := range in.works {
		w.mentions, w.refs = renumbered(w.mentions, mentions), renumbered(w.refs, works)
		slices.Sort(w.refs)
		out.works[works[i]] = w
	}
	return out
}

func renumbered(list []int32, to []int) []int32 {
	var out []int32
	for _, x := range list {
		out = append(out, int32(to[x]))
	}
	return out
}

// summary is all that is told about persons, in an order of its own.
func summary(in identityInput, persons []person) string {
	var out []string
	for _, p := range persons {
		out = append(out, fmt.Sprint(whoIsWhom(in, []person{p}), p.id, p.name, p.org, p.orcid, p.forms, p.because))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestIdentityProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := someBylines().Draw(t, "input")
		seed := rapid.Uint64().Draw(t, "seed")
		other := shuffled(in, rand.New(rand.NewPCG(seed, 1)))
		var of [5][]int
		for i, rule := range []Identity{IdentityNone, IdentityFullName, IdentityInitials, IdentityORCID, IdentityAuto} {
			persons, problems := resolveAuthors(rule, in)
			again, same := resolveAuthors(rule, other)
			if a, b := summary(in, persons), summary(other, again); a != b {
				t.Fatalf("%s depends on the order of the input:\n%s\n\n%s", rule, a, b)
			}
			if fmt.Sprint(problems) != fmt.Sprint(same) {
				t.Fatalf("%s: problems depend on the order: %v, %v", rule, problems, same)
			}
			of[i] = checkPartition(t, in, persons)
			if rule == IdentityAuto {
				checkPersons(t, in, persons)
			}
		}
		checkRefines(t, "none", "full-name", of[0], of[1])
		checkRefines(t, "full-name", "initials", of[1], of[2])
	})
}

// checkPartition wants every mention in exactly one person, ids unique, and persons in
// the order of their first mention. It returns the person of each mention.
func checkPartition(t *rapid.T, in identityInput, persons []person) []int {
	of := make([]int, len(in.mentions))
	for i := range of {
		of[i] = -1
	}
	ids := make(map[string]bool)
	last := int32(-1)
	for i, p := range persons {
		if ids[p.id] || !slices.IsSorted(p.mentions) || p.mentions[0] < last || (p.because == "") != (len(p.forms) == 1) {
			t.Fatalf("person %d: %+v", i, p)
		}
		ids[p.id], last = true, p.mentions[0]
		for _, m := range p.mentions {
			if of[m] >= 0 {
				t.Fatalf("mention %d is in two persons", m)
			}
			of[m] = i
		}
	}
	if slices.Contains(of, -1) {
		t.Fatalf("a mention is in no person: %v", of)
	}
	return of
}

// checkPersons wants no work twice and no names that clash in a person.
func checkPersons(t *rapid.T, in identityInput, persons []person) {
	for _, p := range persons {
		for i, m := range p.mentions {
			for _, n := range p.mentions[:i] {
				a, b := in.mentions[m], in.mentions[n]
				if a.work == b.work {
					t.Fatalf("%s stands twice in one by-line", p.name)
				}
				p, q := in.names[a.name], in.names[b.name]
				f, g := form{name: &p, parts: newNameForm(p)}, form{name: &q, parts: newNameForm(q)}
				if MatchNames(p, q) == NoMatch && !reversed(&f, &g) {
					t.Fatalf("%#v and %#v are one person", p, q)
				}
			}
		}
	}
}

// checkRefines wants persons of the finer rule inside persons of the coarser one.
func checkRefines(t *rapid.T, fine, coarse string, a, b []int) {
	to := make(map[int]int)
	for m, p := range a {
		if q, ok := to[p]; ok && q != b[m] {
			t.Fatalf("%s does not refine %s", fine, coarse)
		}
		to[p] = b[m]
	}
}
