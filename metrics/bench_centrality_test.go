package metrics

import (
	"context"
	"testing"

	"cocite/graph/csr"
)

func BenchmarkPageRank(b *testing.B) {
	for _, bench := range []struct {
		name string
		g    *csr.Graph
	}{
		{"citations=1k", csr.RandomCitation(1_000, 5, 1)},
		{"citations=20k", csr.RandomCitation(20_000, 5, 1)},
		{"citations=200k", csr.RandomCitation(200_000, 5, 1)},
		{"teams=200k", csr.RandomTeams(200_000, 100_000, 1)},
		{"random=200k", csr.RandomGraph(200_000, 1_000_000, true, false, 1)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := PageRank(context.Background(), bench.g, DefaultPageRank()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHITS(b *testing.B) {
	g := csr.RandomCitation(200_000, 5, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := HITS(context.Background(), g, DefaultHITS()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEigenvector(b *testing.B) {
	g := csr.RandomTeams(200_000, 100_000, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Eigenvector(context.Background(), g, DefaultEigenvector()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBetweenness(b *testing.B) {
	for _, bench := range []struct {
		name string
		g    *csr.Graph
		o    BetweennessOptions
	}{
		{"citations=2k", csr.RandomCitation(2_000, 5, 1), BetweennessOptions{}},
		{"teams=2k", csr.RandomTeams(2_000, 2_000, 1), BetweennessOptions{}},
		{"teams=2k/weighted", csr.RandomTeams(2_000, 2_000, 1), BetweennessOptions{Weighted: true}},
		{"teams=20k/samples=500", csr.RandomTeams(20_000, 20_000, 1), BetweennessOptions{Samples: 500}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Betweenness(context.Background(), bench.g, bench.o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHarmonic(b *testing.B) {
	for _, bench := range []struct {
		name string
		g    *csr.Graph
		o    DistanceOptions
	}{
		{"citations=20k", csr.RandomCitation(20_000, 5, 1), DistanceOptions{}},
		{"teams=20k", csr.RandomTeams(20_000, 20_000, 1), DistanceOptions{}},
		{"teams=2k/weighted", csr.RandomTeams(2_000, 2_000, 1), DistanceOptions{Weighted: true}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Harmonic(context.Background(), bench.g, bench.o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
