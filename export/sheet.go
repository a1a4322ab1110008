package export

import (
	"fmt"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

// sheet is a network ready to be written: ids and labels clean, columns legal,
// the columns that mean a picture set apart.
type sheet struct {
	net       *graph.Network
	ids       []string
	labels    []string
	nodes     []field
	edges     []field
	edgeLabel field // no value at all if edges have no labels
	look      look
	weighted  bool // some edge has a weight above zero
	notes     []string
}

// newSheet readies a network.
func newSheet(n *graph.Network) *sheet {
	s := &sheet{net: n, notes: cleaned(n.Notes, cleanLabel)}
	s.ids = uniqueIDs(n.IDs)
	s.labels = nodeLabels(n.Labels, s.ids)
	rest := s.takeLook(n.Nodes)
	s.nodes = s.fields(rest, "node")
	s.edges = s.fields(s.takeEdgeLabel(s.withGiven(n.Edges)), "edge")
	return s
}

// uniqueIDs cleans ids. Should two become the same, the later one gets a number.
func uniqueIDs(ids []string) []string {
	out := cleaned(ids, func(s string) string { return orElse(cleanLabel(s), "node") })
	if len(ids) == 0 || &out[0] == &ids[0] {
		return ids
	}
	used := make(map[string]bool, len(ids))
	for i, id := range ids {
		if out[i] == id {
			used[id] = true
		}
	}
	for i, id := range ids {
		if out[i] != id {
			out[i] = unused(out[i], used)
		}
	}
	return out
}

// nodeLabels cleans labels; an empty one becomes the id.
func nodeLabels(labels, ids []string) []string {
	if len(labels) != len(ids) {
		return ids
	}
	out := cleaned(labels, cleanLabel)
	for i, l := range out {
		if l != "" {
			continue
		}
		if &out[0] == &labels[0] {
			out = append([]string(nil), labels...)
		}
		out[i] = ids[i]
	}
	return out
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// fields readies columns and notes which names had to change.
func (s *sheet) fields(cols []graph.Column, what string) []field {
	used := make(map[string]bool, len(cols))
	out := make([]field, 0, len(cols))
	for _, c := range cols {
		name := columnName(c.Name, used)
		f, ok := makeField(name, c)
		if !ok {
			continue
		}
		if name != c.Name {
			s.notes = append(s.notes, fmt.Sprintf("%s column %q is written as %s", what, cleanLabel(c.Name), name))
		}
		out = append(out, f)
	}
	return out
}

// takeEdgeLabel sets a text column named label apart.
func (s *sheet) takeEdgeLabel(cols []graph.Column) []graph.Column {
	for i, c := range cols {
		if c.Name != "label" || c.Text == nil {
			continue
		}
		c.Text = cleaned(c.Text, cleanLabel)
		if f, ok := makeField("label", c); ok {
			f.kind = textKind
			s.edgeLabel = f
		}
		return append(append([]graph.Column(nil), cols[:i]...), cols[i+1:]...)
	}
	return cols
}

// weightOf is the weight of an edge, 0 if it is not above zero.
func weightOf(e csr.Edge) float64 {
	if e.Weight > 0 && finite(e.Weight) {
		return e.Weight
	}
	return 0
}

// withGiven adds a column for weights that are not above zero: Gephi drops an
// edge of weight 0, so such an edge is written without weight.
func (s *sheet) withGiven(cols []graph.Column) []graph.Column {
	given := graph.Column{Name: "given_value", Doc: "weight of an edge that is not above zero"}
	for i, e := range s.net.EdgeSeq() {
		if weightOf(e) > 0 {
			s.weighted = true
			continue
		}
		if given.Float == nil {
			given.Float, given.Valid = make([]float64, s.net.M()), make([]bool, s.net.M())
		}
		given.Float[i], given.Valid[i] = e.Weight, true
	}
	if given.Float == nil {
		return cols
	}
	s.notes = append(s.notes, "weights that are not above zero are in the edge column given_value")
	return append(append([]graph.Column(nil), cols...), given)
}

// columns are those of the nodes, the picture's first, for formats that have no
// other place for a picture.
func (s *sheet) columns() []field { return append(s.look.fields(), s.nodes...) }

// withoutINF writes INF as Inf in text columns: Gephi reads the capital letters
// as "Infinity" wherever they stand in an attribute. Labels and ids stay.
func (s *sheet) withoutINF() *sheet {
	s.nodes = s.calmINF(s.nodes, "node")
	s.edges = s.calmINF(s.edges, "edge")
	return s
}

// calmINF returns the fields without INF and notes which ones had it.
func (s *sheet) calmINF(fields []field, what string) []field {
	out := append([]field(nil), fields...)
	for i, f := range out {
		texts := cleaned(f.texts, func(t string) string { return strings.ReplaceAll(t, "INF", "Inf") })
		if len(texts) == 0 || &texts[0] == &f.texts[0] {
			continue
		}
		out[i].texts = texts
		s.notes = append(s.notes, fmt.Sprintf("INF is written as Inf in the %s column %s, because Gephi reads it as infinity", what, f.name))
	}
	return out
}
