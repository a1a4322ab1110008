package ingest

import (
	"encoding/json"

	"cocite/graph"
)

// dcTop is an object of a file: the attributes of a work, or what is around them.
type dcTop struct {
	dcWork
	ID         string          `json:"id"`
	Kind       jsonText        `json:"type"`
	Attributes *dcWork         `json:"attributes"`
	Data       json.RawMessage `json:"data"`
}

// dcWork holds the fields of a work that a record needs.
type dcWork struct {
	DOI         string                 `json:"doi"`
	Identifiers jsonList[dcIdentifier] `json:"identifiers"`
	Alternate   jsonList[dcIdentifier] `json:"alternateIdentifiers"`
	Titles      jsonList[dcTitle]      `json:"titles"`
	Creators    jsonList[dcCreator]    `json:"creators"`
	Publisher   dcPublisher            `json:"publisher"`
	Container   dcContainer            `json:"container"`
	Year        jsonText               `json:"publicationYear"`
	Dates       jsonList[dcDate]       `json:"dates"`
	Types       dcTypes                `json:"types"`
	Subjects    jsonList[dcSubject]    `json:"subjects"`
	Abstracts   jsonList[dcAbstract]   `json:"descriptions"`
	Language    jsonText               `json:"language"`
	Related     jsonList[dcRelated]    `json:"relatedIdentifiers"`
	Items       jsonList[dcItem]       `json:"relatedItems"`
	CitedBy     jsonNumber             `json:"citationCount"`
	RefCount    jsonNumber             `json:"referenceCount"`
}

// dcIdentifier is a further identifier of the work, in either of the two lists
// that hold them.
type dcIdentifier struct {
	ID            jsonText `json:"identifier"`
	Kind          string   `json:"identifierType"`
	Alternate     jsonText `json:"alternateIdentifier"`
	AlternateKind string   `json:"alternateIdentifierType"`
}

type dcTitle struct {
	Title jsonText `json:"title"`
	Kind  string   `json:"titleType"`
}

// dcCreator is a person or an organisation.
type dcCreator struct {
	Name        string                  `json:"name"`
	Kind        string                  `json:"nameType"`
	Given       string                  `json:"givenName"`
	Family      string                  `json:"familyName"`
	Identifiers jsonList[dcPersonID]    `json:"nameIdentifiers"`
	Affiliation jsonList[dcAffiliation] `json:"affiliation"`
}

type dcPersonID struct {
	ID     string `json:"nameIdentifier"`
	Scheme string `json:"nameIdentifierScheme"`
}

// dcAffiliation is an institution; older files have the bare name.
type dcAffiliation struct {
	Name   string `json:"name"`
	ID     string `json:"affiliationIdentifier"`
	Scheme string `json:"affiliationIdentifierScheme"`
}

// UnmarshalJSON takes a bare name too.
func (a *dcAffiliation) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*a = dcAffiliation{}
		return unmarshalJSON(data, &a.Name)
	}
	type plain dcAffiliation
	return unmarshalJSON(data, (*plain)(a))
}

// dcPublisher is a name; since 2024 it may be an object.
type dcPublisher string

// UnmarshalJSON takes a text, or an object with a name.
func (p *dcPublisher) UnmarshalJSON(data []byte) error {
	return (*cslEvent)(p).UnmarshalJSON(data)
}

// dcContainer is what the work appeared in.
type dcContainer struct {
	Title     jsonText `json:"title"`
	Kind      string   `json:"identifierType"`
	ID        jsonText `json:"identifier"`
	Volume    jsonText `json:"volume"`
	Issue     jsonText `json:"issue"`
	FirstPage jsonText `json:"firstPage"`
	LastPage  jsonText `json:"lastPage"`
}

type dcDate struct {
	Date jsonText `json:"date"`
	Kind string   `json:"dateType"`
}

type dcTypes struct {
	General string `json:"resourceTypeGeneral"`
	CSL     string `json:"citeproc"`
}

type dcSubject struct {
	Subject jsonText `json:"subject"`
	Scheme  string   `json:"subjectScheme"`
}

type dcAbstract struct {
	Text jsonText `json:"description"`
	Kind string   `json:"descriptionType"`
}

// dcRelated is a relation to a work by its identifier.
type dcRelated struct {
	Relation string   `json:"relationType"`
	ID       jsonText `json:"relatedIdentifier"`
	Kind     string   `json:"relatedIdentifierType"`
}

// dcItem is a relation to a work that is described.
type dcItem struct {
	Relation  string              `json:"relationType"`
	Titles    jsonList[dcTitle]   `json:"titles"`
	Creators  jsonList[dcCreator] `json:"creators"`
	Year      jsonText            `json:"publicationYear"`
	Volume    jsonText            `json:"volume"`
	FirstPage jsonText            `json:"firstPage"`
	ID        struct {
		ID   jsonText `json:"relatedItemIdentifier"`
		Kind string   `json:"relatedItemIdentifierType"`
	} `json:"relatedItemIdentifier"`
}

// dcEnvelope is what stands around the works of an answer.
type dcEnvelope struct {
	Meta struct {
		Total jsonNumber `json:"total"`
	} `json:"meta"`
}

// decodeDataCite decodes one object.
func decodeDataCite(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	key := func(t *dcTop) string { return or(t.DOI, t.ID) }
	t, ok := unmarshal(o, &f, "datacite", key)
	if ok && len(t.Data) > 0 && t.Data[0] == '{' && t.Attributes == nil {
		o.data = t.Data
		t, ok = unmarshal(o, &f, "datacite", key)
	}
	if !ok {
		return f
	}
	if t.Attributes != nil && t.Kind != "" && t.Kind != "dois" && t.Kind != "works" {
		f.other, f.problems = string(t.Kind), nil
		return f
	}
	w := &t.dcWork
	if t.Attributes != nil {
		w = t.Attributes
	}
	if w.DOI == "" && len(w.Identifiers) == 0 && len(w.Titles) == 0 {
		f.other, f.problems = jsonNothing, nil
		return f
	}
	m := dcMapper{workMapper: workMapper{in: o.in, code: "datacite", line: o.line, key: or(w.DOI, t.ID), tell: f.problem}, work: w}
	f.records = []graph.Record{m.record()}
	return f
}

// dataciteEnvelope reads what stands around works.
func dataciteEnvelope(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	if e, ok := unmarshal(o, &f, "datacite", func(*dcEnvelope) string { return "" }); ok {
		f.fact = e
	}
	return f
}
