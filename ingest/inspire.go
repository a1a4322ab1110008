package ingest

import (
	"iter"
	"strings"

	"cocite/graph"
)

// inspireFormat reads records of INSPIRE, the literature of high-energy physics:
// answers of its API, and records out of them.
func inspireFormat() Format {
	return Format{
		Name:    "inspire",
		Exts:    []string{".json", ".jsonl"},
		Doc:     "literature of INSPIRE HEP (JSON)",
		Sniff:   sniffInspire,
		Records: readInspire,
	}
}

// sniffInspire wants a record of literature where the API has it.
func sniffInspire(head []byte) bool {
	keys := jsonKeys(head)
	for _, place := range []string{"", "metadata.", "hits.hits.metadata."} {
		if keys[place+"titles"] == '[' && (keys[place+"control_number"] != 0 || keys[place+"arxiv_eprints"] != 0 ||
			keys[place+"document_type"] != 0 || keys[place+"authors.full_name"] != 0 || keys[place+"dois"] != 0 || keys[place+"references"] != 0) {
			return true
		}
	}
	return keys["hits.hits"] == '[' && strings.Contains(string(head), "inspirehep.net")
}

// inspireHit is one hit; Metadata is a record.
type inspireHit struct {
	ID       jsonText     `json:"id"`
	Metadata *inspireWork `json:"metadata"`
	inspireWork
}

// inspireWork is a record. Any field may be missing.
type inspireWork struct {
	Number    jsonText       `json:"control_number"`
	Titles    []inspireTitle `json:"titles"`
	Abstracts []struct {
		Value string `json:"value"`
	} `json:"abstracts"`
	Authors []struct {
		Name   string `json:"full_name"`
		Record struct {
			Ref string `json:"$ref"`
		} `json:"record"`
		IDs []struct {
			Schema string `json:"schema"`
			Value  string `json:"value"`
		} `json:"ids"`
		Affiliations []struct {
			Value string `json:"value"`
		} `json:"affiliations"`
		Roles []string `json:"inspire_roles"`
	} `json:"authors"`
	Corporate []string `json:"corporate_author"`
	Groups    []struct {
		Value string `json:"value"`
	} `json:"collaborations"`
	DOIs []struct {
		Value string `json:"value"`
	} `json:"dois"`
	Eprints []struct {
		Value      string   `json:"value"`
		Categories []string `json:"categories"`
	} `json:"arxiv_eprints"`
	OtherIDs []struct {
		Schema string `json:"schema"`
		Value  string `json:"value"`
	} `json:"external_system_identifiers"`
	Published []inspirePublication `json:"publication_info"`
	Imprints  []struct {
		Date string `json:"date"`
	} `json:"imprints"`
	Date         string           `json:"preprint_date"`
	Earliest     string           `json:"earliest_date"`
	Types        []string         `json:"document_type"`
	Languages    []string         `json:"languages"`
	Citations    *int             `json:"citation_count"`
	RefCount     *int             `json:"number_of_references"`
	Keywords     []inspireKeyword `json:"keywords"`
	InspireField []struct {
		Term string `json:"term"`
	} `json:"inspire_categories"`
	References []inspireReference `json:"references"`
	Withdrawn  bool               `json:"withdrawn"`
}

// inspireTitle is a title, with or without a subtitle.
type inspireTitle struct {
	Title    string `json:"title"`
	Subtitle string `json:"subtitle"`
}

// inspireKeyword is a term of a vocabulary.
type inspireKeyword struct {
	Value  string `json:"value"`
	Schema string `json:"schema"`
}

// inspirePublication is where a work appeared.
type inspirePublication struct {
	Journal  string   `json:"journal_title"`
	Volume   jsonText `json:"journal_volume"`
	Issue    jsonText `json:"journal_issue"`
	Year     jsonText `json:"year"`
	First    jsonText `json:"page_start"`
	Last     jsonText `json:"page_end"`
	Article  jsonText `json:"artid"`
	Material string   `json:"material"`
}

// inspireReference is an entry of a reference list.
type inspireReference struct {
	Record struct {
		Ref string `json:"$ref"`
	} `json:"record"`
	Reference struct {
		Authors []struct {
			Name string `json:"full_name"`
		} `json:"authors"`
		Title       inspireTitle       `json:"title"`
		DOIs        []string           `json:"dois"`
		Eprint      string             `json:"arxiv_eprint"`
		Published   inspirePublication `json:"publication_info"`
		Misc        []string           `json:"misc"`
		ISBN        jsonText           `json:"isbn"`
		ReportWords []string           `json:"report_numbers"`
	} `json:"reference"`
	Raw []struct {
		Value string `json:"value"`
	} `json:"raw_refs"`
}

// inspireEnvelope is what stands around hits.
type inspireEnvelope struct {
	Hits struct {
		Total int `json:"total"`
	} `json:"hits"`
}

func readInspire(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		page := pageSum{in: in, code: "inspire"}
		jsonFormat{
			code: "inspire", layout: jsonLayout{lists: []string{"hits.hits"}},
			decode: decodeInspire, seen: page.see, summary: page.facts,
			envelope: pageEnvelope(func(e *inspireEnvelope) int { return e.Hits.Total }, "inspire"),
		}.read(in, yield)
	}
}

func decodeInspire(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "inspire", func(v *inspireHit) string { return v.work().key(v.ID) })
	if !ok {
		return f
	}
	work := v.work()
	if len(work.Titles) == 0 && work.Number == "" {
		f.other = jsonNothing
		return f
	}
	w := newWork(o, &f, "inspire", work.key(v.ID))
	w.inspire(work)
	f.records = []graph.Record{w.record()}
	return f
}

// work is the record of a hit, or the object itself.
func (v *inspireHit) work() *inspireWork {
	if v.Metadata != nil {
		return v.Metadata
	}
	return &v.inspireWork
}

// key is the number of a record.
func (v *inspireWork) key(id jsonText) string { return or(string(v.Number), string(id)) }
