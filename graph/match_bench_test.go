package graph

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkMatch links a million references as Web of Science prints them, of
// which a third mean one of 100,000 works.
func BenchmarkMatch(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		builder := NewBuilder(DefaultBuildOptions())
		r := rand.New(rand.NewPCG(4, 4))
		for i := range 100_000 {
			builder.Add(citedRecord(i, r))
		}
		b.StartTimer()
		j := newJoiner(builder)
		j.mergeWorks()
		b.StopTimer()
		b.StartTimer()
		j.linkRefs()
		b.ReportMetric(float64(j.c.Matching[0].Matched.Total()), "matched")
	}
}

// citedRecord is an invented work with ten references.
func citedRecord(i int, r *rand.Rand) Record {
	work := func(i int) (family string, year, volume, page int) {
		return fmt.Sprintf("Family%d", i%20_000), 1980 + i%40, 1 + i%300, 1 + i%1999
	}
	family, year, volume, page := work(i)
	rec := Record{
		Key: fmt.Sprintf("w%d", i), Origin: Origin{File: "a.txt", Format: "wos", Ordinal: i + 1}, Year: year,
		Title: fmt.Sprintf("A study of the invented matter number %d", i), Venue: Venue{Name: "Journal of Invented Matter"},
		Volume: fmt.Sprint(volume), PageFirst: fmt.Sprint(page), Authors: []Author{{Name: ParseName(family + ", Ada")}},
	}
	for range 10 {
		family, year, volume, page := work(r.IntN(300_000))
		rec.Refs = append(rec.Refs, Ref{
			Raw:    fmt.Sprintf("%s A, %d, J INVENT MATTER, V%d, P%d", family, year, volume, page),
			Author: family + " A", Year: year, Source: "J INVENT MATTER", Volume: fmt.Sprint(volume), Page: fmt.Sprint(page),
		})
	}
	return rec
}
