package cli

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"cocite/graph"
	"cocite/graph/library"
	"cocite/ingest"
)

// keptCorpus imports the invented literature and returns its library.
func keptCorpus(t *testing.T) *library.Library {
	t.Helper()
	im, err := library.Begin(filepath.Join(t.TempDir(), "lib"))
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for x, err := range ingest.Read(context.Background(), []string{"../../../testdata/corpus"}, ingest.Options{Limits: ingest.DefaultLimits}) {
		if err != nil {
			t.Fatal(err)
		}
		im.Add(b, library.Item{Record: x.Record, Drawing: x.Drawing, Problem: x.Problem, File: x.File, Skipped: (*library.Skip)(x.Skipped)})
	}
	l, err := im.Commit(b, b.Corpus(), library.Manifest{WrittenBy: writtenBy, Options: graph.DefaultBuildOptions()})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A network is the same without the columns that drawing it does not look at.
func TestNetworksDoWithoutSparedColumns(t *testing.T) {
	l := keptCorpus(t)
	whole, err := l.Snapshot(t.Context(), writtenBy, l.Manifest.Options, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = whole.Close() }() // only read from
	for _, k := range graph.Kinds() {
		for _, u := range k.Units {
			part, err := l.Snapshot(t.Context(), writtenBy, l.Manifest.Options, sparedColumns(k.Name, u))
			if err != nil {
				t.Fatal(err)
			}
			want, got := drawn(t, k, u, whole.Corpus), drawn(t, k, u, part.Corpus)
			if !reflect.DeepEqual(want, got) {
				t.Errorf("%s of %s differs from that of the whole corpus", k.Name, u)
			}
			_ = part.Close() // only read from
		}
	}
}

// drawn is all that a network shows.
func drawn(t *testing.T, k graph.Kind, u graph.Unit, c *graph.Corpus) []any {
	t.Helper()
	o := graph.DefaultDrawOptions()
	o.Unit, o.Stubs = u, u == graph.UnitPapers
	n, err := k.Draw(c, o)
	if err != nil {
		t.Fatal(err)
	}
	var edges []any
	for _, e := range n.EdgeSeq() {
		edges = append(edges, e)
	}
	return []any{n.IDs, n.Labels, n.Nodes, n.Edges, n.Notes, edges}
}
