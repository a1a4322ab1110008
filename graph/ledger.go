package graph

// Verdict says whether two names are one person.
type Verdict string

// The two verdicts.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
)

// Stage is the step of identity that decided about two names.
type Stage string

// The stages. Those that join are StageRule, StageID, StageEvidence and
// StageAbsorbed; those that keep apart say what spoke against the pair.
const (
	StageRule     Stage = "rule"       // equal under the rule, or organisations of one name
	StageID       Stage = "id"         // the same hard id
	StageEvidence Stage = "evidence"   // enough points
	StageAbsorbed Stage = "absorption" // initials, and the only full name that fits
	StageClose    Stage = "close"      // a few points too little
	StageMean     Stage = "mean"       // enough points, but too little between the whole clusters
	StageIDs      Stage = "ids"        // enough points, but ids that differ
	StageClash    Stage = "clash"      // enough points, but names, by-lines or years clash
	StageOverride Stage = "override"   // a person decided
)

// Who names one or several mentions: a place in a by-line, written "PAPER#N" with N
// from 1, or the id of an author, an ORCID or an id of the source; without a
// Place it is every mention printed as Name.
type Who struct{ Place, Name string }

// Decision is one line of a ledger: whether two names are one person, and why. A
// decision whose Verdict is not its Auto is that of a person: it overrides the
// rule when it is read back (BuildOptions.Decisions).
type Decision struct {
	Verdict        Verdict
	Auto           Verdict // what the rule says; "" for a pair that only a person decided
	Stage          Stage
	Points, Needed float64 // if Weighed
	Weighed        bool
	A, B           Who
	Evidence       string
	File           string // where it was read
	Line           int
}

// override tells whether a person decided.
func (d *Decision) override() bool { return d.Verdict != d.Auto }
