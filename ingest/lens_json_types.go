package ingest

// lensWork holds the fields of a work that a record needs. Any may be missing.
type lensWork struct {
	ID       string   `json:"lens_id"`
	Title    string   `json:"title"`
	Abstract string   `json:"abstract"`
	Type     string   `json:"publication_type"`
	Year     jsonText `json:"year_published"`
	Date     string   `json:"date_published"`
	Volume   jsonText `json:"volume"`
	Issue    jsonText `json:"issue"`
	First    jsonText `json:"start_page"`
	Last     jsonText `json:"end_page"`

	IDs       jsonList[lensValue]   `json:"external_ids"`
	Authors   jsonList[lensAuthor]  `json:"authors"`
	Source    lensSourceOf          `json:"source"`
	Fields    jsonTexts             `json:"fields_of_study"`
	Keywords  jsonTexts             `json:"keywords"`
	Mesh      jsonList[lensHeading] `json:"mesh_terms"`
	Chemicals jsonList[lensHeading] `json:"chemicals"`
	Languages jsonTexts             `json:"languages"`

	References jsonList[lensLink]   `json:"references"`
	RefCount   jsonNumber           `json:"references_count"`
	Citing     jsonList[lensLink]   `json:"scholarly_citations"`
	CitedBy    jsonNumber           `json:"scholarly_citations_count"`
	Updates    jsonList[lensUpdate] `json:"retraction_updates"`
}

// lensUpdate is a notice about a work.
type lensUpdate struct {
	Nature string `json:"update_nature"`
}

// lensSourceOf is where a work appeared.
type lensSourceOf struct {
	Title string              `json:"title"`
	Type  string              `json:"type"`
	ISSN  jsonList[lensValue] `json:"issn"`
}

// lensAuthor is one name in the by-line.
type lensAuthor struct {
	First      string              `json:"first_name"`
	Last       string              `json:"last_name"`
	Initials   string              `json:"initials"`
	Display    string              `json:"display_name"`
	Collective string              `json:"collective_name"`
	IDs        jsonList[lensValue] `json:"ids"`
	Places     jsonList[lensPlace] `json:"affiliations"`
}

// lensPlace is an institution of an author.
type lensPlace struct {
	Name    string              `json:"name"`
	Printed string              `json:"name_original"`
	Country string              `json:"country_code"`
	GRID    jsonText            `json:"grid_id"`
	IDs     jsonList[lensValue] `json:"ids"`
	Grid    struct {
		ID        jsonText `json:"id"`
		Addresses jsonList[struct {
			Country string `json:"country_code"`
		}] `json:"addresses"`
	} `json:"grid"`
}

// lensHeading is a subject heading or a substance.
type lensHeading struct {
	Heading   string `json:"mesh_heading"`
	Substance string `json:"substance_name"`
}

// lensValue is an identifier with its kind, or the identifier alone.
type lensValue struct {
	Type  string   `json:"type"`
	Value jsonText `json:"value"`
}

// UnmarshalJSON takes an object or a text.
func (v *lensValue) UnmarshalJSON(data []byte) error {
	*v = lensValue{}
	if len(data) == 0 || data[0] != '{' {
		return v.Value.UnmarshalJSON(data)
	}
	type plain lensValue
	return unmarshalJSON(data, (*plain)(v))
}

// lensLink is another work by its identifier at Lens.
type lensLink struct {
	ID jsonText `json:"lens_id"`
}

// UnmarshalJSON takes an object or a text.
func (l *lensLink) UnmarshalJSON(data []byte) error {
	*l = lensLink{}
	if len(data) == 0 || data[0] != '{' {
		return l.ID.UnmarshalJSON(data)
	}
	type plain lensLink
	return unmarshalJSON(data, (*plain)(l))
}
