package graph

import (
	"fmt"
	"slices"
	"strings"
)

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
	Organisations    bool    // organisations among the authors become nodes too
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

// Kinds are the ways to draw a network, in the order of help and documentation.
// A network that holds a graph file as it is comes from AsNetwork.
func Kinds() []Kind {
	return []Kind{
		citationKind(), coauthorshipKind(), couplingKind(), cocitationKind(), cooccurrenceKind(), relatedKind(),
	}
}

// settle fills in the defaults of a kind and refuses what it has no meaning for.
func (o DrawOptions) settle(k Kind) (DrawOptions, error) {
	if o.Unit == "" {
		o.Unit = k.Units[0]
	}
	if o.Counting == "" {
		o.Counting = Full
	}
	if o.Normalize == "" {
		o.Normalize = "none"
	}
	switch {
	case !slices.Contains(k.Units, o.Unit):
		return o, fmt.Errorf("there is no %s network of %s; there is one of %s", k.Name, o.Unit, unitList(k.Units))
	case o.Counting != Full && o.Counting != Fractional:
		return o, fmt.Errorf("unknown counting %q; there are full and fractional", o.Counting)
	case o.FromYear != 0 && o.ToYear != 0 && o.FromYear > o.ToYear:
		return o, fmt.Errorf("the years %d to %d hold nothing", o.FromYear, o.ToYear)
	}
	_, err := normalizer(o.Normalize)
	return o, err
}

func unitList(units []Unit) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = string(u)
	}
	return strings.Join(names, ", ")
}

// unweighted refuses counting and normalisation for links that are not counted.
func (o DrawOptions) unweighted(what string) error {
	if o.Counting == Fractional {
		return fmt.Errorf("%s can't be counted fractionally: each link is one link", what)
	}
	if o.Normalize != "none" {
		return fmt.Errorf("%s has no normalisation %q: its links are not shared documents", what, o.Normalize)
	}
	return nil
}

// perItem refuses MinPapers where each node is one paper.
func (o DrawOptions) perItem(what string) error {
	if o.MinPapers > 1 {
		return fmt.Errorf("%s has no minimum of papers: each node is one paper", what)
	}
	return nil
}

// inYears tells whether a publication year lies in the years asked for.
func (o DrawOptions) inYears(year int32) bool {
	if o.FromYear == 0 && o.ToYear == 0 {
		return true
	}
	y := int(year)
	return y != 0 && y >= o.FromYear && (o.ToYear == 0 || y <= o.ToYear)
}
