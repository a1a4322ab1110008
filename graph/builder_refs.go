package graph

import (
	"fmt"
	"strconv"
)

// refLinks are the references while they find their works.
type refLinks struct {
	described int32   // works that some record describes; stubs are numbered after them
	stubs     []stub  // in the order of their first mention
	idStub    []int32 // stub that each identifier names, -1 for none
	textStub  map[string]int32
	rawDOI    []int32 // of each reference text: identifier of the DOI in it, -1 for none
	keyed     map[fileKey]int32
	mentions  []int32        // of each entry: references as printed
	selfish   map[int32]bool // papers that list themselves
	from, to  []int32        // papers citing and cited
	how       []RefMatch     // of each
}

// stub is a work that is only referred to.
type stub struct {
	root int32 // of the entries that name it, -1 if only references do
	text int32 // in Builder.refTexts, -1 if there is none: the first with a title, else the first
	year int32
}

// fileKey is a citation key in one file.
type fileKey struct {
	file int32
	key  string
}

// findDOIs looks for a DOI inside each reference as printed. It comes before
// anything is sized by the number of identifiers.
func (j *joiner) findDOIs() {
	texts := j.b.refTexts.list
	j.refs.rawDOI = make([]int32, len(texts))
	for i := range texts {
		j.refs.rawDOI[i] = -1
		if texts[i].raw == "" {
			continue
		}
		if id, ok := FindDOI(texts[i].raw); ok {
			j.refs.rawDOI[i] = j.b.id(id)
		}
	}
}

// linkRefs resolves each reference to a paper. A work that no record describes
// becomes a stub, numbered where it is first met.
func (j *joiner) linkRefs() {
	j.refs.idStub = make([]int32, len(j.b.ids.list))
	for i := range j.refs.idStub {
		j.refs.idStub[i] = -1
	}
	j.refs.textStub = make(map[string]int32)
	j.refs.selfish = make(map[int32]bool)
	j.indexKeys()
	j.refs.mentions = make([]int32, len(j.b.entries))
	for i := range j.b.entries {
		j.linkEntry(int32(i))
	}
	for i, from := range j.b.drawn.from {
		j.refs.mentions[from]++
		j.cite(from, j.paper(j.works.root(j.b.drawn.to[i])), RefMatch{MatchDrawn, 1})
	}
	j.linkRelated()
}

func (j *joiner) linkEntry(entry int32) {
	e := &j.b.entries[entry]
	j.paper(j.works.root(entry))
	refs := in(j.b.details[e.detail].refs, j.b.refs)
	j.refs.mentions[entry] = int32(len(refs))
	for i := range refs {
		j.cite(entry, j.cited(e, &refs[i]), RefMatch{MatchID, 1})
	}
}

// cite adds a citation. A work in its own list makes no edge and is told once;
// self-loops of a drawing were told when it was added.
func (j *joiner) cite(entry, to int32, how RefMatch) {
	from := j.paper(j.works.root(entry))
	if from != to {
		j.refs.from = append(j.refs.from, from)
		j.refs.to = append(j.refs.to, to)
		j.refs.how = append(j.refs.how, how)
		return
	}
	if j.refs.selfish[from] {
		return
	}
	j.refs.selfish[from] = true
	j.c.Stats.SelfCitations++
	if e := &j.b.entries[entry]; !e.flags.has(isDrawn) {
		j.problem(e, "graph.self-citation", Warn, fmt.Sprintf("%s lists itself as a reference: no edge", j.nameOf(entry)))
	}
}

// nameOf names an entry in a message.
func (j *joiner) nameOf(entry int32) string {
	if id := j.bestID(entry); id >= 0 {
		return j.b.ids.list[id].String()
	}
	if key := j.b.entries[entry].key; key != "" {
		return key
	}
	return strconv.Quote(j.b.entries[entry].title)
}

// paper is the number of a work in Papers; a stub gets its number here.
func (j *joiner) paper(root int32) int32 {
	if j.number[root] < 0 {
		j.number[root] = j.newStub(stub{root: root, text: -1})
	}
	return j.number[root]
}

func (j *joiner) newStub(s stub) int32 {
	j.refs.stubs = append(j.refs.stubs, s)
	return j.refs.described + int32(len(j.refs.stubs)) - 1
}

// indexKeys finds the entry of each citation key, if references use them.
func (j *joiner) indexKeys() {
	j.refs.keyed = make(map[fileKey]int32)
	used := false
	for i := range j.b.refTexts.list {
		used = used || j.b.refTexts.list[i].key != ""
	}
	if !used {
		return
	}
	for i := range j.b.entries {
		k := fileKey{j.b.entries[i].file, j.b.entries[i].key}
		if _, ok := j.refs.keyed[k]; !ok && k.key != "" {
			j.refs.keyed[k] = int32(i)
		}
	}
}

// cited returns the paper that a reference means, in this order: a work with one
// of its identifiers, the record of its citation key in the same file, a work
// with the DOI inside its text, the only work of its title, year and author;
// else a stub.
func (j *joiner) cited(e *entry, r *keptRef) int32 {
	if root := j.known(e, r); root >= 0 {
		return j.paper(root)
	}
	return j.stubOf(e, r)
}

// known returns the root of the entries that a reference means, -1 if none does.
func (j *joiner) known(e *entry, r *keptRef) int32 {
	for _, id := range in(r.ids, j.b.refIDs) {
		if root := j.withID(id); root >= 0 {
			return root
		}
	}
	if r.text < 0 {
		return -1
	}
	t := &j.b.refTexts.list[r.text]
	if t.key != "" {
		if k, ok := j.refs.keyed[fileKey{e.file, t.key}]; ok {
			return j.works.root(k)
		}
	}
	if doi := j.refs.rawDOI[r.text]; doi >= 0 {
		if root := j.withID(doi); root >= 0 {
			return root
		}
	}
	return j.withTitle(t)
}

// withID is the root of the first entry with an identifier, of a described one
// if there is any; -1 if there is none. What several works can share decides nothing.
func (j *joiner) withID(id int32) int32 {
	if !j.schemes[id].names {
		return -1
	}
	found := int32(-1)
	for _, e := range j.holders.Of(int(id)) {
		r := j.works.root(e)
		if j.described[r] {
			return r
		}
		if found < 0 {
			found = r
		}
	}
	return found
}

// withTitle is the root of the only work with the title, year and first author
// of a reference; -1 if there is none or several.
func (j *joiner) withTitle(t *keptRefText) int32 {
	found := int32(-1)
	for _, k := range titleKeys(t.title, t.year, j.refFamily(t)) {
		i := j.titles.find(k)
		if i < 0 {
			continue
		}
		for _, e := range j.titled.Of(int(i)) {
			r := j.works.root(e)
			if found >= 0 && r != found {
				return -1
			}
			found = r
		}
	}
	return found
}

// refFamily are the family keys of the first author of a reference.
func (j *joiner) refFamily(t *keptRefText) []string {
	if t.author == 0 || t.title == "" {
		return nil
	}
	return familyKeys(ParseName(j.b.words.list[t.author]))
}
