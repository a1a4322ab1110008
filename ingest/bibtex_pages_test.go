package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// A list of ISSNs keeps its order and has each once, however long it is.
func TestAddISSNs(t *testing.T) {
	got := addISSNs([]string{"0028-0836"}, "1476-4687 (online); 0028-0836", "nothing", "2041-1723/1476-4687")
	if want := []string{"0028-0836", "1476-4687", "2041-1723"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	const n = 60_000
	texts := make([]string, n)
	for i := range texts {
		texts[i] = issnOf(i)
	}
	start := time.Now()
	got = addISSNs(nil, append(texts, strings.Join(texts, ", "))...)
	if !slices.Equal(got, texts) {
		t.Errorf("got %d ISSNs of %d, or another order", len(got), n)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%d ISSNs took %v", n, took)
	}
}

// issnOf is an ISSN with its check digit.
func issnOf(i int) string {
	digits := fmt.Sprintf("%07d", 1_000_000+i)
	sum := 0
	for k, d := range digits {
		sum += (8 - k) * int(d-'0')
	}
	return digits[:4] + "-" + digits[4:] + string("0123456789X"[(11-sum%11)%11])
}
