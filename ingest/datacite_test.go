package ingest

import (
	"strings"
	"testing"
)

func TestDataCiteFields(t *testing.T) {
	tests := []struct {
		name, fields string // beside a DOI
		want         want
	}{
		{"titles", `"titles":[{"title":"Schritte","titleType":"TranslatedTitle"},{"title":"A <i>b</i>"},{"title":"c","titleType":"Subtitle"}]`, want{"title": "A b: c", "ids": "doi:10.5555/x"}},
		{"translated title alone", `"titles":[{"title":"Schritte","titleType":"TranslatedTitle"}]`, want{"title": "Schritte"}},
		{"year", `"publicationYear":2019,"dates":[{"date":"2018-11-02","dateType":"Created"}]`, want{"date": "2019"}},
		{"date of issue", `"publicationYear":"2019","dates":[{"date":"2019-03-05","dateType":"Issued"}]`, want{"date": "2019-03-05"}},
		{"date of another year", `"publicationYear":2019,"dates":[{"date":"2018-03-05","dateType":"Issued"}]`, want{"date": "2019"}},
		{"no year", `"dates":[{"date":"2018-03/2018-05","dateType":"Available"}]`, want{"date": "2018-03"}},
		{"person", `"creators":[{"name":"Moreau, Ada","nameType":"Personal"}]`, want{"authors": "Ada||Moreau"}},
		{"person in parts", `"creators":[{"name":"x","givenName":"Ada","familyName":"van Moreau"}]`, want{"authors": "Ada|van|Moreau"}},
		{"person without a word on it", `"creators":[{"name":"Moreau, Ada"}]`, want{"authors": "Ada||Moreau"}},
		{"organisation", `"creators":[{"name":"Center, The","nameType":"Organizational"}]`, want{"authors": "[Center, The]"}},
		{"organisation without a word on it", `"creators":[{"name":"GLIS of the Lake"}]`, want{"authors": "[GLIS of the Lake]"}},
		{"container", `"container":{"title":"J","identifier":"0317-8471","identifierType":"ISSN","volume":"7","issue":"2","firstPage":"11","lastPage":"29"},"types":{"resourceTypeGeneral":"JournalArticle"}`, want{"venue": "J", "issn": "0317-8471", "volume": "7", "issue": "2", "pages": "11-29", "type": "article"}},
		{"server of a preprint", `"publisher":{"name":"sampleRxiv"},"types":{"resourceTypeGeneral":"Preprint"}`, want{"venue": "sampleRxiv", "venuetype": "repository", "type": "preprint"}},
		{"archive of data", `"publisher":"Archive","types":{"resourceTypeGeneral":"Dataset"}`, want{"venue": "", "type": "dataset"}},
		{"text", `"types":{"resourceTypeGeneral":"Text","citeproc":"thesis"}`, want{"type": "dissertation"}},
		{"thing", `"types":{"resourceTypeGeneral":"PhysicalObject","citeproc":"article"}`, want{"type": "other"}},
		{"arXiv", `"doi":"10.48550/arXiv.1706.03762"`, want{"ids": "arxiv:1706.03762"}},
		{"other identifiers", `"identifiers":[{"identifier":"31234567","identifierType":"PMID"},{"identifier":"X 7","identifierType":"Other"}]`, want{"ids": "doi:10.5555/x pmid:31234567"}},
		{"abstract", `"descriptions":[{"description":"m","descriptionType":"Methods"},{"description":"a<br>b","descriptionType":"Abstract"}]`, want{"abstract": "a b"}},
		{"subjects", `"subjects":[{"subject":"a"},{"subject":"b","subjectScheme":"LCSH"},{"subject":"a"}]`, want{"keywords": "author:a; lcsh:b"}},
		{"counts", `"citationCount":3,"referenceCount":0`, want{"cited": "3 datacite", "refcount": "0 datacite"}},
		{"citations", `"relatedIdentifiers":[{"relationType":"Cites","relatedIdentifier":"10.5555/A","relatedIdentifierType":"DOI"},{"relationType":"References","relatedIdentifier":"10.5555/a","relatedIdentifierType":"DOI"},{"relationType":"References","relatedIdentifier":"https://example.org/b","relatedIdentifierType":"URL"},{"relationType":"References","relatedIdentifier":"978-3-16-148410-0","relatedIdentifierType":"ISBN"}]`,
			want{"refs": "doi:10.5555/a\nhttps://example.org/b\nisbn:9783161484100 978-3-16-148410-0"}},
		{"no citations", `"relatedIdentifiers":[{"relationType":"IsCitedBy","relatedIdentifier":"10.5555/a","relatedIdentifierType":"DOI"},{"relationType":"IsVersionOf","relatedIdentifier":"10.5555/b","relatedIdentifierType":"DOI"},{"relationType":"IsSupplementTo","relatedIdentifier":"10.5555/c","relatedIdentifierType":"DOI"}]`, want{"refs": "", "versions": "doi:10.5555/b"}},
		{"versions", `"relatedIdentifiers":[{"relationType":"IsPreviousVersionOf","relatedIdentifier":"10.5555/B","relatedIdentifierType":"DOI"},{"relationType":"IsIdenticalTo","relatedIdentifier":"arXiv:1706.03762","relatedIdentifierType":"arXiv"},{"relationType":"IsTranslationOf","relatedIdentifier":"10.5555/x","relatedIdentifierType":"DOI"},{"relationType":"IsPartOf","relatedIdentifier":"10.5555/c","relatedIdentifierType":"DOI"}]`,
			want{"refs": "", "versions": "doi:10.5555/b arxiv:1706.03762"}},
		{"described citations", `"relatedItems":[{"relationType":"Cites","titles":[{"title":"T"}],"relatedItemIdentifier":{"relatedItemIdentifier":"10.5555/a","relatedItemIdentifierType":"DOI"}},{"relationType":"Cites","creators":[{"name":"Orlov, D."}],"publicationYear":"2001","volume":"3"},{"relationType":"IsPublishedIn","titles":[{"title":"J"}]}]`,
			want{"refs": "doi:10.5555/a\nOrlov, D., 2001, 3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"id":"10.5555/x","type":"dois","attributes":{"doi":"10.5555/X",` + tt.fields + "}}"
			r, problems := oneOf(t, dataciteFormat(), text)
			checkFields(t, r, tt.want)
			if len(problems) > 0 {
				t.Errorf("got problems %v", problems)
			}
		})
	}
}

// However works are wrapped, they are the same works.
func TestDataCiteShapes(t *testing.T) {
	const attributes = `{"doi":"10.5555/x","creators":[{"name":"Moreau, Ada"}],"titles":[{"title":"T"}],"publicationYear":2019}`
	const object = `{"id":"10.5555/x","type":"dois","attributes":` + attributes + `}`
	for _, text := range []string{
		attributes, object, "[" + object + "]", object + "\n", `{"data":` + object + `}`,
		`{"data":[` + object + `],"meta":{"total":1},"included":[{"id":"x","type":"clients"}]}`,
	} {
		r, problems := oneOf(t, dataciteFormat(), text)
		if !sniffDataCite([]byte(text)) || r.Title != "T" || r.Year != 2019 || len(problems) > 0 {
			t.Errorf("%s: got %+v and %v", text, r, problems)
		}
		if sniffCrossref([]byte(text)) || sniffCSL([]byte(text)) {
			t.Errorf("%s: taken for another format", text)
		}
	}
}

func TestDataCiteProblems(t *testing.T) {
	work := func(fields string) string { return `{"doi":"10.5555/x","titles":[{"title":"T"}],` + fields + `}` }
	for text, want := range map[string]string{
		work(`"publicationYear":9999`): "1 datacite.year warn",
		work(`"creators":[{"name":"A, B","nameIdentifiers":[{"nameIdentifier":"0000-0002-1825-0098","nameIdentifierScheme":"ORCID"}]}]`): "1 datacite.bad-orcid warn",
		work(`"relatedIdentifiers":[{"relationType":"Cites","relatedIdentifier":"nonsense","relatedIdentifierType":"DOI"}]`):             "1 datacite.bad-reference-doi warn",
		`{"data":[` + work(`"language":"en"`) + `],"meta":{"total":9}}`:                                                                  "0 datacite.page info",
	} {
		if _, problems := oneOf(t, dataciteFormat(), text); strings.Join(problems, "; ") != want {
			t.Errorf("%s: got %v, want %s", text, problems, want)
		}
	}
}

func FuzzDataCite(f *testing.F) {
	fuzzWorks(f, dataciteFormat(), `{"data":{"attributes":{"doi":"10.1/x","publisher":{"name":"P"}}}}`)
}
