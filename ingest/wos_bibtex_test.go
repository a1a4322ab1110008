package ingest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// A record as text and as BibTeX of Web of Science is the same: authors with
// their addresses and identifiers, references, counts.
func TestWoSBibTeX(t *testing.T) {
	plain := runDirect(wosFormat(), "PT S\nAU Bell, A\n   Fox, B\nAF Bell, Ann\n   Fox, Bo\nTI A title\nSO INVENTED PAPERS\nCT A meeting\nLA English\nDT Article; Proceedings Paper\n"+
		"DE a; b\nID C\nC1 [Bell, Ann] U A, Oslo, Norway.\n   [Bell, Ann; Fox, Bo] U B, Bern, Switzerland.\nRP Fox, B (reprint author), U B, Bern, Switzerland.\n"+
		"RI Fox, Bo/B-9999-2010\nOI Bell, Ann/0000-0002-1825-0097\n"+
		"CR [Anonymous], 1999, X   SEP, P1\n   C D, 2000, Y, DOI [10.5555/a, 10.5555/b]\nNR 2\nTC 3\nPY 2020\nPD MAR 5\nVL 7\nBP 1\nEP 9\n"+
		"WC Logic\nSC Logic; Science\nUT WOS:000000000000001\nER\n")
	bib := runDirect(bibtexFormat(), `@inproceedings{ WOS:000000000000001,
Author = {Bell, Ann and Fox, Bo},
Title = {{A title}},
Booktitle = {{INVENTED PAPERS}},
Year = {{2020}},
Volume = {{7}},
Pages = {{1-9}},
Month = {{MAR 5}},
Type = {{Article; Proceedings Paper}},
Language = {{English}},
Affiliation = {{Fox, B (Reprint Author), U B, Bern, Switzerland.
   Bell, Ann, U A, Oslo, Norway.
   Bell, Ann; Fox, Bo, U B, Bern, Switzerland.}},
Keywords = {{a; b}},
Keywords-Plus = {{C}},
Research-Areas = {{Logic; Science}},
Web-of-Science-Categories  = {{Logic}},
ResearcherID-Numbers = {{Fox, Bo/B-9999-2010
   Nobody, N/C-1111-2010}},
ORCID-Numbers = {{Bell, Ann/0000-0002-1825-0097}},
Cited-References = {{{[}Anonymous], 1999, X SEP, P1.
   C D, 2000, Y, DOI {[}10.5555/a,
   10.5555/b].}},
Number-of-Cited-References = {{2}},
Times-Cited = {{3}},
Unique-ID = {{WOS:000000000000001}},
}
`)
	if len(plain.Problems)+len(bib.Problems) > 0 || len(plain.Records) != 1 || len(bib.Records) != 1 {
		t.Fatalf("%+v\n%+v", plain, bib)
	}
	got := bib.Records[0]
	got.Key, got.Origin = "", plain.Records[0].Origin
	for i := range got.Authors {
		got.Authors[i].Name.Full = plain.Records[0].Authors[i].Name.Full // the other order
	}
	if d := cmp.Diff(plain.Records[0], got); d != "" {
		t.Errorf("-text +BibTeX:\n%s", d)
	}
}

// A list that is not as long as stated is reported, and what retracts is known.
func TestWoSBibTeXFaults(t *testing.T) {
	c := runDirect(bibtexFormat(), "@article{a,\nTitle = {A},\nType = {{Article; Retracted Publication}},\nNumber = {{7, SI}},\nArticle-Number = {{PII S0048-7333(02)00008-2}},\nCited-References = {{A B, 1999, X.}},\nNumber-of-Cited-References = {{2}}}")
	if want := []string{"6bib.reference-count"}; !slices.Equal(c.Problems, want) {
		t.Errorf("got %q, want %q", c.Problems, want)
	}
	r := c.Records[0]
	if !r.Retracted || r.Issue != "7" || r.ArticleNo != "" || r.Type != "article" {
		t.Errorf("got %+v", r)
	}
}

// Names before an address are those of the by-line.
func TestBracketed(t *testing.T) {
	n := wosNames{list: []string{"Bell, Ann", "Fox, Bo", "van Eck, C."}}
	for line, want := range map[string]string{
		"Bell, Ann, U A, Oslo, Norway.":        "[Bell, Ann] U A, Oslo, Norway.",
		"Bell, Ann; van Eck, C., U A; Dept B.": "[Bell, Ann; van Eck, C.] U A; Dept B.",
		"U A, Oslo, Norway.":                   "U A, Oslo, Norway.",
		"U A; Dept B, Oslo, Norway.":           "U A; Dept B, Oslo, Norway.",
		"":                                     "",
	} {
		if got := n.bracketed(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
	if got := surnameFirst(graph.ParseName("Nees Jan van Eck")); got != "van Eck, Nees Jan" {
		t.Errorf("got %q", got)
	}
}
