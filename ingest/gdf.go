package ingest

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"cocite/graph"
)

func gdfFormat() Format {
	return Format{
		Name:    "gdf",
		Exts:    []string{".gdf"},
		Doc:     "GDF of GUESS and Gephi",
		Sniff:   func(head []byte) bool { return gdfSection(bytes.TrimLeft(head, " \t\r\n")) == "nodedef" },
		Drawing: readGDF,
	}
}

// gdfSection is nodedef or edgedef if a line begins so, in any case of letters.
func gdfSection(line []byte) string {
	const length = len("nodedef>")
	if len(line) < length {
		return ""
	}
	switch name := strings.ToLower(string(line[:length])); name {
	case "nodedef>", "edgedef>":
		return name[:length-1]
	}
	return ""
}

// gdf is a file while it is read.
type gdf struct {
	reports
	elements
	section    string
	heads      []gdfHead
	undirected []bool
}

// gdfHead is a column of a section.
type gdfHead struct {
	name string // lower case
	kind string // upper case
}

// readGDF reads nodes and edges. The columns name, and node1 and node2, are ids;
// width is the size; colours become #rrggbb. Edges have no direction unless the
// column directed says true.
func readGDF(in Input) (*graph.Drawing, error) {
	g := &gdf{reports: reports{in: in}, elements: elements{d: &graph.Drawing{}}}
	if err := g.eachLine(newLineReader(in), "gdf.long-line", g.line); err != nil {
		return nil, err
	}
	if g.section == "" {
		return nil, errors.New("no GDF: it should begin with nodedef>")
	}
	g.finish()
	g.close()
	return g.d, nil
}

// line takes a line: the head of a section, or a row of one.
func (g *gdf) line(line []byte, number int) error {
	if name := gdfSection(line); name != "" {
		g.section = name
		g.head(line[len("nodedef>"):])
		return nil
	}
	if len(bytes.TrimSpace(line)) == 0 || line[0] == '#' {
		return nil
	}
	cells := gdfCells(line)
	if len(cells) > len(g.heads) {
		g.add(number, "gdf.wrong-width", graph.Error, "a row with "+strconv.Itoa(len(cells))+" values for "+strconv.Itoa(len(g.heads))+" columns is left out", line)
		return nil
	}
	switch g.section {
	case "nodedef":
		g.node(cells, line, number)
	case "edgedef":
		g.edge(cells, line, number)
	default:
		g.add(number, "gdf.syntax", graph.Error, "a line before nodedef> is left out", line)
	}
	return nil
}

// head reads the columns of a section: "name VARCHAR,year INTEGER default 0".
func (g *gdf) head(line []byte) {
	g.heads = g.heads[:0]
	for _, cell := range bytes.Split(line, []byte{','}) {
		words := strings.Fields(strings.Trim(strings.TrimSpace(string(cell)), "'\""))
		h := gdfHead{kind: "VARCHAR"}
		if len(words) > 0 {
			h.name = strings.ToLower(words[0])
		}
		if len(words) > 1 {
			h.kind, _, _ = strings.Cut(strings.ToUpper(words[1]), "(")
		}
		g.heads = append(g.heads, h)
	}
}

// gdfCells cuts a row at commas outside of quotes.
func gdfCells(line []byte) [][]byte {
	var out [][]byte
	quote, from := byte(0), 0
	for i, c := range line {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '\'' || c == '"') && len(bytes.TrimSpace(line[from:i])) == 0:
			quote = c
		case c == ',':
			out = append(out, gdfCell(line[from:i]))
			from = i + 1
		}
	}
	return append(out, gdfCell(line[from:]))
}

// gdfCell is a value without blanks and quotes around it.
func gdfCell(b []byte) []byte {
	b = bytes.TrimSpace(b)
	if n := len(b); n > 1 && (b[0] == '\'' || b[0] == '"') && b[n-1] == b[0] {
		return b[1 : n-1]
	}
	return b
}

// cell is the value of a column in a row, nil if it is not there.
func (g *gdf) cell(cells [][]byte, name string) []byte {
	for i, h := range g.heads {
		if h.name == name && i < len(cells) {
			return cells[i]
		}
	}
	return nil
}

func (g *gdf) node(cells [][]byte, line []byte, number int) {
	id := g.cell(cells, "name")
	if len(id) == 0 {
		g.add(number, "gdf.no-id", graph.Error, "a node without a name is left out", line)
		return
	}
	row, fresh := g.elements.node(id)
	if !fresh {
		g.add(number, "gdf.repeated-id", graph.Warn, "node "+cutExcerpt(string(id))+" is there already; this one is left out", nil)
		return
	}
	g.attributes(&g.nodes, row, cells, "name", "")
}

func (g *gdf) edge(cells [][]byte, line []byte, number int) {
	from, to := g.cell(cells, "node1"), g.cell(cells, "node2")
	if len(from) == 0 || len(to) == 0 {
		g.add(number, "gdf.no-end", graph.Error, "an edge without one of its nodes is left out", line)
		return
	}
	row := g.elements.edge(from, to, number)
	g.undirected = append(g.undirected, !strings.EqualFold(string(g.cell(cells, "directed")), "true"))
	g.attributes(&g.edges, row, cells, "node1", "node2")
}

// attributes keeps the values of a row but for two columns and the direction.
func (g *gdf) attributes(to *columnList, row int, cells [][]byte, but, andBut string) {
	for i, value := range cells {
		h := g.heads[i]
		if h.name == but || h.name == andBut || h.name == "directed" && andBut != "" || len(value) == 0 {
			continue
		}
		switch h.name {
		case "width":
			h.name = "size"
		case "color":
			value = gdfColor(value)
		}
		if c := to.of(h.name); c != nil {
			c.set(row, value)
			c.quoted = c.quoted || h.kind == "VARCHAR" || h.kind == "BOOLEAN"
			c.real = c.real || h.kind == "DOUBLE" || h.kind == "FLOAT"
		}
	}
}

// gdfColor is "r,g,b" as #rrggbb; another colour stays as it is.
func gdfColor(b []byte) []byte {
	parts := bytes.Split(b, []byte{','})
	out := []byte{'#'}
	for _, p := range parts {
		v, err := strconv.ParseUint(string(bytes.TrimSpace(p)), 10, 8)
		if err != nil || len(parts) != 3 {
			return b
		}
		out = append(out, "0123456789abcdef"[v>>4], "0123456789abcdef"[v&15])
	}
	return out
}

// finish makes the drawing.
func (g *gdf) finish() {
	g.elements.finish(&g.reports, "gdf.unknown-node")
	g.d.Labels = g.labels("label")
	g.d.Weights = g.weights("weight")
	g.columns(&g.reports, "gdf")
	if len(g.d.From) > 0 && setDirection(g.d, g.undirected) {
		g.add(0, "gdf.mixed-direction", graph.Info, "each edge without direction is taken as two, because others have one", nil)
	}
}
