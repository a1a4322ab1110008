package ingest

import (
	"iter"

	"cocite/graph"
)

// dataciteFormat reads DOIs of DataCite: an answer of its API, JSON lines, an
// array, or the bare attributes. What is there is mostly data, software and preprints.
func dataciteFormat() Format {
	return Format{
		Name:    "datacite",
		Exts:    []string{".json", ".jsonl", ".ndjson"},
		Doc:     "works of DataCite: API answer, JSON lines, array, one object",
		Sniff:   sniffDataCite,
		Records: readDataCite,
	}
}

// dataciteLayout tells works from what is around them.
var dataciteLayout = jsonLayout{lists: []string{"data"}, id: doiIn}

// readDataCite reads works.
func readDataCite(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := dcSum{in: in}
		f := jsonFormat{
			code: "datacite", layout: dataciteLayout,
			decode: decodeDataCite, envelope: dataciteEnvelope, seen: s.see, summary: s.facts,
		}
		f.read(in, yield)
	}
}

// sniffDataCite wants a DOI beside titles or creators as DataCite writes them.
func sniffDataCite(head []byte) bool {
	keys := jsonKeys(head)
	for _, at := range []string{"", "attributes.", "data.attributes."} {
		doi := keys[at+"doi"] == '"' || keys[at+"identifiers"] == '[' || keys[at+"identifier"] == '{' || keys[at+"schemaVersion"] == '"'
		if doi && keys[at+"title"] == 0 && (keys[at+"titles"] == '[' && keys[at+"creators"] == '[' || keys[at+"titles.title"] == '"' || keys[at+"creators.name"] == '"' && keys[at+"publicationYear"] != 0) {
			return true
		}
	}
	return false
}
