// Package export writes networks as files that other programs open.
//
// Use it in two steps:
//  1. Lookup finds a Format by name or Find by the ending of a path.
//  2. File writes a network to a path, beside it first and then renamed;
//     Format.Write writes to any io.Writer.
package export

import (
	"io"

	"cocite/graph"
)

// Format is one way to write a network.
type Format struct {
	Name  string
	Exts  []string // ".gexf", lower case, the first is the usual one
	Doc   string   // one line
	Write func(w io.Writer, n *graph.Network, o Options) error

	// Companion is a second file that belongs to the first, for example the
	// node table beside the edge table of a CSV; nil if there is none.
	Companion *Companion
}

// Companion is written beside the file of a Format; its path is the file's path
// with Suffix before the extension.
type Companion struct {
	Suffix string
	Write  func(w io.Writer, n *graph.Network, o Options) error
}

// Options go with every file.
type Options struct {
	Provenance Provenance
}

// Provenance says inside the file how it was made. It holds no time and
// nothing that differs between two runs of the same command.
type Provenance struct {
	Program    string // "cocite 0.1.0"
	Sources    []string
	Parameters []Parameter // in the order of the command's flags
	Seed       uint64
	Date       string // from SOURCE_DATE_EPOCH, "" if unset
}

// Parameter is one setting of the run.
type Parameter struct{ Name, Value string }
