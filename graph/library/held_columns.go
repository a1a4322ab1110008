package library

import "slices"

// heldAt is where a table holds a column of a corpus.
type heldAt struct{ path, table, column string }

// textSources are the columns of texts that a column of a table holds.
func textSources() []heldAt {
	return []heldAt{
		{"Papers.IDs[]", "works", "id"},
		{"Papers.Titles[]", "works", "title"},
		{"Papers.Dates[]", "works", "date"},
		{"Papers.Types[]", "works", "type"},
		{"Papers.Abstracts[]", "works", "abstract"},
		{"Papers.Languages[]", "works", "language"},
		{"Papers.Volumes[]", "works", "volume"},
		{"Papers.PagesFirst[]", "works", "page_first"},
		{"Authors.IDs[]", "authors", "id"},
		{"Authors.Names[]", "authors", "name"},
		{"Authors.ORCIDs[]", "authors", "orcid"},
		{"Sources.IDs[]", "sources", "id"},
		{"Sources.Names[]", "sources", "name"},
		{"Institutions.IDs[]", "institutions", "id"},
		{"Institutions.Names[]", "institutions", "name"},
		{"Keywords.IDs[]", "keywords", "id"},
		{"Keywords.Names[]", "keywords", "name"},
	}
}

// numberSources are the columns of numbers that a column of a table holds.
func numberSources() []heldAt {
	return []heldAt{
		{"Papers.Years[]", "works", "year"},
		{"Papers.RefMentions[]", "works", "references"},
		{"Papers.CitedBy[].N", "works", "cited_by"},
		{"Papers.RefCounts[].N", "works", "reference_count"},
		{"Papers.Source[]", "works", "source_id"},
		{"Related[].A", "related", "work_id"},
		{"Related[].B", "related", "related_id"},
		{"Related[].Rank", "related", "rank"},
	}
}

func sourceOf(list []heldAt, path string) (heldAt, bool) {
	if i := slices.IndexFunc(list, func(p heldAt) bool { return p.path == path }); i >= 0 {
		return list[i], true
	}
	return heldAt{}, false
}

// texts returns the reader of a column of texts, nil if no table holds it.
func (h *held) texts(path string) func() ([]string, error) {
	switch path {
	case "Papers.Classes[][]":
		return func() ([]string, error) {
			f, err := h.file("works")
			if err != nil {
				return nil, err
			}
			_, texts, err := f.textLists("classes")
			return texts, err
		}
	case "Papers.AllIDs[][].Scheme":
		return func() ([]string, error) { return h.identifiers((*identifiers).addScheme) }
	case "Papers.AllIDs[][].Value":
		return func() ([]string, error) { return h.identifiers((*identifiers).addValue) }
	case "Authors.Forms[][]":
		return h.forms
	}
	p, ok := sourceOf(textSources(), path)
	if !ok {
		return nil
	}
	return func() ([]string, error) {
		f, err := h.file(p.table)
		if err != nil {
			return nil, err
		}
		return f.texts(p.column)
	}
}

// numbers returns the reader of a column of numbers, nil if no table holds it.
func (h *held) numbers(path string) func() ([]int64, error) {
	if path == "Papers.Counts[].N[]" {
		return h.counts
	}
	p, ok := sourceOf(numberSources(), path)
	if !ok {
		return nil
	}
	return func() ([]int64, error) {
		f, err := h.file(p.table)
		if err != nil {
			return nil, err
		}
		values, err := f.numbers(p.column)
		if rowNumbers(p.path) {
			for i := range values {
				values[i]--
			}
		}
		return values, err
	}
}

// rowNumbers tells whether a column holds numbers of rows, which begin with 1 in
// tables.
func rowNumbers(path string) bool {
	return path == "Papers.Source[]" || path == "Related[].A" || path == "Related[].B"
}

// counts are the citations that the first source counts, -1 where it doesn't.
func (h *held) counts() ([]int64, error) {
	f, err := h.file("works")
	if err != nil {
		return nil, err
	}
	values, err := f.numbers("cited_by")
	if err != nil {
		return nil, err
	}
	known, err := f.present("cited_by")
	if err != nil {
		return nil, err
	}
	for i, k := range known {
		if !k {
			values[i] = -1
		}
	}
	return values, nil
}

// forms are the forms of names: those in identity of an author who has several,
// else the name.
func (h *held) forms() ([]string, error) {
	authors, err := h.file("authors")
	if err != nil {
		return nil, err
	}
	names, err := authors.texts("name")
	if err != nil {
		return nil, err
	}
	identity, err := h.file("identity")
	if err != nil {
		return nil, err
	}
	of, err := identity.numbers("author_id")
	if err != nil {
		return nil, err
	}
	forms, err := identity.texts("form")
	if err != nil {
		return nil, err
	}
	out := make([]string, 0, len(names)+len(forms))
	for i, name := range names {
		n := 0
		for n < len(of) && of[n] == int64(i)+1 {
			n++
		}
		if n == 0 {
			out = append(out, name)
		}
		out = append(out, forms[:n]...)
		of, forms = of[n:], forms[n:]
	}
	return out, nil
}
