package graph

import "testing"

func TestFindArXiv(t *testing.T) {
	for text, want := range map[string]string{
		"A. Vaswani, Attention, arXiv:1706.03762v5.":               "1706.03762",
		"J. Maldacena, arXiv preprint arXiv: hep-th/9711200 [hep]": "hep-th/9711200",
		"see https://arxiv.org/abs/1706.03762, last seen in 2019":  "1706.03762",
		"at http://arxiv.org/pdf/1706.03762v2.pdf":                 "1706.03762",
		"doi 10.48550/ARXIV.1706.03762":                            "1706.03762",
		"(ArXiv 0704.0001)":                                        "0704.0001",
		"arXiv e-prints, volume 12; then arXiv:math.GT/0309136":    "math/0309136",
		"section 1706.03762 of no archive":                         "",
		"arXiv 1713.00001 has no such month":                       "",
		"an aardvark in arxiv":                                     "",
	} {
		got, ok := FindArXiv(text)
		if got.Value != want || ok != (want != "") || ok && got.Scheme != ArXiv {
			t.Errorf("%q: got %v, want %q", text, got, want)
		}
	}
}
