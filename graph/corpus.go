package graph

// Unit names what a node, or a row of a ranking, is.
type Unit string

// The units that a corpus can be counted by.
const (
	UnitPapers       Unit = "papers"
	UnitAuthors      Unit = "authors"
	UnitSources      Unit = "sources"
	UnitInstitutions Unit = "institutions"
	UnitCountries    Unit = "countries"
	UnitKeywords     Unit = "keywords"
	UnitReferences   Unit = "references"
	UnitNodes        Unit = "nodes" // of a graph file, which doesn't say what they are
)

// Corpus is everything that was read, as columns: papers, authors, sources,
// institutions, countries and keywords, and the lists that tie them. A Builder
// makes it; it does not change afterwards. All slices are read-only.
type Corpus struct {
	Papers       Papers
	Authors      Authors
	Sources      Items
	Institutions Items
	Countries    Items
	Keywords     Items
	Related      []RelatedEdge
	Values       []FieldValue // of works that several records describe; nil unless BuildOptions.Values
	Files        []FileStat
	Matching     []MatchStat // one for each file with references, in the order of Files
	Problems     []Problem   // found while joining: self-citations, clashes, …; those of the readers first
	Stats        Stats
	Ledger       []Decision // who was joined or kept apart, and why; only with BuildOptions.Ledger

	bylines *bylinesKept // only with BuildOptions.Ledger
}

// Papers are the works of a corpus, one entry a work in each slice. Described
// works come first, in the order in which they were met, then the stubs.
type Papers struct {
	IDs          []string // the best identifier known, with its scheme; unique
	AllIDs       [][]ID   // every identifier, in order of preference
	Titles       []string // one that was cut ends in "…", as do abstracts
	Years        []int32  // 0 if unknown
	Dates        []string
	Types        []string
	Families     []int32 // the work that stands for the versions of each: itself if it has no others
	Stub         []bool
	Retracted    []bool
	Abstracts    []string
	Classes      [][]string
	Languages    []string
	CitedBy      []Count        // as the source counts, of several the one that ranks highest
	Counts       []SourceCounts // what each source counts, in the order of sources
	RefCounts    []Count
	Source       []int32 // index into Sources, -1 if unknown
	Volumes      []string
	PagesFirst   []string
	Origins      [][]Origin // every record that was merged into this work, in reading order
	Authors      Lists      // authors in by-line order, each once
	Refs         Lists      // cited works, ascending, each once, never the work itself
	Matches      []RefMatch // how each citation was found, in the flat order of Refs
	RefMentions  []int32    // references as printed, matched or not
	Citers       Lists      // citing works, ascending: the transpose of Refs
	Keywords     Lists
	Institutions Lists // each once per paper
	Countries    Lists
}

// N is the number of works, stubs included.
func (p *Papers) N() int { return len(p.IDs) }

// Authors are the persons and organisations of a corpus after identity.
type Authors struct {
	IDs     []string // stable under the order of the input
	Names   []string // the most frequent full form
	Orgs    []bool   // an organisation, not a person
	ORCIDs  []string
	Forms   [][]string // all forms as printed, sorted
	Papers  Lists      // works of each author, ascending
	Because []string   // why the forms were joined, in words; "" for a single form
}

// N is the number of authors.
func (a *Authors) N() int { return len(a.IDs) }

// Items are named things that papers share: sources, institutions, countries, keywords.
type Items struct {
	IDs    []string
	Names  []string
	Papers Lists // works of each item, ascending
}

// N is the number of items.
func (t *Items) N() int { return len(t.IDs) }

// RelatedEdge is one similarity that a source states between two works.
type RelatedEdge struct {
	A, B int32 // indexes into Papers, A is the record that the source ranks, B the subject
	Rank int   // 1 is the most similar; 0 if unknown
}

// FileStat says what one source file gave.
type FileStat struct {
	Path     string `json:"path"`
	Format   string `json:"format"`
	Records  int    `json:"records"`
	Problems int    `json:"problems"`
}

// Stats are counts that can't be seen in the columns any more.
type Stats struct {
	AuthorMentions int // names as printed in by-lines, placeholders left out
	RefMentions    int // reference entries as the sources give them
	Duplicates     int // records that were merged into a work already met
	SelfCitations  int // works that list themselves
	OutsideRelated int // similarities to works that are not in the corpus
}

// Items returns the table of a unit that papers share, and for each paper its
// entries. It returns false for papers and references, which are no such unit.
// For authors the table holds ids, names and papers of Authors.
func (c *Corpus) Items(u Unit) (Items, Lists, bool) {
	switch u {
	case UnitAuthors:
		return Items{IDs: c.Authors.IDs, Names: c.Authors.Names, Papers: c.Authors.Papers}, c.Papers.Authors, true
	case UnitSources:
		return c.Sources, c.Sources.Papers.Transpose(c.Papers.N()), true
	case UnitInstitutions:
		return c.Institutions, c.Papers.Institutions, true
	case UnitCountries:
		return c.Countries, c.Papers.Countries, true
	case UnitKeywords:
		return c.Keywords, c.Papers.Keywords, true
	}
	return Items{}, Lists{}, false
}
