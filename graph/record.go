package graph

// Record is one work as one source states it. Readers in ingest yield records;
// the Builder decides which of them are the same work. Unknown text is "",
// an unknown year 0; nothing is guessed.
type Record struct {
	Key         string // name inside its file (citation key); "" if it has none
	Origin      Origin
	Stub        bool // known only because something refers to it (the subject of a listing)
	IDs         []ID // normalised, without repeats, in the order of the source
	Title       string
	TitleCut    bool // Title is only the beginning of the title
	Year        int
	Date        string // "2020", "2020-03" or "2020-03-15": as precise as the source, not more
	Type        string
	Venue       Venue
	Volume      string
	Issue       string
	PageFirst   string
	PageLast    string
	ArticleNo   string
	Authors     []Author // in by-line order
	AuthorsCut  bool     // the source names only some of the authors
	Abstract    string
	AbstractCut bool // Abstract is only the beginning of the abstract
	Keywords    []Keyword
	Classes     []string // subject classes as the source prints them
	Language    string   // LanguageCode of what the source prints
	CitedBy     Count    // citations as the source counts them
	RefCount    Count    // references as the source counts them
	Retracted   bool
	Refs        []Ref      // works that this one cites
	Related     []Relation // works that the source calls similar; never citations
	Versions    []ID       // works that the source calls versions of this one: preprint, published, reprint, translation; a key means a record of the same file
}

// Origin says where a record was read.
type Origin struct {
	File    string // path as the user gave it, with "!member" for a member of an archive
	Format  string // name of the ingest format
	Line    int    // 1-based line of the record's first byte; 0 if the format has no lines
	Ordinal int    // 1-based number of the record in its file
}

// Venue is the journal, proceedings or book that holds a work.
type Venue struct {
	Name   string
	Abbrev string
	ID     ID // for example openalex:S12898181
	ISSN   []string
	Type   string
}

// Keyword is a term with the scheme that it comes from ("author", "openalex", "mesh", …).
type Keyword struct{ Term, Scheme string }

// Count is a number that a source states, with the source's name. The zero
// value is "unknown", which is not zero.
type Count struct {
	N     int
	Known bool
	By    string
}

// Author is one name in a by-line.
type Author struct {
	Name          Name
	ORCID         string // normalised, "" if none or invalid
	SourceID      ID     // the source's own author id, for example openalex:A5023888391
	Affiliations  []Affiliation
	Corresponding bool
}

// Affiliation is one institution of one author on one work.
type Affiliation struct {
	Name    string
	ID      ID     // the source's own id of the institution
	ROR     string // "https://ror.org/…" without the prefix
	Country string // ISO 3166-1 alpha-2, upper case
	Raw     string // the address as printed
}

// Ref is one entry of a reference list. At least one of IDs, Key, Raw or Title is set.
type Ref struct {
	IDs    []ID
	Key    string // citation key of a record in the same file
	Raw    string // the reference as printed
	Author string // first author, as printed
	Year   int
	Title  string
	Source string
	Volume string
	Page   string
}

// Relation is a similarity that a source states between a record and another work.
type Relation struct {
	To   Ref
	Rank int // 1 is the most similar; 0 if the source does not rank
}
