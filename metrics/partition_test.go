package metrics

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRenumber(t *testing.T) {
	for _, c := range []struct {
		name      string
		in, want  Partition
		sizes     []int
		wantCount int
	}{
		{"no nodes", Partition{}, Partition{}, []int{}, 0},
		{"by size", Partition{5, 9, 9, 5, 9}, Partition{1, 0, 0, 1, 0}, []int{3, 2}, 2},
		{"equal sizes by smallest node", Partition{7, 3, 7, 3, 0}, Partition{0, 1, 0, 1, 2}, []int{2, 2, 1}, 3},
		{"negative labels", Partition{-1, -8, -8}, Partition{1, 0, 0}, []int{2, 1}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.in.Renumber(); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if got := c.in.Sizes(); !slices.Equal(got, c.sizes) {
				t.Errorf("got sizes %v, want %v", got, c.sizes)
			}
			if got := c.in.Count(); got != c.wantCount {
				t.Errorf("got %d communities, want %d", got, c.wantCount)
			}
		})
	}
}

func TestAgreementOfPartitions(t *testing.T) {
	for _, c := range []struct {
		name     string
		a, b     Partition
		ari, nmi float64
	}{
		{"no nodes", Partition{}, Partition{}, 1, 1},
		{"one node", Partition{3}, Partition{0}, 1, 1},
		{"other names", Partition{0, 0, 1, 1}, Partition{4, 4, 2, 2}, 1, 1},
		{"one split", Partition{0, 0, 1, 1}, Partition{0, 0, 1, 2}, 4. / 7, 0.8},
		{"crossed", Partition{0, 0, 1, 1}, Partition{0, 1, 0, 1}, -0.5, 0},
		{"all together and all alone", Partition{0, 0, 0}, Partition{0, 1, 2}, 0, 0},
		{"all together twice", Partition{0, 0, 0}, Partition{1, 1, 1}, 1, 1},
		{"all alone twice", Partition{0, 1, 2}, Partition{2, 0, 1}, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ARI(c.a, c.b); math.Abs(got-c.ari) > 1e-12 {
				t.Errorf("got ARI %v, want %v", got, c.ari)
			}
			if got := NMI(c.a, c.b); math.Abs(got-c.nmi) > 1e-12 {
				t.Errorf("got NMI %v, want %v", got, c.nmi)
			}
		})
	}
}

// TestAgreementByPairs compares with the definitions, read off pairs and nodes.
func TestAgreementByPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		label := rapid.Int32Range(0, 4)
		a := Partition(rapid.SliceOfN(label, n, n).Draw(t, "a"))
		b := Partition(rapid.SliceOfN(label, n, n).Draw(t, "b"))
		if got, want := ARI(a, b), ariByPairs(a, b); math.Abs(got-want) > 1e-9 {
			t.Fatalf("got ARI %v, want %v", got, want)
		}
		if got, want := NMI(a, b), nmiByNodes(a, b); math.Abs(got-want) > 1e-9 {
			t.Fatalf("got NMI %v, want %v", got, want)
		}
		if ARI(a, b) != ARI(b, a) || ARI(a, a.Renumber()) != 1 {
			t.Fatal("ARI depends on order or names")
		}
	})
}

func ariByPairs(a, b Partition) float64 {
	var both, left, right, all float64
	for i := range a {
		for j := range i {
			all++
			if a[i] == a[j] {
				left++
			}
			if b[i] == b[j] {
				right++
			}
			if a[i] == a[j] && b[i] == b[j] {
				both++
			}
		}
	}
	expected := left * right / all
	if (left+right)/2 == expected {
		return 1
	}
	return (both - expected) / ((left+right)/2 - expected)
}

func nmiByNodes(a, b Partition) float64 {
	share := func(match func(j int) bool) float64 {
		k := 0
		for j := range a {
			if match(j) {
				k++
			}
		}
		return float64(k) / float64(len(a))
	}
	var ha, hb, mutual float64
	for i := range a { // the mean over nodes is the sum over cells
		pa := share(func(j int) bool { return a[j] == a[i] })
		pb := share(func(j int) bool { return b[j] == b[i] })
		pab := share(func(j int) bool { return a[j] == a[i] && b[j] == b[i] })
		ha, hb, mutual = ha-math.Log(pa), hb-math.Log(pb), mutual+math.Log(pab/(pa*pb))
	}
	if ha+hb == 0 {
		return 1
	}
	return 2 * mutual / (ha + hb)
}
