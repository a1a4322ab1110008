package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestShipped checks that the files in the repository are those of the seed.
func TestShipped(t *testing.T) {
	for name, want := range files() {
		got, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "corpus", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("testdata/corpus/%s differs from what the generator writes: run 'go run ./cmd/internal/corpus testdata/corpus'", name)
		}
	}
}
