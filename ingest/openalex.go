package ingest

import (
	"bytes"
	"iter"
	"regexp"

	"cocite/graph"
)

// openalexFormat reads works of OpenAlex: an answer of the API, a JSON array,
// JSON lines as in the snapshot, one object, or objects one after the other.
// Fields of all generations of the API are understood.
func openalexFormat() Format {
	return Format{
		Name:    "openalex",
		Exts:    []string{".json", ".jsonl", ".ndjson"},
		Doc:     "works of OpenAlex: API page, JSON array, JSON lines, one object",
		Sniff:   sniffOpenAlex,
		Records: readOpenAlex,
	}
}

// openalexLayout tells works from what is around them.
var openalexLayout = jsonLayout{starts: startsWork, lists: []string{"results"}, id: idIn}

// readOpenAlex reads works.
func readOpenAlex(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := oaSum{in: in}
		f := jsonFormat{
			code: "openalex", layout: openalexLayout,
			quick: quickOpenAlex, decode: decodeOpenAlex, envelope: openalexEnvelope, seen: s.see, summary: s.facts,
		}
		f.read(in, yield)
	}
}

// openalexURL is the id of any OpenAlex entity.
var openalexURL = regexp.MustCompile(`"https?://(?:api\.)?openalex\.org/(?:[a-z]+/)?[WASITPFCwasitpfc]\d`)

// sniffOpenAlex wants JSON with an id of OpenAlex, or the envelope of its API.
func sniffOpenAlex(head []byte) bool {
	text := bytes.TrimLeft(head, " \t\r\n\x1e,")
	if len(text) == 0 || text[0] != '{' && text[0] != '[' {
		return false
	}
	if openalexURL.Match(text) {
		return true
	}
	return bytes.Contains(text, []byte(`"meta"`)) && bytes.Contains(text, []byte(`"db_response_time_ms"`))
}

// startsWork tells whether text begins with the object of a work for sure: its
// first key is an id of OpenAlex. No such object stands inside another.
func startsWork(b []byte) bool {
	for _, token := range [][]byte{[]byte("{"), []byte(`"id"`), []byte(":"), []byte(`"`)} {
		rest, ok := bytes.CutPrefix(bytes.TrimLeft(b, " \t\r\n"), token)
		if !ok {
			return false
		}
		b = rest
	}
	for _, site := range [][]byte{[]byte("https://openalex.org/W"), []byte("http://openalex.org/W")} {
		if bytes.HasPrefix(b, site) {
			return true
		}
	}
	return false
}
