package library

// The rows of the tables. A column is one line: its Go type, the encoding, which
// Spark, DuckDB and polars all read, and what it means. Numbers of rows start at 1,
// so that 0 is "none", which the files hold as null. Where null means "as in another
// table", a text is written by explicit, which keeps "" apart from it.

// workIDs are the identifiers of a work.
type workIDs struct {
	DOI      string   `parquet:"doi,optional,plain" doc:"DOI, lower case, without resolver"`
	OpenAlex int64    `parquet:"openalex,optional,delta" doc:"number of the work in OpenAlex, without its W"`
	PMID     int64    `parquet:"pmid,optional,delta" doc:"PubMed number"`
	MAG      int64    `parquet:"mag,optional,delta" doc:"number in Microsoft Academic Graph"`
	ArXiv    string   `parquet:"arxiv,optional,plain" doc:"arXiv identifier without version"`
	Others   []string `parquet:"other_ids,list" parquet-element:",plain" doc:"further identifiers, as scheme:value"`
	Order    string   `parquet:"id_order,optional,dict" doc:"schemes in the order of the source, an asterisk for one of other_ids"`
}

// statement is what one source says of a work, apart from its lists.
type statement struct {
	Title       string   `parquet:"title,optional,plain" doc:"title"`
	TitleCut    bool     `parquet:"title_cut" doc:"title is only the beginning of the title"`
	Year        int64    `parquet:"year,optional,delta" doc:"year of publication"`
	Date        string   `parquet:"date,optional,dict" doc:"date as precise as known: 2020, 2020-03 or 2020-03-15"`
	Type        string   `parquet:"type,optional,dict" doc:"kind of publication"`
	VenueID     int64    `parquet:"venue_id,optional,delta" doc:"what it appeared in, as printed: a row of venues"`
	Volume      string   `parquet:"volume,optional,dict" doc:"volume"`
	Issue       string   `parquet:"issue,optional,dict" doc:"issue"`
	PageFirst   string   `parquet:"page_first,optional,dict" doc:"first page"`
	PageLast    string   `parquet:"page_last,optional,dict" doc:"last page"`
	ArticleNo   string   `parquet:"article_number,optional,plain" doc:"article number"`
	AuthorsCut  bool     `parquet:"authors_cut" doc:"the source names only some of the authors"`
	Abstract    string   `parquet:"abstract,optional,plain" doc:"abstract"`
	AbstractCut bool     `parquet:"abstract_cut" doc:"abstract is only the beginning of the abstract"`
	Classes     []string `parquet:"classes,list" parquet-element:",dict" doc:"subject classes as the source prints them"`
	Language    string   `parquet:"language,optional,dict" doc:"language"`
	CitedBy     *int64   `parquet:"cited_by,dict" doc:"citations as the source counts them, null if it does not"`
	CitedByOf   string   `parquet:"cited_by_source,optional,dict" doc:"who counted cited_by"`
	RefCount    *int64   `parquet:"reference_count,dict" doc:"references as the source counts them, null if it does not"`
	RefCountOf  string   `parquet:"reference_count_source,optional,dict" doc:"who counted reference_count"`
	Retracted   bool     `parquet:"retracted" doc:"the work was retracted"`
}

type workRow struct {
	WorkID     int64  `parquet:"work_id,delta" doc:"number of the work in this library, from 1: the key of joins"`
	ID         string `parquet:"id,plain" doc:"best identifier with its scheme, as the commands print it; unique"`
	Stub       bool   `parquet:"stub" doc:"known only because something refers to it"`
	SourceID   int64  `parquet:"source_id,optional,delta" doc:"what it appeared in: a row of sources"`
	Records    int64  `parquet:"records,dict" doc:"records of it that the sources hold, rows of provenance"`
	References int64  `parquet:"references,dict" doc:"length of its longest reference list, as printed"`
	workIDs
	statement
}

type authorRow struct {
	AuthorID  int64  `parquet:"author_id,delta" doc:"number of the author in this library, from 1: the key of joins"`
	ID        string `parquet:"id,plain" doc:"identifier as the commands print it; unique"`
	Name      string `parquet:"name,plain" doc:"most frequent full form of the name"`
	Org       bool   `parquet:"organisation" doc:"an organisation, not a person"`
	ORCID     string `parquet:"orcid,optional,plain" doc:"ORCID, without resolver"`
	Works     int64  `parquet:"works,delta" doc:"works of the author"`
	SourceID  string `parquet:"source_author_id,optional,plain" doc:"the author in the source that was read first, as scheme:value"`
	Printed   string `parquet:"printed,optional,plain" doc:"form of the name that authorships without a name have, null if it is name"`
	Family    string `parquet:"family,optional,dict" doc:"family name in that form"`
	Given     string `parquet:"given,optional,dict" doc:"given names in that form, null if they are what stands before the family name"`
	Particle  string `parquet:"particle,optional,dict" doc:"von, van der, … in that form"`
	Suffix    string `parquet:"suffix,optional,dict" doc:"Jr, III, … in that form"`
	StatedOrg bool   `parquet:"printed_organisation" doc:"the source calls it an organisation in that form"`
	Stated    string `parquet:"printed_orcid,optional,plain" doc:"ORCID that authorships without an orcid have, null if it is orcid"`
}

type authorshipRow struct {
	WorkID       int64   `parquet:"work_id,delta" doc:"row of works"`
	Position     int64   `parquet:"position,dict" doc:"place in the by-line, from 1"`
	AuthorID     int64   `parquet:"author_id,optional,delta" doc:"row of authors, null for a name that stands for nobody"`
	Name         string  `parquet:"name,optional,dict" doc:"name as printed, null if it is the author's printed form"`
	Family       string  `parquet:"family,optional,dict" doc:"family name, if name is given"`
	Given        string  `parquet:"given,optional,dict" doc:"given names, if name is given"`
	Particle     string  `parquet:"particle,optional,dict" doc:"von, van der, …, if name is given"`
	Suffix       string  `parquet:"suffix,optional,dict" doc:"Jr, III, …, if name is given"`
	Org          bool    `parquet:"organisation" doc:"an organisation, if name is given"`
	ORCID        string  `parquet:"orcid,optional,dict" doc:"ORCID as printed, null if it is the author's printed_orcid, or else orcid"`
	SourceID     string  `parquet:"source_author_id,optional,dict" doc:"the source's id of the author, null if it is the author's"`
	Corresponds  bool    `parquet:"corresponding" doc:"corresponding author"`
	Affiliations []int64 `parquet:"affiliation_ids,list" parquet-element:",delta" doc:"rows of affiliations"`
}

type affiliationRow struct {
	AffiliationID int64  `parquet:"affiliation_id,delta" doc:"number of the affiliation, from 1"`
	Name          string `parquet:"name,optional,plain" doc:"institution"`
	ID            string `parquet:"id,optional,plain" doc:"the source's id of the institution, as scheme:value"`
	ROR           string `parquet:"ror,optional,plain" doc:"ROR, without resolver"`
	Country       string `parquet:"country,optional,dict" doc:"ISO 3166-1 alpha-2 code"`
	Raw           string `parquet:"address,optional,plain" doc:"address as printed"`
	InstitutionID int64  `parquet:"institution_id,optional,delta" doc:"row of institutions that it stands for"`
	CountryID     int64  `parquet:"country_id,optional,dict" doc:"row of countries"`
}

type venueRow struct {
	VenueID int64    `parquet:"venue_id,delta" doc:"number of the venue, from 1"`
	Name    string   `parquet:"name,optional,plain" doc:"name as printed"`
	Abbrev  string   `parquet:"abbreviation,optional,plain" doc:"abbreviation as printed"`
	ID      string   `parquet:"id,optional,plain" doc:"the source's id, as scheme:value"`
	ISSN    []string `parquet:"issn,list" parquet-element:",plain" doc:"ISSN"`
	Type    string   `parquet:"type,optional,dict" doc:"kind of venue"`
}

// itemRow is a thing that works share.
type itemRow struct {
	Number int64  `parquet:"item_id,delta" doc:"number of the row, from 1"`
	ID     string `parquet:"id,plain" doc:"identifier as the commands print it; unique"`
	Name   string `parquet:"name,plain" doc:"name"`
	Works  int64  `parquet:"works,delta" doc:"works that have it"`
}

// linkRow ties a work to an item.
type linkRow struct {
	WorkID int64 `parquet:"work_id,delta" doc:"row of works"`
	ItemID int64 `parquet:"item_id,optional,delta" doc:"row of the table of that name, null for a work that has none"`
}

type keywordRow struct {
	WorkID    int64  `parquet:"work_id,delta" doc:"row of works"`
	Position  int64  `parquet:"position,optional,dict" doc:"place in the list of the source, from 1; null if no single source gives the list"`
	KeywordID int64  `parquet:"item_id,optional,delta" doc:"row of keywords"`
	Term      string `parquet:"term,optional,dict" doc:"term as printed, null if it is the name of the keyword"`
	Scheme    string `parquet:"scheme,optional,dict" doc:"where the term is from: author, mesh, …"`
}

type citationRow struct {
	WorkID  int64  `parquet:"work_id,delta" doc:"the citing work, a row of works"`
	CitedID int64  `parquet:"cited_id,delta" doc:"the cited work, a row of works"`
	By      string `parquet:"by,optional,dict" doc:"scheme of the identifier that is all the source says, null if references holds the entry"`
}

// reference is an entry of a reference list, or another work that a source names.
type reference struct {
	OpenAlex int64  `parquet:"openalex,optional,delta" doc:"number in OpenAlex, if that is the only identifier"`
	IDs      string `parquet:"ids,optional,plain" doc:"identifiers as scheme:value, one a line"`
	Key      string `parquet:"key,optional,plain" doc:"citation key in the same file"`
	Raw      string `parquet:"raw,optional,plain" doc:"entry as printed"`
	Author   string `parquet:"author,optional,plain" doc:"first author as printed"`
	Year     int64  `parquet:"year,optional,delta" doc:"year"`
	Title    string `parquet:"title,optional,plain" doc:"title"`
	Source   string `parquet:"source,optional,plain" doc:"what it appeared in"`
	Volume   string `parquet:"volume,optional,plain" doc:"volume"`
	Page     string `parquet:"page,optional,plain" doc:"first page"`
}

type referenceRow struct {
	RecordID int64 `parquet:"record_id,delta" doc:"row of provenance"`
	Position int64 `parquet:"position,delta" doc:"place in the reference list, from 1"`
	reference
}

type relationRow struct {
	RecordID int64 `parquet:"record_id,delta" doc:"row of provenance"`
	Rank     int64 `parquet:"rank,delta" doc:"1 is the most similar, 0 if the source does not rank"`
	reference
}

type relatedRow struct {
	WorkID    int64 `parquet:"work_id,delta" doc:"row of works"`
	RelatedID int64 `parquet:"related_id,delta" doc:"row of works: the subject of the listing"`
	Rank      int64 `parquet:"rank,delta" doc:"1 is the most similar, 0 if the source does not rank"`
}

type provenanceRow struct {
	RecordID   int64  `parquet:"record_id,delta" doc:"number of the record in reading order; numbers can be missing"`
	WorkID     int64  `parquet:"work_id,delta" doc:"the work that it describes, a row of works"`
	File       string `parquet:"file,dict" doc:"file as it was named, with !member in an archive"`
	Format     string `parquet:"format,dict" doc:"format of the file"`
	Line       int64  `parquet:"line,optional,delta" doc:"line where the record begins, from 1"`
	Ordinal    int64  `parquet:"ordinal,optional,delta" doc:"number of the record in its file, from 1"`
	Key        string `parquet:"key,optional,plain" doc:"name of the record in its file"`
	Authors    int64  `parquet:"author_mentions,dict" doc:"names in its by-line, without those that stand for nobody"`
	References int64  `parquet:"reference_mentions,dict" doc:"entries in its reference list"`
	Stated     string `parquet:"stated,optional,plain" doc:"what it states, as JSON; null if that is the row of works with its authorships and keywords"`
}

type identityRow struct {
	AuthorID int64  `parquet:"author_id,delta" doc:"row of authors"`
	Form     string `parquet:"form,plain" doc:"form of the name as printed"`
	Because  string `parquet:"because,dict" doc:"why the forms were joined"`
}

type fileRow struct {
	Item     int64  `parquet:"item,delta" doc:"number in reading order"`
	Path     string `parquet:"path,plain" doc:"file as it was named"`
	Format   string `parquet:"format,dict" doc:"format of the file"`
	Records  int64  `parquet:"records,plain" doc:"records in it"`
	Problems int64  `parquet:"problems,plain" doc:"problems found in it"`
}

type problemRow struct {
	Item     int64  `parquet:"item,delta" doc:"number in reading order"`
	File     string `parquet:"file,dict" doc:"file"`
	Line     int64  `parquet:"line,optional,delta" doc:"line, from 1"`
	Code     string `parquet:"code,dict" doc:"kind of problem"`
	Severity string `parquet:"severity,dict" doc:"info, warn or error"`
	Message  string `parquet:"message,plain" doc:"what is wrong"`
	Key      string `parquet:"key,optional,plain" doc:"key or id of the record"`
	Excerpt  string `parquet:"excerpt,optional,plain" doc:"beginning of the faulty input"`
	More     int64  `parquet:"more,optional,delta" doc:"further problems of the kind in the file"`
}

type skippedRow struct {
	Item   int64  `parquet:"item,delta" doc:"number in reading order"`
	Path   string `parquet:"path,plain" doc:"file of no known format"`
	Reason string `parquet:"reason,plain" doc:"why it was not read"`
}

type drawingRow struct {
	Item int64  `parquet:"item,delta" doc:"number in reading order"`
	Data []byte `parquet:"data,plain" doc:"part of a graph file as cocite keeps it (gob); its nodes and edges are in works and citations"`
}
