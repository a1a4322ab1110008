package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// dblpOf reads the children of one article.
func dblpOf(t *testing.T, attrs, children string) (graph.Record, []string) {
	t.Helper()
	c := runDirect(dblpFormat(), "<dblp><article "+attrs+">"+children+"</article></dblp>")
	if len(c.Records) != 1 {
		t.Fatalf("got %+v", c)
	}
	return c.Records[0], c.Problems
}

func TestDBLPSample(t *testing.T) {
	c := runDirect(dblpFormat(), sampleOf(t, dblpFormat()))
	var got []string
	for _, r := range c.Records {
		var names []string
		for _, a := range r.Authors {
			names = append(names, strings.TrimSpace(a.Name.Family+"/"+a.Name.Given+" "+a.ORCID+" "+a.SourceID.Value))
		}
		got = append(got, fmt.Sprintf("%d %s %s %q %s %q %s:%s %s-%s %q %v %v", r.Origin.Line, r.Key, r.Type, r.Title, r.Date,
			r.Venue.Name, r.Volume, r.Issue, r.PageFirst, r.PageLast, names, r.IDs, r.Refs))
	}
	want := []string{
		`7 conf/birds/MoreauBG19 proceedings-article "Counting H2O in Winter Nests & Elsewhere" 2019 "BIRDS" : 8:1-8:34 ["Moreau/Ada 0000-0002-1825-0097 name/Ada_Moreau_0002" "Böhlen/Michaël" "Berg/Łucja"] [dblp:conf/birds/MoreauBG19 doi:10.5555/birds.2019.8] [{[dblp:journals/nest/Keller01]    0    }]`,
		`23 journals/nest/Keller01 article "What Do Nests Hold?" 2001-03 "Nest Res." 3:1-2 17- ["Keller/Bruno"] [dblp:journals/nest/Keller01 doi:10.5555/nest.3.17] []`,
		`34 journals/corr/abs-1907-04752 preprint "On &nosuch; Twigs" 2019 "CoRR" abs/1907.04752: - ["Wang/Wei  name/Wei_Wang_0001" "Wang/Wei  name/Wei_Wang_0012"] [dblp:journals/corr/abs-1907-04752 arxiv:1907.04752] []`,
		`37 conf/birds/2019 proceedings "Proceedings of BIRDS 2019" 2019 "" 5231: - [] [dblp:conf/birds/2019 isbn:9783540878766] []`,
		`43 conf/birds/Nowak19 proceedings-article "Eggs"  "" : - ["Nowak/Ewa"] [dblp:conf/birds/Nowak19] []`,
		`45 phd/Rossi05 dissertation "Small Journals" 2005 "" : - ["Rossi/Chiara"] [dblp:phd/Rossi05] []`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if !c.Records[2].Retracted || c.Records[1].Retracted {
		t.Error("what was withdrawn is not told")
	}
	problems := []string{"10 dblp.bad-orcid", "35 dblp.entity", "43 dblp.year", "0 dblp.persons", "0 dblp.no-venue"}
	if d := cmp.Diff(problems, spacedProblems(c.Problems)); d != "" {
		t.Errorf("problems -want +got:\n%s", d)
	}
}

// spacedProblems are problems as "line code".
func spacedProblems(list []string) []string {
	var out []string
	for _, p := range list {
		i := strings.IndexFunc(p, func(r rune) bool { return r < '0' || r > '9' })
		out = append(out, p[:i]+" "+strings.TrimSpace(p[i:]))
	}
	return out
}

func TestDBLPTypes(t *testing.T) {
	for _, c := range []struct{ element, publtype, want string }{
		{"article", "", "article"}, {"article", "informal", "preprint"}, {"article", "informal withdrawn", "preprint"},
		{"article", "survey", "review"}, {"article", "software", "software"}, {"article", "edited", "article"},
		{"inproceedings", "", "proceedings-article"}, {"inproceedings", "informal", "proceedings-article"},
		{"proceedings", "", "proceedings"}, {"book", "edited", "book"}, {"incollection", "encyclopedia", "book-chapter"},
		{"phdthesis", "", "dissertation"}, {"mastersthesis", "", "dissertation"}, {"www", "", "web-page"},
		{"data", "", "dataset"}, {"data", "software", "software"},
	} {
		if got := dblpType(c.element, c.publtype); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.element, c.publtype, got, c.want)
		}
	}
}

func TestDBLPTitles(t *testing.T) {
	for text, want := range map[string]string{
		"A.": "A", "A?": "A?", "Acme Inc..": "Acme Inc.", "Wait ...": "Wait ...", "Wait....": "Wait...", "B<sub>2</sub>.": "B2",
		"<i>C</i> and <tt>d&lt;e</tt>.": "C and d<e", "F\n  g.": "F g", "A <ref href='x'>B</ref>.": "A B",
	} {
		if r, _ := dblpOf(t, "key='journals/a/b'", "<title>"+text+"</title>"); r.Title != want {
			t.Errorf("%s: got %q, want %q", text, r.Title, want)
		}
	}
}

// Every entity of the DTD that is not ASCII is a character of Latin-1.
func TestDBLPEntities(t *testing.T) {
	r, problems := dblpOf(t, "key='journals/a/b'", "<author>&Auml;&szlig;a &Oslash;&eth;&thorn;&yuml;&times;&reg;&micro;&para;&nbsp;&quot;&apos;B</author>")
	if want := "Äßa Øðþÿ×®µ¶ \"'B"; r.Authors[0].Name.Full != want || len(problems) > 0 {
		t.Errorf("got %q, %q, want %q", r.Authors[0].Name.Full, problems, want)
	}
}

func TestDBLPNames(t *testing.T) {
	for text, want := range map[string]string{
		"Wei Wang 0001":          "Wei Wang|name/Wei_Wang_0001",
		" Wei  Wang 0001 ":       "Wei Wang|name/Wei_Wang_0001",
		"Wei Wang":               "Wei Wang|",
		"Wei Wang 001":           "Wei Wang 001|",
		"J&ouml;rg Li 0012":      "Jörg Li|name/Jörg_Li_0012",
		"0001":                   "0001|",
		"Frank D. Murphy Jr.":    "Frank D. Murphy Jr.|",
		"Wei Wang 0001 and 0002": "Wei Wang 0001 and|name/Wei_Wang_0001_and_0002",
	} {
		r, _ := dblpOf(t, "key='journals/a/b'", "<author>"+text+"</author>")
		if got := r.Authors[0].Name.Full + "|" + r.Authors[0].SourceID.Value; got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if r, p := dblpOf(t, "key='journals/a/b'", "<author/><editor>E F</editor>"); len(r.Authors) > 0 || !cmp.Equal(spacedProblems(p), []string{"1 dblp.author-without-name"}) {
		t.Errorf("got %v, %q", r.Authors, p)
	}
}

// A broken record costs no other one.
func TestDBLPBroken(t *testing.T) {
	c := runDirect(dblpFormat(), `<dblp>
<article key="journals/a/1"><title>A.</title></article>
<article key="journals/a/2"><title>B.</article>
<article key="journals/a/3"><title>C.</title>
<article key="journals/a/4"><title>D.</title></article>
<article key="journals/a/5"><title>E.`)
	var got []string
	for _, r := range c.Records {
		got = append(got, r.Key)
	}
	if d := cmp.Diff([]string{"journals/a/1", "journals/a/4"}, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"3 dblp.broken", "4 dblp.broken", "6 dblp.truncated"}, spacedProblems(c.Problems)); d != "" {
		t.Error(d)
	}
}

// An entity bomb costs nothing: declarations are not expanded.
func TestDBLPEntityBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("<!DOCTYPE dblp [<!ENTITY a0 'lol'>")
	for i := range 40 {
		fmt.Fprintf(&b, "<!ENTITY a%d '%s'>", i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	b.WriteString("]>\n<dblp><article key='journals/a/1'><title>&a40;</title></article></dblp>")
	c := runDirect(dblpFormat(), b.String())
	if len(c.Records) != 1 || c.Records[0].Title != "&a40;" || len(c.Problems) != 1 {
		t.Errorf("got %+v", c)
	}
}

func TestDBLPSniff(t *testing.T) {
	for head, want := range map[string]bool{
		"<dblp>": true, "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE dblp SYSTEM 'dblp.dtd'>": true,
		`<!DOCTYPE dblp [<!ENTITY a "`:                            true,
		`<article key="journals/a/b" mdate="2020-01-01"><author>`: true,
		`<x:article key="a/b/c" mdate="2020-01-01">`:              false, "<article": false,
		"<article><author>": false, "<!DOCTYPE article><article>": false, "<feed>": false, "dblp": false, "<result><hits>": false,
	} {
		if got := sniffDBLP([]byte(head)); got != want {
			t.Errorf("%s: got %v", head, got)
		}
	}
}

// The number of threads changes nothing.
func TestDBLPThreads(t *testing.T) {
	var b strings.Builder
	b.WriteString("<dblp>\n")
	for i := range 8000 {
		fmt.Fprintf(&b, "<article key=\"journals/a/%d\"><author>Ada Moreau %04d</author><title>%s &x;.</title><year>%d</year></article>\n", i, i%30, strings.Repeat("word ", 40), 1400+i%700)
	}
	read := func(threads int) (out []string) {
		in := Input{R: strings.NewReader(b.String()), Limits: DefaultLimits, Threads: threads}
		for r, err := range dblpFormat().Records(in) {
			out = append(out, fmt.Sprint(r, err))
		}
		return out
	}
	one := read(1)
	if d := cmp.Diff(one, read(4)); d != "" || len(one) < 16000 {
		t.Errorf("%d results, one against four threads:\n%s", len(one), d)
	}
}

func FuzzDBLP(f *testing.F) {
	f.Add(sampleOf(f, dblpFormat()))
	f.Fuzz(func(t *testing.T, text string) {
		c := runDirect(dblpFormat(), text)
		for _, r := range c.Records {
			if r.Origin.Line < 1 || r.Origin.Line > 1+strings.Count(text, "\n")+strings.Count(text, "\r") {
				t.Fatalf("line %d", r.Origin.Line)
			}
		}
	})
}
