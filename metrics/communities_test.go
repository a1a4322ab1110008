package metrics

import (
	"context"
	"slices"
	"testing"

	"cocite/graph"
)

func TestCommunities(t *testing.T) {
	net := &graph.Network{CSR: twoTriangles(t, 1)}
	for _, a := range CommunityAlgorithms() {
		o := DefaultCommunities
		o.Algorithm = a.Name
		col, r, err := Communities(context.Background(), Input{Net: net, Seed: 1}, o)
		if err != nil {
			t.Fatalf("%s: %v", a.Name, err)
		}
		if want, _ := Modularity(net.CSR, r.Partition, 1); r.Value != want || r.Quality != QualityModularity || r.Resolution != 1 {
			t.Errorf("%s: got %+v, want modularity %v at resolution 1", a.Name, r, want)
		}
		if col.Name != "community" || col.Len() != 6 || r.Algorithm != a.Name {
			t.Errorf("%s: got column %+v", a.Name, col)
		}
		for v, c := range col.Int {
			if c != int64(r.Partition[v]) {
				t.Errorf("%s: node %d: got %d, want %d", a.Name, v, c, r.Partition[v])
			}
		}
		if a.Doc == "" || a.Definition.Formula == "" || a.Definition.Convention == "" || a.Definition.EdgeCases == "" || a.Definition.Source == "" {
			t.Errorf("%s: the definition has a gap", a.Name)
		}
	}
}

func TestCommunitiesWithoutEdges(t *testing.T) {
	for _, n := range []int{0, 1, 3} {
		for _, a := range CommunityAlgorithms() {
			o := DefaultCommunities
			o.Algorithm = a.Name
			in := Input{Net: &graph.Network{CSR: undirected(t, n, 1)}, Weighted: true}
			col, r, err := Communities(context.Background(), in, o)
			if err != nil || r.Count != n || r.Value != 0 || col.Len() != n {
				t.Errorf("%s, %d nodes: got %+v, %v", a.Name, n, r, err)
			}
		}
	}
}

func TestCommunitiesOptions(t *testing.T) {
	heavy := Input{Net: &graph.Network{CSR: twoTriangles(t, 4)}, Weighted: true}
	light := heavy
	light.Weighted = false
	o := CommunityOptions{Algorithm: "leiden", Quality: QualityCPM, Resolution: 0.2}
	if col, r, err := Communities(context.Background(), heavy, o); err != nil || r.Count != 1 || r.Quality != QualityCPM {
		t.Errorf("with weights: got %v, %+v, %v", col.Int, r, err)
	}
	if col, r, err := Communities(context.Background(), light, o); err != nil || !slices.Equal(col.Int, []int64{0, 0, 0, 1, 1, 1}) {
		t.Errorf("without weights: got %v, %+v, %v", col.Int, r, err)
	}
	if col, r, err := Communities(context.Background(), heavy, CommunityOptions{Algorithm: "none"}); err != nil || col.Name != "" || r.Count != 0 {
		t.Errorf("none: got %+v, %+v, %v", col, r, err)
	}
	for _, bad := range []CommunityOptions{
		{Algorithm: "magic", Quality: QualityModularity},
		{Algorithm: "louvain", Quality: QualityCPM},
		{Algorithm: "labelprop", Quality: QualityCPM},
		{Algorithm: "leiden", Quality: "beauty"},
		{},
	} {
		if _, _, err := Communities(context.Background(), heavy, bad); err == nil {
			t.Errorf("%+v: got no error", bad)
		}
	}
}
