package ingest

import (
	"encoding/json"

	"cocite/graph"
)

// crTop is an object of a file: a work, or the answer that holds one.
type crTop struct {
	crWork
	MessageType string          `json:"message-type"`
	Message     json.RawMessage `json:"message"`

	// What only other things than works have.
	Counts      json.RawMessage `json:"counts"`
	PrimaryName string          `json:"primary-name"`
	AltNames    json.RawMessage `json:"alt-names"`
}

// crWork holds the fields of a work that a record needs. Any may be missing.
type crWork struct {
	DOI      string `json:"DOI"`
	Type     string `json:"type"`
	Subtype  string `json:"subtype"`
	Language string `json:"language"`
	Abstract string `json:"abstract"`

	Title         jsonTexts `json:"title"`
	Subtitle      jsonTexts `json:"subtitle"`
	OriginalTitle jsonTexts `json:"original-title"`

	Container      jsonTexts                `json:"container-title"`
	ShortContainer jsonTexts                `json:"short-container-title"`
	CSLContainer   jsonTexts                `json:"container-title-short"`
	Institution    jsonList[crPlace]        `json:"institution"`
	Event          jsonList[crPlace]        `json:"event"`
	ISSN           jsonTexts                `json:"ISSN"`
	TypedISSN      jsonList[crTyped]        `json:"issn-type"`
	ISBN           jsonTexts                `json:"ISBN"`
	TypedISBN      jsonList[crTyped]        `json:"isbn-type"`
	Subject        jsonTexts                `json:"subject"`
	JournalIssue   struct{ Issue jsonText } `json:"journal-issue"`

	Volume    jsonText `json:"volume"`
	Issue     jsonText `json:"issue"`
	Page      jsonText `json:"page"`
	ArticleNo jsonText `json:"article-number"`

	Author          jsonList[crName] `json:"author"`
	PublishedPrint  cslDate          `json:"published-print"`
	PublishedOnline cslDate          `json:"published-online"`
	Published       cslDate          `json:"published"`
	Issued          cslDate          `json:"issued"`
	Posted          cslDate          `json:"posted"`
	Approved        cslDate          `json:"approved"`
	Created         cslDate          `json:"created"`

	CitedBy       jsonNumber            `json:"is-referenced-by-count"`
	RefCount      jsonNumber            `json:"reference-count"`
	OlderRefCount jsonNumber            `json:"references-count"`
	References    jsonList[crReference] `json:"reference"`
	Relation      crRelations           `json:"relation"`
	UpdateTo      jsonList[crUpdate]    `json:"update-to"`
	UpdatedBy     jsonList[crUpdate]    `json:"updated-by"`
}

// crName is a person, or an organisation by its name.
type crName struct {
	cslName
	Name        string            `json:"name"`
	ORCID       string            `json:"ORCID"`
	Affiliation jsonList[crPlace] `json:"affiliation"`
}

// crPlace is an institution or an event.
type crPlace struct {
	Name string            `json:"name"`
	IDs  jsonList[crTyped] `json:"id"`
	At   jsonTexts         `json:"place"`
}

// UnmarshalJSON takes a bare name too.
func (p *crPlace) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*p = crPlace{}
		return unmarshalJSON(data, &p.Name)
	}
	type plain crPlace
	return unmarshalJSON(data, (*plain)(p))
}

// crTyped is an identifier with its kind.
type crTyped struct {
	ID     string `json:"id"`
	IDType string `json:"id-type"`
	Value  string `json:"value"`
}

// crReference is one entry of a reference list.
type crReference struct {
	Key          jsonText `json:"key"`
	DOI          jsonText `json:"DOI"`
	Author       jsonText `json:"author"`
	Year         jsonText `json:"year"`
	Journal      jsonText `json:"journal-title"`
	Article      jsonText `json:"article-title"`
	VolumeTitle  jsonText `json:"volume-title"`
	Series       jsonText `json:"series-title"`
	Volume       jsonText `json:"volume"`
	Issue        jsonText `json:"issue"`
	FirstPage    jsonText `json:"first-page"`
	Edition      jsonText `json:"edition"`
	ISBN         jsonText `json:"ISBN"`
	Unstructured jsonText `json:"unstructured"`
}

// crRelations are the relations that say that this work cites another, or that
// another is a version of it. All others tie reviews, parts and supplements
// together.
type crRelations struct {
	Cites      jsonList[crTyped] `json:"cites"`
	References jsonList[crTyped] `json:"references"`

	IsPreprintOf    jsonList[crTyped] `json:"is-preprint-of"`
	HasPreprint     jsonList[crTyped] `json:"has-preprint"`
	IsManuscriptOf  jsonList[crTyped] `json:"is-manuscript-of"`
	HasManuscript   jsonList[crTyped] `json:"has-manuscript"`
	IsVersionOf     jsonList[crTyped] `json:"is-version-of"`
	HasVersion      jsonList[crTyped] `json:"has-version"`
	IsTranslationOf jsonList[crTyped] `json:"is-translation-of"`
	HasTranslation  jsonList[crTyped] `json:"has-translation"`
	IsIdenticalTo   jsonList[crTyped] `json:"is-identical-to"`
	IsSameAs        jsonList[crTyped] `json:"is-same-as"`
}

// versions are the relations between versions of one work.
func (r *crRelations) versions() []jsonList[crTyped] {
	return []jsonList[crTyped]{
		r.IsPreprintOf, r.HasPreprint, r.IsManuscriptOf, r.HasManuscript, r.IsVersionOf, r.HasVersion,
		r.IsTranslationOf, r.HasTranslation, r.IsIdenticalTo, r.IsSameAs,
	}
}

// crUpdate is a notice about a work, seen from one of the two.
type crUpdate struct {
	DOI  string `json:"DOI"`
	Type string `json:"type"`
}

// crEnvelope is what stands around the works of an answer.
type crEnvelope struct {
	Message struct {
		Total jsonNumber `json:"total-results"`
	} `json:"message"`
}

// decodeCrossref decodes one object.
func decodeCrossref(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	t, ok := unmarshal(o, &f, "crossref", func(t *crTop) string { return t.DOI })
	if ok && len(t.Message) > 0 {
		if t.MessageType != "work" && t.MessageType != "" {
			f.other, f.problems = t.MessageType, nil
			return f
		}
		o.data = t.Message
		t, ok = unmarshal(o, &f, "crossref", func(t *crTop) string { return t.DOI })
	}
	if !ok {
		return f
	}
	if f.other = t.entity(); f.other != "" {
		f.problems = nil
		return f
	}
	m := crMapper{workMapper: workMapper{in: o.in, code: "crossref", line: o.line, key: t.DOI, tell: f.problem}, work: &t.crWork}
	f.records = []graph.Record{m.record()}
	return f
}

// entity says what an object is that is no work.
func (t *crTop) entity() string {
	switch {
	case t.DOI != "":
		return ""
	case t.PrimaryName != "":
		return "member"
	case t.Counts != nil:
		return "journal"
	case t.AltNames != nil:
		return "funder"
	case len(t.Title) > 0 || len(t.Author) > 0 || len(t.References) > 0:
		return ""
	}
	return jsonNothing
}

// crossrefEnvelope reads what stands around works.
func crossrefEnvelope(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	if e, ok := unmarshal(o, &f, "crossref", func(*crEnvelope) string { return "" }); ok {
		f.fact = e
	}
	return f
}
