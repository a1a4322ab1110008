// Package ingest reads bibliographic files and graph files of any known format
// as a stream of records, problems and drawings.
//
// Use it in two steps:
//  1. Read walks sources: files, folders, archives, standard input.
//  2. Each Item is a record, a drawing or a problem; hand records and drawings
//     to a graph.Builder.
package ingest

import (
	"io"
	"iter"

	"cocite/graph"
)

// Format is one kind of file that ingest reads. Exactly one of Records and
// Drawing is set.
type Format struct {
	Name string
	Exts []string // only a tie-breaker; content decides
	Doc  string   // one line
	// Sniff tells whether a decoded head of a file is of this format.
	Sniff func(head []byte) bool
	// Records yields the works of a file. An error that is a *graph.Problem is a
	// fault in the data and reading goes on; any other error ends the file.
	// Of Origin it sets only Line; Read fills in the rest.
	Records func(in Input) iter.Seq2[graph.Record, error]
	// Drawing reads a graph file; faults go to in.Problem. Of Origin it sets
	// nothing.
	Drawing func(in Input) (*graph.Drawing, error)
}

// Input is one file as text in UTF-8, decompressed, without byte order mark.
// Line ends are as in the file.
type Input struct {
	R       io.Reader
	File    string // name for problems and provenance
	Problem func(*graph.Problem)
	Limits  Limits
	Threads int // cores that a reader may use; below 2 is one
}

// Limits bound what a hostile file can cost.
type Limits struct {
	Record   int   // largest record in bytes
	Expanded int64 // largest size of one file after decompression; 0 is no limit
	Ratio    int64 // largest ratio of expanded to compressed size once past 64 MiB
	Depth    int   // nesting of JSON
	LastYear int   // a work of a later year has a wrong year; 0 is no limit
}

// DefaultLimits are generous for real files.
var DefaultLimits = Limits{Record: 64 << 20, Ratio: 250, Depth: 200, LastYear: 2100}

// firstYear is that of the oldest printed works.
const firstYear = 1450

// Item is one thing that was read: exactly one field is set.
type Item struct {
	Record  *graph.Record
	Drawing *graph.Drawing
	Problem *graph.Problem
	File    *graph.FileStat // a file has ended
	Skipped *Skip           // a file of no known format in a folder or archive
}

// Skip is a file that was passed over, with the reason.
type Skip struct{ Path, Reason string }

// sane tells whether a work can be of this year.
func (l Limits) sane(year int) bool {
	return year >= firstYear && (l.LastYear == 0 || year <= l.LastYear)
}
