package graph

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkAuto resolves 20,000 generated mentions of people in groups.
func BenchmarkAuto(b *testing.B) {
	in := generated(20_000)
	b.ReportAllocs()
	for b.Loop() {
		resolveAuthors(IdentityAuto, in)
	}
}

// generated is a corpus of people who publish in groups of about fifteen, under
// full names, with and without a middle initial, and under initials.
func generated(mentions int) identityInput {
	r := rand.New(rand.NewPCG(1, 2))
	family, given := rand.NewZipf(r, 1.1, 20, uint64(300+mentions/24)), rand.NewZipf(r, 1.1, 20, uint64(100+mentions/90))
	people := make([][3]string, mentions/3)
	for i := range people {
		f, g, m := syllables(family.Uint64()), syllables(given.Uint64()), 'A'+rune(r.IntN(26))
		people[i] = [3]string{fmt.Sprintf("%s %c. %s", g, m, f), g + " " + f, fmt.Sprintf("%s, %s. %c.", f, g[:1], m)}
	}
	var b bylines
	for len(b.in.mentions) < mentions {
		group := r.IntN(len(people)/15) * 15
		var names []string
		for range 1 + r.IntN(7) {
			names = append(names, people[group+r.IntN(15)][[]int{0, 0, 0, 1, 2}[r.IntN(5)]])
		}
		w := b.work(fmt.Sprintf("w%d", len(b.in.works)), int32(1990+r.IntN(30)), names...)
		w.title = syllables(uint64(group)) + " " + syllables(r.Uint64N(9999)) + " " + syllables(r.Uint64N(9999))
		w.source = int32(group % 500)
	}
	return b.in
}

// syllables is a name for a number.
func syllables(n uint64) string {
	var s strings.Builder
	for range 3 {
		s.WriteString([]string{"ka", "lo", "mi", "ra", "ne", "to", "vi", "sha", "ber", "gu", "du", "fin", "hor", "jan", "pel", "qua"}[n%16])
		n /= 16
	}
	w := s.String()
	return strings.ToUpper(w[:1]) + w[1:]
}
