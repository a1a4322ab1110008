package library

import "cocite/graph"

// Item is one thing that was read from a source. Exactly one field is set.
type Item struct {
	Record  *graph.Record
	Drawing *graph.Drawing
	Problem *graph.Problem
	File    *graph.FileStat
	Skipped *Skip
}

// Skip is a file that was passed over, with the reason.
type Skip struct{ Path, Reason string }
