package ingest

import (
	"iter"
	"strings"

	"cocite/graph"
)

// adsFormat reads answers of the Astrophysics Data System as JSON.
func adsFormat() Format {
	return Format{
		Name:    "ads-json",
		Exts:    []string{".json"},
		Doc:     "answers of the Astrophysics Data System (JSON)",
		Sniff:   sniffADS,
		Records: readADS,
	}
}

// sniffADS wants the envelope of an answer with bibcodes in it, or such documents.
func sniffADS(head []byte) bool {
	keys := jsonKeys(head)
	return hasKeys(keys, "response.docs.bibcode") || hasKeys(keys, "docs.bibcode") ||
		hasKeys(keys, "bibcode") && (hasKeys(keys, "title") || hasKeys(keys, "author") || hasKeys(keys, "reference"))
}

// adsWork is a document. Which fields there are depends on what was asked for.
type adsWork struct {
	Bibcode    string   `json:"bibcode"`
	Alternate  []string `json:"alternate_bibcode"`
	Identifier []string `json:"identifier"`
	DOI        textList `json:"doi"`
	Title      textList `json:"title"`
	Abstract   string   `json:"abstract"`
	Author     []string `json:"author"`
	ORCID      []string `json:"orcid_pub"`
	ORCIDUser  []string `json:"orcid_user"`
	Aff        []string `json:"aff"`
	Year       jsonText `json:"year"`
	Date       string   `json:"pubdate"`
	Pub        string   `json:"pub"`
	Bibstem    []string `json:"bibstem"`
	ISSN       textList `json:"issn"`
	ISBN       textList `json:"isbn"`
	Volume     jsonText `json:"volume"`
	Issue      jsonText `json:"issue"`
	Page       textList `json:"page"`
	PageRange  string   `json:"page_range"`
	Type       string   `json:"doctype"`
	Language   string   `json:"lang"`
	Keyword    []string `json:"keyword"`
	ArXivClass []string `json:"arxiv_class"`
	Database   []string `json:"database"`
	Citations  *int     `json:"citation_count"`
	Reference  []string `json:"reference"`
}

// adsEnvelope is what stands around documents.
type adsEnvelope struct {
	Response struct {
		Found int `json:"numFound"`
	} `json:"response"`
}

func readADS(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		page := pageSum{in: in, code: "ads-json"}
		jsonFormat{
			code: "ads-json", layout: jsonLayout{lists: []string{"response.docs", "docs"}},
			decode: decodeADS, seen: page.see, summary: page.facts,
			envelope: pageEnvelope(func(e *adsEnvelope) int { return e.Response.Found }, "ads-json"),
		}.read(in, yield)
	}
}

func decodeADS(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "ads-json", func(v *adsWork) string { return v.Bibcode })
	if !ok {
		return f
	}
	if v.Bibcode == "" && len(v.Title) == 0 {
		f.other = jsonNothing
		return f
	}
	w := newWork(o, &f, "ads-json", v.Bibcode)
	w.ads(v)
	f.records = []graph.Record{w.record()}
	return f
}

// ads maps a document.
func (m *workMapper) ads(v *adsWork) {
	r := &m.rec
	r.Key, r.Type = v.Bibcode, adsType(v.Type)
	m.adsIDs(v)
	if len(v.Title) > 0 {
		r.Title = graph.CleanText(string(v.Title[0]))
	}
	r.Abstract, r.Language = graph.CleanText(v.Abstract), v.Language
	m.stated(string(v.Year), strings.ReplaceAll(v.Date, "-00", ""))
	r.Venue = graph.Venue{Name: graph.CleanText(v.Pub), ISSN: addISSNs(nil, joinTexts(v.ISSN))}
	if len(v.Bibstem) > 0 {
		r.Venue.Abbrev = v.Bibstem[0]
	}
	r.Volume, r.Issue = string(v.Volume), string(v.Issue)
	if r.PageFirst, r.PageLast = splitPages(v.PageRange); r.PageFirst == "" && len(v.Page) > 0 {
		r.PageFirst = string(v.Page[0])
	}
	for i, name := range v.Author {
		m.adsAuthor(v, i, name)
	}
	for _, k := range v.Keyword {
		m.keyword(k, "ads")
	}
	for _, c := range append(v.ArXivClass, v.Database...) {
		m.class(c)
	}
	r.CitedBy = statedCount(v.Citations, "ads")
	for _, ref := range v.Reference {
		if id, ok := graph.MakeID(graph.ADS, ref); ok {
			r.Refs = append(r.Refs, graph.Ref{IDs: []graph.ID{id}})
		} else {
			m.note(graph.Warn, "bad-id", "a reference is not a bibcode", ref)
		}
	}
	if len(r.Refs) > 0 {
		r.RefCount = graph.Count{N: len(r.Refs), Known: true, By: "ads"}
	}
}

// adsIDs adds the identifiers: the bibcode, DOIs, and those of arXiv among the
// other names of the work.
func (m *workMapper) adsIDs(v *adsWork) {
	m.id(graph.ADS, v.Bibcode)
	for _, doi := range v.DOI {
		m.id(graph.DOI, string(doi))
	}
	for _, x := range v.Identifier {
		if id, ok := graph.ParseID(x); ok && (id.Scheme == graph.ArXiv || id.Scheme == graph.DOI) {
			m.ids.add(id, true)
		}
	}
	m.isbns(joinTexts(v.ISBN))
}

// adsAuthor adds the name of a number. Affiliations and ORCIDs stand in lists of
// their own, with "-" where there is none; semicolons separate the affiliations
// of one author.
func (m *workMapper) adsAuthor(v *adsWork, i int, name string) {
	a := graph.Author{Name: graph.ParseName(name)}
	for _, list := range [][]string{v.ORCID, v.ORCIDUser} {
		if a.ORCID == "" && len(list) == len(v.Author) && list[i] != "-" {
			a.ORCID = m.orcid(list[i])
		}
	}
	if len(v.Aff) == len(v.Author) {
		for raw := range strings.SplitSeq(v.Aff[i], ";") {
			if raw = graph.CleanText(raw); raw != "" && raw != "-" {
				a.Affiliations = append(a.Affiliations, printedPlace(raw, ""))
			}
		}
	}
	m.author(a)
}

// adsType is the type of a document.
func adsType(s string) string {
	switch s {
	case "article":
		return "article"
	case "eprint":
		return "preprint"
	case "inproceedings", "abstract":
		return "proceedings-article"
	case "inbook":
		return "book-chapter"
	case "phdthesis", "mastersthesis":
		return "dissertation"
	case "techreport":
		return "report"
	case "catalog":
		return "dataset"
	case "circular", "newsletter", "bookreview", "obituary", "talk", "misc", "pressrelease", "proposal", "intechreport":
		return "other"
	case "book", "proceedings", "editorial", "erratum", "software":
		return s
	}
	return ""
}
