package export

import (
	"fmt"
	"strings"
)

// story says in lines for people what the file holds and how it was made.
func (s *sheet) story(p Provenance) []string {
	direction := "undirected"
	if s.net.Directed {
		direction = "directed"
	}
	lines := []string{
		"program: " + orElse(cleanLabel(p.Program), "cocite"),
		fmt.Sprintf("network: %s, %s, %d nodes, %d edges", s.title(), direction, s.net.N(), s.net.M()),
	}
	for _, src := range p.Sources {
		lines = append(lines, "source: "+cleanLabel(src))
	}
	for _, q := range p.Parameters {
		lines = append(lines, fmt.Sprintf("parameter: %s = %s", cleanLabel(q.Name), cleanLabel(q.Value)))
	}
	lines = append(lines, fmt.Sprintf("seed: %d", p.Seed))
	if p.Date != "" {
		lines = append(lines, "date: "+cleanLabel(p.Date))
	}
	for _, note := range s.notes {
		lines = append(lines, "note: "+note)
	}
	return lines
}

// title is "citation of papers", or the kind alone where the unit is unknown.
func (s *sheet) title() string {
	kind := orElse(cleanLabel(s.net.Kind), "graph")
	if s.net.Unit == "" {
		return kind
	}
	return kind + " of " + cleanLabel(string(s.net.Unit))
}

// commentXML makes lines safe inside an XML comment, which may not hold "--".
func commentXML(lines []string) string {
	text := strings.Join(lines, "\n")
	for strings.Contains(text, "--") {
		text = strings.ReplaceAll(text, "--", "- -")
	}
	return text
}
