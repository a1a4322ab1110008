package graph

// Counting names how much one paper adds to an edge.
type Counting string

// Full counting adds 1 for each paper; fractional counting adds 1/(k−1) for a
// paper with k items, so that each item's total is 1 per paper.
const (
	Full       Counting = "full"
	Fractional Counting = "fractional"
)

// DrawOptions choose what goes into a network.
type DrawOptions struct {
	Unit             Unit // "" is the kind's own unit
	Counting         Counting
	Normalize        string  // none, association, cosine, jaccard, dice, inclusion, equivalence
	MinWeight        float64 // edges below are left out, after normalisation
	MinPapers        int     // items with fewer papers are left out
	FromYear, ToYear int     // 0 is open; papers of unknown year are left out when either is set
	Stubs            bool    // works only referred to become nodes too
	MaxItems         int     // papers with more items make no edges (reported in Notes); 0 is no limit
	LargestComponent bool
}

// DefaultDrawOptions count in full and leave nothing out.
func DefaultDrawOptions() DrawOptions { return DrawOptions{Counting: Full, Normalize: "none"} }

// Kind is one way to draw a network from a corpus.
type Kind struct {
	Name  string
	Doc   string // one line
	Units []Unit // those that make sense, the first is the default
	Draw  func(c *Corpus, o DrawOptions) (*Network, error)
}
