package ingest

import (
	"strings"

	"cocite/graph"
)

// The columns of works that the site of OpenAlex exports.
const (
	oaCSVID = iota
	oaCSVDOI
	oaCSVTitle
	oaCSVYear
	oaCSVDate
	oaCSVType
	oaCSVLanguage
	oaCSVRetracted
	oaCSVParatext
	oaCSVCitedBy
	oaCSVRefCount
	oaCSVAbstract
	oaCSVMAG
	oaCSVPMID
	oaCSVPMCID
	oaCSVVolume
	oaCSVIssue
	oaCSVFirstPage
	oaCSVLastPage
	oaCSVSource
	oaCSVSourceID
	oaCSVISSNL
	oaCSVISSN
	oaCSVSourceType
	oaCSVAuthors
	oaCSVRawAuthors
	oaCSVAuthorIDs
	oaCSVORCIDs
	oaCSVIsCorresponding
	oaCSVCorresponding
	oaCSVInstitutions
	oaCSVInstitutionIDs
	oaCSVRORs
	oaCSVCountries
	oaCSVRawPlaces
	oaCSVKeywords
	oaCSVConcepts
	oaCSVTopics
	oaCSVFields
	oaCSVMeSH
	oaCSVRefs
	oaCSVRelated
)

// openalexSheet is the CSV of works that the site of OpenAlex exports: with the
// names of the API in the headings, parted by points or by underscores, or with
// words for people. Several values of a cell are parted by bars.
func openalexSheet() sheetFormat {
	return sheetFormat{
		name: "openalex-csv", doc: "works of OpenAlex as CSV", code: "openalex",
		columns: oaCSVColumns(), claims: oaCSVClaims, record: oaCSVRecord,
	}
}

// oaCSVClaims wants the name that the site gives to the id, or that of the API
// beside other names of the API.
func oaCSVClaims(has hasHeading) bool {
	if has("Work ID", "OpenAlex ID") && has("Title") && has("Author", "Authors", "Author IDs", "Source", "Year") {
		return true
	}
	return has("id") && has("display_name", "publication_year", "publication_date", "cited_by_count") &&
		has("authorships.author.display_name", "authorships.author.id", "authorships.raw_author_name", "author_names", "author_ids",
			"primary_location.source.display_name", "primary_location.display_name", "referenced_works", "cited_by_count")
}

// oaCSVColumns are the headings. Points and underscores do not count.
func oaCSVColumns() []sheetColumn {
	return []sheetColumn{
		oaCSVID:              {names: "id|Work ID|OpenAlex ID|Work", kind: sheetID},
		oaCSVDOI:             {names: "doi|ids.doi"},
		oaCSVTitle:           {names: "display_name|title"},
		oaCSVYear:            {names: "publication_year|Year"},
		oaCSVDate:            {names: "publication_date|Date", optional: true},
		oaCSVType:            {names: "type|Work type", optional: true},
		oaCSVLanguage:        {names: "language", optional: true},
		oaCSVRetracted:       {names: "is_retracted|Retracted", optional: true},
		oaCSVParatext:        {names: "is_paratext", optional: true},
		oaCSVCitedBy:         {names: "cited_by_count|Cited by|Citation count|Citations"},
		oaCSVRefCount:        {names: "referenced_works_count|Reference count|References count", optional: true},
		oaCSVAbstract:        {names: "abstract", optional: true},
		oaCSVMAG:             {names: "ids.mag|mag", kind: sheetID, optional: true},
		oaCSVPMID:            {names: "ids.pmid|pmid", kind: sheetID, optional: true},
		oaCSVPMCID:           {names: "ids.pmcid|pmcid", optional: true},
		oaCSVVolume:          {names: "biblio.volume|Volume", kind: sheetPlace, optional: true},
		oaCSVIssue:           {names: "biblio.issue|Issue", kind: sheetPlace, optional: true},
		oaCSVFirstPage:       {names: "biblio.first_page|First page", kind: sheetPlace, optional: true},
		oaCSVLastPage:        {names: "biblio.last_page|Last page", kind: sheetPlace, optional: true},
		oaCSVSource:          {names: "primary_location.source.display_name|primary_location.display_name|Source|Journal"},
		oaCSVSourceID:        {names: "primary_location.source.id|primary_location.id|Source ID|Source IDs", optional: true},
		oaCSVISSNL:           {names: "primary_location.source.issn_l|primary_location.issn_l|ISSN-L", optional: true},
		oaCSVISSN:            {names: "primary_location.source.issn|primary_location.issns|ISSN|ISSNs", optional: true},
		oaCSVSourceType:      {names: "primary_location.source.type|primary_location.type|Source type", optional: true},
		oaCSVAuthors:         {names: "authorships.author.display_name|author_names|Author|Authors|Author names"},
		oaCSVRawAuthors:      {names: "authorships.raw_author_name|Raw author name", optional: true},
		oaCSVAuthorIDs:       {names: "authorships.author.id|author_ids|Author ID"},
		oaCSVORCIDs:          {names: "authorships.author.orcid|author_orcids|ORCID|ORCIDs|Author ORCID", optional: true},
		oaCSVIsCorresponding: {names: "authorships.is_corresponding", optional: true},
		oaCSVCorresponding:   {names: "corresponding_author_ids|Corresponding author IDs", optional: true},
		oaCSVInstitutions:    {names: "authorships.institutions.display_name|author_institution_names|Institution|Institutions", optional: true},
		oaCSVInstitutionIDs:  {names: "authorships.institutions.id|author_institution_ids|Institution ID|Institution IDs", optional: true},
		oaCSVRORs:            {names: "authorships.institutions.ror|ROR|RORs", optional: true},
		oaCSVCountries:       {names: "authorships.countries|Country|Countries", optional: true},
		oaCSVRawPlaces:       {names: "authorships.raw_affiliation_strings|authorships.raw_affiliation_string", optional: true},
		oaCSVKeywords:        {names: "keywords.display_name|keywords.keyword|Keyword|Keywords", optional: true},
		oaCSVConcepts:        {names: "concepts.display_name|Concept|Concepts", optional: true},
		oaCSVTopics:          {names: "topics.display_name|primary_topic.display_name|Topic|Topics|Primary topic", optional: true},
		oaCSVFields:          {names: "topics.field.display_name|primary_topic.field.display_name", optional: true},
		oaCSVMeSH:            {names: "mesh.descriptor_name", optional: true},
		oaCSVRefs:            {names: "referenced_works|References|Referenced works"},
		oaCSVRelated:         {names: "related_works|Related works", optional: true},
	}
}

// oaCSVRecord makes a record of a row: what a work is in JSON, mapped in the same
// way.
func oaCSVRecord(row *sheetRow) (graph.Record, bool) {
	w := oaCSVWork(row)
	row.key = oaKey(w.ID)
	if entity := entityOf(&w); entity != "" {
		row.problem("entity", graph.Error, "a row is no work and is left out: "+article(entity), row.begin())
		return graph.Record{}, false
	}
	m := oaMapper{in: row.in, line: row.line, work: &w, tell: func(p *graph.Problem) { row.problems = append(row.problems, p) }}
	return m.record(), true
}

// oaCSVWork is a row as a work.
func oaCSVWork(row *sheetRow) oaWork {
	w := oaWork{
		ID: row.value(oaCSVID), DOI: row.value(oaCSVDOI), DisplayName: row.value(oaCSVTitle),
		Year: jsonText(strings.TrimSuffix(row.value(oaCSVYear), ".0")), Date: row.value(oaCSVDate),
		Type:     oaType(strings.ReplaceAll(strings.ToLower(row.value(oaCSVType)), " ", "-")),
		Language: row.value(oaCSVLanguage), AbstractText: row.value(oaCSVAbstract),
		IsRetracted: row.isTrue(oaCSVRetracted), IsParatext: row.isTrue(oaCSVParatext),
		CitedBy: row.stated(oaCSVCitedBy), RefCount: row.stated(oaCSVRefCount),
		Corresponding: barList(row.value(oaCSVCorresponding)),
		Refs:          barList(row.value(oaCSVRefs)), Related: barList(row.value(oaCSVRelated)),
		HostVenue: oaCSVVenue(row),
	}
	w.IDs.MAG, w.IDs.PMID, w.IDs.PMCID = jsonText(row.value(oaCSVMAG)), jsonText(row.value(oaCSVPMID)), jsonText(row.value(oaCSVPMCID))
	w.Biblio.Volume, w.Biblio.Issue = jsonText(row.value(oaCSVVolume)), jsonText(row.value(oaCSVIssue))
	w.Biblio.FirstPage, w.Biblio.LastPage = jsonText(row.value(oaCSVFirstPage)), jsonText(row.value(oaCSVLastPage))
	w.Authorships = oaCSVAuthorships(row)
	oaCSVTerms(row, &w)
	return w
}

// oaCSVTerms sets keywords, concepts, topics and subject headings.
func oaCSVTerms(row *sheetRow, w *oaWork) {
	for _, term := range barList(row.value(oaCSVKeywords)) {
		w.Keywords = append(w.Keywords, oaTerm{DisplayName: term})
	}
	for _, term := range barList(row.value(oaCSVConcepts)) {
		w.Concepts = append(w.Concepts, oaTerm{DisplayName: term, Score: "1"})
	}
	topics, fields := barList(row.value(oaCSVTopics)), barList(row.value(oaCSVFields))
	for i, name := range topics {
		topic := oaTopic{DisplayName: name}
		if len(fields) == len(topics) {
			topic.Field.DisplayName = fields[i]
		}
		w.Topics = append(w.Topics, topic)
	}
	for _, name := range barList(row.value(oaCSVMeSH)) {
		w.Mesh = append(w.Mesh, oaMesh{Name: name})
	}
}

// oaCSVVenue is where the work appeared, nil if no column says.
func oaCSVVenue(row *sheetRow) *oaSource {
	s := oaSource{
		ID: row.value(oaCSVSourceID), DisplayName: row.value(oaCSVSource),
		ISSNL: row.value(oaCSVISSNL), ISSN: barList(row.value(oaCSVISSN)), Type: row.value(oaCSVSourceType),
	}
	if s.ID == "" && s.DisplayName == "" && s.ISSNL == "" && len(s.ISSN) == 0 {
		return nil
	}
	return &s
}

// isTrue tells whether a cell says true.
func (r *sheetRow) isTrue(column int) bool { return strings.EqualFold(r.get(column), "true") }

// stated is a number that the source states, nil if it states none.
func (r *sheetRow) stated(column int) *int {
	if c := r.count(column, ""); c.Known {
		return &c.N
	}
	return nil
}

// barList are the values between bars, without those that stand for nothing.
func barList(cell string) []string {
	var out []string
	for _, part := range barParts(cell) {
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}

// barParts are the values between bars, "" for those that stand for nothing.
func barParts(cell string) []string {
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, "|")
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
		if missingWord([]byte(parts[i])) {
			parts[i] = ""
		}
	}
	return parts
}
