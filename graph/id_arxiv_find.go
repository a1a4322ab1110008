package graph

import "strings"

// FindArXiv returns the first arXiv identifier inside free text, for example
// inside a reference. It stands behind the word arXiv, or in an address there:
// "arXiv:1706.03762v2", "arXiv preprint arXiv: hep-th/9901001 [hep-th]",
// "https://arxiv.org/abs/1706.03762". Numbers without that word are none.
func FindArXiv(text string) (ID, bool) {
	for {
		i := strings.IndexAny(text, "aA")
		if i < 0 {
			return ID{}, false
		}
		text = text[i:]
		if !hasFold(text, "arxiv") {
			text = text[1:]
			continue
		}
		text = text[len("arxiv"):]
		if v := arXivValue(arXivToken(text)); v != "" {
			return ID{ArXiv, v}, true
		}
	}
}

// arXivToken is the word behind the word arXiv.
func arXivToken(s string) string {
	s = cutFold(s, ".org/abs/", ".org/pdf/", ".org/html/")
	s = strings.TrimLeft(s, " \t\n\u00A0:.([")
	if i := strings.IndexAny(s, " \t\n\u00A0,;()[]<>\"'"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, ".:")
}
