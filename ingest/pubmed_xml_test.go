package ingest

import (
	"fmt"
	"strings"
	"testing"

	"cocite/graph"
)

// pubmedXML puts text into an article with a PMID.
func pubmedXML(article, citation, data string) string {
	return "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>" + article + "</Article>" + citation +
		"</MedlineCitation><PubmedData>" + data + "</PubmedData></PubmedArticle>"
}

// pubmedOne reads the one record of a text.
func pubmedOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, pubmedXMLFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

func TestPubmedXMLArticle(t *testing.T) {
	issue := func(s string) string { return "<Journal><JournalIssue>" + s + "</JournalIssue></Journal>" }
	date := func(s string) string { return issue("<PubDate>" + s + "</PubDate>") }
	tests := []struct {
		name, article string
		want          want
	}{
		{"title", "<ArticleTitle>On graphs.</ArticleTitle>", want{"title": "On graphs", "type": "article", "line": "1", "ids": "pmid:1"}},
		{"markup in the title", "<ArticleTitle>The <i>E. coli</i> of CO <sub>2</sub> and p &lt; 0.05 &amp; <b>more</b></ArticleTitle>", want{"title": "The E. coli of CO2 and p < 0.05 & more"}},
		{"formula in the title", `<ArticleTitle>Of <mml:math xmlns:mml="x"> <mml:mfrac> <mml:mi>a</mml:mi> <mml:msup><mml:mi>b</mml:mi> <mml:mn>2</mml:mn></mml:msup> </mml:mfrac> <mml:annotation>\frac</mml:annotation></mml:math> things</ArticleTitle>`, want{"title": "Of a/b2 things"}},
		{"brackets of a formula", `<ArticleTitle><math><mfenced><mi>a</mi><mi>b</mi></mfenced><mfenced open="|" close="&gt;"><mi>c</mi></mfenced></math></ArticleTitle>`, want{"title": "(a,b)|c>"}},
		{"title translated", "<ArticleTitle>[On graphs].</ArticleTitle><VernacularTitle>Über Graphen</VernacularTitle>", want{"title": "On graphs"}},
		{"no English title", "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Über Graphen.</VernacularTitle>", want{"title": "Über Graphen"}},
		{"journal", "<Journal><ISSN>2049-3630</ISSN><Title>Journal of X</Title><ISOAbbreviation>J. X</ISOAbbreviation></Journal>", want{"venue": "Journal of X", "abbrev": "J. X", "issn": "2049-3630", "venuetype": "journal"}},
		{"volume and issue", issue("<Volume>12</Volume><Issue>3 Pt 1</Issue>"), want{"volume": "12", "issue": "3 Pt 1"}},
		{"year", date("<Year>2016</Year>"), want{"date": "2016"}},
		{"month", date("<Year>2016</Year><Month>Jan</Month>"), want{"date": "2016-01"}},
		{"day", date("<Year>2016</Year><Month>01</Month><Day>5</Day>"), want{"date": "2016-01-05"}},
		{"season", date("<Year>2016</Year><Season>Fall</Season>"), want{"date": "2016"}},
		{"MedlineDate", date("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>"), want{"date": "1998-12"}},
		{"only online", "<ArticleDate><Year>2015</Year><Month>10</Month><Day>31</Day></ArticleDate>", want{"date": "2015-10-31"}},
		{"online does not refine", date("<Year>2015</Year>") + "<ArticleDate><Year>2015</Year><Month>10</Month><Day>31</Day></ArticleDate>", want{"date": "2015"}},
		{"pages", "<Pagination><MedlinePgn>1234-42</MedlinePgn></Pagination>", want{"pages": "1234-1242"}},
		{"pages apart", "<Pagination><StartPage>25</StartPage><EndPage>138</EndPage></Pagination>", want{"pages": "25-138"}},
		{"abstract with labels", `<Abstract><AbstractText Label="AIM">We <sup>1</sup>count.</AbstractText><AbstractText Label="UNLABELLED">All.</AbstractText><CopyrightInformation>(c)</CopyrightInformation></Abstract>`, want{"abstract": "AIM: We1count. All."}},
		{"language", "<Language>eng</Language><Language>fre</Language>", want{"language": "eng"}},
		{"review", "<PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>Review</PublicationType></PublicationTypeList>", want{"type": "review"}},
		{"names", "<AuthorList><Author><LastName>van der Berg</LastName><ForeName>Jan H</ForeName><Suffix>Jr</Suffix></Author><Author><LastName>Li</LastName><Initials>W</Initials></Author><Author><LastName>Rossi</LastName><FirstName>Chiara</FirstName><MiddleName>D</MiddleName></Author></AuthorList>", want{"authors": "Jan H|van der|Berg|Jr; W||Li; Chiara D||Rossi"}},
		{"group", "<AuthorList><Author><CollectiveName>for the X Team</CollectiveName></Author></AuthorList>", want{"authors": "[for the X Team]"}},
		{"editors", `<AuthorList Type="editors"><Author><LastName>A</LastName></Author></AuthorList>`, want{"authors": ""}},
		{"invalid names", `<AuthorList><Author ValidYN="N"><LastName>Moraeu</LastName></Author><Author ValidYN="Y"><LastName>Moreau</LastName></Author></AuthorList>`, want{"authors": "||Moreau"}},
		{"DOI", `<ELocationID EIdType="pii">S1</ELocationID><ELocationID EIdType="doi" ValidYN="N">10.1000/n</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.1000/A</ELocationID>`, want{"ids": "pmid:1 doi:10.1000/a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkFields(t, pubmedOne(t, pubmedXML(tt.article, "", "")), tt.want) })
	}
}

func TestPubmedXMLCitation(t *testing.T) {
	const ids = `<ArticleIdList><ArticleId IdType="pubmed">1</ArticleId><ArticleId IdType="doi">10.1000/a</ArticleId><ArticleId IdType="pmc">PMC77</ArticleId><ArticleId IdType="pii">S1</ArticleId></ArticleIdList>`
	tests := []struct {
		name, citation, data string
		want                 want
	}{
		{"ids", "", ids, want{"ids": "pmid:1 doi:10.1000/a pmcid:PMC77"}},
		{"ids of references are not ours", "", `<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/r</ArticleId></ArticleIdList></Reference></ReferenceList>`, want{"ids": "pmid:1", "refs": "doi:10.1000/r"}},
		{"other ids", `<OtherID Source="NLM">PMC77 [Available on 01/01/17]</OtherID><OtherID Source="NASA">77</OtherID>`, "", want{"ids": "pmid:1 pmcid:PMC77"}},
		{"headings", "<MeshHeadingList><MeshHeading><DescriptorName>Graphs</DescriptorName><QualifierName>history</QualifierName></MeshHeading><MeshHeading><DescriptorName>Walking</DescriptorName></MeshHeading></MeshHeadingList>", "", want{"keywords": "mesh:Graphs; mesh:Walking"}},
		{"terms", `<KeywordList Owner="NOTNLM"><Keyword>p<sub>2</sub></Keyword></KeywordList><KeywordList Owner="NASA"><Keyword>b</Keyword></KeywordList>`, "", want{"keywords": "author:p2; nasa:b"}},
		{"journal", "<MedlineJournalInfo><MedlineTA>J X</MedlineTA><ISSNLinking>2049-3630</ISSNLinking></MedlineJournalInfo>", "", want{"venue": "J X", "abbrev": "J X", "issn": "2049-3630"}},
		{"references counted", "<NumberOfReferences>45</NumberOfReferences>", "", want{"refcount": "45 pubmed"}},
		{"references", "", `<ReferenceList><Title>R</Title><Reference><Citation>J <i>X</i>. 1988;2:3</Citation><ArticleIdList><ArticleId IdType="pubmed">7</ArticleId><ArticleId IdType="pmc">PMC8</ArticleId></ArticleIdList></Reference><ReferenceList><Reference><Citation>Text. doi: 10.1000/t.</Citation></Reference></ReferenceList></ReferenceList>`, want{"refs": "pmid:7 pmcid:PMC8 J X. 1988;2:3\ndoi:10.1000/t Text. doi: 10.1000/t."}},
		{"two lists", "", "<ReferenceList><Reference><Citation>a</Citation></Reference></ReferenceList><ReferenceList><Reference><Citation>b</Citation></Reference></ReferenceList>", want{"refs": "a\nb"}},
		{"links of older files", `<CommentsCorrectionsList><CommentsCorrections RefType="Cites"><RefSource>J X. 1988;2:3</RefSource><PMID>7</PMID></CommentsCorrections><CommentsCorrections RefType="CommentIn"><RefSource>J Y</RefSource><PMID>8</PMID></CommentsCorrections></CommentsCorrectionsList>`, "", want{"refs": "pmid:7 J X. 1988;2:3"}},
		{"links that are listed", `<CommentsCorrectionsList><CommentsCorrections RefType="Cites"><RefSource>J X</RefSource><PMID>7</PMID></CommentsCorrections></CommentsCorrectionsList>`, `<ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">7</ArticleId></ArticleIdList></Reference></ReferenceList>`, want{"refs": "pmid:7"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkFields(t, pubmedOne(t, pubmedXML("", tt.citation, tt.data)), tt.want) })
	}
	link := func(kind string) string {
		return `<CommentsCorrectionsList><CommentsCorrections RefType="` + kind + `"><PMID>7</PMID></CommentsCorrections></CommentsCorrectionsList>`
	}
	if !pubmedOne(t, pubmedXML("", link("RetractionIn"), "")).Retracted || pubmedOne(t, pubmedXML("", link("RetractionOf"), "")).Retracted {
		t.Error("RetractionIn retracts, RetractionOf does not")
	}
	if !pubmedOne(t, pubmedXML(`<AuthorList CompleteYN="N"></AuthorList>`, "", "")).AuthorsCut {
		t.Error("a list that is not complete is cut")
	}
}

func TestPubmedCitationText(t *testing.T) {
	tests := []struct {
		raw  string
		want graph.Ref
	}{
		{"J Biol Chem. 1988 Mar 5;263(7):3086-91", graph.Ref{Source: "J Biol Chem", Year: 1988, Volume: "263", Page: "3086"}},
		{"Epidemiol Infect. 2017 Jul 3;:1", graph.Ref{Source: "Epidemiol Infect", Year: 2017, Page: "1"}},
		{"CMAJ. 2014 Apr 15;186(7):E205-6", graph.Ref{Source: "CMAJ", Year: 2014, Volume: "186", Page: "E205"}},
		{"Keller B, Rossi C. A title of 1999. J Fict Stud. 2005;1:7–9.", graph.Ref{Year: 2005, Volume: "1", Page: "7"}},
		{"World Health Organization. Report of 2010. Geneva; 2011.", graph.Ref{}},
		{"Smith J. 1999 was dry. J X. 2005;1:7", graph.Ref{Year: 2005, Volume: "1", Page: "7"}},
		{"Smith J. A book. London: House, 1990.", graph.Ref{}},
	}
	for _, tt := range tests {
		tt.want.Raw = tt.raw
		if got := pubmedCitation(tt.raw); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("got %+v, want %+v", got, tt.want)
		}
	}
}

func TestPubmedXMLAuthors(t *testing.T) {
	tests := []struct{ name, article, want string }{
		{"address and ORCID", `<AuthorList><Author><LastName>A</LastName><Identifier Source="ORCID">http://orcid.org/0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>P, Graz, Austria.</Affiliation></AffiliationInfo><AffiliationInfo><Affiliation>Q.</Affiliation></AffiliationInfo></Author></AuthorList>`, "A0000-0002-1825-0097 < AT P, Graz, Austria.> <  Q.>"},
		{"identifiers of an institution", `<AuthorList><Author><LastName>A</LastName><AffiliationInfo><Affiliation>P.</Affiliation><Identifier Source="ROR">https://ror.org/05njb9z20</Identifier></AffiliationInfo></Author></AuthorList>`, "A < 05njb9z20 P.>"},
		{"identifiers of one of two", `<AuthorList><Author><LastName>A</LastName><AffiliationInfo><Affiliation>P, Austria; Q, France</Affiliation><Identifier Source="ROR">https://ror.org/05njb9z20</Identifier></AffiliationInfo></Author></AuthorList>`, "A < AT P, Austria> < FR Q, France>"},
		{"older address of an author", `<AuthorList><Author><LastName>A</LastName><Affiliation>P.</Affiliation></Author></AuthorList>`, "A <  P.>"},
		{"older address of the first author", `<Affiliation>P.</Affiliation><AuthorList><Author><LastName>A</LastName></Author><Author><LastName>B</LastName></Author></AuthorList>`, "A <  P.>; B"},
		{"investigators", `<AuthorList></AuthorList></Article><InvestigatorList><Investigator><LastName>A</LastName></Investigator></InvestigatorList><Article>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := authorText(pubmedOne(t, pubmedXML(tt.article, "", "")).Authors); got != tt.want {
				t.Errorf("authors %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPubmedXMLBooks(t *testing.T) {
	const book = `<Book><BookTitle>A Book</BookTitle><PubDate><Year>2007</Year></PubDate><Volume>2</Volume><AuthorList Type="authors"><Author><LastName>B</LastName></Author></AuthorList><AuthorList Type="editors"><Author><LastName>E</LastName></Author></AuthorList><Isbn>9780306406157</Isbn></Book>`
	whole := pubmedOne(t, "<PubmedBookArticle><BookDocument><PMID>1</PMID>"+book+"<PublicationType>Review</PublicationType></BookDocument><PubmedBookData><ArticleIdList><ArticleId IdType=\"doi\">10.1000/b</ArticleId></ArticleIdList></PubmedBookData></PubmedBookArticle>")
	checkFields(t, whole, want{"title": "A Book", "type": "book", "venue": "", "date": "2007", "volume": "2", "authors": "||B", "ids": "pmid:1 doi:10.1000/b isbn:9780306406157"})
	chapter := pubmedOne(t, `<BookDocument><PMID>1</PMID>`+book+`<ArticleTitle>A chapter</ArticleTitle><AuthorList Type="authors"><Author><LastName>C</LastName></Author></AuthorList></BookDocument>`)
	version := pubmedOne(t, `<MedlineCitation><PMID Version="1">1</PMID><PMID Version="2">2</PMID></MedlineCitation>`)
	checkFields(t, version, want{"ids": "pmid:2"})
	checkFields(t, chapter, want{"title": "A chapter", "type": "book-chapter", "venue": "A Book", "venuetype": "book", "authors": "||C", "ids": "pmid:1"})
}

// Records come in several elements, with prefixes, and broken.
func TestPubmedXMLProblems(t *testing.T) {
	one := func(n int, title string) string {
		return fmt.Sprintf("<PubmedArticle><MedlineCitation><PMID>%d</PMID><Article><ArticleTitle>%s</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n", n, title)
	}
	bare := func(n int, title string) string {
		return strings.NewReplacer("<PubmedArticle>", "", "</PubmedArticle>", "").Replace(one(n, title))
	}
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"set", "<PubmedArticleSet>\n" + one(1, "A") + one(2, "B") + "</PubmedArticleSet>", "A B", nil},
		{"bare articles", one(1, "A") + one(2, "B"), "A B", nil},
		{"citations", "<MedlineCitationSet>\n" + bare(1, "A") + bare(2, "B") + "</MedlineCitationSet>", "A B", nil},
		{"a citation", bare(1, "A"), "A", nil},
		{"prefixes", strings.NewReplacer("</", "</p:", "<P", "<p:P", "<M", "<p:M", "<A", "<p:A").Replace(one(1, "A")), "A", nil},
		{"an element around", "<Entrezgene-Set><answer>" + one(1, "A") + "</answer></Entrezgene-Set>", "A", nil},
		{"two answers in one file", "<?xml version=\"1.0\"?><PubmedArticleSet>" + one(1, "A") + "</PubmedArticleSet>\n<?xml version=\"1.0\"?>\n<PubmedArticleSet>" + one(2, "B") + "</PubmedArticleSet>", "A B", nil},
		{"the last version of a PMID", "<MedlineCitation><PMID Version=\"1\">1</PMID><PMID Version=\"2\">2</PMID><Article><ArticleTitle>A</ArticleTitle></Article></MedlineCitation>", "A", nil},
		{"an article without end", "<PubmedArticleSet>\n<PubmedArticle><MedlineCitation>\n" + one(2, "B") + one(3, "C") + "</PubmedArticleSet>", "B C", []string{"2 pubmed-xml.broken error"}},
		{"an empty article", "<PubmedArticleSet>\n<PubmedArticle>\n</PubmedArticle>\n" + one(1, "A") + "</PubmedArticleSet>", "A", []string{"2 pubmed-xml.empty-record error"}},
		{"deleted citations", "<PubmedArticleSet>" + one(1, "A") + "<DeleteCitation><PMID>5</PMID><PMID>6</PMID></DeleteCitation></PubmedArticleSet>", "A", []string{"2 pubmed-xml.deleted info"}},
		{"bad year", pubmedXML("<ArticleTitle>A</ArticleTitle>\n<Journal><JournalIssue><PubDate><Year>0001</Year></PubDate></JournalIssue></Journal>", "", ""), "A", []string{"2 pubmed-xml.bad-year warn"}},
		{"bad DOI", pubmedXML("<ArticleTitle>A</ArticleTitle>\n<ELocationID EIdType=\"doi\">soon</ELocationID>", "", ""), "A", []string{"2 pubmed-xml.bad-doi warn"}},
		{"bad ORCID", pubmedXML("<ArticleTitle>A</ArticleTitle><AuthorList><Author><LastName>B</LastName>\n<Identifier Source=\"ORCID\">0000-0002-1825-0098</Identifier></Author></AuthorList>", "", ""), "A", []string{"2 pubmed-xml.bad-orcid warn"}},
		{"nobody", pubmedXML("<ArticleTitle>A</ArticleTitle><AuthorList>\n<Author><LastName>Anonymous</LastName></Author>\n<Author></Author></AuthorList>", "", ""), "A", []string{"2 pubmed-xml.placeholder-name info", "3 pubmed-xml.placeholder-name info"}},
		{"an empty reference", pubmedXML("<ArticleTitle>A</ArticleTitle>", "", "<ReferenceList>\n<Reference></Reference></ReferenceList>"), "A", []string{"2 pubmed-xml.empty-reference warn"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkProblems(t, pubmedXMLFormat(), tt.in, tt.titles, tt.problems) })
	}
}

func TestPubmedXMLSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"<PubmedArticleSet>\n", true},
		{"<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM\" \"x\">\n", true},
		{"<PubmedArticle>", true},
		{"<PubmedBookArticle>", true},
		{"<MedlineCitation Owner=\"NLM\">", true},
		{"<a xmlns:m=\"x\"><m:PubmedArticle/>", true},
		{"{\"x\":\"<PubmedArticle>\"}", false},
		{"<dblp><article key=\"x\">", false},
		{"<PubmedArticles>", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffPubmedXML([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffPubmedXML(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestPubmedXMLStops(t *testing.T) { checkStops(t, pubmedXMLFormat()) }

func FuzzPubmedXML(f *testing.F) {
	fuzzTagged(f, pubmedXMLFormat(), pubmedXML("<ArticleTitle>[<math><mfenced/></math></ArticleTitle>", "<MeshHeadingList/>", "<ReferenceList><ReferenceList>"), "<DeleteCitation/><MedlineCitation/>")
}

func BenchmarkPubmedXML(b *testing.B) { benchmarkRecords(b, pubmedXMLFormat()) }
