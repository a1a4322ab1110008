package ingest

import (
	"bytes"

	"cocite/graph"
)

// idIn is the id in the beginning of a broken object, if it can be seen.
func idIn(data []byte) string {
	at := openalexURL.FindIndex(data[:min(len(data), lookAhead)])
	if at == nil {
		return ""
	}
	id, _, ok := bytes.Cut(data[at[0]+1:], []byte(`"`))
	if !ok {
		return ""
	}
	return oaKey(string(id))
}

// decodeOpenAlex decodes one object.
func decodeOpenAlex(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	w, ok := unmarshal(o, &f, "openalex", func(w *oaWork) string { return oaKey(w.ID) })
	if !ok {
		return f
	}
	if f.other = entityOf(w); f.other != "" {
		f.problems = nil
		return f
	}
	m := oaMapper{in: o.in, line: o.line, work: w, tell: f.problem}
	f.records = []graph.Record{m.record()}
	return f
}

// entities are the kinds of objects by the first letter of their id.
var entities = map[byte]string{
	'A': "author", 'S': "source", 'I': "institution", 'T': "topic",
	'P': "publisher", 'F': "funder", 'C': "concept", 'K': "keyword",
}

// entityOf says what an object is that is no work. An object without an id is a
// work if it says anything that a work has: answers can be cut to some fields.
func entityOf(w *oaWork) string {
	key := oaKey(w.ID)
	if key != "" {
		return entities[key[0]&^0x20]
	}
	if w.DOI == "" && w.IDs.OpenAlex == "" && w.Title == "" && w.DisplayName == "" && len(w.Refs) == 0 && len(w.Authorships) == 0 {
		return jsonNothing
	}
	return ""
}

// openalexEnvelope reads what stands around works.
func openalexEnvelope(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	if e, ok := unmarshal(o, &f, "openalex", func(*oaEnvelope) string { return "" }); ok {
		f.fact = e
	}
	return f
}
