// Command benchdata writes large invented files for measuring readers, and reads
// a file as cocite does, without building a corpus. The same kind, count and seed
// give the same bytes.
//
//	go run ./cmd/internal/benchdata write openalex 300000 works.jsonl
//	go run ./cmd/internal/benchdata write import 1000000 field.jsonl
//	go run ./cmd/internal/benchdata read works.jsonl
//
// The kind import, and import-abstracts, is a million works with four million
// authorships and ten million references to works of the file, or as many as asked
// for: what an import is measured with.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
)

// kind is one kind of file: write puts n records into w.
type kind struct {
	name  string
	write func(w io.Writer, n int) error
}

// kinds lists what can be written.
func kinds() []kind {
	return []kind{
		{"openalex", writeOpenAlex},
		{"bibtex", writeBibTeX},
		{"wos", writeWoS},
		{"dblp", writeDBLP},
		{"import", writeImport},
		{"import-abstracts", writeImportAbstracts},
	}
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "benchdata:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 4 && args[0] == "write":
		return write(args[1], args[2], args[3])
	case len(args) == 2 && args[0] == "read":
		return read(os.Stdout, args[1])
	}
	return fmt.Errorf("usage: benchdata write KIND RECORDS FILE, or benchdata read FILE")
}

// write makes a file of a kind.
func write(name, count, path string) (err error) {
	n, err := strconv.Atoi(count)
	if err != nil || n < 0 {
		return fmt.Errorf("%q is no number of records", count)
	}
	for _, k := range kinds() {
		if k.name == name {
			return toFile(path, func(w io.Writer) error { return k.write(w, n) })
		}
	}
	return fmt.Errorf("no kind is named %q", name)
}

// toFile runs f over a new file.
func toFile(path string, f func(io.Writer) error) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := file.Close(); err == nil {
			err = cerr
		}
	}()
	w := bufio.NewWriterSize(file, 1<<20)
	if err := f(w); err != nil {
		return err
	}
	return w.Flush()
}
