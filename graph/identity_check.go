package graph

import (
	"slices"
	"strings"
)

// checkedRules are the rules that a check compares, the one to judge first.
var checkedRules = []Identity{IdentityAuto, IdentityFullName, IdentityInitials}

// IdentityCheck says how well rules find persons again whose ids were hidden.
type IdentityCheck struct {
	Scheme    string      `json:"scheme"` // of the ids that are the truth
	Mentions  int         `json:"mentions"`
	Persons   int         `json:"persons"`
	Names     int         `json:"names"`     // different full names
	Ambiguous int         `json:"ambiguous"` // full names of more than one person
	Rules     []RuleScore `json:"rules"`
}

// RuleScore is what one rule reached: B-cubed and pairwise precision, recall and F1
// (see clusterScores), and the persons that it found among the mentions.
type RuleScore struct {
	Rule     Identity `json:"rule"`
	Persons  int      `json:"persons"`
	BCubedP  float64  `json:"bcubed_precision"`
	BCubedR  float64  `json:"bcubed_recall"`
	BCubedF1 float64  `json:"bcubed_f1"`
	PairP    float64  `json:"pairwise_precision"`
	PairR    float64  `json:"pairwise_recall"`
	PairF1   float64  `json:"pairwise_f1"`
}

// CheckIdentity hides every ORCID and every author id of a source, applies the
// rules auto, full-name and initials to what is left, and compares with the ids,
// one scheme at a time: ORCID first, then by name. An id that one by-line holds twice
// is a fault and no truth there. It needs BuildOptions.Ledger.
func (c *Corpus) CheckIdentity() []IdentityCheck {
	if c.bylines == nil {
		return nil
	}
	in := c.bylines.input
	truth := truths(in)
	if len(truth) == 0 {
		return nil
	}
	hidden := in
	hidden.mentions = slices.Clone(in.mentions)
	for m := range hidden.mentions {
		hidden.mentions[m].orcid, hidden.mentions[m].sourceID = 0, -1
	}
	found := make([][]int, len(checkedRules))
	for i, rule := range checkedRules {
		persons, _ := resolveAuthors(rule, hidden)
		found[i] = labelsOf(persons, len(in.mentions))
	}
	checks := make([]IdentityCheck, len(truth))
	for i, t := range truth {
		checks[i] = t.check(in, found)
	}
	return checks
}

// labelsOf is the person of each mention.
func labelsOf(persons []person, mentions int) []int {
	of := make([]int, mentions)
	for m, p := range personOf(persons, mentions) {
		of[m] = int(p)
	}
	return of
}

// truth is who is whom by the ids of one scheme: a label a mention, -1 if unknown.
type truth struct {
	scheme string
	of     []int
}

// truths makes a truth of each scheme of ids.
func truths(in identityInput) []truth {
	schemes := []string{"orcid"}
	ids := make([][2]string, len(in.mentions)) // scheme and id of the source
	for m := range in.mentions {
		if s := in.idOf(&in.mentions[m]).String(); s != "" {
			ids[m] = [2]string{schemeOfText(s), s}
			if !slices.Contains(schemes, ids[m][0]) {
				schemes = append(schemes, ids[m][0])
			}
		}
	}
	slices.Sort(schemes[1:])
	var out []truth
	for _, scheme := range schemes {
		t := newTruth(in, scheme, func(m int) string {
			switch {
			case scheme == "orcid":
				return in.words[in.mentions[m].orcid]
			case ids[m][0] == scheme:
				return ids[m][1]
			}
			return ""
		})
		if slices.ContainsFunc(t.of, func(label int) bool { return label >= 0 }) {
			out = append(out, t)
		}
	}
	return out
}

// newTruth numbers the ids of a scheme.
func newTruth(in identityInput, scheme string, id func(m int) string) truth {
	t := truth{scheme: scheme, of: make([]int, len(in.mentions))}
	numbers := make(map[string]int32)
	for m := range t.of {
		t.of[m] = -1
		if v := id(m); v != "" {
			t.of[m] = int(intern(numbers, v))
		}
	}
	for _, w := range in.works {
		var twice []int32
		for i, m := range w.mentions {
			for _, n := range w.mentions[:i] {
				if t.of[m] >= 0 && t.of[m] == t.of[n] {
					twice = append(twice, m, n)
				}
			}
		}
		for _, m := range twice {
			t.of[m] = -1
		}
	}
	return t
}

// check compares what the rules found with a truth.
func (t truth) check(in identityInput, found [][]int) IdentityCheck {
	k := IdentityCheck{Scheme: t.scheme, Persons: distinctLabels(t.of, t.of)}
	first := make(map[string]int) // person of each name, -1 for several
	for m, label := range t.of {
		if label < 0 {
			continue
		}
		k.Mentions++
		n := &in.names[in.mentions[m].name]
		f := form{name: n, parts: newNameForm(*n)}
		key := f.fullKey()
		switch one, ok := first[key]; {
		case !ok:
			first[key] = label
			k.Names++
		case one >= 0 && one != label:
			first[key] = -1
			k.Ambiguous++
		}
	}
	for i, rule := range checkedRules {
		s := scoreClusters(found[i], t.of)
		k.Rules = append(k.Rules, RuleScore{
			rule, distinctLabels(found[i], t.of), s.bCubedP, s.bCubedR, s.bCubedF, s.pairP, s.pairR, s.pairF,
		})
	}
	return k
}

// distinctLabels counts the labels of the mentions that the truth knows.
func distinctLabels(of, truth []int) int {
	seen := make(map[int]bool)
	for m, label := range of {
		if truth[m] >= 0 {
			seen[label] = true
		}
	}
	return len(seen)
}

// schemeOfText is what stands before the colon of an id, or "id"; names with DBLP's
// numbers are a scheme of their own.
func schemeOfText(id string) string {
	scheme, value, ok := strings.Cut(id, ":")
	switch {
	case !ok:
		return "id"
	case scheme == string(DBLP) && strings.HasPrefix(value, "name/"):
		return dblpNames
	}
	return scheme
}
