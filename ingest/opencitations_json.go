package ingest

import (
	"bytes"
	"io"

	"cocite/graph"
)

// ocAnswer is one citation in an answer of the API.
type ocAnswer struct {
	Citing   string   `json:"citing"`
	Cited    string   `json:"cited"`
	Creation jsonText `json:"creation"`
	Timespan jsonText `json:"timespan"`
	Journal  jsonText `json:"journal_sc"`
	Author   jsonText `json:"author_sc"`
}

// sniffOCAnswer wants JSON with the names that the API of OpenCitations gives.
func sniffOCAnswer(head []byte) bool {
	keys := jsonKeys(head)
	return keys["citing"] == '"' && keys["cited"] == '"' && (keys["oci"] != 0 || keys["creation"] != 0 && keys["timespan"] != 0)
}

// isJSON tells whether a text begins like JSON.
func isJSON(head []byte) bool {
	text := bytes.TrimLeft(head, " \t\r\n")
	return len(text) > 0 && (text[0] == '[' || text[0] == '{')
}

// readAnswer reads citations as the API gives them: an array of objects.
func (o *openCitations) readAnswer() error {
	s := newJSONSplitter(o.in.R, 1, o.in.Limits, jsonLayout{})
	for {
		raw, err := s.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case o.works.full():
			return errTooManyNodes
		case raw.kind == rawWhole, raw.kind == rawLine && !o.tooDeep(raw):
			o.answer(raw)
		case raw.kind == rawLine:
			o.broken(raw, rawDeep, "")
		case raw.kind != rawEnvelope:
			o.broken(raw, raw.kind, "")
		}
	}
}

// tooDeep tells whether an object is nested deeper than the limit; that of a whole
// one is known to be less.
func (o *openCitations) tooDeep(raw rawObject) bool {
	return o.in.Limits.Depth > 0 && jsonDepth(raw.data) > o.in.Limits.Depth
}

// broken reports an object that is lost.
func (o *openCitations) broken(raw rawObject, kind rawKind, why string) {
	f := jsonFaults[kind]
	o.add(raw.line, "opencitations"+f.code, graph.Error, f.message+why, raw.data[:min(len(raw.data), lookAhead)])
}

// answer takes one citation.
func (o *openCitations) answer(raw rawObject) {
	var a ocAnswer
	if err := unmarshalJSON(raw.data, &a); err != nil {
		o.broken(raw, rawBroken, ": "+err.Error())
		return
	}
	var c ocCitation
	c.cell[ocCiting], c.cell[ocCited] = []byte(a.Citing), []byte(a.Cited)
	c.cell[ocCreation], c.cell[ocTimespan] = []byte(a.Creation), []byte(a.Timespan)
	c.cell[ocJournal], c.cell[ocAuthor] = []byte(a.Journal), []byte(a.Author)
	if fault := o.citation(&c, raw.line); fault != "" {
		o.fault(raw.line, "bad-id", graph.Error, fault+"; the citation is left out", raw.data)
	}
}
