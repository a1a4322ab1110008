package ingest

import (
	"iter"

	"cocite/graph"
)

// europePMCFormat reads answers of Europe PMC: searches, and the lists of what a
// work cites and what cites it.
func europePMCFormat() Format {
	return Format{
		Name:    "europepmc",
		Exts:    []string{".json"},
		Doc:     "answers of Europe PMC (JSON)",
		Sniff:   sniffEuropePMC,
		Records: readEuropePMC,
	}
}

// sniffEuropePMC wants the envelope of an answer.
func sniffEuropePMC(head []byte) bool {
	keys := jsonKeys(head)
	if keys["hitCount"] != 0 {
		return hasKeys(keys, "resultList") || hasKeys(keys, "citationList") || hasKeys(keys, "referenceList") ||
			hasKeys(keys, "request") && hasKeys(keys, "version")
	}
	return hasKeys(keys, "resultList.result.source") || hasKeys(keys, "source", "pubYear", "authorString")
}

// epmcWork is a work, in the short or in the full form.
type epmcWork struct {
	ID       jsonText `json:"id"`
	Source   string   `json:"source"`
	PMID     jsonText `json:"pmid"`
	PMCID    jsonText `json:"pmcid"`
	DOI      jsonText `json:"doi"`
	Title    string   `json:"title"`
	Names    string   `json:"authorString"`
	Year     jsonText `json:"pubYear"`
	Date     jsonText `json:"firstPublicationDate"`
	Abstract string   `json:"abstractText"`
	Language string   `json:"language"`
	Types    struct {
		Type textList `json:"pubType"`
	} `json:"pubTypeList"`
	Type    jsonText `json:"pubType"`
	CitedBy *int     `json:"citedByCount"`

	JournalTitle  string   `json:"journalTitle"`
	JournalAbbrev string   `json:"journalAbbreviation"`
	JournalISSN   string   `json:"journalIssn"`
	Volume        jsonText `json:"journalVolume"`
	Issue         jsonText `json:"issue"`
	Pages         jsonText `json:"pageInfo"`
	PubYear       jsonText `json:"publicationYear"`
	VolumeInRef   jsonText `json:"volume"`
	Journal       struct {
		Volume  jsonText `json:"volume"`
		Issue   jsonText `json:"issue"`
		Journal struct {
			Title  string   `json:"title"`
			Abbrev string   `json:"medlineAbbreviation"`
			ISSN   jsonText `json:"issn"`
			ESSN   jsonText `json:"essn"`
		} `json:"journal"`
	} `json:"journalInfo"`

	Authors struct {
		Author []epmcAuthor `json:"author"`
	} `json:"authorList"`
	Keywords struct {
		Keyword []string `json:"keyword"`
	} `json:"keywordList"`
	Mesh struct {
		Heading []struct {
			Name string `json:"descriptorName"`
		} `json:"meshHeading"`
	} `json:"meshHeadingList"`
	Corrections struct {
		Correction []struct {
			Type string `json:"type"`
		} `json:"commentCorrection"`
	} `json:"commentCorrectionList"`
}

// epmcAuthor is one name of a by-line.
type epmcAuthor struct {
	Full       string `json:"fullName"`
	First      string `json:"firstName"`
	Last       string `json:"lastName"`
	Collective string `json:"collectiveName"`
	ID         struct {
		Type  string `json:"type"`
		Value string `json:"value"`
	} `json:"authorId"`
	Places struct {
		Place []struct {
			Text string `json:"affiliation"`
		} `json:"authorAffiliation"`
	} `json:"authorAffiliationDetailsList"`
	Place string `json:"affiliation"`
}

// epmcEnvelope is what stands around works. A list of citations or references says
// whose it is.
type epmcEnvelope struct {
	Hits    int `json:"hitCount"`
	Request struct {
		ID     jsonText `json:"id"`
		Source string   `json:"source"`
	} `json:"request"`
	Citing *struct{} `json:"citationList"`
	Cited  *struct{} `json:"referenceList"`
}

// epmcReader is the state while a file is read.
type epmcReader struct {
	pageSum
	refs []graph.Ref // the works since the last envelope
}

func readEuropePMC(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		r := &epmcReader{pageSum: pageSum{in: in, code: "europepmc"}}
		jsonFormat{
			code:   "europepmc",
			layout: jsonLayout{lists: []string{"resultList.result", "citationList.citation", "referenceList.reference"}},
			decode: decodeEuropePMC, seen: r.see, summary: r.facts, envelope: epmcAround,
		}.read(in, yield)
	}
}

// epmcAround reads what stands around works.
func epmcAround(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	if e, ok := unmarshal(o, &f, "europepmc", func(*epmcEnvelope) string { return "" }); ok {
		f.fact = e
	}
	return f
}

// see notes what an object holds. The works of a list of citations or references
// are tied to the work that the list is about when its envelope comes, behind them.
func (r *epmcReader) see(f *jsonFound) {
	if e, ok := f.fact.(*epmcEnvelope); ok {
		r.total += e.Hits
		f.records = r.tie(e, f.line)
		r.refs = nil
		return
	}
	for i := range f.records {
		rec := &f.records[i]
		r.works++
		ref := graph.Ref{IDs: rec.IDs, Title: rec.Title, Year: rec.Year, Source: or(rec.Venue.Name, rec.Venue.Abbrev)}
		if len(rec.Authors) > 0 {
			ref.Author = rec.Authors[0].Name.Full
		}
		r.refs = append(r.refs, ref)
	}
}

// tie makes the citations of a list: stubs that complete works read elsewhere.
func (r *epmcReader) tie(e *epmcEnvelope, line int) []graph.Record {
	ids := epmcID(e.Request.Source, string(e.Request.ID))
	if len(ids) == 0 || len(r.refs) == 0 {
		return nil
	}
	origin := graph.Origin{Line: line}
	if e.Cited != nil {
		return []graph.Record{{Stub: true, IDs: ids, Refs: r.refs, Origin: origin}}
	}
	var out []graph.Record
	for _, citing := range r.refs {
		if e.Citing != nil && len(citing.IDs) > 0 {
			out = append(out, graph.Record{Stub: true, IDs: citing.IDs, Refs: []graph.Ref{{IDs: ids}}, Origin: origin})
		}
	}
	return out
}

// epmcID is the identifier for an id of a source: PubMed or PubMed Central.
func epmcID(source, id string) idList {
	var ids idList
	switch source {
	case "MED":
		ids.make(graph.PMID, id)
	case "PMC":
		ids.make(graph.PMCID, id)
	}
	return ids
}

func decodeEuropePMC(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "europepmc", func(v *epmcWork) string { return string(v.ID) })
	if !ok {
		return f
	}
	if v.ID == "" && v.Title == "" && v.DOI == "" {
		f.other = jsonNothing
		return f
	}
	w := newWork(o, &f, "europepmc", string(v.ID))
	w.europePMC(v)
	f.records = []graph.Record{w.record()}
	return f
}
