package ingest

import (
	"strings"
	"testing"
)

func TestCSLDates(t *testing.T) {
	for issued, want := range map[string]string{
		`{"date-parts":[[2020,3,15]]}`:           "2020-03-15",
		`{"date-parts":[["2020","03"]]}`:         "2020-03",
		`{"date-parts":[[2020,3],[2020,5]]}`:     "2020-03",
		`{"date-parts":[["2014",12,31],[0]]}`:    "2014-12-31",
		`{"date-parts":[2020,3]}`:                "2020-03",
		`{"date-parts":[[2020,13]]}`:             "2020",
		`{"date-parts":[[2020,2,30]]}`:           "2020-02",
		`{"date-parts":[["2020-03-15"]]}`:        "2020-03-15",
		`{"date-parts":[[2017]],"season":3}`:     "2017",
		`{"date-parts":[[2011,5]],"circa":true}`: "2011-05",
		`{"date-parts":[[null]]}`:                "",
		`{"date-parts":[[]],"raw":"2020 Mar"}`:   "2020-03",
		`{"date-parts":[["-334"]]}`:              "",
		`{"date-parts":[["-1500"]]}`:             "",
		`{"raw":"2020 Mar"}`:                     "2020-03",
		`{"literal":"15 March 2020"}`:            "2020-03-15",
		`{"literal":"13th cent"}`:                "",
		`{"edtf":"2011-05-25~/2012-06-26"}`:      "2011-05-25",
		`{"edtf":"2017-23"}`:                     "2017",
		`"2020-03-15"`:                           "2020-03-15",
		`2020`:                                   "2020",
		`null`:                                   "",
	} {
		r, _ := oneOf(t, cslFormat(), `{"id":"x","type":"book","issued":`+issued+`}`)
		if r.Date != want {
			t.Errorf("%s: got %q, want %q", issued, r.Date, want)
		}
	}
}

func TestCSLNames(t *testing.T) {
	for name, want := range map[string]string{
		`{"family":"Moreau","given":"Ada"}`:                                     "Ada||Moreau",
		`{"family":"Berg","given":"Jan","non-dropping-particle":"van der"}`:     "Jan|van der|Berg",
		`{"family":"Humboldt","given":"A.","dropping-particle":"von"}`:          "A.|von|Humboldt",
		`{"family":"van der Berg","given":"Jan"}`:                               "Jan|van der|Berg",
		`{"family":"King","given":"Martin","suffix":"Jr.","comma-suffix":true}`: "Martin||King|Jr.",
		`{"family":"\"Van Gogh\"","given":"Vincent"}`:                           "Vincent|Van|Gogh",
		`{"literal":"The Group"}`:                                               "[The Group]",
		`{"literal":"\"The Group\""}`:                                           "[The Group]",
		`{"literal":"耿秀萍"}`:                                                     "秀萍||耿",
		`{"literal":"清华大学图书馆"}`:                                                 "[清华大学图书馆]",
		`{"given":"Plato"}`:                                                     "||Plato",
		`{"family":"Nguyen","given":"Minh","static-ordering":true}`:             "Minh||Nguyen",
	} {
		r, problems := oneOf(t, cslFormat(), `{"id":"x","type":"book","author":[`+name+`]}`)
		if got := fieldsOf(r)["authors"]; got != want || len(problems) > 0 {
			t.Errorf("%s: got %q, want %q, %v", name, got, want, problems)
		}
	}
	r, _ := oneOf(t, cslFormat(), `{"id":"x","type":"book","author":[{"family":"Nguyen","given":"Minh","static-ordering":true},{"family":"others"}]}`)
	if r.Authors[0].Name.Full != "Nguyen Minh" || len(r.Authors) != 1 || !r.AuthorsCut {
		t.Errorf("got %+v", r.Authors)
	}
}

func TestCSLFields(t *testing.T) {
	tests := []struct {
		name, item string
		want       want
	}{
		{"markup", `"type":"article-journal","title":"On <i>E. coli</i> and <span class=\"nocase\">H<sub>2</sub>O</span>"`, want{"title": "On E. coli and H2O", "type": "article"}},
		{"id as a number", `"id":17,"type":"book"`, want{"key": "17"}},
		{"citation key", `"id":"http://zotero.org/x/1","citation-key":"k","type":"book"`, want{"key": "k"}},
		{"venue", `"type":"article-journal","container-title":"J","container-title-short":"j","ISSN":"0317-8471, 1050-124X"`, want{"venue": "J", "abbrev": "j", "issn": "0317-8471 1050-124X", "venuetype": "journal"}},
		{"older abbreviation", `"type":"article-journal","container-title":["J"],"journalAbbreviation":"j"`, want{"venue": "J", "abbrev": "j"}},
		{"event", `"type":"paper-conference","event":{"name":"C"}`, want{"venue": "C", "type": "proceedings-article"}},
		{"places", `"type":"chapter","volume":7,"issue":"2","page":"11–29"`, want{"volume": "7", "issue": "2", "pages": "11-29", "type": "book-chapter"}},
		{"first page alone", `"type":"chapter","page-first":"11"`, want{"pages": "11"}},
		{"article number", `"type":"article-journal","number":"e5"`, want{"article": "e5"}},
		{"number of a report", `"type":"report","number":"77"`, want{"article": "", "issue": ""}},
		{"ids", `"type":"article-journal","DOI":"https://doi.org/10.5555/X","PMID":31234567,"PMCID":"PMC6543210","URL":"http://arxiv.org/abs/1706.03762"`, want{"ids": "doi:10.5555/x pmid:31234567 pmcid:PMC6543210 arxiv:1706.03762"}},
		{"ids in the note", `"type":"article-journal","note":"PMID: 31234567 [free]\nDOI: 10.5555/x\ntex.eprint: arXiv:1706.03762\nA remark: 7"`, want{"ids": "doi:10.5555/x pmid:31234567 arxiv:1706.03762"}},
		{"ids in braces", `"type":"book","note":"{:DOI: 10.5555/x} {:PMID: 31234567}"`, want{"ids": "doi:10.5555/x pmid:31234567"}},
		{"eprint of arXiv", `"type":"book","note":"tex.eprint: 1706.03762\ntex.eprinttype: arxiv"`, want{"ids": "arxiv:1706.03762"}},
		{"eprint of somebody", `"type":"book","note":"tex.eprint: 1706.03762\ntex.eprinttype: jstor"`, want{"ids": ""}},
		{"date in the note", `"type":"book","note":"issued: 2011-05"`, want{"date": "2011-05"}},
		{"DOI as id", `"id":"https://doi.org/10.5281/zenodo.7","type":"dataset"`, want{"ids": "doi:10.5281/zenodo.7", "type": "dataset"}},
		{"number of arXiv", `"type":"article","publisher":"arXiv","number":"arXiv:1706.03762"`, want{"ids": "arxiv:1706.03762", "type": "preprint"}},
		{"plain article in a journal", `"type":"article","container-title":"J"`, want{"type": "article", "venue": "J"}},
		{"ISBNs", `"type":"book","ISBN":"978-3-16-148410-0 0-521-53180-2"`, want{"ids": "isbn:9783161484100 isbn:9780521531801"}},
		{"ISBN of the book around", `"type":"chapter","ISBN":"978-3-16-148410-0"`, want{"ids": ""}},
		{"keywords", `"type":"book","keyword":"a, b; c"`, want{"keywords": "author:a, b; author:c"}},
		{"list of keywords", `"type":"book","categories":["a, b","c","c"]`, want{"keywords": "author:a, b; author:c"}},
		{"director", `"type":"motion_picture","director":[{"family":"Rossi","given":"Ada"}]`, want{"authors": "Ada||Rossi", "type": "other"}},
		{"review of a book", `"type":"review-book"`, want{"type": "book-review"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, problems := oneOf(t, cslFormat(), "{"+tt.item+"}")
			checkFields(t, r, tt.want)
			if len(problems) > 0 {
				t.Errorf("got problems %v", problems)
			}
		})
	}
}

func TestCSLProblems(t *testing.T) {
	for item, want := range map[string]string{
		`"issued":{"date-parts":[["-334"]]}`: "1 csl.year warn",
		`"issued":{"literal":"n.d."}`:        "",
		`"DOI":"nonsense"`:                   "1 csl.bad-id warn",
		`"author":[{}]`:                      "1 csl.author-without-name warn",
		`"author":"Moreau"`:                  "1 csl.type warn",
		`"note":"PMID: none"`:                "1 csl.bad-id warn",
	} {
		if _, problems := oneOf(t, cslFormat(), `{"id":"x","type":"book",`+item+`}`); strings.Join(problems, "; ") != want {
			t.Errorf("%s: got %v, want %s", item, problems, want)
		}
	}
}

// Items are told by content, whatever is around them, and their neighbours are not taken.
func TestCSLSniff(t *testing.T) {
	for text, want := range map[string]bool{
		`[{"id":"x","type":"article-journal","title":"T"}]`:                                                    true,
		`{"items":[{"id":"x","type":"book","issued":{"date-parts":[[2020]]}}]}`:                                true,
		`{"references":[{"id":"x","type":"book","author":[{"family":"A"}]}]}`:                                  true,
		`{"id":"x","type":"book","title":"T"}`:                                                                 false,
		`{"DOI":"10.1/x","type":"article-journal","container-title":"J","is-referenced-by-count":3}`:           false,
		`{"DOI":"10.1/x","type":"journal-article","title":["T"],"author":[{"family":"A","sequence":"first"}]}`: false,
		`{"items":[{"itemType":"book","title":"T","creators":[]}]}`:                                            false,
		`{"id":"10.1/x","type":"dois","attributes":{"doi":"10.1/x","titles":[{"title":"T"}],"creators":[]}}`:   false,
	} {
		if got := sniffCSL([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
		if f, ok := Detect([]byte(text), "x.json"); ok && (f.Name == "csl-json") != want {
			t.Errorf("%s: taken for %s", text, f.Name)
		}
	}
	r, _ := oneOf(t, cslFormat(), `{"items":[{"id":"x","type":"book","title":"T"}]}`)
	if r.Title != "T" {
		t.Errorf("got %+v", r)
	}
}

func FuzzCSL(f *testing.F) {
	fuzzWorks(f, cslFormat(), `{"id":1,"issued":{"date-parts":[[["2020"]]]},"note":"{:DOI: 10.1/x"}`, `{"id":"x","issued":"2020","author":{"family":"A"}}`)
}
