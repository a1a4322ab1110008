package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"slices"
	"strings"

	"cocite/graph"
)

func vosviewerMapFormat() Format {
	return Format{
		Name:    "vosviewer-map",
		Exts:    []string{".txt", ".csv"},
		Doc:     "map files of VOSviewer: items with places, clusters, weights and scores",
		Sniff:   sniffVOSMap,
		Drawing: readVOSMap,
	}
}

func vosviewerNetworkFormat() Format {
	return Format{
		Name:    "vosviewer-network",
		Exts:    []string{".txt", ".csv"},
		Doc:     "network files of VOSviewer: the numbers of two items and the strength of their link",
		Sniff:   sniffVOSNetwork,
		Drawing: readVOSNetwork,
	}
}

// vosDelims are the signs that may stand between the cells of both files.
const vosDelims = "\t,;"

// sniffVOSMap takes a head whose first line holds the headings of a map.
func sniffVOSMap(head []byte) bool {
	_, ok := vosMapShape(head)
	return ok
}

// vosMapShape is how a map is written; false if it is none.
func vosMapShape(head []byte) (shape, bool) {
	lines, skip := headLines(head), 0
	for skip < len(lines) && len(bytes.TrimSpace(lines[skip])) == 0 {
		skip++
	}
	for i := range len(vosDelims) {
		row := tableRow{delim: vosDelims[i]}
		if skip == len(lines) || row.feed(lines[skip]) || row.width() < 2 {
			continue
		}
		if r, ok := vosRoles(&row); ok {
			return shape{delim: vosDelims[i], skip: skip, heading: true, roles: r, sure: true}, true
		}
	}
	return shape{}, false
}

// vosRoles reads the headings of a map: an id or a label, and what only a map has,
// which is a weight, a score, or a place and a cluster. The headings of other
// columns mean the same in any case of letters.
func vosRoles(row *tableRow) (roles, bool) {
	r := roles{from: -1, to: -1, weight: -1, kind: -1}
	names := make([]string, row.width())
	measured := false
	for i := range names {
		names[i] = string(row.cell(i))
		if vosMeasure(names[i]) {
			measured = true
			continue
		}
		names[i] = strings.ToLower(names[i])
	}
	r.id, r.label = slices.Index(names, "id"), slices.Index(names, "label")
	placed := slices.Contains(names, "x") && slices.Contains(names, "y") && slices.Contains(names, "cluster")
	list := make([]heading, len(names))
	for i, name := range names {
		list[i] = heading{name: name}
	}
	r.names = columnNames(list)
	return r, (r.id >= 0 || r.label >= 0) && (measured || placed)
}

// vosMeasure tells whether a heading is that of a weight or a score:
// "weight<Links>", "normalized weight<Links>", "score<Year>".
func vosMeasure(heading string) bool {
	name, measure, ok := strings.Cut(heading, "<")
	name = strings.ToLower(strings.TrimPrefix(name, "normalized "))
	return ok && strings.HasSuffix(measure, ">") && (name == "weight" || name == "score")
}

// readVOSMap reads the items of a map; they join the links of a network by id.
// Without a column of ids they are numbered.
func readVOSMap(in Input) (*graph.Drawing, error) {
	r := bufio.NewReaderSize(in.R, headSize)
	head, _ := r.Peek(headSize)
	s, ok := vosMapShape(head)
	if !ok {
		return nil, errors.New("no map of VOSviewer: its headings should be id, label and weights or scores")
	}
	in.R = r
	return readShaped(in, s)
}

// sniffVOSNetwork takes a head of nothing but links as VOSviewer writes them: two
// whole numbers of items and a strength on each line, in ascending order, the
// smaller item first. Other edge lists that look so have no direction, either.
func sniffVOSNetwork(head []byte) bool {
	var delim byte
	var last [2]uint64
	lines := headLines(head)
	for i, line := range lines {
		if i == 0 {
			if delim = vosDelim(line); delim == ' ' {
				return false
			}
		}
		cells := bytes.Split(line, []byte{delim})
		if len(cells) != 3 {
			return false
		}
		u, okU := plainNumber(cells[0])
		v, okV := plainNumber(cells[1])
		_, okW := parseNumber(cells[2], '.')
		link := [2]uint64{u, v}
		if !okU || !okV || !okW || u < 1 || v < u || i > 0 && slices.Compare(link[:], last[:]) <= 0 {
			return false
		}
		last = link
	}
	return len(lines) > 1
}

// vosDelim is the sign between the cells of a line.
func vosDelim(line []byte) byte {
	for i := range len(vosDelims) {
		if bytes.IndexByte(line, vosDelims[i]) >= 0 {
			return vosDelims[i]
		}
	}
	return ' '
}

// readVOSNetwork reads links. They have no direction; one without a strength has 1.
func readVOSNetwork(in Input) (*graph.Drawing, error) {
	r := bufio.NewReaderSize(in.R, headSize)
	head, _ := r.Peek(headSize)
	s := shape{delim: '\t', roles: positional(3)}
	if lines := headLines(bytes.TrimLeft(head, "\r\n")); len(lines) > 0 {
		row := tableRow{delim: vosDelim(lines[0])}
		row.feed(lines[0])
		if row.width() < 2 || row.width() > 3 {
			return nil, errors.New("no network of VOSviewer: each line should hold two items and the strength of their link")
		}
		s = shape{delim: row.delim, roles: positional(row.width())}
	}
	in.R = r
	d, err := readShaped(in, s)
	if err != nil {
		return nil, err
	}
	d.Directed, d.DirectedSaid = false, true
	return d, nil
}
