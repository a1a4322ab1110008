package graph

import (
	"fmt"
	"slices"
	"strings"
)

// Thesaurus replaces labels of one unit, as VOSviewer does: what is printed as a
// label becomes part of what is printed as its replacement, and bears that name.
type Thesaurus struct {
	Unit    Unit
	File    string
	Entries []ThesaurusEntry
}

// ThesaurusEntry is one line of a Thesaurus. Without a replacement, what is
// printed as the label is left out.
type ThesaurusEntry struct {
	Label, ReplaceBy string
	Line             int
}

// labelKey is equal for labels that are equal but for case and white space.
func labelKey(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// labelKeys are the keys of a name: as printed, given names first, family name first.
func labelKeys(n Name) []string {
	keys := []string{labelKey(n.String())}
	if n.Org || n.Family == "" {
		return keys
	}
	family := joinWords(n.Particle, n.Family)
	for _, s := range []string{joinWords(n.Given, family, n.Suffix), joinWords(joinWords(family, n.Suffix)+",", n.Given)} {
		if k := labelKey(s); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// labels are the thesauri of one unit, ready to be looked up.
type labels struct {
	unit    Unit
	entries []labelEntry
	of      map[string]int32 // by key; the first entry of a label counts
}

// labelEntry is an entry with its place.
type labelEntry struct {
	ThesaurusEntry
	file    string
	matched bool
}

// newLabels reads the thesauri of a unit; it returns nil if there are none. A
// label that is given twice with different replacements is reported.
func newLabels(all []Thesaurus, u Unit) (*labels, []Problem) {
	t := &labels{unit: u, of: make(map[string]int32)}
	var problems []Problem
	for _, x := range all {
		if x.Unit != u {
			continue
		}
		for _, e := range x.Entries {
			k := labelKey(e.Label)
			i, twice := t.of[k]
			if !twice {
				t.of[k] = int32(len(t.entries))
				t.entries = append(t.entries, labelEntry{e, x.File, false})
				continue
			}
			if labelKey(t.entries[i].ReplaceBy) != labelKey(e.ReplaceBy) {
				problems = append(problems, Problem{
					File: x.File, Line: e.Line, Code: "thesaurus.twice", Severity: Warn,
					Message: fmt.Sprintf("label %q was given before, in line %d, and only that counts", e.Label, t.entries[i].Line),
				})
			}
		}
	}
	if len(t.entries) == 0 {
		return nil, problems
	}
	return t, problems
}

// find returns the entry of a label that is printed so, and notes the match.
func (t *labels) find(printed string) (*labelEntry, bool) {
	if t == nil {
		return nil, false
	}
	i, ok := t.of[labelKey(printed)]
	if !ok {
		return nil, false
	}
	t.entries[i].matched = true
	return &t.entries[i], true
}

// drops tells whether a name is left out.
func (t *labels) drops(n Name) bool {
	if t == nil {
		return false
	}
	for _, k := range labelKeys(n) {
		if i, ok := t.of[k]; ok && t.entries[i].ReplaceBy == "" {
			t.entries[i].matched = true
			return true
		}
	}
	return false
}

// all lists the labels and their replacements.
func (t *labels) all() []string {
	if t == nil {
		return nil
	}
	var out []string
	for i := range t.entries {
		if e := &t.entries[i]; e.ReplaceBy != "" {
			out = append(out, e.Label, e.ReplaceBy)
		}
	}
	return out
}

// target is the name that a label gets in the end, where replacements are
// replaced themselves. A circle ends where it began.
func (t *labels) target(e *labelEntry) string {
	to := e.ReplaceBy
	for range t.entries {
		i, ok := t.of[labelKey(to)]
		if !ok || t.entries[i].ReplaceBy == "" || labelKey(t.entries[i].ReplaceBy) == labelKey(e.Label) {
			break
		}
		to = t.entries[i].ReplaceBy
	}
	return to
}

// unmatched reports the labels that stand nowhere.
func (t *labels) unmatched() []Problem {
	if t == nil {
		return nil
	}
	var out []Problem
	for i := range t.entries {
		if e := &t.entries[i]; !e.matched {
			out = append(out, Problem{
				File: e.file, Line: e.Line, Code: "thesaurus.unmatched", Severity: Info,
				Message: fmt.Sprintf("label %q stands nowhere among the %s", e.Label, t.unit),
			})
		}
	}
	return out
}

// applyThesaurus joins what labels and their replacements name, and names it.
func (r *replay) applyThesaurus() {
	if r.thesaurus == nil {
		return
	}
	for i := range r.thesaurus.entries {
		e := &r.thesaurus.entries[i]
		if e.ReplaceBy == "" {
			continue
		}
		places := r.index.names[labelKey(e.Label)]
		if len(places) == 0 {
			continue
		}
		e.matched = true
		to := r.thesaurus.target(e)
		r.join(e.file, e.Line, "thesaurus", slices.Concat(places, r.index.names[labelKey(to)]))
		for _, p := range places {
			r.c.named[p] = to
		}
	}
}
