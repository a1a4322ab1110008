package ingest

import (
	"strings"
	"testing"

	"cocite/graph"
)

// endnoteXMLOne reads the one record of a text.
func endnoteXMLOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, endnoteXMLFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

func TestEndnoteXMLFields(t *testing.T) {
	const article = `<ref-type name="Journal Article">17</ref-type>`
	style := func(s string) string { return `<style face="normal" size="100%">` + s + "</style>" }
	tests := []struct {
		name, in string
		want     want
	}{
		{"title", article + "<titles><title>On &lt;i&gt;graphs&lt;/i&gt;</title></titles>", want{"title": "On graphs", "type": "article", "line": "1"}},
		{"title in styles", "<titles><title>\n  " + style("Of H") + "\n  <style face=\"subscript\">2</style>\n  " + style("O and ") + "\n  " + style("more") + "\n</title></titles>", want{"title": "Of H2O and more"}},
		{"authors", "<contributors><authors><author>" + style("Moreau, Ada") + "</author><author>Jan van der Berg</author><author>Keller, B., Jr</author></authors><secondary-authors><author>Ed, Itor</author></secondary-authors></contributors>", want{"authors": "Ada||Moreau; Jan|van der|Berg; B.||Keller|Jr"}},
		{"several authors in one", "<contributors><authors><author>Moreau, Ada; Keller, Bruno</author></authors></contributors>", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"organisation by its comma", "<contributors><authors><author>Small Journals Club,</author></authors></contributors>", want{"authors": "[Small Journals Club]"}},
		{"names in attributes", `<contributors><authors><author last-name="Berg" first-name="Jan" middle-initial="H"/><author corp-name="Club of X"/></authors></contributors>`, want{"authors": "Jan H||Berg; [Club of X]"}},
		{"type by number", "<ref-type>32</ref-type>", want{"type": "dissertation"}},
		{"type by number where the name says nothing", `<ref-type name="Aufsatz">17</ref-type>`, want{"type": "article"}},
		{"type of no kind", `<ref-type name="Artwork">2</ref-type>`, want{"type": "other"}},
		{"kind of article", article + "<work-type>Review</work-type>", want{"type": "review"}},
		{"journal", article + "<titles><secondary-title>J X</secondary-title></titles><periodical><full-title>Journal of X</full-title></periodical>", want{"venue": "Journal of X", "abbrev": "J X", "venuetype": "journal"}},
		{"short journal", article + "<periodical><full-title>Journal of X</full-title><abbr-1>J. X</abbr-1></periodical>", want{"venue": "Journal of X", "abbrev": "J. X"}},
		{"only the secondary title", article + "<titles><secondary-title>J X</secondary-title></titles>", want{"venue": "J X", "abbrev": ""}},
		{"proceedings", `<ref-type name="Conference Proceedings">10</ref-type><titles><secondary-title>Proc. X</secondary-title></titles>`, want{"type": "proceedings-article", "venue": "Proc. X", "venuetype": "conference"}},
		{"book", `<ref-type name="Book">6</ref-type><titles><secondary-title>Series</secondary-title></titles><isbn>0-306-40615-2</isbn>`, want{"type": "book", "venue": "", "ids": "isbn:9780306406157"}},
		{"book of a series with an ISSN", `<ref-type name="Book">6</ref-type><titles><secondary-title>Series</secondary-title></titles><isbn>2049-3630</isbn>`, want{"venue": "Series", "issn": "2049-3630"}},
		{"ISSNs", article + "<isbn>1532-1827 (Electronic)&#xD;0007-0920 (Linking)</isbn>", want{"issn": "1532-1827 0007-0920"}},
		{"date", "<dates><year>" + style("2015") + "</year><pub-dates><date>Mar 3</date></pub-dates></dates>", want{"date": "2015-03-03"}},
		{"year", "<dates><year>2015</year></dates>", want{"date": "2015"}},
		{"pages", "<pages>943-7</pages><volume>12</volume><number>3</number>", want{"pages": "943-947", "volume": "12", "issue": "3"}},
		{"pages in attributes", `<pages start="943" end="947"/><issue>3</issue>`, want{"pages": "943-947", "issue": "3"}},
		{"article number", "<custom7>e123</custom7>", want{"article": "e123"}},
		{"keywords", "<keywords><keyword>" + style("a") + "</keyword><keyword>b&#xD;c</keyword><keyword></keyword></keywords>", want{"keywords": "author:a; author:b; author:c"}},
		{"abstract and language", "<abstract>" + style("We\n count.") + "</abstract><language>eng</language>", want{"abstract": "We count.", "language": "eng"}},
		{"counts", "<notes>Times Cited: 18&#xD;Cited References Count: 2</notes>", want{"cited": "18 wos", "refcount": "2 wos"}},
		{"DOI", "<electronic-resource-num>" + style("10.1000/A") + "</electronic-resource-num>", want{"ids": "doi:10.1000/a"}},
		{"DOI with another number", "<electronic-resource-num>10.1000/A&#xD;S0000-0000(15)1 [pii]</electronic-resource-num>", want{"ids": "doi:10.1000/a"}},
		{"links", "<urls><related-urls><url>" + style("http://www.ncbi.nlm.nih.gov/pubmed/77") + "</url><url>\n &lt;Go to ISI&gt;://000123456789012\n</url></related-urls></urls>", want{"ids": "pmid:77 wos:000123456789012"}},
		{"accession number", "<accession-num>WOS:000123456789012</accession-num>", want{"ids": "wos:000123456789012"}},
		{"accession number of PubMed", "<accession-num>77</accession-num><remote-database-name>PubMed</remote-database-name>", want{"ids": "pmid:77"}},
		{"accession number of nobody", "<accession-num>77</accession-num>", want{"ids": ""}},
		{"PMC", "<custom2>PMC77</custom2>", want{"ids": "pmcid:PMC77"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := tt.in
			if !strings.Contains(in, "<contributors>") { // no record is empty
				in += "<contributors><authors><author>Moreau, Ada</author></authors></contributors>"
			}
			checkFields(t, endnoteXMLOne(t, "<xml><records><record>"+in+"</record></records></xml>"), tt.want)
		})
	}
}

func TestEndnoteXMLAffiliations(t *testing.T) {
	const address = "<auth-address>P, Graz, Austria.&#xD;Q, Paris, France.</auth-address>"
	one := endnoteXMLOne(t, "<record><contributors><authors><author>X, Y</author></authors></contributors>"+address+"</record>")
	if got := authorText(one.Authors); got != "X < AT P, Graz, Austria.> < FR Q, Paris, France.>" {
		t.Errorf("affiliations of the only author: %s", got)
	}
	two := endnoteXMLOne(t, "<record><contributors><authors><author>X, Y</author><author>Z, Z</author></authors></contributors>"+address+"</record>")
	if got := authorText(two.Authors); got != "X; Z" {
		t.Errorf("affiliations that may be another's: %s", got)
	}
}

func TestEndnoteXMLProblems(t *testing.T) {
	one := func(title string) string {
		return "<record><ref-type name=\"Book\">6</ref-type><titles><title>" + title + "</title></titles></record>\n"
	}
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"none", "<xml><records>" + one("A") + one("B") + "</records></xml>", "A B", nil},
		{"without xml", "<records>" + one("A") + "</records>", "A", nil},
		{"a record without end", "<xml><records>\n<record><titles>\n" + one("B") + "</records></xml>", "B", []string{"2 endnote-xml.broken error"}},
		{"nothing but a type", "<records>\n<record><ref-type name=\"Book\">6</ref-type></record></records>", "", []string{"2 endnote-xml.empty-record warn"}},
		{"nothing at all", "<records>\n<record></record></records>", "", []string{"2 endnote-xml.empty-record error"}},
		{"bad year", "<record><titles><title>A</title></titles>\n<dates><year>0001</year></dates></record>", "A", []string{"2 endnote-xml.bad-year warn"}},
		{"no year", "<record><titles><title>A</title></titles><dates><year>in press</year></dates></record>", "A", nil},
		{"bad DOI", "<record><titles><title>A</title></titles>\n<electronic-resource-num>doi:soon</electronic-resource-num></record>", "A", []string{"2 endnote-xml.bad-doi warn"}},
		{"nobody", "<record><titles><title>A</title></titles><contributors><authors>\n<author>Anonymous</author></authors></contributors></record>", "A", []string{"2 endnote-xml.placeholder-name info"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkProblems(t, endnoteXMLFormat(), tt.in, tt.titles, tt.problems) })
	}
}

func TestEndnoteXMLSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"<?xml version=\"1.0\"?><xml><records><record><ref-type name=\"Book\">6</ref-type>", true},
		{"<records><record>\n<rec-number>1</rec-number><ref-type>6</ref-type>", true},
		{"<OAI-PMH><record><metadata>", false},
		{"<records><record><title>A</title></record></records>", false},
		{"x <record><ref-type>", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffEndnoteXML([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffEndnoteXML(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestEndnoteXMLStops(t *testing.T) { checkStops(t, endnoteXMLFormat()) }

func FuzzEndnoteXML(f *testing.F) {
	fuzzTagged(f, endnoteXMLFormat(), "<record><titles><title><style/></title></titles><pages start=\"1\"/><contributors><authors><author>,</author></authors></contributors></record>")
}

func BenchmarkEndnoteXML(b *testing.B) { benchmarkRecords(b, endnoteXMLFormat()) }
