package ingest

import (
	"fmt"

	"cocite/graph"
)

// references sets the works that this one cites, and its versions. Of the
// relations only those that say so are citations: parts and supplements are none.
func (m *dcMapper) references() {
	seen := make(map[graph.ID]bool)
	bad, first := 0, ""
	for _, x := range m.work.Related {
		if id, ok := dataciteID(x.Kind, string(x.ID)); ok && sameWork(x.Relation) {
			m.version(id)
		}
		if !citing(x.Relation) || x.ID == "" {
			continue
		}
		id, ok := dataciteID(x.Kind, string(x.ID))
		switch {
		case ok && seen[id]:
			continue
		case ok:
			seen[id] = true
		case x.Kind == "DOI":
			if bad++; first == "" {
				first = string(x.ID)
			}
		}
		m.rec.Refs = append(m.rec.Refs, bareReference(id, string(x.ID)))
	}
	for i := range m.work.Items {
		m.item(&m.work.Items[i], seen)
	}
	if bad > 0 {
		m.note(graph.Warn, "bad-reference-doi", fmt.Sprintf("%d references have a DOI that is none", bad), first)
	}
}

// bareReference is a work of which nothing but an identifier is known. One that
// names no single work, or nothing known, stays as it is printed.
func bareReference(id graph.ID, text string) graph.Ref {
	switch id.Scheme {
	case "":
		return graph.Ref{Raw: graph.CleanText(text)}
	case graph.ISBN, graph.ADS:
		return graph.Ref{IDs: []graph.ID{id}, Raw: graph.CleanText(text)}
	}
	return graph.Ref{IDs: []graph.ID{id}}
}

// citing tells relations by which a work cites another.
func citing(relation string) bool { return relation == "References" || relation == "Cites" }

// sameWork tells relations between versions of one work.
func sameWork(relation string) bool {
	switch relation {
	case "IsVersionOf", "HasVersion", "IsNewVersionOf", "IsPreviousVersionOf", "IsIdenticalTo", "IsTranslationOf", "HasTranslation":
		return true
	}
	return false
}

// item adds a work that is described and cited.
func (m *dcMapper) item(x *dcItem, seen map[graph.ID]bool) {
	if !citing(x.Relation) {
		return
	}
	ref := graph.Ref{
		Title:  titleOf(x.Titles),
		Volume: graph.CleanText(string(x.Volume)), Page: graph.CleanText(string(x.FirstPage)),
	}
	if len(x.Creators) > 0 {
		ref.Author = x.Creators[0].graphName().Full
	}
	if y := parseDate(string(x.Year)).Year; m.in.Limits.sane(y) {
		ref.Year = y
	}
	if id, ok := dataciteID(x.ID.Kind, string(x.ID.ID)); ok {
		if seen[id] {
			return
		}
		seen[id] = true
		ref.IDs = []graph.ID{id}
	}
	if len(ref.IDs) == 0 && ref.Title == "" {
		ref.Raw = printed(&ref)
	}
	if len(ref.IDs) > 0 || ref.Title != "" || ref.Raw != "" {
		m.rec.Refs = append(m.rec.Refs, ref)
	}
}

// dcSum is what is said at the end of a file.
type dcSum struct {
	in     Input
	works  int
	stated int
}

// see counts what an object holds.
func (s *dcSum) see(f *jsonFound) {
	s.works += len(f.records)
	if e, ok := f.fact.(*dcEnvelope); ok {
		s.stated = max(s.stated, e.Meta.Total.N)
	}
}

// facts are about the file as a whole.
func (s *dcSum) facts() []*graph.Problem {
	if s.stated <= s.works {
		return nil
	}
	return []*graph.Problem{s.in.problem(0, "datacite.page", graph.Info, "",
		fmt.Sprintf("the file holds %d of the %d works of the answer", s.works, s.stated), "")}
}
