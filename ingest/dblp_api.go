package ingest

import (
	"bytes"
	"fmt"
	"iter"
	"strings"

	"cocite/graph"
)

// dblpAPIFormat reads what the search of DBLP answers as JSON.
func dblpAPIFormat() Format {
	return Format{
		Name:    "dblp-api",
		Exts:    []string{".json"},
		Doc:     "answers of the publication search of DBLP (JSON)",
		Sniff:   sniffDBLPAPI,
		Records: readDBLPAPI,
	}
}

// sniffDBLPAPI wants the envelope of an answer, or hits out of it.
func sniffDBLPAPI(head []byte) bool {
	keys := jsonKeys(head)
	if hasKeys(keys, "result.hits.@total") || hasKeys(keys, "result.completions.@total") && hasKeys(keys, "result.query") {
		return true
	}
	return hasKeys(keys, "@id", "info.title") || hasKeys(keys, "hits.hit.@id", "hits.hit.info.title")
}

// dblpHit is one hit. Other searches than that for publications answer with
// persons and venues.
type dblpHit struct {
	Info struct {
		Key     jsonText `json:"key"`
		Title   string   `json:"title"`
		Authors struct {
			Author oneOrMany[dblpName] `json:"author"`
		} `json:"authors"`
		Venue   textList `json:"venue"`
		Volume  jsonText `json:"volume"`
		Number  jsonText `json:"number"`
		Pages   jsonText `json:"pages"`
		Year    jsonText `json:"year"`
		Type    jsonText `json:"type"`
		DOI     jsonText `json:"doi"`
		EE      textList `json:"ee"`
		Author  jsonText `json:"author"`  // of a person
		Acronym jsonText `json:"acronym"` // of a venue
	} `json:"info"`
	Result struct {
		Hits struct {
			Hit *dblpHit `json:"hit"` // where the only hit stands without an array
		} `json:"hits"`
	} `json:"result"`
}

// dblpName is one name, with the number of the person. Old answers have the
// name alone.
type dblpName struct {
	PID  string `json:"@pid"`
	Text string `json:"text"`
}

// UnmarshalJSON takes an object or a text.
func (n *dblpName) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*n = dblpName{}
		return unmarshalJSON(data, &n.Text)
	}
	type plain dblpName
	return unmarshalJSON(data, (*plain)(n))
}

// oneOrMany is a list that is written without brackets if it has one entry.
type oneOrMany[T any] []T

// UnmarshalJSON takes an array or one value of it.
func (l *oneOrMany[T]) UnmarshalJSON(data []byte) error {
	*l = nil
	switch {
	case len(data) == 0 || data[0] == 'n':
		return nil
	case data[0] == '[':
		return unmarshalJSON(data, (*[]T)(l))
	}
	*l = make([]T, 1)
	return unmarshalJSON(data, &(*l)[0])
}

// dblpEnvelope is what stands around the hits.
type dblpEnvelope struct {
	Result struct {
		Hits struct {
			Total jsonText `json:"@total"`
		} `json:"hits"`
	} `json:"result"`
}

// dblpAPISum is what is said at the end of a file.
type dblpAPISum struct {
	in                   Input
	works, total, edited int
}

func readDBLPAPI(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s := dblpAPISum{in: in}
		jsonFormat{
			code: "dblp-api", layout: jsonLayout{lists: []string{"result.hits.hit", "hits.hit"}, starts: startsDBLPHit},
			decode: decodeDBLPHit, envelope: dblpAPIEnvelope, seen: s.see, summary: s.facts,
		}.read(in, yield)
	}
}

// startsDBLPHit tells whether text begins with a hit for sure.
func startsDBLPHit(b []byte) bool {
	return beginsWithKey(b, "@score") && bytes.Contains(b, []byte(`"@id"`))
}

// dblpEdited marks a hit whose names are those of editors.
type dblpEdited struct{}

func decodeDBLPHit(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "dblp-api", func(v *dblpHit) string { return string(v.Info.Key) })
	if !ok {
		return f
	}
	if v.Result.Hits.Hit != nil {
		v = v.Result.Hits.Hit
	}
	i := &v.Info
	switch {
	case i.Title != "" || i.Key != "":
	case i.Author != "":
		f.other = "person"
		return f
	case i.Acronym != "" || len(i.Venue) > 0:
		f.other = "venue"
		return f
	default:
		f.other = jsonNothing
		return f
	}
	w := newWork(o, &f, "dblp-api", string(i.Key))
	w.dblpHit(v)
	if w.rec.Type == "proceedings" && len(i.Authors.Author) > 0 {
		f.fact = dblpEdited{}
	}
	f.records = []graph.Record{w.record()}
	return f
}

// dblpHit maps a hit. The names of an edited volume are those of editors, who
// are no authors.
func (m *workMapper) dblpHit(v *dblpHit) {
	i, r := &v.Info, &m.rec
	r.Key = string(i.Key)
	m.id(graph.DBLP, string(i.Key))
	if i.DOI != "" {
		m.id(graph.DOI, string(i.DOI))
	}
	for _, ee := range i.EE {
		m.ids.url(string(ee))
	}
	r.Title = dblpTitle(i.Title)
	r.Volume, r.Issue = graph.CleanText(string(i.Volume)), graph.CleanText(string(i.Number))
	r.PageFirst, r.PageLast = splitPages(graph.CleanText(string(i.Pages)))
	if len(i.Venue) > 0 {
		r.Venue.Name = graph.CleanText(string(i.Venue[0]))
	}
	r.Type, r.Retracted = dblpAPIType(string(i.Type), r.Venue.Name)
	m.stated(string(i.Year), "")
	if id, ok := strings.CutPrefix(r.Volume, "abs/"); ok && r.Venue.Name == "CoRR" {
		m.ids.make(graph.ArXiv, id)
		r.Venue.Type = "repository"
	}
	if r.Type == "proceedings" {
		return
	}
	for k := range i.Authors.Author {
		m.dblpAuthor(&i.Authors.Author[k])
	}
}

// dblpAuthor adds a name. A number behind it tells namesakes apart; the person
// has an id all the same.
func (m *workMapper) dblpAuthor(n *dblpName) {
	name, number, numbered := cutNamesake(strings.TrimSpace(graph.CleanText(n.Text)))
	a := graph.Author{Name: graph.ParseName(name)}
	switch {
	case numbered:
		a.SourceID, _ = dblpNamesake(a.Name.Full, number)
	case n.PID != "":
		a.SourceID, _ = graph.MakeID(graph.DBLP, "pid/"+n.PID)
	}
	m.author(a)
}

// dblpAPIType is the type of a hit, and whether it was withdrawn.
func dblpAPIType(kind, venue string) (string, bool) {
	switch kind {
	case "Journal Articles":
		return "article", false
	case "Conference and Workshop Papers":
		return "proceedings-article", false
	case "Parts in Books or Collections", "Reference Works":
		return "book-chapter", false
	case "Books and Theses":
		return "book", false
	case "Editorship":
		return "proceedings", false
	case "Data and Artifacts":
		return "dataset", false
	case "Withdrawn Items":
		return "other", true
	case "Informal and Other Publications", "Informal Publications":
		if venue == "CoRR" {
			return "preprint", false
		}
		return "other", false
	}
	return "", false
}

func dblpAPIEnvelope(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	if e, ok := unmarshal(o, &f, "dblp-api", func(*dblpEnvelope) string { return "" }); ok {
		f.fact = e
	}
	return f
}

func (s *dblpAPISum) see(f *jsonFound) {
	s.works += len(f.records)
	switch fact := f.fact.(type) {
	case *dblpEnvelope:
		s.total = max(s.total, wholeNumber(string(fact.Result.Hits.Total)))
	case dblpEdited:
		s.edited++
	}
}

// facts are about the file as a whole.
func (s *dblpAPISum) facts() []*graph.Problem {
	var out []*graph.Problem
	if s.edited > 0 {
		out = append(out, s.in.problem(0, "dblp-api.editors", graph.Info, "",
			fmt.Sprintf("%d works are edited volumes: their editors are not taken for authors", s.edited), ""))
	}
	if s.total > s.works {
		out = append(out, s.in.problem(0, "dblp-api.page", graph.Info, "",
			fmt.Sprintf("the file holds %d of the %d works of the answer", s.works, s.total), ""))
	}
	return out
}
