package ingest

import (
	"bytes"
	"iter"
	"regexp"

	"cocite/graph"
)

// crossrefFormat reads works of Crossref: one work, a list, files of the public
// dump, JSON lines, or what scripts have saved of them. What Crossref gives as
// CSL-JSON is read here too, because it holds reference lists.
func crossrefFormat() Format {
	return Format{
		Name:    "crossref",
		Exts:    []string{".json", ".jsonl", ".ndjson"},
		Doc:     "works of Crossref: API answer, dump file, JSON lines, array, one object",
		Sniff:   sniffCrossref,
		Records: readCrossref,
	}
}

// crossrefLayout tells works from what is around them.
var crossrefLayout = jsonLayout{starts: startsCrossref, lists: []string{"message.items", "items"}, id: doiIn}

// readCrossref reads works.
func readCrossref(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := crSum{in: in}
		f := jsonFormat{
			code: "crossref", layout: crossrefLayout,
			decode: decodeCrossref, envelope: crossrefEnvelope, seen: s.see, summary: s.facts,
		}
		f.read(in, yield)
	}
}

// sniffCrossref wants the envelope of the API, or works as Crossref writes them.
func sniffCrossref(head []byte) bool {
	keys := jsonKeys(head)
	if keys["message-type"] == '"' && (keys["message"] != 0 || keys["message-version"] != 0) {
		return true
	}
	return crossrefKeys(keys)
}

// crossrefKeys tells works of Crossref by their names: a DOI beside a name that
// only Crossref has, or beside a title that is a list.
func crossrefKeys(keys map[string]byte) bool {
	for _, at := range []string{"", "items.", "message.", "message.items."} {
		if keys[at+"DOI"] != '"' {
			continue
		}
		for _, own := range []string{"is-referenced-by-count", "reference-count", "references-count", "content-domain", "short-container-title", "reference"} {
			if keys[at+own] != 0 {
				return true
			}
		}
		if keys[at+"title"] == '[' || keys[at+"container-title"] == '[' || keys[at+"author.sequence"] == '"' {
			return true
		}
	}
	return false
}

// startsCrossref tells whether text begins with a work as the API writes it: its
// first name is "indexed".
func startsCrossref(b []byte) bool {
	rest, ok := bytes.CutPrefix(b, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"indexed"`))
}

// doiField is a DOI as the value of a name.
var doiField = regexp.MustCompile(`(?i)"doi"\s*:\s*"([^"\\]{1,200})"`)

// doiIn is the DOI in the beginning of a broken object, if it can be seen.
func doiIn(head []byte) string {
	if m := doiField.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}
