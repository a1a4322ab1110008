package export

import (
	"io"

	"cocite/graph"
)

// ThesaurusFile writes a thesaurus file of VOSviewer beside its place and renames
// it: tab separated, with the columns label and "replace by".
func ThesaurusFile(path string, t graph.Thesaurus) error {
	return save([]part{{path, func(w io.Writer) error { return WriteThesaurus(w, t) }}})
}

// WriteThesaurus writes a thesaurus. VOSviewer knows no quotes, so white space
// inside labels is folded.
func WriteThesaurus(w io.Writer, t graph.Thesaurus) error {
	f := newOut(w)
	f.text("label\treplace by\n")
	for _, e := range t.Entries {
		f.text(cleanLabel(e.Label), "\t", cleanLabel(e.ReplaceBy), "\n")
		f.end()
	}
	return f.flush()
}
