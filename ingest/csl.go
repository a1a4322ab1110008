package ingest

import (
	"iter"
	"regexp"

	"cocite/graph"
)

// cslFormat reads CSL-JSON: an array, one item, items in a row, or the wrappers
// {"items": […]} of citation.js and {"references": […]} of pandoc. It says
// nothing of what a work cites.
func cslFormat() Format {
	return Format{
		Name:    "csl-json",
		Exts:    []string{".json", ".jsonl"},
		Doc:     "CSL-JSON of Zotero, Better BibTeX, citation.js, pandoc and Mendeley",
		Sniff:   sniffCSL,
		Records: readCSL,
	}
}

// cslLayout tells items from what is around them.
var cslLayout = jsonLayout{lists: []string{"items", "references"}, id: doiIn}

// readCSL reads items.
func readCSL(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		f := jsonFormat{code: "csl", layout: cslLayout, decode: decodeCSL}
		f.read(in, yield)
	}
}

// cslTypeField is a type that nobody but CSL knows, as the value of its name.
var cslTypeField = regexp.MustCompile(`"type"\s*:\s*"(?:article-(?:journal|magazine|newspaper)|paper-conference|chapter|entry-(?:dictionary|encyclopedia)|motion_picture|musical_score|legal_case|legislation|personal_communication|post-weblog|review-book|thesis|webpage)"`)

// sniffCSL wants items with a type, and beside it a type that only CSL has, or
// dates and names as CSL writes them.
func sniffCSL(head []byte) bool {
	keys := jsonKeys(head)
	if keys == nil || keys["message-type"] != 0 || crossrefKeys(keys) {
		return false
	}
	for _, at := range []string{"", "items.", "references."} {
		if keys[at+"type"] != '"' || keys[at+"title"] == '[' {
			continue
		}
		own := keys[at+"issued.date-parts"] != 0 || keys[at+"issued.raw"] != 0 || keys[at+"issued.literal"] != 0 ||
			keys[at+"citation-key"] != 0 || keys[at+"container-title"] == '"' ||
			keys[at+"author.family"] == '"' || keys[at+"author.literal"] == '"' || keys[at+"editor.family"] == '"'
		if own || cslTypeField.Match(head) && (keys[at+"id"] != 0 || keys[at+"title"] == '"') {
			return true
		}
	}
	return false
}
