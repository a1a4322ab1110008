package ingest

import (
	"bytes"
	"iter"

	"cocite/graph"
)

// aminerJSONFormat reads the citation networks of AMiner from version 10 on:
// lines, arrays whose lines begin with a comma, and arrays as MongoDB writes them.
func aminerJSONFormat() Format {
	return Format{
		Name:    "aminer-json",
		Exts:    []string{".json", ".jsonl", ".txt"},
		Doc:     "citation networks of AMiner as JSON, from version 10 on",
		Sniff:   sniffAMinerJSON,
		Records: readAMinerJSON,
	}
}

// sniffAMinerJSON wants a work with fields that only AMiner has together.
func sniffAMinerJSON(head []byte) bool {
	keys := jsonKeys(head)
	if !hasKeys(keys, "title") || keys["id"] == 0 && keys["_id"] == 0 || keys["doctype"] != 0 {
		return false
	}
	if keys["n_citation"] != 0 || hasKeys(keys, "indexed_abstract") || hasKeys(keys, "fos") {
		return true
	}
	return hasKeys(keys, "authors", "venue") && (hasKeys(keys, "references") || hasKeys(keys, "venue.raw")) && keys["authors_parsed"] == 0
}

// aminerWork is a work of any version. Any field may be missing or null.
type aminerWork struct {
	ID        jsonText       `json:"id"`
	MongoID   jsonText       `json:"_id"`
	Title     string         `json:"title"`
	Abstract  jsonText       `json:"abstract"`
	Indexed   aminerIndex    `json:"indexed_abstract"`
	Authors   []aminerAuthor `json:"authors"`
	Venue     aminerVenue    `json:"venue"`
	Year      jsonText       `json:"year"`
	Citations *int           `json:"n_citation"`
	PageStart jsonText       `json:"page_start"`
	PageEnd   jsonText       `json:"page_end"`
	Volume    jsonText       `json:"volume"`
	Issue     jsonText       `json:"issue"`
	Type      jsonText       `json:"doc_type"`
	Language  jsonText       `json:"lang"`
	DOI       jsonText       `json:"doi"`
	ISSN      textList       `json:"issn"`
	ISBN      textList       `json:"isbn"`
	URL       textList       `json:"url"`
	Keywords  textList       `json:"keywords"`
	Fields    []aminerField  `json:"fos"`
	Refs      textList       `json:"references"`
}

// aminerIndex is an abstract by the positions of its words.
type aminerIndex struct {
	Words oaAbstract `json:"InvertedIndex"`
}

// UnmarshalJSON takes an object; some versions have an empty text.
func (i *aminerIndex) UnmarshalJSON(data []byte) error {
	*i = aminerIndex{}
	if len(data) == 0 || data[0] != '{' {
		return nil
	}
	type plain aminerIndex
	return unmarshalJSON(data, (*plain)(i))
}

// aminerAuthor is an author: a name, or an object.
type aminerAuthor struct {
	ID      jsonText `json:"id"`
	MongoID jsonText `json:"_id"`
	Name    string   `json:"name"`
	Org     jsonText `json:"org"`
	Orgs    textList `json:"orgs"`
	ORCID   jsonText `json:"orcid"`
}

// UnmarshalJSON takes an object or a text.
func (a *aminerAuthor) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*a = aminerAuthor{}
		return unmarshalJSON(data, &a.Name)
	}
	type plain aminerAuthor
	return unmarshalJSON(data, (*plain)(a))
}

// aminerVenue is a venue: a name, or an object.
type aminerVenue struct {
	ID      jsonText `json:"id"`
	MongoID jsonText `json:"_id"`
	Raw     jsonText `json:"raw"`
	Name    jsonText `json:"name_d"`
	Type    jsonText `json:"type"`
	ISSN    jsonText `json:"issn"`
}

// UnmarshalJSON takes an object or a text.
func (v *aminerVenue) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*v = aminerVenue{}
		return v.Raw.UnmarshalJSON(data)
	}
	type plain aminerVenue
	return unmarshalJSON(data, (*plain)(v))
}

// aminerField is a field of study: a name, or an object with a weight.
type aminerField struct {
	Name   string   `json:"name"`
	Weight *float64 `json:"w"`
}

// UnmarshalJSON takes an object or a text.
func (f *aminerField) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*f = aminerField{}
		return unmarshalJSON(data, &f.Name)
	}
	type plain aminerField
	return unmarshalJSON(data, (*plain)(f))
}

// readAMinerJSON reads works. The words by which MongoDB tells types of values
// are taken off before.
func readAMinerJSON(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		in := in
		in.R = newMongoReader(in.R)
		jsonFormat{code: "aminer-json", layout: jsonLayout{starts: startsAMiner}, decode: decodeAMinerJSON}.read(in, yield)
	}
}

// startsAMiner tells whether text begins with a work for sure: authors and
// venues have an id too, but no title behind it.
func startsAMiner(b []byte) bool {
	return (beginsWithKey(b, "id") || beginsWithKey(b, "_id")) && bytes.Contains(b, []byte(`"title"`))
}

func decodeAMinerJSON(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "aminer-json", func(v *aminerWork) string { return v.id() })
	if !ok {
		return f
	}
	if v.id() == "" && v.Title == "" {
		f.other = jsonNothing
		return f
	}
	w := newWork(o, &f, "aminer-json", v.id())
	w.aminer(v)
	f.records = []graph.Record{w.record()}
	return f
}

func (v *aminerWork) id() string { return or(string(v.ID), string(v.MongoID)) }
