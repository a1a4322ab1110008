// Package graph holds what is known of papers and authors, and the networks drawn
// from it.
//
// Use it in three steps:
//  1. Hand the records and drawings that ingest reads to a Builder.
//  2. Builder.Corpus freezes them: works merge, references find their works, names
//     become persons.
//  3. Draw a Network from the Corpus: Citations, Coauthorship, Coupling and the
//     other Kinds; AsNetwork takes a graph file as it is.
package graph
