package graph

import "slices"

// smallPart is the number of mentions up to which a part is walked each time.
const smallPart = 32

// idPart is a cluster that grows while the mentions of one id are joined. A
// large one keeps its works and forms, so that it is not walked for each mention.
type idPart struct {
	place int32
	size  int32 // of the cluster when works and forms were noted
	works map[int32]bool
	forms []int32
}

// fitsPart tells whether the cluster of p shares no work with a part and has only
// names that are compatible with all of it. A part that it fits will hold it.
func (c *clusters) fitsPart(l *lineup, part *idPart, p int32) bool {
	own, with := c.find(p), c.find(part.place)
	if c.size[with] <= smallPart {
		return !c.shareWork(l, own, with) && c.namesFit(l, own, with)
	}
	if part.size != c.size[with] {
		*part = idPart{place: part.place, works: make(map[int32]bool)}
		part.add(l, c, with)
	}
	for q := range c.walk(own) {
		if part.works[l.at(q).work] || !part.takes(l, l.form[q]) {
			return false
		}
	}
	part.add(l, c, own)
	return true
}

// takes tells whether a form is compatible with all of the part.
func (t *idPart) takes(l *lineup, form int32) bool {
	return !slices.ContainsFunc(t.forms, func(f int32) bool { return !formsFit(l, f, form) })
}

// add notes the works and forms of a cluster.
func (t *idPart) add(l *lineup, c *clusters, cluster int32) {
	for q := range c.walk(cluster) {
		t.size++
		t.works[l.at(q).work] = true
		if !slices.Contains(t.forms, l.form[q]) {
			t.forms = append(t.forms, l.form[q])
		}
	}
}
