package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// arxivLines writes records as text.
func arxivLines(records []graph.Record) []string {
	var out []string
	for _, r := range records {
		out = append(out, fmt.Sprintf("%d %s %s %s %q %q %v %v %s", r.Origin.Line, r.Key, r.Type, r.Date, r.Title, r.Abstract, r.IDs, r.Classes, byline(r.Authors)))
	}
	return out
}

// byline writes authors as text.
func byline(authors []graph.Author) string {
	var out []string
	for _, a := range authors {
		s := a.Name.Full
		if !a.Name.Org {
			s = strings.Trim(a.Name.Particle+" "+a.Name.Family+", "+a.Name.Given+" "+a.Name.Suffix, " ")
		}
		for _, p := range a.Affiliations {
			s += " @ " + p.Raw
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestArxivAtomSample(t *testing.T) {
	c := runDirect(arxivAtomFormat(), sampleOf(t, arxivAtomFormat()))
	want := []string{
		`7 1910.06169v3 preprint 2019-10-14 "Counting nests in $O(n^{2})$ time and the theorem of Erdős" "We count the nests of small birds & others, which is hard if $a<b$." [arxiv:1910.06169 doi:10.5555/nest.1] [math.CO cs.DS 68W32] Moreau, Ada @ Nest University @ Unit of Eggs; The BIRD Collaboration; van der Berg, Jan`,
		`34 math.GT/0309136v1 preprint 2003-09-08 "Knots in twigs" "Short." [arxiv:math/0309136] [math.GT] Wang, Wei`,
	}
	if d := cmp.Diff(want, arxivLines(c.Records)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if d := cmp.Diff([]string{"22 arxiv.placeholder-name", "0 arxiv.page"}, spacedProblems(c.Problems)); d != "" {
		t.Errorf("problems -want +got:\n%s", d)
	}
	if v := c.Records[0].Venue; v.Name != "arXiv" || v.Type != "repository" {
		t.Errorf("venue %+v", v)
	}
}

// An answer that is an error is an error; a collection without a feed is read;
// what is wrong with one field costs no record.
func TestArxivAtomOdd(t *testing.T) {
	for _, c := range []struct {
		name, text        string
		records, problems []string
	}{
		{
			"error", `<feed><entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title><summary>incorrect id format for x</summary></entry></feed>`,
			nil, []string{"1 arxiv.error"},
		},
		{
			"collected", "<articles>\n<entry id='2201.02514'><id>http://arxiv.org/abs/2201.02514v1</id><title>A</title></entry></articles>",
			[]string{`2 2201.02514v1 preprint  "A" "" [arxiv:2201.02514] [] `}, nil,
		},
		{
			"bad fields", "<feed><entry>\n<id>x</id>\n<published>0019-10-14T14:25:25Z</published><updated>1019-10-14</updated>\n<doi>soon</doi><title>A</title></entry></feed>",
			[]string{`1 x preprint  "A" "" [] [] `}, []string{"1 arxiv.bad-id", "1 arxiv.year", "4 arxiv.bad-doi"},
		},
	} {
		got := runDirect(arxivAtomFormat(), c.text)
		if d := cmp.Diff(c.records, arxivLines(got.Records)); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
		if d := cmp.Diff(c.problems, spacedProblems(got.Problems)); d != "" {
			t.Errorf("%s: problems -want +got:\n%s", c.name, d)
		}
	}
}

func TestArxivOAISample(t *testing.T) {
	c := runDirect(arxivOAIFormat(), sampleOf(t, arxivOAIFormat()))
	want := []string{
		`6 0704.0001 preprint 2007-04-02 "Calculation of prompt eggs in the nest at the top" "We calculate < 3 eggs." [arxiv:0704.0001 doi:10.5555/nest.5] [hep-ph math.CO 05C85] Bálazs, C. @ Nest Lab; Berger, E. L. Jr; van der Berg, Jan`,
		`21 1810.09584 preprint 2018-10-22 "Heat of nests" "Warm." [arxiv:1810.09584] [cond-mat.stat-mech physics.bio-ph] Moreau, Ada @ Unit Y; Keller, Bruno @ Unit Y @ Unit Z (Old); Dee, Frank Jr.; Roldán, Édgar @ Unit X, Town`,
		`28 hep-th/9901001 preprint 1999-01-01 "Strings of twigs" "We string twigs." [arxiv:hep-th/9901001 doi:10.5555/nest.7] [High Energy Physics - Theory] Keller, Bruno; Nowak, Ewa`,
	}
	if d := cmp.Diff(want, arxivLines(c.Records)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if d := cmp.Diff([]string{"0 arxiv-oai.deleted", "0 arxiv-oai.page"}, spacedProblems(c.Problems)); d != "" {
		t.Errorf("problems -want +got:\n%s", d)
	}
}

func TestArxivOAIOdd(t *testing.T) {
	for text, want := range map[string][]string{
		`<OAI-PMH><error code="noRecordsMatch">none</error></OAI-PMH>`:                                                                       {"1 arxiv-oai.error"},
		`<OAI-PMH><ListRecords><resumptionToken/></ListRecords></OAI-PMH>`:                                                                   nil,
		`<OAI-PMH><record><header/><metadata><marc/></metadata></record></OAI-PMH>`:                                                          {"1 arxiv-oai.no-metadata"},
		`<OAI-PMH><record/></OAI-PMH>`:                                                                                                       {"1 arxiv-oai.no-metadata"},
		`<r><resumptionToken>x</resumptionToken><record><metadata><arXiv><id>0704.0001</id></arXiv></metadata></record></r>`:                 nil,
		`<OAI-PMH><record><header/><metadata><arXiv><id>0704.0001</id><created>2007</created></arXiv></metadata></record><record></OAI-PMH>`: {"1 arxiv-oai.broken"},
	} {
		c := runDirect(arxivOAIFormat(), text)
		if d := cmp.Diff(want, spacedProblems(c.Problems)); d != "" {
			t.Errorf("%s: -want +got:\n%s", text, d)
		}
	}
}

func TestArxivByline(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"Ada Moreau":                    "Moreau, Ada",
		"Ada Moreau and Bruno Keller":   "Moreau, Ada; Keller, Bruno",
		"A. Bee, C. Dee, and E. Eff":    "Bee, A.; Dee, C.; Eff, E.",
		"A. Bee, C. Dee,\n  E. Eff":     "Bee, A.; Dee, C.; Eff, E.",
		"ATLAS Collaboration: A. Bee":   "ATLAS Collaboration: A. Bee",
		"A. Bee (Unit X, Town), C. Dee": "Bee, A. @ Unit X, Town; Dee, C.",
		"A. Bee (1), C. Dee (1,2) ((1) U, (2) V and W)": "Bee, A. @ U; Dee, C. @ U @ V and W",
		"A. Bee (1) ((1) U":                             "Bee, A. @ U",
		"A. Bee (3) ((1) U)":                            "Bee, A.",
		"Frank Dee, Jr., E. Eff":                        "Dee, Frank Jr.; Eff, E.",
		`Erd\H{o}s, P{\'a}l and {\L}ucja Li`:            "Erdős,; Pál,; Li, Łucja",
		"A. Bee (deceased), , and":                      "Bee, A. @ deceased",
		"Andrea Bee, Sandy Land and Andy Anderso":       "Bee, Andrea; Land, Sandy; Anderso, Andy",
	} {
		if got := byline(arxivByline(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestArxivSniff(t *testing.T) {
	for head, want := range map[string][2]bool{
		`<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>`:                  {true, false},
		`<feed xmlns="http://www.w3.org/2005/Atom"><id>http://blog.example/</id><entry>`:             {false, false},
		`<?xml version="1.0"?><articles><entry id="1"><id>http://arxiv.org/abs/1507.01231v2</id>`:    {true, false},
		`<OAI-PMH><request>http://export.arxiv.org/oai2</request><ListRecords>`:                      {false, true},
		`<OAI-PMH><record><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">`:                     {false, true},
		`<OAI-PMH><request>http://repo.example/oai</request><record><header><identifier>oai:repo:1<`: {false, false},
		`http://arxiv.org/api/`: {false, false},
	} {
		if got := [2]bool{sniffArxivAtom([]byte(head)), sniffArxivOAI([]byte(head))}; got != want {
			t.Errorf("%s: got %v", head, got)
		}
	}
}

func FuzzArxivAtom(f *testing.F) {
	f.Add(sampleOf(f, arxivAtomFormat()))
	f.Fuzz(func(_ *testing.T, text string) { runDirect(arxivAtomFormat(), text) })
}

func FuzzArxivOAI(f *testing.F) {
	f.Add(sampleOf(f, arxivOAIFormat()))
	f.Fuzz(func(_ *testing.T, text string) { runDirect(arxivOAIFormat(), text) })
}
