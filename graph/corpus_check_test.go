package graph

import (
	"strings"
	"testing"
)

func TestCorpusCheck(t *testing.T) {
	build := func() *Corpus {
		b := NewBuilder(DefaultBuildOptions())
		for _, r := range randomRecords(20) {
			b.Add(r)
		}
		return b.Corpus()
	}
	if err := build().Check(); err != nil {
		t.Fatalf("a corpus of a builder: %v", err)
	}
	for _, c := range []struct {
		want   string
		damage func(c *Corpus)
	}{
		{"Papers.Titles", func(c *Corpus) { c.Papers.Titles = c.Papers.Titles[1:] }},
		{"Papers.Matches", func(c *Corpus) { c.Papers.Matches = c.Papers.Matches[1:] }},
		{"Authors.Papers", func(c *Corpus) { c.Authors.Papers = Lists{} }},
		{"Papers.Refs", func(c *Corpus) { c.Papers.Refs.val[3] = int32(c.Papers.N()) }},
		{"Papers.Authors", func(c *Corpus) { c.Papers.Authors.val[3] = -1 }},
		{"Papers.Source", func(c *Corpus) { c.Papers.Source[2] = int32(c.Sources.N()) }},
		{"Papers.Families", func(c *Corpus) { c.Papers.Families[2] = -1 }},
		{"Papers.Counts", func(c *Corpus) { c.Papers.Counts = []SourceCounts{{By: "x", N: make([]int32, 3)}} }},
		{"Values", func(c *Corpus) { c.Values = []FieldValue{{Paper: 1, Origin: 1}} }},
		{"Related", func(c *Corpus) { c.Related = []RelatedEdge{{A: 0, B: -1}} }},
	} {
		x := build()
		c.damage(x)
		if err := x.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("damaged %s: got %v", c.want, err)
		}
	}
}

func TestNewLists(t *testing.T) {
	for _, c := range []struct {
		off []int
		val []int32
		ok  bool
	}{
		{nil, nil, true},
		{[]int{0}, nil, true},
		{[]int{0, 2, 2, 3}, []int32{1, 2, 3}, true},
		{nil, []int32{1}, false},
		{[]int{1, 3}, []int32{1, 2, 3}, false},
		{[]int{0, 2}, []int32{1, 2, 3}, false},
		{[]int{0, 4}, []int32{1, 2, 3}, false},
		{[]int{0, 3, 2, 3}, []int32{1, 2, 3}, false},
		{[]int{0, -1, 3}, []int32{1, 2, 3}, false},
	} {
		l, err := NewLists(c.off, c.val)
		if (err == nil) != c.ok || err == nil && l.Total() != len(c.val) {
			t.Errorf("offsets %v of %d values: got %v, want ok %v", c.off, len(c.val), err, c.ok)
		}
	}
}
