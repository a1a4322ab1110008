package graph

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
)

// randomDrawing is a bare edge list with ids like those of cit-HepTh.
func randomDrawing(nodes, edges int) *Drawing {
	r := rand.New(rand.NewPCG(1, 1))
	d := &Drawing{IDs: make([]string, nodes), From: make([]int32, edges), To: make([]int32, edges)}
	for i := range d.IDs {
		d.IDs[i] = strconv.Itoa(9000000 + i)
	}
	for i := range edges {
		d.From[i], d.To[i] = int32(r.IntN(nodes)), int32(r.IntN(nodes))
	}
	return d
}

// randomRecords are works with identifiers, five authors and thirty references,
// a third of them outside.
func randomRecords(n int) []Record {
	r := rand.New(rand.NewPCG(2, 2))
	out := make([]Record, n)
	for i := range out {
		out[i] = Record{
			IDs:   []ID{{OpenAlex, fmt.Sprintf("W%d", i)}, {DOI, fmt.Sprintf("10.1234/%d", i)}},
			Title: fmt.Sprintf("A study of the invented matter number %d", i),
			Year:  1990 + r.IntN(30), Type: "article",
			Venue:    Venue{Name: fmt.Sprintf("Journal %d", r.IntN(500))},
			Keywords: []Keyword{{Term: fmt.Sprintf("term %d", r.IntN(3000))}, {Term: fmt.Sprintf("term %d", r.IntN(3000))}},
		}
		for range 5 {
			out[i].Authors = append(out[i].Authors, Author{Name: ParseName(fmt.Sprintf("Ada%d B. Family%d", r.IntN(200), r.IntN(n/2)))})
		}
		for range 30 {
			id := ID{OpenAlex, fmt.Sprintf("W%d", r.IntN(n+n/2))}
			out[i].Refs = append(out[i].Refs, Ref{IDs: []ID{id}})
		}
	}
	return out
}

func BenchmarkBuilderDrawing(b *testing.B) {
	for _, edges := range []int{10_000, 100_000, 1_000_000} {
		d := randomDrawing(edges/4, edges)
		b.Run(strconv.Itoa(edges), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x := NewBuilder(DefaultBuildOptions())
				x.AddDrawing(d)
				if c := x.Corpus(); c.Papers.N() != edges/4 {
					b.Fatal(c.Papers.N())
				}
			}
		})
	}
}

// Identity is measured by itself; here each form of a name is a person.
func BenchmarkBuilderRecords(b *testing.B) {
	for _, n := range []int{1_000, 20_000} {
		records := randomRecords(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x := NewBuilder(BuildOptions{Identity: IdentityNone})
				for i := range records {
					x.Add(records[i])
				}
				if c := x.Corpus(); c.Stats.Duplicates != 0 {
					b.Fatal(c.Stats)
				}
			}
		})
	}
}

func BenchmarkDraw(b *testing.B) {
	x := NewBuilder(BuildOptions{Identity: IdentityNone})
	for _, r := range randomRecords(20_000) {
		x.Add(r)
	}
	c := x.Corpus()
	for _, k := range Kinds() {
		b.Run(k.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				o := DefaultDrawOptions()
				o.MinWeight = 1
				if _, err := k.Draw(c, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
