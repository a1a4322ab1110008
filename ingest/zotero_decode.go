package ingest

import "cocite/graph"

// zoTop is an object of a file: an item, or the envelope of the web API around it.
type zoTop struct {
	zoItem
	Data *zoItem `json:"data"`
}

// zoItem holds the fields of an item that a record needs. Which of them there
// are depends on the type: a title of a case is caseName.
type zoItem struct {
	Key         jsonText `json:"key"`
	ItemKey     jsonText `json:"itemKey"`
	CitationKey jsonText `json:"citationKey"`
	ItemType    string   `json:"itemType"`
	Genre       jsonText `json:"genre"`

	Title     jsonText `json:"title"`
	CaseName  jsonText `json:"caseName"`
	NameOfAct jsonText `json:"nameOfAct"`
	Subject   jsonText `json:"subject"`

	Publication  jsonText `json:"publicationTitle"`
	Book         jsonText `json:"bookTitle"`
	Proceedings  jsonText `json:"proceedingsTitle"`
	Encyclopedia jsonText `json:"encyclopediaTitle"`
	Dictionary   jsonText `json:"dictionaryTitle"`
	Website      jsonText `json:"websiteTitle"`
	Blog         jsonText `json:"blogTitle"`
	Conference   jsonText `json:"conferenceName"`
	Abbreviation jsonText `json:"journalAbbreviation"`
	Repository   jsonText `json:"repository"`
	Publisher    jsonText `json:"publisher"`

	Date        jsonText `json:"date"`
	IssueDate   jsonText `json:"issueDate"`
	DateDecided jsonText `json:"dateDecided"`
	DateEnacted jsonText `json:"dateEnacted"`

	Volume jsonText `json:"volume"`
	Issue  jsonText `json:"issue"`
	Pages  jsonText `json:"pages"`
	Number jsonText `json:"number"`

	DOI       jsonText `json:"DOI"`
	PMID      jsonText `json:"PMID"`
	PMCID     jsonText `json:"PMCID"`
	ISBN      jsonText `json:"ISBN"`
	ISSN      jsonText `json:"ISSN"`
	URL       jsonText `json:"url"`
	ArchiveID jsonText `json:"archiveID"`

	Abstract jsonText            `json:"abstractNote"`
	Language jsonText            `json:"language"`
	Extra    jsonTexts           `json:"extra"`
	Tags     jsonList[zoTag]     `json:"tags"`
	Creators jsonList[zoCreator] `json:"creators"`
}

// zoTag is a keyword; older files have the bare text.
type zoTag string

// UnmarshalJSON takes an object with the tag, or the text.
func (t *zoTag) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return unmarshalJSON(data, (*string)(t))
	}
	var o struct {
		Tag string `json:"tag"`
	}
	err := unmarshalJSON(data, &o)
	*t = zoTag(o.Tag)
	return err
}

// zoCreator is somebody who took part, with the role.
type zoCreator struct {
	Role  string `json:"creatorType"`
	First string `json:"firstName"`
	Last  string `json:"lastName"`
	Name  string `json:"name"`
}

// decodeZotero decodes one item.
func decodeZotero(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	t, ok := unmarshal(o, &f, "zotero", func(t *zoTop) string { return t.item().citationKey() })
	if !ok {
		return f
	}
	w := t.item()
	switch w.ItemType {
	case "":
		f.other = jsonNothing
	case "attachment", "note", "annotation":
		f.other = w.ItemType
	default:
		f.records = []graph.Record{w.record(o.in, o.line, f.problem)}
		return f
	}
	f.problems = nil
	return f
}

// item is the item itself.
func (t *zoTop) item() *zoItem {
	if t.Data != nil && t.ItemType == "" {
		return t.Data
	}
	return &t.zoItem
}

// citationKey names an item: the key of Better BibTeX, as a field or in extra,
// or that of Zotero.
func (w *zoItem) citationKey() string {
	if w.CitationKey != "" {
		return string(w.CitationKey)
	}
	for _, text := range w.Extra {
		if key := cheatsIn(text).first("citation-key", "bibtex"); key != "" {
			return key
		}
	}
	return or(string(w.ItemKey), string(w.Key))
}
