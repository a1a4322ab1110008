package graph

// clusters are disjoint sets of places. Each set is also a ring, so that it can
// be walked.
type clusters struct {
	parent []int32
	next   []int32
	size   []int32
	works  stamps
	forms  stamps
	joins  []join
	book   *book            // nil unless a ledger is kept
	named  map[int32]string // names that a thesaurus gives to places

	orcids, sources idTable
}

// join notes why two clusters became one.
type join struct {
	a, b int32 // places
	why  reason
}

// stamps is a set of small numbers that is emptied in no time.
type stamps struct {
	mark []int32
	now  int32
}

func (s *stamps) clear()           { s.now++ }
func (s *stamps) add(i int32)      { s.mark[i] = s.now }
func (s *stamps) has(i int32) bool { return s.mark[i] == s.now }
func newStamps(n int) stamps       { return stamps{mark: make([]int32, n), now: 1} }

func newClusters(l *lineup) *clusters {
	n := len(l.mention)
	c := &clusters{
		parent: make([]int32, n), next: make([]int32, n), size: make([]int32, n),
		works: newStamps(len(l.in.works)), forms: newStamps(len(l.forms)), named: make(map[int32]string),
	}
	for i := range c.parent {
		c.parent[i], c.next[i], c.size[i] = int32(i), int32(i), 1
	}
	return c
}

// find is the representative of a place: the smallest place of its cluster.
func (c *clusters) find(p int32) int32 {
	for c.parent[p] != p {
		c.parent[p] = c.parent[c.parent[p]]
		p = c.parent[p]
	}
	return p
}

// union joins two clusters without asking.
func (c *clusters) union(a, b int32) {
	a, b = c.find(a), c.find(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	c.parent[b] = a
	c.size[a] += c.size[b]
	c.next[a], c.next[b] = c.next[b], c.next[a]
}

// members lists the places of the cluster of p, beginning with p.
func (c *clusters) members(p int32, out []int32) []int32 {
	out = append(out, p)
	for q := c.next[p]; q != p; q = c.next[q] {
		out = append(out, q)
	}
	return out
}

// joinEqual joins mentions whose forms have equal keys.
func (c *clusters) joinEqual(l *lineup, key func(*form) string) {
	of := make(map[string]int32, len(l.forms))
	group := make([]int32, len(l.forms))
	var first []int32
	for f := range l.forms {
		k := key(&l.forms[f])
		g, ok := of[k]
		if !ok {
			g = int32(len(of))
			of[k] = g
			first = append(first, -1)
		}
		group[f] = g
	}
	for p := range l.form {
		g := group[l.form[p]]
		if first[g] < 0 {
			first[g] = int32(p)
			continue
		}
		c.union(first[g], int32(p))
	}
}

// joinIDless joins mentions with equal strings as far as they have no id.
func (c *clusters) joinIDless(l *lineup) {
	first := make(map[string]int32)
	for p := range l.form {
		if l.orcid(int32(p)) != "" || l.sourceID(int32(p)) != (ID{}) {
			continue
		}
		k := l.name(int32(p)).String()
		if q, ok := first[k]; ok {
			c.union(q, int32(p))
		} else {
			first[k] = int32(p)
		}
	}
}
