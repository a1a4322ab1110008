package ingest

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"cocite/graph"
)

func vosviewerJSONFormat() Format {
	return Format{
		Name:    "vosviewer-json",
		Exts:    []string{".json"},
		Doc:     "networks of VOSviewer and VOSviewer Online as JSON, also from Dimensions",
		Sniff:   sniffVOSJSON,
		Drawing: readVOSJSON,
	}
}

// sniffVOSJSON takes a head with a list of items or links inside "network".
func sniffVOSJSON(head []byte) bool {
	keys := jsonKeys(head)
	return keys["network.items"] == '[' || keys["network.links"] == '['
}

// vosLayout are the lists of objects in a file.
var vosLayout = jsonLayout{lists: []string{"network.items", "network.links", "network.clusters"}}

// vosJSON is a file while it is read.
type vosJSON struct {
	reports
	elements
	clusters map[string]string // labels by number
}

// readVOSJSON reads items, links and the labels of clusters. Links have no
// direction; one without a strength has 1. Each weight and each score of an item is
// a column with the name that a map file would give it, as "weight<Links>". What
// else items and links say becomes columns, too.
func readVOSJSON(in Input) (*graph.Drawing, error) {
	v := &vosJSON{reports: reports{in: in}, elements: elements{d: &graph.Drawing{DirectedSaid: true}}}
	s := newJSONSplitter(in.R, 1, in.Limits, vosLayout)
	for {
		o, err := s.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		v.object(o)
	}
	v.finish()
	v.close()
	return v.d, nil
}

// object takes what stands in one of the lists.
func (v *vosJSON) object(o rawObject) {
	switch o.kind {
	case rawWhole, rawLine:
	case rawEnvelope, rawNull:
		return
	default:
		f := jsonFaults[o.kind]
		v.add(o.line, "vosviewer"+f.code, graph.Error, f.message, o.data)
		return
	}
	fields, err := vosFields(o.data)
	switch {
	case err != nil:
		v.add(o.line, "vosviewer.broken", graph.Error, jsonFaults[rawBroken].message, o.data)
	case fields.get("source_id") != "" || fields.get("target_id") != "":
		v.link(fields, o)
	case fields.get("id") != "":
		v.item(fields, o)
	case fields.get("cluster") != "":
		if v.clusters == nil {
			v.clusters = make(map[string]string)
		}
		v.clusters[fields.get("cluster")] = fields.get("label")
	default:
		v.add(o.line, "vosviewer.no-id", graph.Error, "an item without an id is left out", o.data)
	}
}

// item takes an item.
func (v *vosJSON) item(fields vosPairs, o rawObject) {
	row, fresh := v.elements.node([]byte(fields.get("id")))
	if !fresh {
		v.add(o.line, "vosviewer.repeated-id", graph.Warn, "item "+cutExcerpt(fields.get("id"))+" is there already; this one is left out", o.data)
		return
	}
	v.attributes(&v.nodes, row, fields, "id", "")
}

// link takes a link.
func (v *vosJSON) link(fields vosPairs, o rawObject) {
	from, to := fields.get("source_id"), fields.get("target_id")
	if from == "" || to == "" {
		v.add(o.line, "vosviewer.no-end", graph.Error, "a link without one of its items is left out", o.data)
		return
	}
	row := v.elements.edge([]byte(from), []byte(to), o.line)
	v.attributes(&v.edges, row, fields, "source_id", "target_id")
}

// attributes keeps all fields but two.
func (v *vosJSON) attributes(to *columnList, row int, fields vosPairs, but, andBut string) {
	for _, f := range fields {
		if f.name == but || f.name == andBut || f.value == "" {
			continue
		}
		if c := to.of(f.name); c != nil {
			c.set(row, []byte(f.value))
			c.quoted = c.quoted || f.quoted
		}
	}
}

// finish makes the drawing.
func (v *vosJSON) finish() {
	v.elements.finish(&v.reports, "vosviewer.unknown-item")
	v.d.Labels = v.labels("label")
	v.d.Weights = v.weights("strength")
	v.columns(&v.reports, "vosviewer")
	if v.clusters != nil {
		v.nameClusters()
	}
}

// nameClusters adds the labels of the clusters that items are in.
func (v *vosJSON) nameClusters() {
	labels := graph.Column{Name: "cluster label", Text: make([]string, len(v.d.IDs)), Valid: make([]bool, len(v.d.IDs))}
	for _, c := range v.d.Nodes {
		if c.Name != "cluster" || c.Int == nil {
			continue
		}
		for i, number := range c.Int {
			if c.Known(i) {
				labels.Text[i] = v.clusters[strconv.FormatInt(number, 10)]
				labels.Valid[i] = labels.Text[i] != ""
			}
		}
		v.d.Nodes = append(v.d.Nodes, labels)
		return
	}
}

// vosPair is a field of an item or a link.
type vosPair struct {
	name   string
	value  string
	quoted bool // the value is text
}

// vosPairs are the fields of an object in their order.
type vosPairs []vosPair

// get is the value of a field, "" if it is not there.
func (p vosPairs) get(name string) string {
	for _, f := range p {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// vosFields reads the fields of an object. The fields of "weights" and "scores" get
// the names that they have in a map; other lists and objects stay JSON.
func vosFields(data []byte) (vosPairs, error) {
	var out vosPairs
	err := eachField(data, func(name string, value json.RawMessage) error {
		if kind := map[string]string{"weights": "weight", "scores": "score"}[name]; kind != "" && value[0] == '{' {
			return eachField(value, func(name string, value json.RawMessage) error {
				return out.add(kind+"<"+name+">", value)
			})
		}
		return out.add(name, value)
	})
	return out, err
}

// add adds a field unless its value is null.
func (p *vosPairs) add(name string, value json.RawMessage) error {
	if value[0] != '"' {
		if string(value) != "null" {
			*p = append(*p, vosPair{name, string(value), value[0] != '-' && (value[0] < '0' || value[0] > '9')})
		}
		return nil
	}
	var text string
	err := json.Unmarshal(value, &text)
	*p = append(*p, vosPair{name, text, true})
	return err
}

// eachField visits the fields of a JSON object in their order.
func eachField(data []byte, visit func(name string, value json.RawMessage) error) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if err := visit(name.(string), value); err != nil {
			return err
		}
	}
	return nil
}
