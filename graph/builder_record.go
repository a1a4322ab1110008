package graph

import "strings"

// Add takes one record.
func (b *Builder) Add(r Record) {
	e := entry{
		key:     b.text.keep(r.Key),
		title:   b.text.keep(r.Title),
		file:    b.word(r.Origin.File),
		format:  b.word(r.Origin.Format),
		line:    int32(r.Origin.Line),
		ordinal: int32(r.Origin.Ordinal),
		year:    int32(r.Year),
		ids:     b.keepEntryIDs(r.IDs),
		detail:  int32(len(b.details)),
		flags:   recordFlags(&r),
	}
	b.details = append(b.details, b.keepDetail(&r))
	b.keepVersions(r.Versions)
	b.entries = append(b.entries, e)
}

func recordFlags(r *Record) flags {
	var f flags
	for _, x := range []struct {
		set  bool
		flag flags
	}{
		{r.Stub, isStub}, {r.TitleCut, titleCut}, {r.AbstractCut, abstractCut},
		{r.AuthorsCut, authorsCut}, {r.Retracted, isRetracted},
	} {
		if x.set {
			f |= x.flag
		}
	}
	return f
}

func (b *Builder) keepDetail(r *Record) detail {
	return detail{
		date:      b.words.list[b.word(r.Date)],
		abstract:  b.text.keep(r.Abstract),
		volume:    b.words.list[b.word(r.Volume)],
		pageFirst: b.words.list[b.word(r.PageFirst)],
		articleNo: b.words.list[b.word(r.ArticleNo)],
		kind:      b.word(r.Type),
		language:  b.word(r.Language),
		venue:     b.keepVenue(r.Venue),
		authors:   b.keepAuthors(r.Authors),
		keywords:  b.keepKeywords(r.Keywords),
		classes:   b.keepClasses(r.Classes),
		refs:      b.keepRefs(r.Refs),
		related:   b.keepRelations(r.Related),
		citedBy:   b.keepCount(r.CitedBy),
		refCount:  b.keepCount(r.RefCount),
	}
}

// word returns the number of a string that many records share.
func (b *Builder) word(s string) int32 { return b.words.add(s, b.text.keep) }

// id returns the number of an identifier.
func (b *Builder) id(id ID) int32 { return b.ids.add(id, b.text.keep) }

func (b *Builder) keepEntryIDs(ids []ID) span {
	from := len(b.entryIDs)
	for _, id := range ids {
		if id.Scheme != "" && id.Value != "" {
			b.entryIDs = append(b.entryIDs, b.id(id))
		}
	}
	return grown(from, b.entryIDs)
}

func (b *Builder) keepCount(c Count) Count {
	c.By = b.words.list[b.word(c.By)]
	return c
}

func (b *Builder) keepVenue(v Venue) int32 {
	if v.Name == "" && v.Abbrev == "" && v.ID == (ID{}) && len(v.ISSN) == 0 {
		return -1
	}
	k := keptVenue{name: v.Name, abbrev: v.Abbrev, issn: strings.Join(v.ISSN, " "), kind: v.Type, id: v.ID}
	if k.name == "" || k.name == k.abbrev {
		k.name, k.abbrev = v.Abbrev, ""
	}
	return b.venues.add(k, func(k keptVenue) keptVenue {
		return keptVenue{
			name: b.text.keep(k.name), abbrev: b.text.keep(k.abbrev), issn: k.issn,
			kind: b.text.keep(k.kind), id: b.keepID(k.id),
		}
	})
}

func (b *Builder) keepID(id ID) ID {
	if id == (ID{}) {
		return id
	}
	return b.ids.list[b.id(id)]
}

func (b *Builder) keepAuthors(authors []Author) span {
	from := len(b.mentions)
	for i := range authors {
		a := &authors[i]
		m := keptMention{name: b.names.add(a.Name, b.keepName), orcid: b.word(a.ORCID), sourceID: -1}
		if a.SourceID != (ID{}) {
			m.sourceID = b.id(a.SourceID)
		}
		start := len(b.places)
		for _, p := range a.Affiliations {
			b.places = append(b.places, b.affiliations.add(p, b.keepAffiliation))
		}
		m.places = grown(start, b.places)
		b.mentions = append(b.mentions, m)
	}
	return grown(from, b.mentions)
}

func (b *Builder) keepName(n Name) Name {
	return Name{
		Full: b.text.keep(n.Full), Family: b.text.keep(n.Family), Given: b.text.keep(n.Given),
		Particle: b.text.keep(n.Particle), Suffix: b.text.keep(n.Suffix), Org: n.Org,
	}
}

func (b *Builder) keepAffiliation(a Affiliation) Affiliation {
	return Affiliation{
		Name: b.text.keep(a.Name), ID: b.keepID(a.ID), ROR: b.text.keep(a.ROR),
		Country: b.text.keep(a.Country), Raw: b.text.keep(a.Raw),
	}
}

func (b *Builder) keepKeywords(words []Keyword) span {
	from := len(b.terms)
	for _, k := range words {
		if k.Term != "" {
			b.terms = append(b.terms, b.word(k.Term))
		}
	}
	return grown(from, b.terms)
}

func (b *Builder) keepClasses(classes []string) span {
	from := len(b.classes)
	for _, c := range classes {
		if c != "" {
			b.classes = append(b.classes, b.word(c))
		}
	}
	return grown(from, b.classes)
}

func (b *Builder) keepRefs(refs []Ref) span {
	from := len(b.refs)
	for i := range refs {
		b.refs = append(b.refs, b.keepRef(&refs[i]))
	}
	return grown(from, b.refs)
}

func (b *Builder) keepRef(r *Ref) keptRef {
	from := len(b.refIDs)
	for _, id := range r.IDs {
		if id.Scheme != "" && id.Value != "" {
			b.refIDs = append(b.refIDs, b.id(id))
		}
	}
	k := keptRef{ids: grown(from, b.refIDs), text: -1}
	if r.Key == "" && r.Raw == "" && r.Title == "" && r.Author == "" && r.Year == 0 {
		return k
	}
	t := keptRefText{
		key: r.Key, raw: r.Raw, title: r.Title, year: int32(r.Year), author: b.word(r.Author),
		source: b.word(r.Source), volume: b.word(r.Volume), page: b.word(r.Page),
	}
	k.text = b.refTexts.add(t, b.keepRefText)
	return k
}

func (b *Builder) keepRefText(t keptRefText) keptRefText {
	t.key, t.raw, t.title = b.text.keep(t.key), b.text.keep(t.raw), b.text.keep(t.title)
	return t
}

func (b *Builder) keepRelations(rs []Relation) span {
	from := len(b.relations)
	for i := range rs {
		b.relations = append(b.relations, keptRelation{to: b.keepRef(&rs[i].To), rank: int32(rs[i].Rank)})
	}
	return grown(from, b.relations)
}
