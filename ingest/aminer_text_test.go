package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestAMinerTextSample(t *testing.T) {
	records, problems := readAs(aminerTextFormat(), "f", sampleOf(t, aminerTextFormat()), 1)
	if want := []string{"26 aminer-text.bad-id"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	aminer := func(v string) []graph.ID { return []graph.ID{{Scheme: graph.AMiner, Value: v}} }
	count := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "aminer"} }
	want := []graph.Record{
		{
			Origin: graph.Origin{Line: 2}, IDs: aminer("0"), Title: "Walking on graphs", Year: 1998, Date: "1998",
			Venue:    graph.Venue{Name: "Proceedings of the Symposium on Walks"},
			Authors:  []graph.Author{{Name: graph.ParseName("A. Moreau")}, {Name: graph.ParseName("Bruno Keller, Jr.")}, {Name: graph.ParseName("Chiara Rossi")}},
			Abstract: "We walk on graphs, and go on in the next line.",
			RefCount: count(2), Refs: []graph.Ref{{IDs: aminer("7")}, {IDs: aminer("8")}},
		},
		{Origin: graph.Origin{Line: 13}, IDs: aminer("2"), Title: "Call for walks"},
		{
			Origin: graph.Origin{Line: 19}, IDs: aminer("7"), Title: "An older walk", Year: 1990, Date: "1990",
			Venue: graph.Venue{Name: "Invented Letters"}, Abstract: "Older.",
			Authors: []graph.Author{
				{Name: graph.ParseName("Dmitri Orlov"), Affiliations: []graph.Affiliation{printedPlace("Unit A, Ljubljana, Slovenia", "")}},
				{Name: graph.ParseName("Ewa Nowak")},
			},
			RefCount: count(1), Refs: []graph.Ref{{IDs: aminer("9")}},
		},
		{Origin: graph.Origin{Line: 28}, IDs: aminer("8"), Title: "A walk right behind", Authors: []graph.Author{{Name: graph.ParseName("Ewa Nowak")}}},
		{
			Origin: graph.Origin{Line: 32}, IDs: aminer("9"), Title: "--- Conferences", Year: 2001, Date: "2001",
			Venue: graph.Venue{Name: "SYMP"}, CitedBy: count(14), Authors: []graph.Author{{Name: graph.ParseName("Ada Moreau")}},
		},
	}
	if d := cmp.Diff(want, records); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestAMinerTextOdd(t *testing.T) {
	tests := []struct {
		name, text     string
		want, problems []string
	}{
		{"count is wrong", "9\n#*A\n#index1\n", []string{"A aminer:1"}, []string{"1 aminer-text.count"}},
		{"no id", "#*A\n#@B C\n#t2000\n", []string{"A"}, nil},
		{"only an id", "#index5\n#*\n", []string{"aminer:5"}, nil},
		{"neither", "#*A\n#index1\n\n#@B C\n#t2000\n", []string{"A aminer:1"}, []string{"4 aminer-text.stray-text"}},
		{"stray line", "#*A\n#index1\n\nhello\n#*B\n#index2\n", []string{"A aminer:1", "B aminer:2"}, []string{"4 aminer-text.stray-text"}},
		{"year of no work", "#*A\n#t99999\n#index1\n", []string{"A aminer:1"}, []string{"1 aminer-text.year"}},
		{"year in words", "#*A\n#tsoon\n#index1\n", []string{"A aminer:1"}, []string{"1 aminer-text.year"}},
		{"hexadecimal ids", "#*A\n#index53E99784b7602d9701f3e3f1\n#%53e99784b7602d9701f3e3f2\n",
			[]string{"A aminer:53e99784b7602d9701f3e3f1 >aminer:53e99784b7602d9701f3e3f2"}, nil},
		{"bad id", "#*A\n#indexx y\n", []string{"A"}, []string{"1 aminer-text.bad-id"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readAs(aminerTextFormat(), "f", tt.text, 1)
			if d := cmp.Diff(tt.want, told(records)); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
			if d := cmp.Diff(tt.problems, problems); d != "" {
				t.Errorf("problems: -want +got:\n%s", d)
			}
		})
	}
}

// A record longer than the limit is cut off and costs no other.
func TestAMinerTextTooLong(t *testing.T) {
	in := Input{R: strings.NewReader("#*A\n#index1\n#!" + strings.Repeat("x", 500) + "\n\n#*B\n#index2\n"), Limits: Limits{Record: 300}}
	records, problems := 0, 0
	for _, err := range aminerTextFormat().Records(in) {
		if err == nil {
			records++
		} else {
			problems++
		}
	}
	if records != 2 || problems != 1 {
		t.Errorf("got %d records and %d problems", records, problems)
	}
}

func TestAMinerTextSniff(t *testing.T) {
	for text, want := range map[string]bool{
		"#*A\n#@B\n#t2000\n#c\n#index1\n": true,
		"\n629814\n#*A\n#@B\n#t2000\n":    true,
		"#index 1\n#* A\n":                true,
		"#*A\n#@B\n":                      false,
		"# A title\n#* not\n":             false,
		"hello\n#*A\n#index1\n":           false,
		"# FromNodeId\tToNodeId\n1\t2\n":  false,
		"#!/bin/sh\n#%x\n":                false,
	} {
		if got := sniffAMinerText([]byte(text)); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func FuzzAMinerText(f *testing.F) {
	f.Add([]byte(sampleOf(f, aminerTextFormat())))
	fuzzThreads(f, aminerTextFormat())
}
