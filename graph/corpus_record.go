package graph

// Record is paper i as a record of its own, for lists that other programs read. It
// holds what the corpus has joined: persons by their most frequent name, identifiers
// in the order of preference, and no references.
func (c *Corpus) Record(i int) Record {
	p := &c.Papers
	r := Record{
		Stub: p.Stub[i], IDs: p.AllIDs[i], Title: p.Titles[i], Year: int(p.Years[i]), Date: p.Dates[i], Type: p.Types[i],
		Volume: p.Volumes[i], PageFirst: p.PagesFirst[i], Abstract: p.Abstracts[i], Classes: p.Classes[i],
		Language: p.Languages[i], CitedBy: p.CitedBy[i], RefCount: p.RefCounts[i], Retracted: p.Retracted[i],
	}
	if s := p.Source[i]; s >= 0 {
		r.Venue.Name = c.Sources.Names[s]
	}
	for _, a := range p.Authors.Of(i) {
		name := Name{Full: c.Authors.Names[a], Org: true}
		if !c.Authors.Orgs[a] {
			name = ParseName(name.Full)
		}
		r.Authors = append(r.Authors, Author{Name: name, ORCID: c.Authors.ORCIDs[a]})
	}
	for _, k := range p.Keywords.Of(i) {
		r.Keywords = append(r.Keywords, Keyword{Term: c.Keywords.Names[k]})
	}
	return r
}
