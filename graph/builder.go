package graph

// Identity names the rule by which names in by-lines become authors.
type Identity string

// The rules of identity. Auto is the default: hard ids first, then careful
// scoring of evidence; it never joins what clashes.
const (
	IdentityAuto     Identity = "auto"
	IdentityORCID    Identity = "orcid"
	IdentityFullName Identity = "full-name"
	IdentityInitials Identity = "initials"
	IdentityNone     Identity = "none"
)

// BuildOptions say how records become works and persons.
type BuildOptions struct {
	Identity Identity
	NoMerge  bool // works and authors stay as each source gives them
	Versions Versions
	Values   bool // keep in Corpus.Values what each record says of a merged work

	Decisions []Decision  // of people about persons; those that differ from the rule override it
	Thesauri  []Thesaurus // names that stand for others
	Ledger    bool        // keep each decision of the rule and the by-lines: Corpus.Ledger, Identify, CheckIdentity
	Match     MatchMode
}

// DefaultBuildOptions merges works, links versions and uses IdentityAuto.
func DefaultBuildOptions() BuildOptions {
	return BuildOptions{Identity: IdentityAuto, Versions: VersionsLink}
}

// rule is the rule of identity in force: without merging, names are only joined
// by a rule that was asked for.
func (o BuildOptions) rule() Identity {
	switch {
	case o.NoMerge && (o.Identity == IdentityAuto || o.Identity == ""):
		return IdentityNone
	case o.Identity == "":
		return IdentityAuto
	}
	return o.Identity
}

// versions is what is done with versions: without merging nothing.
func (o BuildOptions) versions() Versions {
	switch {
	case o.NoMerge:
		return VersionsApart
	case o.Versions == "":
		return VersionsLink
	}
	return o.Versions
}

// Builder joins records and drawings into a Corpus. It copies what it needs, so
// records may be reused by their reader; its memory grows with the corpus. It
// is not safe for use by several goroutines.
type Builder struct {
	o        BuildOptions
	files    []FileStat
	problems []Problem

	// Shared values, each kept once.
	text         arena
	words        table[string]
	ids          idNumbers
	venues       table[keptVenue]
	names        table[Name]
	affiliations table[Affiliation]
	refTexts     table[keptRefText]

	// One entry a record or node, and the flat lists that entries have spans of.
	entries   []entry
	details   []detail
	entryIDs  []int32
	mentions  []keptMention
	places    []int32
	terms     []int32
	classes   []int32
	refs      []keptRef
	refIDs    []int32
	relations []keptRelation
	stated    []statedVersion

	drawn  drawn
	placed placed
}

// NewBuilder starts an empty corpus.
func NewBuilder(o BuildOptions) *Builder {
	b := &Builder{o: o}
	b.words.add("", nil)
	b.details = append(b.details, detail{venue: -1})
	return b
}

// AddFile notes that a source file has been read to its end.
func (b *Builder) AddFile(f FileStat) { b.files = append(b.files, f) }

// AddProblem keeps a problem that a reader found.
func (b *Builder) AddProblem(p Problem) { b.problems = append(b.problems, p) }

// Corpus freezes what was added: works merge, references find their works, names
// become persons. The Builder can't be used afterwards.
func (b *Builder) Corpus() *Corpus {
	b.drawn.settle(b.entries)
	j := newJoiner(b)
	j.mergeWorks()
	j.linkRefs()
	j.releaseRefs()
	j.fillPapers()
	j.releaseStubs()
	j.fillItems()
	j.fillAuthors()
	j.fillValues()
	j.tellUnmatched()
	b.release()
	return j.c
}

// origin gives back where an entry was read.
func (b *Builder) origin(e *entry) Origin {
	return Origin{
		File: b.words.list[e.file], Format: b.words.list[e.format],
		Line: int(e.line), Ordinal: int(e.ordinal),
	}
}
