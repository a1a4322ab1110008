package ingest

import (
	"strings"
	"testing"
)

func TestZoteroFields(t *testing.T) {
	tests := []struct {
		name, item string
		want       want
	}{
		{"article", `"itemType":"journalArticle","citationKey":"k","title":"<i>A</i> &amp; b","publicationTitle":"J","journalAbbreviation":"j","date":"2019-03-00 03/2019","volume":"7","issue":"2","pages":"11-29","ISSN":"0317-8471"`,
			want{"key": "k", "title": "A & b", "venue": "J", "abbrev": "j", "date": "2019-03", "volume": "7", "issue": "2", "pages": "11-29", "issn": "0317-8471", "type": "article", "venuetype": "journal"}},
		{"key in extra", `"itemType":"book","key":"ABCD","extra":"Citation Key: k"`, want{"key": "k"}},
		{"key of Zotero", `"itemType":"book","key":"ABCD"`, want{"key": "ABCD"}},
		{"roles", `"itemType":"book","creators":[{"creatorType":"editor","name":"E"},{"creatorType":"author","firstName":"Jan","lastName":"van der Berg"},{"creatorType":"author","name":"The Group"}]`, want{"authors": "Jan|van der|Berg; [The Group]"}},
		{"inventors", `"itemType":"patent","issueDate":"2001-02-03","creators":[{"creatorType":"inventor","firstName":"Ada","lastName":"Moreau"}]`, want{"authors": "Ada||Moreau", "date": "2001-02-03", "type": "patent"}},
		{"author beside programmer", `"itemType":"computerProgram","creators":[{"creatorType":"programmer","name":"P"},{"creatorType":"author","name":"A"}]`, want{"authors": "[A]", "type": "software"}},
		{"case", `"itemType":"case","caseName":"A v. B","dateDecided":"1999"`, want{"title": "A v. B", "date": "1999", "type": "other"}},
		{"chapter", `"itemType":"bookSection","bookTitle":"B"`, want{"venue": "B", "type": "book-chapter", "venuetype": "book"}},
		{"conference", `"itemType":"conferencePaper","conferenceName":"C"`, want{"venue": "C", "type": "proceedings-article"}},
		{"preprint", `"itemType":"preprint","repository":"arXiv","archiveID":"arXiv:1706.03762"`, want{"venue": "arXiv", "ids": "arxiv:1706.03762", "type": "preprint"}},
		{"ids in extra", `"itemType":"book","extra":["DOI: 10.5555/x","PMID: 31234567 x","tex.eprint: arXiv:cond-mat/0703268"],"ISBN":"978-3-16-148410-0"`, want{"ids": "isbn:9783161484100 doi:10.5555/x pmid:31234567 arxiv:cond-mat/0703268"}},
		{"arXiv in extra", `"itemType":"report","extra":"arXiv: 1706.03762 [cs]"`, want{"ids": "arxiv:1706.03762", "type": "report"}},
		{"type in extra", `"itemType":"document","extra":"Type: dataset"`, want{"type": "dataset"}},
		{"tags", `"itemType":"book","tags":[{"tag":"a"},"b"]`, want{"keywords": "author:a; author:b"}},
		{"web API", `"key":"ABCD","version":3,"data":{"key":"ABCD","itemType":"book","title":"T"}`, want{"title": "T", "key": "ABCD", "type": "book"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, problems := oneOf(t, zoteroFormat(), "["+"{"+tt.item+"}]")
			checkFields(t, r, tt.want)
			if len(problems) > 0 {
				t.Errorf("got problems %v", problems)
			}
		})
	}
}

func TestZoteroProblems(t *testing.T) {
	for item, want := range map[string]string{
		`"date":"9999"`:    "1 zotero.year warn",
		`"date":"n.d."`:    "",
		`"DOI":"nonsense"`: "1 zotero.bad-id warn",
		`"creators":"Ada"`: "1 zotero.type warn",
		`"creators":[{"creatorType":"author","name":"Anonymous"}]`: "1 zotero.placeholder-name info",
	} {
		if _, problems := oneOf(t, zoteroFormat(), `[{"itemType":"book",`+item+`}]`); strings.Join(problems, "; ") != want {
			t.Errorf("%s: got %v, want %s", item, problems, want)
		}
	}
	r, _ := oneOf(t, zoteroFormat(), `[{"itemType":"book","creators":[{"creatorType":"author","name":"A"},{"creatorType":"author","name":"others"}]}]`)
	if len(r.Authors) != 1 || !r.AuthorsCut {
		t.Errorf("others: got %+v", r)
	}
}

// Notes and attachments are no works, and an export may hold nothing.
func TestZoteroOtherThings(t *testing.T) {
	for text, want := range map[string]string{
		`{"config":{"label":"BetterBibTeX JSON"},"items":[]}`:                                        "",
		`{"config":{"label":"BetterBibTeX JSON"},"items":[{"itemType":"note"},{"itemType":"note"}]}`: "1 zotero.entity warn",
		`[{"data":{"itemType":"attachment"}}]`:                                                       "1 zotero.entity warn",
	} {
		records, problems := readText(t, zoteroFormat(), text)
		if len(records) > 0 || strings.Join(problems, "; ") != want || !sniffZotero([]byte(text)) {
			t.Errorf("%s: got %v and %v", text, records, problems)
		}
	}
}

func TestZoteroCSV(t *testing.T) {
	records, problems := readText(t, zoteroSheet().format(), sampleOf(t, zoteroSheet().format()))
	if len(records) != 3 || strings.Join(problems, "; ") != "7 zotero.no-work info" {
		t.Fatalf("got %d records and %v", len(records), problems)
	}
	checkFields(t, records[0], want{
		"key": "moreau2019", "title": `Walking graphs, "slowly"`, "authors": "Ada||Moreau; Jan|van der|Berg; [The Sample Consortium]",
		"venue": "Journal of Samples", "abbrev": "J. Samp.", "date": "2019-03", "pages": "11-29", "ids": "doi:10.5555/zcsv.1 pmid:31234567",
		"keywords": "author:walks; author:graphs", "abstract": "We walk, and count.", "type": "article", "line": "2",
	})
	checkFields(t, records[1], want{"authors": "Ewa||Nowak", "type": "patent", "date": "2001-02-03", "key": "BCDE3456"})
	checkFields(t, records[2], want{"ids": "isbn:9783161484100 doi:10.5555/zcsv.3", "date": "2020", "keywords": "author:walking"})
}

func FuzzZotero(f *testing.F) {
	fuzzWorks(f, zoteroFormat(), `[{"key":"A","data":{"itemType":"book","tags":["a"],"extra":"x: y"}}]`)
}

func FuzzZoteroCSV(f *testing.F) { fuzzWorks(f, zoteroSheet().format()) }
