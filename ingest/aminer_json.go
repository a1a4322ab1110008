package ingest

import (
	"bytes"
	"iter"
	"strings"

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

// aminer maps a work.
func (m *workMapper) aminer(v *aminerWork) {
	r := &m.rec
	r.Type = aminerType(string(v.Type))
	m.id(graph.AMiner, v.id())
	m.id(graph.DOI, string(v.DOI))
	for _, url := range v.URL {
		m.ids.url(string(url))
	}
	m.isbns(joinTexts(v.ISBN))
	r.Title = graph.CleanText(v.Title)
	r.Abstract = graph.CleanText(or(string(v.Abstract), v.Indexed.Words.text))
	m.stated(string(v.Year), "")
	r.Venue = v.venue()
	r.Volume, r.Issue = graph.CleanText(string(v.Volume)), graph.CleanText(string(v.Issue))
	r.PageFirst, r.PageLast = aminerPages(graph.CleanText(string(v.PageStart)), graph.CleanText(string(v.PageEnd)))
	r.Language = graph.CleanText(string(v.Language))
	r.CitedBy = statedCount(v.Citations, "aminer")
	for i := range v.Authors {
		m.author(v.Authors[i].author(m))
	}
	for _, k := range v.Keywords {
		m.keyword(string(k), "aminer")
	}
	for _, f := range v.Fields {
		if f.Weight == nil || *f.Weight > 0 {
			m.keyword(f.Name, "fos")
		}
	}
	for _, ref := range v.Refs {
		m.aminerRef(string(ref))
	}
	if len(r.Refs) > 0 {
		r.RefCount = graph.Count{N: len(r.Refs), Known: true, By: "aminer"}
	}
}

// aminerRef adds a reference by its id.
func (m *workMapper) aminerRef(raw string) {
	id, ok := graph.MakeID(graph.AMiner, raw)
	if !ok {
		if raw != "" {
			m.note(graph.Warn, "bad-id", "a reference is not an id of AMiner", raw)
		}
		return
	}
	m.rec.Refs = append(m.rec.Refs, graph.Ref{IDs: []graph.ID{id}})
}

// author is an author with the organisations as printed.
func (a *aminerAuthor) author(m *workMapper) graph.Author {
	out := graph.Author{Name: graph.ParseName(a.Name), ORCID: m.orcid(string(a.ORCID))}
	if id, ok := graph.MakeID(graph.AMinerAuthor, or(string(a.ID), string(a.MongoID))); ok {
		out.SourceID = id
	}
	places := a.Orgs
	if len(places) == 0 {
		places = textList{a.Org}
	}
	for _, org := range places {
		if raw := aminerPlace(string(org)); raw != "" {
			out.Affiliations = append(out.Affiliations, printedPlace(raw, ""))
		}
	}
	return out
}

// aminerPlace is an organisation without the marks that its source left in.
func aminerPlace(s string) string {
	if strings.Contains(s, "#") {
		for _, mark := range []string{"#TAB#", "#R#", "#N#"} {
			s = strings.ReplaceAll(s, mark, " ")
		}
	}
	return strings.Trim(graph.CleanText(s), " ,")
}

// venue is where the work appeared.
func (v *aminerWork) venue() graph.Venue {
	out := graph.Venue{Name: graph.CleanText(or(string(v.Venue.Name), string(v.Venue.Raw)))}
	if id, ok := graph.MakeID(graph.AMinerVenue, or(string(v.Venue.ID), string(v.Venue.MongoID))); ok {
		out.ID = id
	}
	switch string(v.Venue.Type) {
	case "J":
		out.Type = "journal"
	case "C":
		out.Type = "conference"
	}
	for _, issn := range append(textList{v.Venue.ISSN}, v.ISSN...) {
		out.ISSN = addISSNs(out.ISSN, string(issn))
	}
	return out
}

// aminerPages are the ends of a range; some works have all of it in the first.
func aminerPages(first, last string) (string, string) {
	if last == "" {
		return splitPages(first)
	}
	return pageEnds(first, last)
}

// aminerType is the type of a work for a doc_type.
func aminerType(s string) string {
	switch strings.ToLower(s) {
	case "journal":
		return "article"
	case "conference":
		return "proceedings-article"
	case "bookchapter":
		return "book-chapter"
	case "repository":
		return "preprint"
	case "thesis":
		return "dissertation"
	case "book", "dataset", "patent":
		return strings.ToLower(s)
	}
	return ""
}

// joinTexts joins a list by blanks.
func joinTexts(list textList) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(string(s))
		b.WriteByte(' ')
	}
	return b.String()
}
