package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Property: idOrder is the order that sorting by the ids themselves gives.
func TestIDOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOf(rapid.StringMatching(`(doi:10\.)?[01\x00]{0,11}`)).Draw(t, "ids")
		checkIDOrder(t, ids)
	})
}

// Enough ids to be sorted in two parts.
func TestIDOrderLarge(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	ids := make([]string, 40_000)
	for i := range ids {
		ids[i] = fmt.Sprint("W44", rng.IntN(30_000), "-", rng.IntN(3))
	}
	checkIDOrder(t, ids)
}

func checkIDOrder(t interface{ Fatalf(string, ...any) }, ids []string) {
	want := make([]int32, len(ids))
	for i := range want {
		want[i] = int32(i)
	}
	sortByID(want, ids)
	if got := idOrder(ids); !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
}
