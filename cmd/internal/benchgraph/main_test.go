package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The same seed gives the same file, another seed another one, and the ids are the
// numbers from 0 on without a gap.
func TestWrite(t *testing.T) {
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) {
			a, b, c := edgeFile(t, k.name, "7"), edgeFile(t, k.name, "7"), edgeFile(t, k.name, "8")
			if !bytes.Equal(a, b) || bytes.Equal(a, c) {
				t.Error("the file does not follow the seed alone")
			}
			seen, most := map[int]bool{}, 0
			for _, line := range strings.Split(strings.TrimSpace(string(a)), "\n") {
				var u, v int
				if _, err := fmt.Sscan(line, &u, &v); err != nil {
					t.Fatalf("line %q: %v", line, err)
				}
				seen[u], seen[v], most = true, true, max(most, u, v)
			}
			if len(seen) != most+1 {
				t.Errorf("got %d ids up to %d", len(seen), most)
			}
		})
	}
}

// Every work runs on a graph that was loaded, and its answer can be saved by id.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	edges, saved := filepath.Join(dir, "edges.txt"), filepath.Join(dir, "saved")
	if err := os.WriteFile(edges, []byte("0 10\n2 10\n1 10\n3 10\n4 3\n5 3\n6 5\n7 5\n8 2\n9 2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	requests := fmt.Sprintf(`{"do":"load","path":%q}`, edges)
	for _, w := range works() {
		requests += fmt.Sprintf("\n"+`{"do":"run","work":%q,"seed":1}`, w.name)
	}
	requests += "\n" + `{"do":"run","work":"none"}` + "\n" + `{"do":"run","work":"cores"}` + fmt.Sprintf("\n"+`{"do":"save","path":%q}`, saved)
	requests += fmt.Sprintf("\n"+`{"do":"quality","path":%q,"resolution":1}`, saved)
	got := ask(t, requests)
	if got[0].Nodes != 11 || got[0].Edges != 10 {
		t.Errorf("got %d nodes, %d edges", got[0].Nodes, got[0].Edges)
	}
	for i, w := range works() {
		if got[i+1].Error != "" {
			t.Errorf("%s: %s", w.name, got[i+1].Error)
		}
	}
	if none := got[len(works())+1]; !none.Missing {
		t.Errorf("a work that is not there: got %+v", none)
	}
	if b, err := os.ReadFile(saved); err != nil || len(b) != 8*11 {
		t.Errorf("got %d bytes, %v", len(b), err)
	}
	// All core numbers are 1: one community, whose modularity is 0.
	if last := got[len(got)-1]; last.Error != "" || math.Abs(last.Value) > 1e-12 {
		t.Errorf("quality: got %+v", last)
	}
}

func ask(t *testing.T, requests string) []answer {
	var out bytes.Buffer
	if err := serve(t.Context(), strings.NewReader(requests), &out); err != nil {
		t.Fatal(err)
	}
	var got []answer
	for d := json.NewDecoder(&out); d.More(); {
		var a answer
		if err := d.Decode(&a); err != nil {
			t.Fatal(err)
		}
		got = append(got, a)
	}
	return got
}

func edgeFile(t *testing.T, kind, seed string) []byte {
	path := filepath.Join(t.TempDir(), "edges.txt")
	if err := run([]string{"write", kind, "300", seed, path}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
