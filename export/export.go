// Package export writes networks and tables as files that other programs open.
//
// Use it in two steps:
//  1. Lookup finds a Format by name or Find by the ending of a path.
//  2. File writes a network to a path, beside it first and then renamed;
//     Format.Write writes to any io.Writer.
//
// What holds in every format: nodes and edges in the order of the network;
// floats in the fewest digits that read back the same, with a point and
// without an exponent; no NaN, no infinity, no -0; a missing value is absent,
// and so is an empty text; a column without any value is left out; characters
// that XML forbids are gone, and labels and ids hold no line ends and no
// marks that turn the direction of writing; column names are [a-z][a-z0-9_]*,
// unique and not reserved; an edge weight is above zero. Whatever was changed
// for the sake of a format is said in the notes that the file holds.
package export

import (
	"io"
	"strings"

	"cocite/graph"
)

// Format is one way to write a network.
type Format struct {
	Name  string
	Exts  []string // ".gexf", lower case, the first is the usual one
	Doc   string   // one line
	Write func(w io.Writer, n *graph.Network, o Options) error

	// Companions are further files that belong to the first, such as the
	// node table beside the edge table of a CSV.
	Companions []Companion
}

// Companion is written beside the file of a Format. Its path is the path of the
// file with Suffix before the extension: net.nodes.csv for net.csv.
type Companion struct {
	Suffix string // ".nodes"
	Ext    string // ".json"; "" is the extension of the file
	Write  func(w io.Writer, n *graph.Network, o Options) error
	Lacks  func(n *graph.Network) bool // there is nothing to write; nil is never
}

// Options go with every file.
type Options struct {
	Provenance Provenance
	GEXF       string // version of GEXF, one of GEXFVersions; "" is the first
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

// Formats are all formats of networks, in the order in which they are shown.
func Formats() []Format {
	return []Format{
		gexfFormat(), graphmlFormat(), dotFormat(), gmlFormat(), gdfFormat(), csvFormat(), tsvFormat(),
		pajekFormat(), pajekProjectFormat(), pajekPartitionFormat(), pajekVectorFormat(),
		vosviewerFormat(), vosviewerJSONFormat(), cyjsFormat(), cx2Format(), graphologyFormat(), nodeLinkFormat(), d3Format(),
		neo4jFormat(), parquetFormat(), jsonlFormat(),
	}
}

// Lookup returns the format of that name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == strings.ToLower(name) {
			return f, true
		}
	}
	return Format{}, false
}

// Find returns the format that the ending of a path asks for, of several the one
// with the longest ending: net.neo4j.csv is not a csv. A further ".gz" means that
// File compresses.
func Find(path string) (Format, bool) {
	plain, _ := splitGzip(path)
	var best Format
	longest := 0
	for _, f := range Formats() {
		if n := len(ending(plain, f.Exts)); n > longest {
			best, longest = f, n
		}
	}
	return best, longest > 0
}

// ending is the longest of some extensions that a path ends with, in any case of
// letters; "" if it ends with none.
func ending(path string, exts []string) string {
	longest := ""
	for _, e := range exts {
		if n := len(path) - len(e); n >= 0 && strings.EqualFold(path[n:], e) && len(e) > len(longest) {
			longest = path[n:]
		}
	}
	return longest
}
