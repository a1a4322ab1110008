package ingest_test

import (
	"context"
	"fmt"
	"strings"

	"cocite/ingest"
)

// Read hands out one item at a time; here from standard input.
func ExampleRead() {
	in := strings.NewReader(`{"id":"https://openalex.org/W1","title":"On walks","publication_year":2020}
{"id":"https://openalex.org/W2","title":"On steps","publication_year":2021,"referenced_works":["https://openalex.org/W1"]}
{"id":"https://openalex.org/W3","title":
`)
	for item, err := range ingest.Read(context.Background(), []string{"-"}, ingest.Options{Stdin: in}) {
		switch {
		case err != nil:
			fmt.Println(err)
		case item.Record != nil:
			fmt.Println(item.Record.IDs[0], item.Record.Title, len(item.Record.Refs))
		case item.Problem != nil:
			fmt.Println("line", item.Problem.Line, item.Problem.Code)
		case item.File != nil:
			fmt.Println(item.File.Format, item.File.Records)
		}
	}
	// Output:
	// openalex:W1 On walks 0
	// openalex:W2 On steps 1
	// line 3 openalex.truncated
	// openalex 2
}

// Detect tells a format by content; the name matters only where content leaves a
// choice.
func ExampleDetect() {
	head := []byte("@article{a, title = {On walks}}")
	if f, ok := ingest.Detect(head, "refs.txt"); ok {
		fmt.Println(f.Name)
	}
	_, ok := ingest.Detect([]byte("Dear reader,"), "letter.bib")
	fmt.Println(ok)
	// Output:
	// bibtex
	// false
}
