package ingest

import (
	"iter"
	"regexp"

	"cocite/graph"
)

// zoteroFormat reads what Zotero and Better BibTeX write of a library: the JSON
// of Better BibTeX, and items of Zotero's web API.
func zoteroFormat() Format {
	return Format{
		Name:    "zotero-json",
		Exts:    []string{".json"},
		Doc:     "items of Zotero: JSON of Better BibTeX, web API",
		Sniff:   sniffZotero,
		Records: readZotero,
	}
}

// zoteroLayout tells items from what is around them.
var zoteroLayout = jsonLayout{lists: []string{"items"}, id: doiIn}

// readZotero reads items.
func readZotero(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		f := jsonFormat{code: "zotero", layout: zoteroLayout, decode: decodeZotero}
		f.read(in, yield)
	}
}

// betterJSON is how Better BibTeX names its export.
var betterJSON = regexp.MustCompile(`"label"\s*:\s*"BetterBibTeX JSON"`)

// sniffZotero wants an item with its type, or the head of Better BibTeX.
func sniffZotero(head []byte) bool {
	keys := jsonKeys(head)
	for _, name := range []string{"itemType", "items.itemType", "data.itemType"} {
		if keys[name] == '"' {
			return true
		}
	}
	return keys["config"] == '{' && betterJSON.Match(head)
}
