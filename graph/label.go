package graph

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxLabel is the longest label of a node, in characters.
const maxLabel = 60

// PaperName is a work's name for people: "Du 2019 · Title". What is unknown is
// left out; the id stands in for an unknown title.
func (c *Corpus) PaperName(i int) string { return c.paperName(i, "") }

// paperName writes a suffix after the year, to tell works apart.
func (c *Corpus) paperName(i int, suffix string) string {
	var parts []string
	if list := c.Papers.Authors.Of(i); len(list) > 0 {
		parts = append(parts, familyOf(c.Authors.Names[list[0]], c.Authors.Orgs[list[0]]))
	}
	if y := c.Papers.Years[i]; y != 0 {
		parts = append(parts, strconv.Itoa(int(y))+suffix)
	}
	head := strings.Join(parts, " ")
	title := or(TitleCase(strings.Join(strings.Fields(c.Papers.Titles[i]), " ")), c.Papers.IDs[i])
	if head == "" {
		return title
	}
	return head + " · " + title
}

// familyOf is the family name of a person, the whole name of an organisation.
func familyOf(name string, org bool) string {
	n := ParseName(name)
	if org || n.Family == "" {
		return TitleCase(name)
	}
	if n.Particle == strings.ToUpper(n.Particle) {
		n.Particle = strings.ToLower(n.Particle)
	}
	return strings.TrimSpace(n.Particle + " " + TitleCase(n.Family))
}

// paperLabels names papers for people in at most 60 characters. Labels that
// would be equal get letters after the year, in the order of the papers.
func paperLabels(c *Corpus, papers []int32) []string {
	labels := make([]string, len(papers))
	count := make(map[string]int, len(papers))
	for i, p := range papers {
		labels[i] = shorten(c.PaperName(int(p)), maxLabel)
		count[labels[i]]++
	}
	turn := make(map[string]int)
	for i, p := range papers {
		if l := labels[i]; count[l] > 1 && c.Papers.Years[p] != 0 {
			labels[i] = shorten(c.paperName(int(p), letters(turn[l])), maxLabel)
			turn[l]++
		}
	}
	return labels
}

// letters counts a, b, …, z, aa, ab, ….
func letters(i int) string {
	s := string(rune('a' + i%26))
	if i < 26 {
		return s
	}
	return letters(i/26-1) + s
}

// itemLabels names authors, sources and other items; the id where there is no
// name. Names of people in capitals get small letters.
func itemLabels(names, ids []string, items []int32, people bool) []string {
	labels := make([]string, len(items))
	for i, x := range items {
		name := strings.Join(strings.Fields(names[x]), " ")
		if people {
			name = TitleCase(name)
		}
		labels[i] = shorten(or(name, ids[x]), maxLabel)
	}
	return labels
}

// shorten cuts a text to at most n characters, with an ellipsis: at a word if
// one ends in its second half, else where it must be.
func shorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ·,;:") + "…"
}

// countOf writes a number of things: "1 node", "3 nodes".
func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
