package graph

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How many bytes of folded abstract tell a work: by themselves, and together
// with first author and year.
const (
	sureAbstract = 120
	fairAbstract = 60
)

// mergeByAbstract joins records without a title or an identifier, as listings
// give them, by abstract, date and first author.
func (j *joiner) mergeByAbstract() {
	var same table[string]
	var firsts []int32
	for i := range j.b.entries {
		e := &j.b.entries[i]
		if !j.onlyAbstract(e) {
			continue
		}
		k := same.add(j.contentKey(e), nil)
		if int(k) == len(firsts) {
			firsts = append(firsts, int32(i))
			continue
		}
		j.works.join(firsts[k], int32(i))
	}
}

// onlyAbstract tells whether a record has neither title nor identifier, but an
// abstract.
func (j *joiner) onlyAbstract(e *entry) bool {
	return e.title == "" && e.ids.n == 0 && j.b.details[e.detail].abstract != ""
}

// mergeCutAbstracts finds the works of records that hold only the beginning of an
// abstract: the one work whose abstract begins like that. Half a beginning needs
// the first author and the year too. A listing's date may be that of a later
// version, so the work may be older.
func (j *joiner) mergeCutAbstracts() {
	var cut []int32
	longest := 0
	for i := range j.b.entries {
		e := &j.b.entries[i]
		if j.onlyAbstract(e) && e.flags.has(abstractCut) {
			cut = append(cut, int32(i))
			longest = max(longest, len(j.b.details[e.detail].abstract))
		}
	}
	if len(cut) == 0 {
		return
	}
	full := j.wholeAbstracts(2*longest + 256)
	for _, i := range cut {
		key := abstractKey(withoutLastWord(j.b.details[j.b.entries[i].detail].abstract))
		if len(key) >= fairAbstract {
			j.mergeCutAbstract(i, key, full[key[:fairAbstract]])
		}
	}
}

// keyedAbstract is the key of the beginning of a whole abstract.
type keyedAbstract struct {
	key   string
	entry int32
}

// wholeAbstracts are the abstracts that are not cut, by the first bytes of the
// keys of their first bytes.
func (j *joiner) wholeAbstracts(head int) map[string][]keyedAbstract {
	full := make(map[string][]keyedAbstract)
	for i := range j.b.entries {
		e := &j.b.entries[i]
		text := j.b.details[e.detail].abstract
		if text == "" || e.flags.has(abstractCut|isStub) {
			continue
		}
		if key := abstractKey(firstBytes(text, head)); len(key) >= fairAbstract {
			k := key[:fairAbstract]
			full[k] = append(full[k], keyedAbstract{key, int32(i)})
		}
	}
	return full
}

// abstractKey is the key of an abstract without the word that some begin with.
func abstractKey(text string) string { return strings.TrimPrefix(TitleKey(text), "abstract") }

// firstBytes is at most n bytes of a text, cut before a character.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// mergeCutAbstract joins a record with the only work whose abstract begins with a key.
func (j *joiner) mergeCutAbstract(entry int32, key string, full []keyedAbstract) {
	found := int32(-1)
	for _, f := range full {
		r := j.works.root(f.entry)
		if !strings.HasPrefix(f.key, key) || r == found || !j.mayBeCutOf(entry, f.entry, len(key) >= sureAbstract) {
			continue
		}
		if found >= 0 {
			return
		}
		found = r
	}
	if found >= 0 {
		j.works.join(found, entry)
	}
}

// mayBeCutOf tells whether year and, unless the abstract is sure, the first
// author of a work fit those of a record that holds its beginning.
func (j *joiner) mayBeCutOf(cut, full int32, sure bool) bool {
	a, b := &j.b.entries[cut], &j.b.entries[full]
	if sure {
		return a.year == 0 || b.year <= a.year
	}
	families := j.firstFamily(b)
	return a.year != 0 && a.year == b.year &&
		slices.ContainsFunc(j.firstFamily(a), func(f string) bool { return slices.Contains(families, f) })
}
