package ingest

import (
	"iter"
	"regexp"

	"cocite/graph"
)

// lensJSONFormat reads scholarly works of The Lens as its API and its export give
// them: an answer with a list of works, JSON lines, an array, one work.
func lensJSONFormat() Format {
	return Format{
		Name:    "lens-json",
		Exts:    []string{".json", ".jsonl", ".ndjson"},
		Doc:     "scholarly works of The Lens: API answer, JSON lines, array, one work",
		Sniff:   sniffLensJSON,
		Records: readLensJSON,
	}
}

// lensLayout tells works from what is around them.
var lensLayout = jsonLayout{starts: startsLens, lists: []string{"data"}, id: lensIDIn}

// readLensJSON reads works.
func readLensJSON(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		f := jsonFormat{code: "lens", layout: lensLayout, decode: decodeLens}
		f.read(in, yield)
	}
}

// sniffLensJSON wants works with an identifier of Lens. Patents have one too.
func sniffLensJSON(head []byte) bool {
	keys := jsonKeys(head)
	for _, at := range []string{"", "data."} {
		if keys[at+"lens_id"] != '"' || keys[at+"jurisdiction"] != 0 {
			continue
		}
		for _, own := range []string{"title", "year_published", "date_published", "publication_type", "external_ids", "authors"} {
			if keys[at+own] != 0 {
				return true
			}
		}
	}
	return false
}

var (
	lensIDField = regexp.MustCompile(`"lens_id"\s*:\s*"([0-9Xx-]{19})"`)
	lensStart   = regexp.MustCompile(`^\{\s*"lens_id"\s*:\s*"[0-9Xx-]{19}"\s*,\s*"(?:created|title|authors|publication_type|date_published|year_published|external_ids)"`)
)

// startsLens tells the beginning of a work from that of a reference, which has
// nothing but the identifier.
func startsLens(b []byte) bool { return len(b) > 0 && b[0] == '{' && lensStart.Match(b) }

// lensIDIn is the identifier in the beginning of a broken object.
func lensIDIn(head []byte) string {
	if m := lensIDField.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}
