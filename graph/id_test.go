package graph

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMakeID(t *testing.T) {
	sici := "10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g"
	tests := []struct {
		scheme Scheme
		raw    string
		want   string // "" for none
	}{
		{DOI, "10.1000/ABC.Def", "doi:10.1000/abc.def"},
		{DOI, "doi:10.1000/abc", "doi:10.1000/abc"},
		{DOI, "DOI 10.1000/abc", "doi:10.1000/abc"},
		{DOI, "DOI DOI 10.1000/abc", "doi:10.1000/abc"},
		{DOI, "doi10.1000/abc", "doi:10.1000/abc"},
		{DOI, "https://doi.org/10.1000/abc", "doi:10.1000/abc"},
		{DOI, "HTTP://DX.DOI.ORG/10.1000/ABC", "doi:10.1000/abc"},
		{DOI, "https://doi.org/https://doi.org/10.1000/abc", "doi:10.1000/abc"},
		{DOI, "info:doi/10.1000/abc", "doi:10.1000/abc"},
		{DOI, "doi.org/10.1000/abc", "doi:10.1000/abc"},
		{DOI, "https://doi-org.proxy.example.edu/10.1000/abc", "doi:10.1000/abc"},
		{DOI, "https://proxy.example.edu/login?url=https://doi.org/10.1000/abc?x=1#y", "doi:10.1000/abc"},
		{DOI, "10.1000%2Fabc", "doi:10.1000/abc"},
		{DOI, "https://doi.org/10.1000%252Fabc%3C1", "doi:10.1000/abc<1"},
		{DOI, "10.1000/a&lt;b&gt;c&amp;d", "doi:10.1000/a<b>c&d"},
		{DOI, "10.1000/a&amp;lt;b", "doi:10.1000/a<b"},
		{DOI, "10.1000/ab 01\n .2", "doi:10.1000/ab01.2"},
		{DOI, "10. 1000/\u200bab\u00adc", "doi:10.1000/abc"},
		{DOI, "10.1000/abc.", "doi:10.1000/abc"},
		{DOI, "10.1000/abc.;", "doi:10.1000/abc"},
		{DOI, "10.1000/abc,'\"", "doi:10.1000/abc"},
		{DOI, "(10.1000/abc)", "doi:10.1000/abc"},
		{DOI, "[10.1000/a(b)c]}>", "doi:10.1000/a(b)c"},
		{DOI, "10.1016/S0140-6736(05)66545-0", "doi:10.1016/s0140-6736(05)66545-0"},
		{DOI, "10.1016/s0140-6736(05)", "doi:10.1016/s0140-6736(05)"},
		{DOI, "10.1002/(SICI)1097-4571(199401)45:1<1::AID-ASI1>3.0.CO;2-G", "doi:" + sici},
		{DOI, "10.1002/(SICI)1097-4571(199401)45:1&lt;1::AID-ASI1&gt;3.0.CO;2-G", "doi:" + sici},
		{DOI, "https://doi.org/10.1002/(SICI)1097-4571(199401)45:1%3C1::AID-ASI1%3E3.0.CO;2-G", "doi:" + sici},
		{DOI, "https://doi.org/10.1000/abc?utm=1", "doi:10.1000/abc"},
		{DOI, "https://doi.org/10.1000/abc#sec", "doi:10.1000/abc"},
		{DOI, "10.1000/abc?x#y", "doi:10.1000/abc?x#y"},
		{DOI, "10.1000/x.pdf", "doi:10.1000/x"},
		{DOI, "10.1000/x/full", "doi:10.1000/x"},
		{DOI, "10.1000/x/abstract", "doi:10.1000/x"},
		{DOI, "https://example.org/doi/10.1000/x/epdf", "doi:10.1000/x"},
		{DOI, "10.1000/full", "doi:10.1000/full"},
		{DOI, "10.1000/x (accessed 3 May 2020)", "doi:10.1000/x"},
		{DOI, "10.1000/x [doi]", "doi:10.1000/x"},
		{DOI, "10.1000/x; 10.1000/y", "doi:10.1000/x"},
		{DOI, "10.1000/x;10.1000/y", "doi:10.1000/x"},
		{DOI, "10.1000/x https://doi.org/10.1000/y", "doi:10.1000/x"},
		{DOI, "10.1000.10/x", "doi:10.1000.10/x"},
		{DOI, "10.5281/zenodo.123", "doi:10.5281/zenodo.123"},
		{DOI, "10.12688/f1000research.1.2", "doi:10.12688/f1000research.1.2"},
		{DOI, "10.6084/m9.figshare.1.v2", "doi:10.6084/m9.figshare.1.v2"},
		{DOI, "10.21203/rs.3.rs-1/v1", "doi:10.21203/rs.3.rs-1/v1"},
		{DOI, "10.1371/journal.pone.0012345.t001", "doi:10.1371/journal.pone.0012345.t001"},
		{DOI, "10.48550/arXiv.2101.00001", "arxiv:2101.00001"},
		{DOI, "https://doi.org/10.48550/arxiv.2101.00001v3", "arxiv:2101.00001"},
		{DOI, "10.48550/arXiv.hep-th/9901001", "arxiv:hep-th/9901001"},
		{DOI, "10.48550/arXiv.9999", "doi:10.48550/arxiv.9999"},
		{DOI, "10.100/x", ""},
		{DOI, "10.1000/", ""},
		{DOI, "10.1000/...", ""},
		{DOI, "110.1000/x", ""},
		{DOI, "1.10.1000/x", ""},
		{DOI, "not a doi", ""},
		{DOI, "", ""},

		{ArXiv, "2101.00001", "arxiv:2101.00001"},
		{ArXiv, "arXiv:2101.00001v2", "arxiv:2101.00001"},
		{ArXiv, "arXiv:2101.00001v2 [cs.LG]", "arxiv:2101.00001"},
		{ArXiv, "oai:arXiv.org:0704.0001", "arxiv:0704.0001"},
		{ArXiv, "http://arxiv.org/abs/1412.1234v12", "arxiv:1412.1234"},
		{ArXiv, "https://www.arxiv.org/pdf/1501.00001v1.pdf", "arxiv:1501.00001"},
		{ArXiv, "https://export.arxiv.org/e-print/2101.00001", "arxiv:2101.00001"},
		{ArXiv, "https://arxiv.org/html/2101.00001?x=1#S1", "arxiv:2101.00001"},
		{ArXiv, "10.48550/arXiv.2101.00001", "arxiv:2101.00001"},
		{ArXiv, "math.GT/0309136", "arxiv:math/0309136"},
		{ArXiv, "https://arxiv.org/abs/hep-th/9901001v1", "arxiv:hep-th/9901001"},
		{ArXiv, "cond-mat.stat-mech/0703001", "arxiv:cond-mat/0703001"},
		{ArXiv, "HEP-TH/9108001", "arxiv:hep-th/9108001"},
		{ArXiv, "704.0001", "arxiv:0704.0001"},
		{ArXiv, "1234.5678", ""},
		{ArXiv, "1312.5678", "arxiv:1312.5678"},
		{ArXiv, "1313.5678", ""},
		{ArXiv, "1300.5678", ""},
		{ArXiv, "1501.1234", ""},
		{ArXiv, "1412.12345", ""},
		{ArXiv, "0703.0001", ""},
		{ArXiv, "2101.00000", ""},
		{ArXiv, "hep-th/9913001", ""},
		{ArXiv, "hep-th/0704001", ""},
		{ArXiv, "nowhere/9901001", ""},

		{OpenAlex, "https://openalex.org/W2741809807", "openalex:W2741809807"},
		{OpenAlex, "https://api.openalex.org/works/w2741809807", "openalex:W2741809807"},
		{OpenAlex, "https://openalex.org/authors/A5023888391?x=1", "openalex:A5023888391"},
		{OpenAlex, "a5023888391", "openalex:A5023888391"},
		{OpenAlex, "S12898181", "openalex:S12898181"},
		{OpenAlex, "I1", "openalex:I1"}, {OpenAlex, "T1", "openalex:T1"}, {OpenAlex, "P1", "openalex:P1"},
		{OpenAlex, "F1", "openalex:F1"}, {OpenAlex, "C1", "openalex:C1"}, {OpenAlex, "D1", "openalex:D1"},
		{OpenAlex, "K1", "openalex:K1"},
		{OpenAlex, "X1", ""}, {OpenAlex, "W", ""}, {OpenAlex, "W1a", ""}, {OpenAlex, "12", ""},
		{OpenAlex, "https://openalex.org/keywords/graph-theory", ""},

		{PMID, "0012345", "pmid:12345"}, {PMID, "PMID: 12345", "pmid:12345"}, {PMID, "PMID12345", "pmid:12345"},
		{PMID, "https://pubmed.ncbi.nlm.nih.gov/12345/", "pmid:12345"},
		{PMID, "http://www.ncbi.nlm.nih.gov/pubmed/12345", "pmid:12345"},
		{PMID, "123456789", ""}, {PMID, "0", ""}, {PMID, "PMC123", ""}, {PMID, "12a", ""},

		{PMCID, "PMC123.1", "pmcid:PMC123"}, {PMCID, "pmc00123", "pmcid:PMC123"}, {PMCID, "123", "pmcid:PMC123"},
		{PMCID, "PMCID: PMC123", "pmcid:PMC123"},
		{PMCID, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "pmcid:PMC123"},
		{PMCID, "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", "pmcid:PMC123"},
		{PMCID, "PMCX", ""},

		{S2, "204E3073870FAE3D05BCBC2F6A8E263D9B72E776", "s2:204e3073870fae3d05bcbc2f6a8e263d9b72e776"},
		{S2, "https://www.semanticscholar.org/paper/A-Title/204e3073870fae3d05bcbc2f6a8e263d9b72e776", "s2:204e3073870fae3d05bcbc2f6a8e263d9b72e776"},
		{S2, "204e3073", ""},
		{S2Corpus, "CorpusId:13756489", "s2corpus:13756489"}, {S2Corpus, "13756489", "s2corpus:13756489"},
		{S2Corpus, "https://api.semanticscholar.org/CorpusID:13756489", "s2corpus:13756489"}, {S2Corpus, "x", ""},
		{MAG, "2741809807", "mag:2741809807"}, {MAG, "W27", ""},

		{DBLP, "conf/nips/AroraCHL19", "dblp:conf/nips/AroraCHL19"},
		{DBLP, "DBLP:journals/corr/abs-1905-13655", "dblp:journals/corr/abs-1905-13655"},
		{DBLP, "https://dblp.org/rec/conf/nips/AroraCHL19.html", "dblp:conf/nips/AroraCHL19"},
		{DBLP, "https://dblp.uni-trier.de/rec/bibtex/conf/nips/AroraCHL19", "dblp:conf/nips/AroraCHL19"},
		{DBLP, "https://dblp.org/pid/65/9612.html", "dblp:pid/65/9612"},
		{DBLP, "homepages/65/9612", "dblp:pid/65/9612"},
		{DBLP, "name/Wei_Wang_0001", "dblp:name/Wei_Wang_0001"},
		{DBLP, "other/x/y", ""}, {DBLP, "conf", ""}, {DBLP, "conf/", ""},

		{WoS, "WOS:000123456700001", "wos:000123456700001"}, {WoS, "ISI:000123456700001", "wos:000123456700001"},
		{WoS, "000123456700001", "wos:000123456700001"}, {WoS, "WOS:A1997WQ02600011", "wos:A1997WQ02600011"},
		{WoS, "MEDLINE:12345678", "wos:MEDLINE:12345678"}, {WoS, "bci:bci201100", "wos:BCI:BCI201100"},
		{WoS, "WOS:", ""}, {WoS, "a sentence: no", ""},

		{EID, "2-s2.0-85012345678", "eid:2-s2.0-85012345678"}, {EID, "2-S2.0-85012345678", "eid:2-s2.0-85012345678"},
		{EID, "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85012345678&partnerID=40", "eid:2-s2.0-85012345678"},
		{EID, "85012345678", ""}, {EID, "2-s2.0-", ""},

		{Dim, "pub.1012345678", "dim:pub.1012345678"},
		{Dim, "https://app.dimensions.ai/details/publication/pub.1012345678", "dim:pub.1012345678"}, {Dim, "pub.x", ""},
		{Lens, "001-234-567-890-12X", "lens:001-234-567-890-12X"}, {Lens, "001-234-567-890-12x", "lens:001-234-567-890-12X"},
		{Lens, "https://www.lens.org/lens/scholar/article/001-234-567-890-123", "lens:001-234-567-890-123"},
		{Lens, "001-234-567-890-1X3", ""}, {Lens, "001-234", ""},
		{AMiner, "53E9A8A7B7602D97031F4A2B", "aminer:53e9a8a7b7602d97031f4a2b"}, {AMiner, "12345", "aminer:12345"},
		{AMiner, "https://www.aminer.org/pub/53e9a8a7b7602d97031f4a2b/title", "aminer:53e9a8a7b7602d97031f4a2b"}, {AMiner, "53e9", ""},
		{OMID, "omid:br/0601", "omid:br/0601"}, {OMID, "https://w3id.org/oc/meta/br/0601", "omid:br/0601"}, {OMID, "meta:br/0601", "omid:br/0601"}, {OMID, "br/x", ""}, {OMID, "xx/0601", ""},
		{ACL, "p16-1001", "acl:P16-1001"}, {ACL, "2020.acl-main.1", "acl:2020.acl-main.1"},
		{ACL, "https://aclanthology.org/2020.acl-main.1.pdf", "acl:2020.acl-main.1"},
		{ACL, "https://www.aclweb.org/anthology/P16-1001/", "acl:P16-1001"}, {ACL, "P16-101", ""}, {ACL, "2020.acl.1", ""},
		{ADS, "1992ApJ...400L...1W", "ads:1992ApJ...400L...1W"},
		{ADS, "https://ui.adsabs.harvard.edu/abs/1974A%26A....31..447K/abstract", "ads:1974A&A....31..447K"}, {ADS, "1992ApJ", ""},

		{Inspire, "4328", "inspire:4328"}, {Inspire, "https://inspirehep.net/api/literature/4328", "inspire:4328"},
		{Inspire, "https://inspirehep.net/api/authors/4328", ""}, {Inspire, "x", ""},
		{ScopusAuthor, "57204941303", "scopusauthor:57204941303"}, {ScopusAuthor, "scopusauthor:7004212771", "scopusauthor:7004212771"}, {ScopusAuthor, "5.72E+10", ""}, {ScopusAuthor, "123", ""},
		{GRID, "GRID.4691.A", "grid:grid.4691.a"}, {GRID, "grid:grid.12082.39", "grid:grid.12082.39"}, {GRID, "https://www.grid.ac/institutes/grid.4691.a", "grid:grid.4691.a"}, {GRID, "4691.a", ""}, {GRID, "grid.x.a", ""}, {GRID, "grid.4691", ""},
		{InspireAuthor, "https://inspirehep.net/api/authors/99", "inspireauthor:99"}, {InspireAuthor, "https://inspirehep.net/api/literature/99", ""},
		{S2Author, "1714004", "s2author:1714004"}, {S2Author, "null", ""},
		{S2Venue, "FC0A208C-acb7-47dc-a0d4-af8190e21d29", "s2venue:fc0a208c-acb7-47dc-a0d4-af8190e21d29"}, {S2Venue, "fc0a208c", ""},
		{AMinerAuthor, "53F42F36DABFAEDCE54DCD0C", "aminerauthor:53f42f36dabfaedce54dcd0c"}, {AMinerAuthor, "2121236212", "aminerauthor:2121236212"},
		{AMinerVenue, "1187862248", "aminervenue:1187862248"}, {AMinerVenue, "", ""},

		{ISBN, "978-3-16-148410-0", "isbn:9783161484100"}, {ISBN, "3-16-148410-X", "isbn:9783161484100"},
		{ISBN, "ISBN 316148410x", "isbn:9783161484100"}, {ISBN, "urn:isbn:9783161484100", "isbn:9783161484100"},
		{ISBN, "978-3-16-148410-1", ""}, {ISBN, "3-16-148410-0", ""}, {ISBN, "1234567890123", ""}, {ISBN, "x", ""},

		{KeyID, " Du 2018 ", "key:Du 2018"}, {KeyID, "  ", ""},
		{Scheme("other"), "1", ""},
	}
	for _, tt := range tests {
		id, ok := MakeID(tt.scheme, tt.raw)
		if id.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("MakeID(%s, %q) = %q, %v, want %q", tt.scheme, tt.raw, id, ok, tt.want)
		}
		if !ok {
			continue
		}
		if again, ok := MakeID(id.Scheme, id.Value); !ok || again != id {
			t.Errorf("MakeID(%s, %q) = %q, %v: not stable", id.Scheme, id.Value, again, ok)
		}
		if again, ok := ParseID(id.String()); !ok || again != id {
			t.Errorf("ParseID(%q) = %q, %v", id.String(), again, ok)
		}
	}
}

func TestParseID(t *testing.T) {
	tests := []struct{ text, want string }{
		{"doi:10.1000/abc", "doi:10.1000/abc"},
		{"DOI: https://doi.org/10.1000/abc", "doi:10.1000/abc"},
		{"doi DOI 10.1000/abc", "doi:10.1000/abc"},
		{" 10.1000/abc ", "doi:10.1000/abc"},
		{"https://doi.org/10.1000/abc", "doi:10.1000/abc"},
		{"https://doi-org.proxy.example.edu/10.1000/abc", "doi:10.1000/abc"},
		{"https://dl.example.org/doi/abs/10.1000/abc?x=1", "doi:10.1000/abc"},
		{"info:doi/10.1000/abc", "doi:10.1000/abc"},
		{"10.48550/arXiv.2101.00001", "arxiv:2101.00001"},
		{"arXiv:2101.00001v2", "arxiv:2101.00001"},
		{"https://arxiv.org/abs/2101.00001", "arxiv:2101.00001"},
		{"2101.00001", "arxiv:2101.00001"},
		{"hep-th/9901001", "arxiv:hep-th/9901001"},
		{"W2741809807", "openalex:W2741809807"},
		{"W1", "openalex:W1"},
		{"https://openalex.org/W2741809807", "openalex:W2741809807"},
		{"A5023888391", "openalex:A5023888391"},
		{"pmid:123", "pmid:123"},
		{"PMID 123", "pmid:123"},
		{"https://pubmed.ncbi.nlm.nih.gov/123", "pmid:123"},
		{"PMC123", "pmcid:PMC123"},
		{"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "pmcid:PMC123"},
		{"WOS:000123456700001", "wos:000123456700001"},
		{"ISI:000123456700001", "wos:000123456700001"},
		{"MEDLINE:12345678", "wos:MEDLINE:12345678"},
		{"2-s2.0-85012345678", "eid:2-s2.0-85012345678"},
		{"pub.1012345678", "dim:pub.1012345678"},
		{"001-234-567-890-12X", "lens:001-234-567-890-12X"},
		{"204e3073870fae3d05bcbc2f6a8e263d9b72e776", "s2:204e3073870fae3d05bcbc2f6a8e263d9b72e776"},
		{"CorpusID:13756489", "s2corpus:13756489"},
		{"https://api.semanticscholar.org/CorpusID:13756489", "s2corpus:13756489"},
		{"conf/nips/AroraCHL19", "dblp:conf/nips/AroraCHL19"},
		{"DBLP:conf/nips/AroraCHL19", "dblp:conf/nips/AroraCHL19"},
		{"https://dblp.org/rec/conf/nips/AroraCHL19", "dblp:conf/nips/AroraCHL19"},
		{"omid:br/0601", "omid:br/0601"},
		{"2020.acl-main.1", "acl:2020.acl-main.1"},
		{"https://aclanthology.org/P16-1001", "acl:P16-1001"},
		{"978-3-16-148410-0", "isbn:9783161484100"},
		{"key:Du 2018", "key:Du 2018"},

		{"", ""}, {"12345", ""}, {"3.14159", ""}, {"1234.5678", ""}, {"A1", ""}, {"S12", ""}, {"w", ""},
		{"a paper about 10.1000/abc", ""}, {"doi of the paper: 10.1000/abc", ""}, {"doing well", ""},
		{"https://example.org/10.1000/abc", ""}, {"https://", ""}, {"http://[", ""},
		{"foo/1234567", ""}, {"data/a/b", ""}, {"pub.med", ""}, {"10.1000", ""}, {"9783161484100", ""},
		{"note: 12", ""}, {"ISBN", ""},
	}
	for _, tt := range tests {
		id, ok := ParseID(tt.text)
		if id.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("ParseID(%q) = %q, %v, want %q", tt.text, id, ok, tt.want)
		}
	}
}

func TestFindDOI(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Batagelj V, 2003, DOI 10.1000/abc, p. 3", "doi:10.1000/abc"},
		{"see <a href=\"https://doi.org/10.1000/abc?x\">here</a>", "doi:10.1000/abc"},
		{"see 10.1000/abc</a> and more", "doi:10.1000/abc"},
		{"(https://doi.org/10.1000/a(b)c).", "doi:10.1000/a(b)c"},
		{"DOI 10.1002/(SICI)1097-4571(199401)45:1<1::AID-ASI1>3.0.CO;2-G", "doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g"},
		{"DOI [10.1000/a, 10.1000/b]", "doi:10.1000/a"},
		{"10.1000/a;10.1000/b", "doi:10.1000/a"},
		{"section 10.12 and 10.1000/abc", "doi:10.1000/abc"},
		{"arXiv 10.48550/arXiv.2101.00001", "arxiv:2101.00001"},
		{"10.1000/ and 10.1001/b", "doi:10.1001/b"},
		{"“10.1000/abc”", "doi:10.1000/abc"},
		{"no doi here 10.12/x", ""}, {"", ""},
	}
	for _, tt := range tests {
		id, ok := FindDOI(tt.text)
		if id.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("FindDOI(%q) = %q, %v, want %q", tt.text, id, ok, tt.want)
		}
	}
}

func TestCheckedNumbers(t *testing.T) {
	tests := []struct {
		name       string
		parse      func(string) string
		text, want string
	}{
		{"orcid", ParseORCID, "0000-0002-1825-0097", "0000-0002-1825-0097"},
		{"orcid url", ParseORCID, "https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"},
		{"orcid x", ParseORCID, "ORCID: 0000-0002-1694-233x.", "0000-0002-1694-233X"},
		{"orcid bare", ParseORCID, "0000000218250097", "0000-0002-1825-0097"},
		{"orcid dashes", ParseORCID, "0000\u20110002\u20111825\u20110097", "0000-0002-1825-0097"},
		{"orcid wrong digit", ParseORCID, "0000-0002-1825-0098", ""},
		{"orcid too long", ParseORCID, "0000-0002-1825-00971", ""},
		{"orcid that lost its X", ParseORCID, "https://orcid.org/0000-0001-6208-878", "0000-0001-6208-878X"},
		{"orcid that lost another digit", ParseORCID, "0000-0002-1825-009", ""},
		{"orcid without groups that lost its X", ParseORCID, "000000016208878", ""},
		{"orcid too short", ParseORCID, "0000-0002-1825-009", ""},
		{"orcid none", ParseORCID, "", ""},
		{"issn", ParseISSN, "0378-5955", "0378-5955"},
		{"issn x", ParseISSN, "ISSN 2434561x (print)", "2434-561X"},
		{"issn wrong digit", ParseISSN, "0378-5954", ""},
		{"issn zero", ParseISSN, "0000-0000", ""},
		{"issn none", ParseISSN, "1234", ""},
		{"ror", ParseROR, "https://ror.org/03yrm5c26", "03yrm5c26"},
		{"ror bare", ParseROR, "03YRM5C26", "03yrm5c26"},
		{"ror host", ParseROR, "ror.org/03yrm5c26", "03yrm5c26"},
		{"ror none", ParseROR, "13yrm5c26", ""},
		{"ror short", ParseROR, "03yrm5c2", ""},
		{"ror letters", ParseROR, "03yrm5cab", ""},
	}
	for _, tt := range tests {
		if got := tt.parse(tt.text); got != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestArXivVersion(t *testing.T) {
	for text, want := range map[string]int{
		"arXiv:2101.00001v2": 2, "https://arxiv.org/pdf/2101.00001v12.pdf": 12, "hep-th/9901001v3": 3,
		"2101.00001": 0, "v2": 0, "": 0, "2101.00001v99999999999999999999": 0,
	} {
		if got := ArXivVersion(text); got != want {
			t.Errorf("ArXivVersion(%q) = %d, want %d", text, got, want)
		}
	}
}

// doiNoise makes values that look like DOIs with everything that goes wrong.
func doiNoise() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		pre := rapid.SampledFrom([]string{"", "doi:", "DOI ", "https://doi.org/", "http://dx.doi.org/", "x?u=https://doi.org/", "("}).Draw(t, "prefix")
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			"a", "B", "1", ".", ",", ";", ":", "(", ")", "<", ">", "/", "%2F", "%25", "%", "&amp;", "&lt;", "&", "?", "#",
			" ", "\u200b", "é", "\xff", ".pdf", "/full", "10.1000/", "v2", "'", "\"",
		}), 0, 12).Draw(t, "parts")
		for _, p := range parts {
			pre += p
			if p == "B" {
				pre += "10.48550/arXiv.2101.00001"
			}
		}
		return rapid.SampledFrom([]string{"10.1000/", "10.1000%2F", "10.12.3/", ""}).Draw(t, "head") + pre
	})
}

func TestMakeIDStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkStable(t, doiNoise().Draw(t, "doi"))
	})
}

type fataler interface {
	Fatalf(format string, args ...any)
}

var allSchemes = []Scheme{DOI, ArXiv, OpenAlex, PMID, S2, DBLP, WoS, EID, PMCID, S2Corpus, MAG, Lens, Dim, AMiner, OMID, ACL, ADS, ISBN, KeyID,
	Inspire, InspireAuthor, GRID, ScopusAuthor, S2Author, S2Venue, AMinerAuthor, AMinerVenue}

// checkStable fails if normalising a value of any scheme twice differs from
// once, or if the identifier does not survive being written and read.
func checkStable(t fataler, raw string) {
	for _, s := range allSchemes {
		id, ok := MakeID(s, raw)
		if !ok {
			continue
		}
		if again, ok := MakeID(id.Scheme, id.Value); !ok || again != id {
			t.Fatalf("MakeID(%s, %q) = %q, then %q", s, raw, id, again)
		}
		if again, ok := ParseID(id.String()); !ok || again != id {
			t.Fatalf("MakeID(%s, %q) = %q is read as %q", s, raw, id, again)
		}
	}
}

func FuzzParseID(f *testing.F) {
	for _, s := range []string{"doi:10.1000/abc", "https://arxiv.org/abs/2101.00001v2", "W27", "isbn:3-16-148410-X", "conf/a/b", "10.1000%252Fa?b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkStable(t, s)
		id, ok := ParseID(s)
		if ok != (id != ID{}) {
			t.Fatalf("ParseID(%q) = %v, %v", s, id, ok)
		}
		if again, _ := ParseID(id.String()); ok && again != id {
			t.Fatalf("ParseID(%q) = %v, then %v", s, id, again)
		}
	})
}

func FuzzFindDOI(f *testing.F) {
	for _, s := range []string{"see https://doi.org/10.1000/abc?x.", "10.1000/a;10.1000/b", "<a href=\"10.1000/a\">", "10.1002/(SICI)1097<1::AID>3.0.CO;2-G"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, ok := FindDOI(s)
		if !ok {
			return
		}
		if again, ok := MakeID(DOI, id.Value); id.Scheme == DOI && (!ok || again != id) {
			t.Fatalf("FindDOI(%q) = %v, then %v", s, id, again)
		}
	})
}

func BenchmarkMakeID(b *testing.B) {
	for _, bb := range []struct {
		name   string
		scheme Scheme
		raw    string
	}{
		{"openalex", OpenAlex, "https://openalex.org/W2741809807"},
		{"doi", DOI, "https://doi.org/10.7717/peerj.4375"},
		{"doi upper", DOI, "https://doi.org/10.1016/S0140-6736(05)66545-0"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				MakeID(bb.scheme, bb.raw)
			}
		})
	}
}
