package export

import (
	"bytes"
	"testing"

	"cocite/graph"
)

func TestWriteThesaurus(t *testing.T) {
	var b bytes.Buffer
	err := WriteThesaurus(&b, graph.Thesaurus{Entries: []graph.ThesaurusEntry{
		{Label: "du, s.\ts.", ReplaceBy: "Simon \"S.\" Du"}, {Label: "anon"},
	}})
	want := "label\treplace by\ndu, s. s.\tSimon \"S.\" Du\nanon\t\n"
	if err != nil || b.String() != want {
		t.Errorf("got %q, %v, want %q", b.String(), err, want)
	}
}
