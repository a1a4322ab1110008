package export

import (
	"strconv"
	"strings"

	"cocite/graph"
)

// times say when nodes or edges are there: from start, which may be unknown, to end,
// or in several spells.
type times struct {
	start, end, spells field
}

// timeFormat is how the times of a network are written: "double" if all are numbers,
// "date" if all are days, "" if there are none or others.
type timeFormat string

// takeTimes sets the columns start, end and spells of nodes and edges apart, if all
// their values are times of one kind. It returns the network without them.
func takeTimes(n *graph.Network) (rest *graph.Network, nodes, edges times, format timeFormat) {
	nodeCols, nodeTimes := cutTimes(n.Nodes)
	edgeCols, edgeTimes := cutTimes(n.Edges)
	format = formatOf(append(nodeTimes.texts(), edgeTimes.texts()...))
	if format == "" {
		return n, times{}, times{}, ""
	}
	k := *n
	k.Nodes, k.Edges = nodeCols, edgeCols
	return &k, nodeTimes, edgeTimes, format
}

// cutTimes parts the columns of times from the others.
func cutTimes(cols []graph.Column) (rest []graph.Column, t times) {
	at := map[string]*field{"start": &t.start, "end": &t.end, "spells": &t.spells}
	for _, c := range cols {
		to := at[c.Name]
		f, ok := makeField(c.Name, c)
		if to == nil || !ok {
			rest = append(rest, c)
			continue
		}
		f.asText(c.Len())
		*to = f
	}
	return rest, t
}

// asText turns numbers into text, as times are written.
func (f *field) asText(n int) {
	if f.texts != nil {
		return
	}
	texts := make([]string, n)
	for i := range texts {
		if f.has(i) {
			texts[i] = string(appendShort(nil, f.number(i)))
		}
	}
	f.texts, f.kind, f.floats, f.ints = texts, textKind, nil, nil
}

// texts are all times as text.
func (t *times) texts() []string {
	var out []string
	for _, f := range []*field{&t.start, &t.end} {
		for i, s := range f.texts {
			if f.has(i) {
				out = append(out, s)
			}
		}
	}
	for i, s := range t.spells.texts {
		if !t.spells.has(i) {
			continue
		}
		for _, span := range spans(s) {
			for _, end := range span {
				if end != "" {
					out = append(out, end)
				}
			}
		}
	}
	return out
}

// spans cuts "2001..2003; 2005" into starts and ends.
func spans(s string) [][2]string {
	var out [][2]string
	for _, part := range strings.Split(s, ";") {
		start, end, _ := strings.Cut(strings.TrimSpace(part), "..")
		out = append(out, [2]string{start, end})
	}
	return out
}

// formatOf is what all times are.
func formatOf(times []string) timeFormat {
	numbers, days := len(times) > 0, len(times) > 0
	for _, t := range times {
		v, err := strconv.ParseFloat(t, 64)
		numbers = numbers && err == nil && finite(v) && !strings.ContainsAny(t, "eExX_")
		days = days && len(t) == len("2006-01-02") && gexfDate(t) != ""
	}
	switch {
	case numbers:
		return "double"
	case days:
		return "date"
	}
	return ""
}

// gexfTimes writes start and end of row i as attributes.
func gexfTimes(f *out, t *times, i int) {
	for _, c := range [...]*field{&t.start, &t.end} {
		if c.said(i) {
			f.text(" ", c.name, `="`)
			f.b = appendXML(f.b, c.texts[i])
			f.text(`"`)
		}
	}
}

// gexfSpells writes the spells of row i and tells whether the element is open.
func gexfSpells(f *out, t *times, i int, open bool) bool {
	if !t.spells.said(i) {
		return open
	}
	open = gexfOpen(f, open)
	f.text("<spells>")
	for _, span := range spans(t.spells.texts[i]) {
		f.text("<spell")
		for k, name := range [...]string{"start", "end"} {
			if span[k] != "" {
				f.text(" ", name, `="`)
				f.b = appendXML(f.b, span[k])
				f.text(`"`)
			}
		}
		f.text("/>")
	}
	f.text("</spells>")
	return open
}
