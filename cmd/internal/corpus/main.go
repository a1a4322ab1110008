// Command corpus writes the invented literature of testdata/corpus: works in
// the shape of OpenAlex, a reference manager's BibTeX file and a database's RIS
// export that overlap with it, as real collections do. The same seed gives the
// same bytes.
//
//	go run ./cmd/internal/corpus testdata/corpus
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: corpus FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write puts all files into a folder.
func write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, data := range files() {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// files are the files of the corpus by name.
func files() map[string][]byte {
	c := invent(2026)
	return map[string][]byte{
		"works.jsonl":  openalex(c),
		"refs.bib":     bibtex(c),
		"database.ris": ris(c),
	}
}
