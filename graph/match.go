package graph

import "slices"

// MatchMode says how far the search for the work that a reference means goes.
type MatchMode string

// The modes of matching. "" is MatchDefault.
const (
	MatchStrict  MatchMode = "strict"  // identifiers only
	MatchDefault MatchMode = "default" // and keys of author, year, volume, page and title
	MatchLoose   MatchMode = "loose"   // and what is nearly equal
)

// MatchRule is the rule by which a reference found its work, the surest first.
type MatchRule uint8

// The rules of matching. The keys are those of the first author's family name, the
// year and what the comment names.
const (
	MatchNone      MatchRule = iota
	MatchID                  // the source's own identifier, or a citation key of the same file
	MatchDOI                 // DOI or arXiv id
	MatchPage                // initial, volume and page
	MatchPageAbout           // the same, an initial missing or the year one off
	MatchTitle               // title
	MatchSource              // beginning of the source and page, without a volume
	MatchInside              // the title stands inside the reference as printed
	MatchTitleOnly           // a long title that one work has, whoever is named; years at most one apart
	MatchFuzzy               // nearly the same title, volume or page
	MatchWeak                // source and volume without a page
	MatchDrawn               // an edge of a graph file
	matchRules
)

// matchFacts are the name and the confidence of each rule.
var matchFacts = [matchRules]struct {
	name  string
	score float64
}{
	MatchNone:      {"none", 0},
	MatchID:        {"id", 1},
	MatchDOI:       {"doi", 0.99},
	MatchPage:      {"key", 0.98},
	MatchPageAbout: {"key", 0.96},
	MatchTitle:     {"title", 0.95},
	MatchSource:    {"key", 0.93},
	MatchInside:    {"title", 0.93},
	MatchTitleOnly: {"title", 0.90},
	MatchFuzzy:     {"fuzzy", 0.85},
	MatchWeak:      {"weak", 0.80},
	MatchDrawn:     {"drawn", 1},
}

// String is the kind of rule: id, doi, key, title, weak, fuzzy, or drawn for an
// edge of a graph file.
func (r MatchRule) String() string { return matchFacts[min(r, matchRules-1)].name }

// Score is how far the rule can be trusted, from 0 to 1.
func (r MatchRule) Score() float64 { return matchFacts[min(r, matchRules-1)].score }

// RefMatch says how a citation was found.
type RefMatch struct {
	Rule  MatchRule // the surest of those that led there
	Count uint16    // references behind it: the most that one record has
}

// MatchStat says what became of the references of one source file.
type MatchStat struct {
	Path       string      `json:"path"`
	References int         `json:"references"`
	Matched    MatchCounts `json:"matched"`        // references that lead to a work with a record
	Self       int         `json:"self"`           // the work itself: no edge
	Late       int         `json:"time_violation"` // found by key or title, but more than two years younger: no edge
	Ambiguous  int         `json:"ambiguous"`      // several works fit: no edge
	NotFound   int         `json:"not_found"`      // no work with that identifier or key
	NoKey      int         `json:"no_key"`         // neither an identifier nor enough to make a key of
	Empty      int         `json:"empty"`          // nothing but blanks
	Unparsed   int         `json:"unparsed"`       // of all: only text that the source's grammar does not fit
	Conflicts  int         `json:"conflicts"`      // of all: identifier and key mean two works; the identifier wins
	Later      int         `json:"later"`          // of those matched: by identifier, and more than two years younger
}

// MatchCounts are references by the rule that they matched by.
type MatchCounts struct {
	ID    int `json:"id"`
	DOI   int `json:"doi"`
	Key   int `json:"key"`
	Title int `json:"title"`
	Fuzzy int `json:"fuzzy"`
	Weak  int `json:"weak"`
}

// Total is the number of references that matched.
func (m MatchCounts) Total() int { return m.ID + m.DOI + m.Key + m.Title + m.Fuzzy + m.Weak }

// add counts a reference.
func (m *MatchCounts) add(r MatchRule) {
	switch r {
	case MatchID:
		m.ID++
	case MatchDOI:
		m.DOI++
	case MatchPage, MatchPageAbout, MatchSource:
		m.Key++
	case MatchTitle, MatchInside, MatchTitleOnly:
		m.Title++
	case MatchFuzzy:
		m.Fuzzy++
	case MatchWeak:
		m.Weak++
	}
}

// matches puts what is known of each citation into the flat order of the lists
// that the citations became.
func (l *refLinks) matches(refs Lists) []RefMatch {
	out := make([]RefMatch, refs.Total())
	for i, from := range l.from {
		at, _ := slices.BinarySearch(refs.Of(int(from)), l.to[i])
		out[refs.off[from]+at].join(l.how[i])
	}
	return out
}

// join adds what another record of the same work has.
func (m *RefMatch) join(o RefMatch) {
	if m.Rule == MatchNone || o.Rule < m.Rule {
		m.Rule = o.Rule
	}
	m.Count = max(m.Count, o.Count)
}
