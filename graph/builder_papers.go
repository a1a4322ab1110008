package graph

import (
	"slices"
	"strings"
)

// fillPapers makes the columns of works. The records of a work are in the order
// of orderRecords; the first known value wins.
func (j *joiner) fillPapers() {
	n := int(j.refs.described) + len(j.refs.stubs)
	j.groupRecords(n)
	j.sizePapers(n)
	j.fillIDs()
	j.fillOrigins()
	for i := range n {
		j.fillPaper(i)
	}
	j.fillCounts()
	j.fillFamilies()
	p := &j.c.Papers
	p.Refs = sets(n, n, j.refs.from, j.refs.to)
	p.Citers = p.Refs.Transpose(n)
	p.Matches = j.refs.matches(p.Refs)
	j.refs.from, j.refs.to, j.refs.how = nil, nil, nil
}

func (j *joiner) sizePapers(n int) {
	p := &j.c.Papers
	p.Titles = make([]string, n)
	p.Years = make([]int32, n)
	p.Dates = make([]string, n)
	p.Types = make([]string, n)
	p.Stub = make([]bool, n)
	p.Retracted = make([]bool, n)
	p.Abstracts = make([]string, n)
	p.Classes = make([][]string, n)
	p.Languages = make([]string, n)
	p.CitedBy = make([]Count, n)
	p.RefCounts = make([]Count, n)
	p.Source = make([]int32, n)
	p.Volumes = make([]string, n)
	p.PagesFirst = make([]string, n)
	p.RefMentions = make([]int32, n)
}

// groupRecords lists the entries of each paper in the order in which their
// fields count.
func (j *joiner) groupRecords(n int) {
	papers := make([]int32, len(j.b.entries))
	entries := make([]int32, len(j.b.entries))
	for i := range entries {
		papers[i], entries[i] = j.paper(j.works.root(int32(i))), int32(i)
	}
	j.recs = listsOf(n, papers, entries)
	for i := range n {
		if list := j.recs.Of(i); len(list) > 1 {
			j.orderRecords(list)
		}
	}
}

// fillPaper writes the columns of one work that come from its own records.
func (j *joiner) fillPaper(i int) {
	p := &j.c.Papers
	p.Stub[i] = i >= int(j.refs.described)
	p.Source[i] = -1
	for _, e := range j.recs.Of(i) {
		j.fillFrom(i, &j.b.entries[e])
		p.RefMentions[i] = max(p.RefMentions[i], j.refs.mentions[e])
		j.c.Stats.RefMentions += int(j.refs.mentions[e])
	}
	if p.Stub[i] {
		j.fillStub(i, j.refs.stubs[i-int(j.refs.described)])
	}
	p.Titles[i] = j.bestTitle(i)
	p.Abstracts[i] = j.bestAbstract(i)
	p.Classes[i] = j.allClasses(i)
}

// fillFrom takes from a record what was not known before.
func (j *joiner) fillFrom(i int, e *entry) {
	p, d, words := &j.c.Papers, &j.b.details[e.detail], j.b.words.list
	if p.Years[i] == 0 {
		p.Years[i] = e.year
	}
	if p.Dates[i] == "" || len(d.date) > len(p.Dates[i]) && d.date[:len(p.Dates[i])] == p.Dates[i] {
		p.Dates[i] = d.date
	}
	p.Types[i] = or(p.Types[i], words[d.kind])
	p.Languages[i] = or(p.Languages[i], words[d.language])
	p.Volumes[i] = or(p.Volumes[i], d.volume)
	p.PagesFirst[i] = or(p.PagesFirst[i], d.pageFirst)
	p.Retracted[i] = p.Retracted[i] || e.flags.has(isRetracted)
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// fillStub takes what references say of a work without a record.
func (j *joiner) fillStub(i int, s stub) {
	if j.c.Papers.Years[i] == 0 {
		j.c.Papers.Years[i] = s.year
	}
}

// bestTitle is the first whole title, or the same in small letters if that one is
// in capitals, else the longest beginning of it, else what a reference prints.
func (j *joiner) bestTitle(i int) string {
	cut := ""
	for _, r := range j.recs.Of(i) {
		e := &j.b.entries[r]
		if e.title != "" && !e.flags.has(titleCut) {
			return j.withSmallLetters(i, e.title)
		}
		if len(e.title) > len(cut) {
			cut = e.title
		}
	}
	if cut != "" || i < int(j.refs.described) {
		return withEllipsis(cut)
	}
	if t := j.refs.stubs[i-int(j.refs.described)].text; t >= 0 {
		text := &j.b.refTexts.list[t]
		return or(or(text.title, CleanText(text.raw)), or(text.key, j.b.words.list[text.author]))
	}
	return ""
}

// withSmallLetters is a title as another record of the work writes it if it is
// all in capitals.
func (j *joiner) withSmallLetters(i int, title string) string {
	if len(j.recs.Of(i)) == 1 || title != strings.ToUpper(title) {
		return title
	}
	for _, r := range j.recs.Of(i) {
		e := &j.b.entries[r]
		if e.title != strings.ToUpper(e.title) && !e.flags.has(titleCut) && TitleKey(e.title) == TitleKey(title) {
			return e.title
		}
	}
	return title
}

// bestAbstract is the first whole abstract, else the longest beginning of it.
func (j *joiner) bestAbstract(i int) string {
	cut := ""
	for _, r := range j.recs.Of(i) {
		e := &j.b.entries[r]
		text := j.b.details[e.detail].abstract
		if text != "" && !e.flags.has(abstractCut) {
			return text
		}
		if len(text) > len(cut) {
			cut = text
		}
	}
	return withEllipsis(cut)
}

// withEllipsis marks a text that was cut; "" stays.
func withEllipsis(cut string) string {
	if cut == "" {
		return ""
	}
	return cut + "…"
}

// allClasses are the subject classes of all records, each once.
func (j *joiner) allClasses(i int) []string {
	var out []string
	for _, r := range j.recs.Of(i) {
		for _, c := range in(j.b.details[j.b.entries[r].detail].classes, j.b.classes) {
			if name := j.b.words.list[c]; !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return slices.Clip(out)
}

// fillOrigins keeps where each record of a work was read, in reading order.
func (j *joiner) fillOrigins() {
	n := j.recs.Len()
	j.c.Papers.Origins = make([][]Origin, n)
	flat := make([]Origin, 0, len(j.b.entries))
	for i := range n {
		from := len(flat)
		entries := j.recs.Of(i)
		if len(entries) > 1 {
			entries = slices.Sorted(slices.Values(entries))
		}
		for _, e := range entries {
			flat = append(flat, j.b.origin(&j.b.entries[e]))
		}
		j.c.Papers.Origins[i] = flat[from:len(flat):len(flat)]
	}
}
