package ingest

import (
	"iter"

	"cocite/graph"
)

// s2agFormat reads the lines of the datasets of Semantic Scholar that tell of
// papers: papers, abstracts and paper-ids. Their citations are a format of
// their own.
func s2agFormat() Format {
	return Format{
		Name:    "s2ag",
		Exts:    []string{".jsonl", ".json", ".ndjson"},
		Doc:     "datasets of Semantic Scholar as JSON lines: papers, abstracts, paper-ids",
		Sniff:   sniffS2AG,
		Records: readS2AG,
	}
}

// sniffS2AG wants a key of the datasets, in small letters.
func sniffS2AG(head []byte) bool {
	keys := jsonKeys(head)
	return hasKeys(keys, "corpusid") || hasKeys(keys, "authorid", "papercount")
}

// s2agLine is a line of any dataset.
type s2agLine struct {
	s2Paper
	Open struct {
		ExternalIDs s2IDs `json:"externalids"`
	} `json:"openaccessinfo"`
	SHA        jsonText `json:"sha"`
	AuthorID   jsonText `json:"authorid"`
	CitationID jsonText `json:"citationid"`
	Vector     jsonSeen `json:"vector"`
	Model      jsonText `json:"model"`
	Content    jsonSeen `json:"content"`
	Body       jsonSeen `json:"body"`
}

// jsonSeen tells whether a field is there and not null, whatever it holds.
type jsonSeen bool

// UnmarshalJSON takes any value.
func (s *jsonSeen) UnmarshalJSON(data []byte) error {
	*s = len(data) > 0 && data[0] != 'n'
	return nil
}

// readS2AG reads lines. Abstracts and paper-ids become stubs: they complete the
// paper of the same number, wherever it was read, and make no work by themselves.
func readS2AG(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		jsonFormat{code: "s2ag", layout: jsonLayout{starts: startsS2AG}, decode: decodeS2AG}.read(in, yield)
	}
}

// startsS2AG tells whether text begins with a line of a dataset for sure.
func startsS2AG(b []byte) bool { return beginsWithKey(b, "corpusid") }

func decodeS2AG(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "s2ag", func(v *s2agLine) string { return v.name() })
	if !ok {
		return f
	}
	if f.other = v.other(); f.other != "" {
		f.problems = nil
		return f
	}
	w := s2Work(o, &f, "s2ag", &v.s2Paper)
	w.id(graph.S2, string(v.SHA))
	for _, x := range (&s2Paper{ExternalIDs: v.Open.ExternalIDs}).identifiers() {
		w.id(x.scheme, x.raw)
	}
	r := w.record()
	r.Stub = v.SHA != "" || r.Title == "" && r.Abstract != ""
	f.records = []graph.Record{r}
	return f
}

// other says what a line is that tells nothing of a paper that counts.
func (v *s2agLine) other() string {
	switch {
	case bool(v.Vector):
		return "embedding"
	case v.Model != "":
		return "summary"
	case bool(v.Content), bool(v.Body):
		return "full text"
	case v.CorpusID != "":
		return ""
	case v.CitationID != "":
		return "citation"
	case v.AuthorID != "":
		return "author"
	}
	return jsonNothing
}
