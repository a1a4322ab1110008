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
}

// DefaultBuildOptions merges works and uses IdentityAuto.
func DefaultBuildOptions() BuildOptions { return BuildOptions{Identity: IdentityAuto} }

// Builder joins records and drawings into a Corpus. It is not safe for use by
// several goroutines.
type Builder struct{ o BuildOptions }

// NewBuilder starts an empty corpus.
func NewBuilder(o BuildOptions) *Builder { return &Builder{o: o} }

// Add takes one record.
func (b *Builder) Add(r Record) {}

// AddDrawing takes a graph file as papers and citations: each node is a paper,
// each edge a citation from its first end to its second.
func (b *Builder) AddDrawing(d *Drawing) {}

// AddFile notes that a source file has been read to its end.
func (b *Builder) AddFile(f FileStat) {}

// AddProblem keeps a problem that a reader found.
func (b *Builder) AddProblem(p Problem) {}

// Corpus freezes what was added: works merge, references find their works, names
// become persons. The Builder can't be used afterwards.
func (b *Builder) Corpus() *Corpus { return nil }
