package export

import (
	"io"
	"strconv"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func vosviewerFormat() Format {
	return Format{
		Name:       "vosviewer",
		Exts:       []string{".map.txt", "_map.txt"},
		Doc:        "map file of VOSviewer; the network file stands beside it",
		Write:      writeVOSMap,
		Companions: []Companion{{Suffix: ".network", Ext: ".txt", Write: writeVOSNetwork}},
	}
}

func vosviewerJSONFormat() Format {
	return Format{
		Name:  "vosviewer-json",
		Exts:  []string{".vosviewer.json", ".vos.json"},
		Doc:   "map and network for VOSviewer and VOSviewer Online",
		Write: writeVOSJSON,
	}
}

// vosSheet is a network as VOSviewer has it: no directions, items numbered from 1,
// and numbers that are either weights, which are never below zero, or scores.
type vosSheet struct {
	*sheet
	plain   *csr.Graph // without directions
	cluster *field     // nil if there are no communities
	weights []field
	scores  []field
	texts   []field
}

// vosMostClusters is up to which number VOSviewer takes clusters.
const vosMostClusters = 1000

func newVOSSheet(n *graph.Network) *vosSheet {
	v := &vosSheet{sheet: newSheet(n), plain: n.CSR}
	if n.Directed {
		v.plain = n.CSR.Skeleton()
	}
	v.look.placed = v.look.placed && v.look.everywhere(len(v.ids))
	if v.look.sized {
		v.scores = append(v.scores, v.look.size)
	}
	for k := range v.nodes {
		switch c := &v.nodes[k]; {
		case c.name == "community" && c.within(len(v.ids), 0, vosMostClusters-1):
			v.cluster = c
		case c.kind == textKind, c.kind == flagKind, c.kind == bigKind:
			v.texts = append(v.texts, *c)
		case c.kind != floatKind && c.name != "year" && c.whole(len(v.ids)):
			v.weights = append(v.weights, *c)
		default:
			v.scores = append(v.scores, *c)
		}
	}
	v.labels = cleaned(v.labels, vosLabel)
	return v
}

// within tells whether every known value is between two numbers.
func (f *field) within(n int, least, most float64) bool {
	for i := range n {
		if f.kind != intKind || f.has(i) && (f.number(i) < least || f.number(i) > most) {
			return false
		}
	}
	return true
}

// whole tells whether every value is known and none is below zero.
func (f *field) whole(n int) bool {
	for i := range n {
		if !f.has(i) || f.number(i) < 0 {
			return false
		}
	}
	return true
}

// everywhere tells whether every node has a place: VOSviewer takes all or none.
func (l *look) everywhere(n int) bool {
	for i := range n {
		if _, _, ok := l.position(i); !ok {
			return false
		}
	}
	return true
}

// vosLabel keeps VOSviewer Online from reading a name as a missing value.
func vosLabel(s string) string {
	switch strings.ToLower(s) {
	case "nan", "null", "undefined":
		return s + "."
	}
	return s
}

// strength is the number of links of item i, and what their weights add up to.
func (v *vosSheet) strength(i int) (links int, total float64) {
	weights := v.plain.OutWeights(i)
	for k := range v.plain.Out(i) {
		if w := weightAt(weights, k); w > 0 {
			links++
			total += w
		}
	}
	return links, total
}

// weightAt is a weight of a list, 1 if there is no list.
func weightAt(weights []float64, k int) float64 {
	if weights == nil {
		return 1
	}
	return weightOf(csr.Edge{Weight: weights[k]})
}

// description is what the texts of item i say, as HTML; label and id come first.
func (v *vosSheet) description(b []byte, i int) []byte {
	b = append(b, "<table>"...)
	row := func(name string, value func([]byte) []byte) {
		b = append(appendXML(append(b, "<tr><td>"...), name), "</td><td>"...)
		b = append(value(b), "</td></tr>"...)
	}
	row("id", func(b []byte) []byte { return appendXML(b, v.ids[i]) })
	for k := range v.texts {
		if c := &v.texts[k]; c.has(i) {
			row(c.name, func(b []byte) []byte { return c.append(b, i, appendHTML) })
		}
	}
	return append(b, "</table>"...)
}

// appendHTML is appendXML on one line.
func appendHTML(b []byte, s string) []byte { return appendXML(b, cleanLabel(s)) }

// vosDialect is how VOSviewer reads its tables.
var vosDialect = dialect{comma: '\t'}

// writeVOSMap writes one item a line.
func writeVOSMap(w io.Writer, n *graph.Network, _ Options) error {
	v := newVOSSheet(n)
	f := newOut(w)
	f.text("id\tlabel\tdescription\turl")
	if v.look.placed {
		f.text("\tx\ty")
	}
	if v.cluster != nil {
		f.text("\tcluster")
	}
	f.text("\tweight<Links>\tweight<Total link strength>")
	for _, c := range v.weights {
		f.text("\tweight<", c.name, ">")
	}
	for _, c := range v.scores {
		f.text("\tscore<", c.name, ">")
	}
	f.text("\n")
	f.rows(len(v.ids), func(f *out, i int) { vosMapRow(f, v, i) })
	return f.flush()
}

func vosMapRow(f *out, v *vosSheet, i int) {
	f.int(i + 1)
	f.text("\t")
	f.b = vosDialect.appendText(f.b, v.labels[i])
	f.text("\t")
	f.b = vosDialect.appendText(f.b, string(v.description(nil, i)))
	f.text("\t", webAddress(v.ids[i]))
	if v.look.placed {
		x, y, ok := v.look.position(i)
		vosCell(f, x, ok)
		vosCell(f, y, ok)
	}
	if v.cluster != nil {
		vosCell(f, v.cluster.number(i)+1, v.cluster.has(i))
	}
	links, total := v.strength(i)
	vosCell(f, float64(links), true)
	vosCell(f, total, true)
	for k := range v.weights {
		vosCell(f, v.weights[k].number(i), true)
	}
	for k := range v.scores {
		vosCell(f, v.scores[k].number(i), v.scores[k].has(i))
	}
	f.text("\n")
}

// vosCell writes a number behind a tab, nothing if it is not known.
func vosCell(f *out, n float64, known bool) {
	f.text("\t")
	if known {
		f.b = appendShort(f.b, n)
	}
}

// webAddress is where an identifier leads to, "" if it leads nowhere.
func webAddress(id string) string {
	scheme, value, _ := strings.Cut(id, ":")
	for _, s := range [...][2]string{
		{"doi", "https://doi.org/"}, {"arxiv", "https://arxiv.org/abs/"},
		{"openalex", "https://openalex.org/"}, {"pmid", "https://pubmed.ncbi.nlm.nih.gov/"},
	} {
		if scheme == s[0] && !strings.ContainsAny(value, " \t\"<>\\^`{|}") {
			return s[1] + value
		}
	}
	return ""
}

// writeVOSNetwork writes each link once, the smaller number first.
func writeVOSNetwork(w io.Writer, n *graph.Network, _ Options) error {
	v := newVOSSheet(n)
	f := newOut(w)
	f.edges(&graph.Network{CSR: v.plain}, func(f *out, _ int, e csr.Edge) {
		if weightOf(e) > 0 {
			f.int(int(e.From) + 1)
			f.text("\t")
			f.int(int(e.To) + 1)
			f.text("\t")
			f.b = appendShort(f.b, weightOf(e))
			f.text("\n")
		}
	})
	return f.flush()
}

// writeVOSJSON writes items and links, with the names that VOSviewer Online shows.
func writeVOSJSON(w io.Writer, n *graph.Network, o Options) error {
	v := newVOSSheet(n)
	f := newOut(w)
	f.text("{\"network\":{\"items\":[\n")
	f.rows(len(v.ids), func(f *out, i int) { vosItem(f, v, i) })
	f.text("\n],\"links\":[\n")
	f.edges(&graph.Network{CSR: v.plain}, func(f *out, i int, e csr.Edge) {
		if i > 0 {
			f.text(",\n")
		}
		f.text(`{"source_id":`)
		f.int(int(e.From) + 1)
		f.text(`,"target_id":`)
		f.int(int(e.To) + 1)
		if w := weightOf(e); w > 0 {
			f.text(`,"strength":`)
			f.b = appendShort(f.b, w)
		}
		f.text("}")
	})
	f.text("\n]},\"config\":{\"terminology\":{\"item\":\"")
	item := strings.TrimSuffix(orElse(legalName(string(n.Unit)), "items"), "s")
	f.text(item, `","items":"`, item, `s","link":"link","links":"links","link_strength":"link strength","total_link_strength":"total link strength"}},"info":{"title":`)
	f.b = appendJSON(f.b, v.title())
	f.text(`,"description":`)
	f.b = appendJSON(f.b, strings.Join(v.story(o.Provenance), "; "))
	f.text("}}\n")
	return f.flush()
}

func vosItem(f *out, v *vosSheet, i int) {
	if i > 0 {
		f.text(",\n")
	}
	f.text(`{"id":`)
	f.int(i + 1)
	f.text(`,"label":`)
	f.b = appendJSON(f.b, v.labels[i])
	f.text(`,"description":`)
	f.b = appendJSON(f.b, string(v.description(nil, i)))
	if u := webAddress(v.ids[i]); u != "" {
		f.text(`,"url":`)
		f.b = appendJSON(f.b, u)
	}
	if x, y, ok := v.look.position(i); ok {
		f.text(`,"x":`)
		f.b = appendShort(f.b, x)
		f.text(`,"y":`)
		f.b = appendShort(f.b, y)
	}
	if v.cluster != nil && v.cluster.has(i) {
		f.text(`,"cluster":`)
		f.b = appendShort(f.b, v.cluster.number(i)+1)
	}
	links, total := v.strength(i)
	f.text(`,"weights":{"Links":`, strconv.Itoa(links), `,"Total link strength":`)
	f.b = appendShort(f.b, total)
	jsonValues(f, v.weights, i)
	f.text("}")
	vosScores(f, v.scores, i)
	f.text("}")
}

// vosScores writes the scores that item i has.
func vosScores(f *out, fields []field, i int) {
	open := `,"scores":{`
	for k := range fields {
		if c := &fields[k]; c.has(i) {
			f.text(open, `"`, c.name, `":`)
			f.b = appendShort(f.b, c.number(i))
			open = ","
		}
	}
	if open == "," {
		f.text("}")
	}
}
