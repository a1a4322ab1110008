package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cocite/graph"
)

func TestScopusReferences(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"none", "", nil},
		{"year in the middle", "Akbas, E., Zhao, P., A title (2017) PVLDB, 10 (11), pp. 1-9; Next, A., Other (2018) J, 1",
			[]string{"Akbas, E., Zhao, P., A title (2017) PVLDB, 10 (11), pp. 1-9", "Next, A., Other (2018) J, 1"}},
		{"year last", "Akbas E., A title, PVLDB, 10, 11, pp. 1-9, (2017); Next A., Other, J, 1, (2018)",
			[]string{"Akbas E., A title, PVLDB, 10, 11, pp. 1-9, (2017)", "Next A., Other, J, 1, (2018)"}},
		{"year last, authors by semicolon", "Akbas E.; Zhao P., A title, PVLDB, (2017); Next A.; Last L., Other, J, (2018b)",
			[]string{"Akbas E.; Zhao P., A title, PVLDB, (2017)", "Next A.; Last L., Other, J, (2018b)"}},
		{"semicolon in a DOI", "A, B., T (1999) J, 45 (1), pp. 1-2. , doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g; C, D., U (2000) K",
			[]string{"A, B., T (1999) J, 45 (1), pp. 1-2. , doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g", "C, D., U (2000) K"}},
		{"semicolon in a title", "A, B., One thing; and another (1999) J; C, D., U (2000) K",
			[]string{"A, B., One thing; and another (1999) J", "C, D., U (2000) K"}},
		{"a small family name", "A, B., T (1999) J; de Carvalho, F., U (2000) K", []string{"A, B., T (1999) J", "de Carvalho, F., U (2000) K"}},
	}
	for _, tt := range tests {
		got := rawsOf(tt.in)
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// rawsOf are the references of a list as printed.
func rawsOf(s string) []string {
	refs, _ := scopusReferences(s)
	var out []string
	for _, r := range refs {
		out = append(out, r.Raw)
	}
	return out
}

// fieldsOfRef writes what was read of a reference in one line.
func fieldsOfRef(r graph.Ref) string {
	return fmt.Sprintf("%s|%d|%s|%s|%s|%s|%v", r.Author, r.Year, r.Title, r.Source, r.Volume, r.Page, r.IDs)
}

// Fields of one reference, in each grammar and in each way in which it is damaged.
func TestScopusReference(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"A", "Akin, B., Lee, C.D., A title: and more, of it (2017) PVXDB, 10 (11), pp. 1298-1309", "Akin, B.|2017|A title: and more, of it|PVXDB|10|1298|[]"},
		{"A with a year in the title", "Lee, C.D., Networks in the years (2000) and later (2010) Physica Z, 389, p. e12", "Lee, C.D.|2010|Networks in the years (2000) and later|Physica Z|389|e12|[]"},
		{"A with a number of an issue like a year", "Mey, E., Bars (1999) Transp. Rec., (1657), pp. 48-54", "Mey, E.|1999|Bars|Transp. Rec.||48|[]"},
		{"A, a book", "Horn, L., Ruiz Jr., M., (1990) A Book, of Graphs, , Invented Press, Leeds", "Horn, L.|1990|A Book, of Graphs||||[]"},
		{"A, published", "Ruiz, P., Early work (1984), Wiley, New York", "Ruiz, P.|1984|Early work||||[]"},
		{"A, title behind the pages", "Coc, J., Mae, P.J., (2005) Rev. Studies, 18, pp. 491-533. , Choice over life", "Coc, J.|2005|Choice over life|Rev. Studies|18|491|[]"},
		{"A without authors", "Consumption and payments (1996) J. Money, 28, pp. 255-271", "|1996|Consumption and payments|J. Money|28|255|[]"},
		{"A without a year", "Bol, S., Statistica testuale Quaderni, 7, pp. 17-53", "Bol, S.|0|Statistica testuale Quaderni||7|17|[]"},
		{"A, small letter behind the year", "Cala, G., A survey (2012) bioRxiv, 3", "Cala, G.|2012|A survey|bioRxiv|3||[]"},
		{"A, initials cut by a comma", "Don, C., Graz M., .G., Pes, M., Fairness (2012) J. Econ., 4", "Don, C.|2012|Fairness|J. Econ.|4||[]"},
		{"A, particles and double names", "van der Berg, J.-P., O'Neil, Á., T (2001a) J", "van der Berg, J.-P.|2001|T|J|||[]"},
		{"A with a SICI", "Lee, A., T (1994) J. Z, 45 (1), pp. 1-2. , doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-zzz1>3.0.co;2-g", "Lee, A.|1994|T|J. Z|45|1|[doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-zzz1>3.0.co;2-g]"},
		{"A with a PMID", "Lee, A., T (1994) J. Z, 45, pp. 1-2. , COI: 1:CAS:528:D, PID: 19772561", "Lee, A.|1994|T|J. Z|45|1|[pmid:19772561]"},
		{"B", "Akin B., Lee C.D., A title: and more, of it, PVXDB, 10, 11, pp. 1298-1309, (2017)", "Akin B.|2017|A title: and more, of it|PVXDB|10|1298|[]"},
		{"B, a book", "Newby M.E.J., Networks, (2010)", "Newby M.E.J.|2010|Networks||||[]"},
		{"B without title", "Zen A., Zang C.J., Sci. Rep., 377, (2013)", "Zen A.|2013||Sci. Rep.|377||[]"},
		{"B, proceedings with commas", "Li L., Li T., News, and more, Sixth Invented Conference on Data, WXDM 2013, pp. 305-314, (2013)", "Li L.|2013|News, and more|Sixth Invented Conference on Data, WXDM 2013||305|[]"},
		{"B, a special issue", "Met A., Articles, Egitim Dergisi, 6, Education Special Issue, pp. 279-312, (2023)", "Met A.|2023|Articles|Egitim Dergisi|6|279|[]"},
		{"B, et al.", "Smi S, Liu X, Ahm N K, Et al., Truss shells, 2017 IEEE Made-up (MUC), pp. 1-6, (2017)", "Smi S|2017|Truss shells|2017 IEEE Made-up (MUC)||1|[]"},
		{"B, the year twice", "Zao F., Subgraphs, Proc. Endow., 2012, 6, 2, pp. 85-96, (2012)", "Zao F.|2012|Subgraphs|Proc. Endow.|6|85|[]"},
		{"B, authors alone", "Weg A.E., Osp-Flo L., Rein G.", "Weg A.E.|0|||||[]"},
		{"B with arXiv", "Sun N., Maps, arXiv preprint arXiv:1503.07241, (2015)", "Sun N.|2015|Maps|arXiv preprint arXiv:1503.07241|||[arxiv:1503.07241]"},
		{"B with a link", "Sun N., Maps, J. Z, 4, https://doi.org/10.5555/X.1, (2015)", "Sun N.|2015|Maps|J. Z|4||[doi:10.5555/x.1]"},
		{"B without authors", "Vitamin D, Lancet, 5, (2010)", "|2010|Vitamin D|Lancet|5||[]"},
		{"C", "van Eck N.J.; Walt L., Software, and maps, Made-up Metrics, 84, 2, pp. e523-e538, (2010)", "van Eck N.J.|2010|Software, and maps|Made-up Metrics|84|e523|[]"},
		{"C without points", "Calo GA; Ferro M; Cim A, A signature., N Made Up J, 353, pp. 1793-801, (2005)", "Calo GA|2005|A signature.|N Made Up J|353|1793|[]"},
		{"C, one author without points", "Wind DA, Before and after., Curr Made Up, 18, pp. 521-4, (1975)", "Wind DA|1975|Before and after.|Curr Made Up|18|521|[]"},
		{"nothing but a year", "(2021)", "|2021|||||[]"},
	} {
		refs, mended := scopusReferences(c.in)
		if len(refs) != 1 || mended != 0 {
			t.Errorf("%s: %d references, %d mended: %+v", c.name, len(refs), mended, refs)
			continue
		}
		if same(t, c.name, fieldsOfRef(refs[0]), c.want); refs[0].Raw != c.in {
			t.Errorf("%s: raw %q", c.name, refs[0].Raw)
		}
	}
}

// A reference without a year in parentheses inside a list that has them.
func TestScopusBareYear(t *testing.T) {
	refs, _ := scopusReferences("Deng H., Models, Made-up Conference, 2008, pp. 163-172; Next A., Last B., Other, J, 4, (2001)")
	same(t, "first", fieldsOfRef(refs[0]), "Deng H.|2008|Models|Made-up Conference|2008|163|[]")
	same(t, "second", fieldsOfRef(refs[1]), "Next A.|2001|Other|J|4||[]")
}

// References that nothing sets apart from the one before.
func TestScopusReferencesGlued(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"B, a year missing", "Lin L., Shells, Trans. Z; Qin H., Li R., Communities, J. Z, 34, (2022); Next A., T, (2000)",
			"Lin L., Shells, Trans. Z|Qin H., Li R., Communities, J. Z, 34, (2022)|Next A., T, (2000)"},
		{"B, titles alone", "Giraph; Golden-Orb; Back L., Bol P., Four Degrees, (2011); Next A., Last L., T, (2000)", "Giraph|Golden-Orb|Back L., Bol P., Four Degrees, (2011)|Next A., Last L., T, (2000)"},
		{"B, a semicolon in a title", "Lin L., Pa R., Shells; a survey, J. Z, 34, (2022); Next A., Last L., T, (2000)", "Lin L., Pa R., Shells; a survey, J. Z, 34, (2022)|Next A., Last L., T, (2000)"},
		{"C, a year missing", "Lin L.; Pa R., Shells, Trans. Z; Qin H.; Li R., Communities, J. Z, 34, (2022)", "Lin L.; Pa R., Shells, Trans. Z|Qin H.; Li R., Communities, J. Z, 34, (2022)"},
		{"C, an organisation among authors", "Lin L.; Made-up Health Organization; Pa R., Shells, J. Z, 3, (2022)", "Lin L.; Made-up Health Organization; Pa R., Shells, J. Z, 3, (2022)"},
	} {
		same(t, c.name, strings.Join(rawsOf(c.in), "|"), c.want)
	}
}

// inventedRef is a reference with the text of it in each grammar.
type inventedRef struct {
	author, title, source string
	volume, page, year    int
}

func drawRef(t *rapid.T) inventedRef {
	return inventedRef{
		author: rapid.SampledFrom([]string{"Lee", "van der Berg", "O'Neil", "Óvári", "De Santis", "Glick-Schiller"}).Draw(t, "author"),
		title:  rapid.StringMatching(`[A-Z][a-z]{3,8}( [a-z]{3,8}){2,5}(, [a-z]{3,6} [a-z]{3,6})?`).Draw(t, "title"),
		source: rapid.SampledFrom([]string{"Made-up Letters", "J. Invent. Z", "Proc. Conf. Examples"}).Draw(t, "source"),
		volume: rapid.IntRange(1, 400).Draw(t, "volume"), page: rapid.IntRange(1, 9000).Draw(t, "page"), year: rapid.IntRange(1900, 2025).Draw(t, "year"),
	}
}

// in writes a reference in grammar 'A', 'B' or 'C'.
func (r inventedRef) in(grammar byte) string {
	switch grammar {
	case 'A':
		return fmt.Sprintf("%s, M.J., Roe, B., %s (%d) %s, %d (2), pp. %d-%d", r.author, r.title, r.year, r.source, r.volume, r.page, r.page+9)
	case 'B':
		return fmt.Sprintf("%s M.J., Roe B., %s, %s, %d, 2, pp. %d-%d, (%d)", r.author, r.title, r.source, r.volume, r.page, r.page+9, r.year)
	}
	return fmt.Sprintf("%s M.J.; Roe B., %s, %s, %d, 2, pp. %d-%d, (%d)", r.author, r.title, r.source, r.volume, r.page, r.page+9, r.year)
}

// TestScopusGrammars: the same works in any grammar are read the same.
func TestScopusGrammars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		works := rapid.SliceOfN(rapid.Custom(drawRef), 1, 8).Draw(t, "works")
		for _, grammar := range []byte("ABC") {
			var list []string
			for _, w := range works {
				list = append(list, w.in(grammar))
			}
			refs, mended := scopusReferences(strings.Join(list, "; "))
			if len(refs) != len(works) || mended != 0 {
				t.Fatalf("%c: %d of %d references, %d mended", grammar, len(refs), len(works), mended)
			}
			for i, w := range works {
				r := refs[i]
				r.Author = strings.ReplaceAll(r.Author, ", M", " M")
				want := fmt.Sprintf("%s M.J.|%d|%s|%s|%d|%d|[]", w.author, w.year, w.title, w.source, w.volume, w.page)
				if got := fieldsOfRef(r); got != want {
					t.Fatalf("%c: %q\n got %s\nwant %s", grammar, list[i], got, want)
				}
			}
		}
	})
}

// Cells of megabytes take time that grows with their length alone.
func TestScopusReferencesLong(t *testing.T) {
	for name, part := range map[string]string{
		"A": "Lee, A., T (2000) J, 3; ", "no year": "a;b, ", "B": "Lee A., T, J, (2000); ",
		"semicolons": "Lee A.; ", "titles": "Giraph; ", "years": "(2000)", "commas": "Lee, A., ", "blanks": ", ", "capitals": "AaBb", "DOIs": "10.1002/3.0.co;2-g ",
		"one author": "Lee A.; Roe B., T; Lee A., ", "words": "Word word ",
	} {
		short, long := timeOf(part, 1<<15), timeOf(part, 1<<18)
		if long > 40*short && long > 2*time.Second {
			t.Errorf("%s: 32 KB take %v, 256 KB %v", name, short, long)
		}
	}
}

func timeOf(part string, size int) time.Duration {
	begin := time.Now()
	for _, tail := range []string{"", " (2001)", "; x (2001)"} {
		scopusReferences(strings.Repeat(part, size/len(part)) + tail)
	}
	return time.Since(begin)
}

func FuzzScopusReferences(f *testing.F) {
	f.Add("Akin, B., Lee, C.D., Title (2017) PVXDB, 10 (11), pp. 1298-1309; Horn, L., (1990) A Book, , Press; Ruiz, P., E (1984), Wiley, New YorkBorn, S., L (1994) S, 45")
	f.Add("Akin B., Lee C.D., Title, PVXDB, 10, 11, pp. 1298-1309, (2017); Giraph; Golden; Next A., T, (2000)")
	f.Add("Calo GA; Ferro M; Cim A, Title., N J, 353, pp. 1793-801, (2005); Lam P.; et al., T; Rios E., U, (2012)")
	f.Fuzz(func(t *testing.T, s string) {
		refs, mended := scopusReferences(s)
		if mended < 0 || mended > len(refs) {
			t.Errorf("%d mended of %d", mended, len(refs))
		}
		for _, r := range refs {
			if r.Raw == "" || !strings.Contains(s, r.Raw) {
				t.Errorf("raw %q", r.Raw)
			}
			if r.Year != 0 && !sanePrintYear(r.Year) {
				t.Errorf("year %d", r.Year)
			}
		}
	})
}

func BenchmarkScopusReferences(b *testing.B) {
	for _, grammar := range []byte("ABC") {
		b.Run(string(grammar), func(b *testing.B) {
			w := inventedRef{"van der Berg", "A title of some words, with a comma", "Made-up Letters", 12, 345, 2017}
			list := strings.Repeat(w.in(grammar)+"; ", 50)
			b.SetBytes(int64(len(list)))
			b.ReportAllocs()
			for b.Loop() {
				scopusReferences(list)
			}
		})
	}
}
