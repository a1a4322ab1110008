package ingest

import "bytes"

// pictureLabel is the column of the labels that yEd draws.
const pictureLabel = "node label"

// picture collects what yEd and yFiles say about how a node or an edge looks: its
// label, place, size and colour. The rest of their markup says how to draw and is
// passed over.
type picture struct {
	any    bool // the value holds such markup
	label  []byte
	values []pictureValue
}

// pictureValue is one property with its column.
type pictureValue struct {
	name  string
	value []byte
}

// pictureTags are the elements and attributes that matter, with their columns.
var pictureTags = map[string][]struct{ attr, column string }{
	"Geometry":  {{"x", "x"}, {"y", "y"}, {"width", "width"}, {"height", "height"}},
	"RectD":     {{"X", "x"}, {"Y", "y"}, {"Width", "width"}, {"Height", "height"}},
	"Fill":      {{"color", "color"}},
	"Shape":     {{"type", "shape"}},
	"LineStyle": {{"color", "color"}, {"width", "thickness"}},
}

// begin forgets the last one.
func (p *picture) begin() { p.any, p.label, p.values = false, p.label[:0], p.values[:0] }

// tag takes a tag inside a value.
func (p *picture) tag(t *xmlPull) {
	wanted, known := pictureTags[string(t.name)]
	if isLabel(t.name) {
		t.collect()
		known = true
	}
	p.any = p.any || known
	for _, want := range wanted {
		if v := t.attr(want.attr); v != nil {
			p.values = append(p.values, pictureValue{want.column, bytes.Clone(v)})
		}
	}
}

// isLabel tells whether an element holds the text of a label.
func isLabel(name []byte) bool {
	switch string(name) {
	case "NodeLabel", "EdgeLabel", "Label.Text":
		return true
	}
	return false
}

// text takes the end of an element inside a value.
func (p *picture) text(t *xmlPull, tag openTag) {
	if tag.of != nil && isLabel([]byte(tag.name)) {
		if text := bytes.TrimSpace(t.text); len(p.label) == 0 {
			p.label = append(p.label, text...)
		}
	}
}

// keep gives a row what was found.
func (p *picture) keep(e *elements, tag openTag) {
	name := pictureLabel
	if tag.edge {
		name = "label"
	}
	e.extra(e.columnsOf(tag.edge), name, tag.row, p.label)
	for _, v := range p.values {
		if tag.edge || v.name != "thickness" {
			e.extra(e.columnsOf(tag.edge), v.name, tag.row, v.value)
		}
	}
}
