// Package library keeps a corpus on disk: a folder of Parquet tables that other
// programs read as they are, and a manifest that names them with their checksums.
// What every source stated can be read back from it, so a library takes further
// sources and other rules of merging and identity.
//
// Use it in two ways:
//  1. Begin an Import, add what the sources hold, Commit. The manifest is switched
//     as the last step: before it the old library is whole, after it the new one.
//  2. Open a Library and walk its Items, which go into a graph.Builder as those of
//     any source do, or open its Snapshot, which is the corpus as the import built it.
package library
