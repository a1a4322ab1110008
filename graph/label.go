package graph

import (
	"strconv"
	"strings"
)

// PaperName is a work's name for people: "Du 2019 · Title". What is unknown is
// left out; a work of which nothing is known goes by its id.
func (c *Corpus) PaperName(i int) string {
	var parts []string
	if list := c.Papers.Authors.Of(i); len(list) > 0 {
		parts = append(parts, familyOf(c.Authors.Names[list[0]], c.Authors.Orgs[list[0]]))
	}
	if y := c.Papers.Years[i]; y != 0 {
		parts = append(parts, strconv.Itoa(int(y)))
	}
	head := strings.Join(parts, " ")
	title := TitleCase(c.Papers.Titles[i])
	switch {
	case title == "" && head == "":
		return c.Papers.IDs[i]
	case title == "":
		return head + " · " + c.Papers.IDs[i]
	case head == "":
		return title
	}
	return head + " · " + title
}

// familyOf is the family name of a person, the whole name of an organisation.
func familyOf(name string, org bool) string {
	if n := ParseName(name); !org && n.Family != "" {
		return n.Family
	}
	return name
}

// shorten cuts a text at a word to at most n characters, with an ellipsis.
func shorten(s string, n int) string {
	rs := []rune(s)
	if len(rs) <= n {
		return s
	}
	cut := string(rs[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ·,;:") + "…"
}
