package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// The works of a field have four authors and ten references each on average, and
// cite each other.
func TestFieldHangsTogether(t *testing.T) {
	const n = 300
	var out, again bytes.Buffer
	if err := writeImport(&out, n); err != nil {
		t.Fatal(err)
	}
	if err := writeImport(&again, n); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("two runs give different bytes (%v)", err)
	}
	type work struct {
		ID          string
		Authorships []struct{ Author struct{ ID string } }
		Refs        []string `json:"referenced_works"`
		Abstract    any      `json:"abstract_inverted_index"`
	}
	known, people := map[string]bool{}, map[string]bool{}
	var works []work
	for line := range strings.Lines(out.String()) {
		var w work
		if err := json.Unmarshal([]byte(line), &w); err != nil {
			t.Fatal(err)
		}
		known[w.ID] = true
		works = append(works, w)
	}
	authors, refs := 0, 0
	for _, w := range works {
		authors, refs = authors+len(w.Authorships), refs+len(w.Refs)
		for _, a := range w.Authorships {
			people[a.Author.ID] = true
		}
		for _, r := range w.Refs {
			if !known[r] || r == w.ID {
				t.Errorf("%s cites %s", w.ID, r)
			}
		}
		if slices.Sort(w.Refs); len(slices.Compact(w.Refs)) != len(w.Refs) || w.Abstract != nil {
			t.Errorf("%s cites a work twice or has an abstract", w.ID)
		}
	}
	if len(known) != n || authors != 4*n || refs != 10*n || len(people) > n {
		t.Errorf("got %d works, %d authorships of %d people, %d references", len(known), authors, len(people), refs)
	}
}
