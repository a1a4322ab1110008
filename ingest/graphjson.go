package ingest

import (
	"encoding/json"
	"io"
	"strings"

	"cocite/graph"
)

// graphJSON is one way to write a graph as JSON: lists of nodes and edges, each an
// object with its attributes beside its id or inside it.
type graphJSON struct {
	name, doc string
	exts      []string
	sniff     func(keys map[string]byte) bool
	lists     []string // places of nodes and edges
	inside    string   // names of objects whose fields belong to what is around them, with blanks around
	id        string   // field of a node
	from, to  string   // fields of an edge
	labels    []string // fields that are labels, in the order of preference
	copies    string   // names of fields that may only repeat id or label, with blanks around
	downwards bool     // y grows downwards
	directed  bool     // what edges are if the file does not say
}

func (g graphJSON) format() Format {
	return Format{
		Name: g.name, Exts: g.exts, Doc: g.doc,
		Sniff:   func(head []byte) bool { keys := jsonKeys(head); return keys != nil && g.sniff(keys) },
		Drawing: g.read,
	}
}

// jsonGraph is a file while it is read.
type jsonGraph struct {
	kind graphJSON
	reports
	elements
	cx         cx2Names
	said       *bool  // whether edges have a direction, if the file tells
	undirected []byte // of each edge what it says itself: t, f or -
}

// read reads nodes and edges. All their fields become columns; booleans, lists and
// objects among the values are kept as text.
func (g graphJSON) read(in Input) (*graph.Drawing, error) {
	j := &jsonGraph{kind: g, reports: reports{in: in}, elements: elements{d: &graph.Drawing{}}}
	s := newJSONSplitter(in.R, 1, in.Limits, jsonLayout{lists: g.lists})
	for {
		o, err := s.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		j.object(o)
	}
	j.finish()
	j.close()
	return j.d, nil
}

// object takes what stands in one of the lists, or around them.
func (j *jsonGraph) object(o rawObject) {
	switch o.kind {
	case rawWhole, rawLine:
	case rawEnvelope:
		j.around(o.data)
		return
	case rawNull:
		return
	default:
		f := jsonFaults[o.kind]
		j.add(o.line, j.kind.name+f.code, graph.Error, f.message, o.data)
		return
	}
	fields, err := j.fields(nil, o.data)
	switch {
	case err != nil:
		j.add(o.line, j.kind.name+".broken", graph.Error, jsonFaults[rawBroken].message, o.data)
	case fields.get(j.kind.from) != "" || fields.get(j.kind.to) != "":
		j.edge(fields, o)
	case fields.get(j.kind.id) != "":
		j.node(fields, o)
	case !j.around(o.data):
		j.add(o.line, j.kind.name+".no-id", graph.Error, "a node without an id is left out", o.data)
	}
}

// fields adds the fields of an object, and those of the objects inside it that
// belong to it.
func (j *jsonGraph) fields(out vosPairs, data []byte) (vosPairs, error) {
	err := eachField(data, func(name string, value json.RawMessage) error {
		var err error
		if value[0] == '{' && strings.Contains(j.kind.inside, " "+name+" ") {
			out, err = j.fields(out, value)
			return err
		}
		return out.add(name, value)
	})
	return out, err
}

// node takes a node.
func (j *jsonGraph) node(fields vosPairs, o rawObject) {
	id := fields.get(j.kind.id)
	row, fresh := j.elements.node([]byte(id))
	if !fresh {
		j.add(o.line, j.kind.name+".repeated-id", graph.Warn, "node "+cutExcerpt(id)+" is there already; this one is left out", o.data)
		return
	}
	j.attributes(&j.nodes, row, j.cx.complete(0, fields), id)
}

// edge takes an edge.
func (j *jsonGraph) edge(fields vosPairs, o rawObject) {
	from, to := fields.get(j.kind.from), fields.get(j.kind.to)
	if from == "" || to == "" {
		j.add(o.line, j.kind.name+".no-end", graph.Error, "an edge without one of its ends is left out", o.data)
		return
	}
	row := j.elements.edge([]byte(from), []byte(to), o.line)
	j.undirected = append(j.undirected, (fields.get("undirected") + "-")[0])
	if id := fields.get(j.kind.id); id != "" {
		j.edgeID(row, []byte(id))
	}
	j.attributes(&j.edges, row, j.cx.complete(1, fields), "")
}

// attributes keeps the fields that are no ids, ends or copies of them.
func (j *jsonGraph) attributes(to *columnList, row int, fields vosPairs, id string) {
	for _, f := range fields {
		own := f.name == j.kind.id || to == &j.edges && (f.name == j.kind.from || f.name == j.kind.to || f.name == "undirected")
		copied := strings.Contains(j.kind.copies, " "+f.name+" ") && (f.value == id || f.value == fields.get("name"))
		if own || copied || f.value == "" {
			continue
		}
		if j.kind.downwards && f.name == "y" {
			f.value = negated(f.value)
		}
		if c := to.of(f.name); c != nil {
			c.set(row, []byte(f.value))
			c.quoted = c.quoted || f.quoted
		}
	}
}

// negated is a number with the other sign.
func negated(number string) string {
	rest, minus := strings.CutPrefix(number, "-")
	if minus || strings.Trim(number, "0.") == "" {
		return rest
	}
	return "-" + number
}

// jsonAround is what may stand around nodes and edges and means something.
type jsonAround struct {
	Directed *bool                      `json:"directed"`
	Options  *struct{ Type string }     `json:"options"`
	Meta     *struct{ Directed *bool }  `json:"meta"`
	Declared []cx2Declarations          `json:"attributeDeclarations"`
	Network  []struct{ Directed *bool } `json:"networkAttributes"`
}

// around takes an object that is neither node nor edge. It returns false if the
// format has no other objects.
func (j *jsonGraph) around(data []byte) bool {
	var a jsonAround
	if err := json.Unmarshal(data, &a); err != nil {
		return false
	}
	switch {
	case a.Directed != nil:
		j.said = a.Directed
	case a.Options != nil && a.Options.Type != "" && a.Options.Type != "mixed":
		directed := a.Options.Type == "directed"
		j.said = &directed
	case a.Meta != nil:
		j.said = a.Meta.Directed
	case len(a.Declared) > 0:
		j.cx.declare(a.Declared[0])
	case len(a.Network) > 0 && a.Network[0].Directed != nil:
		j.said = a.Network[0].Directed
	}
	return j.kind.name == cx2Name || a.Meta != nil
}

// finish makes the drawing.
func (j *jsonGraph) finish() {
	j.elements.finish(&j.reports, j.kind.name+".unknown-node")
	j.d.Labels = j.labels(j.kind.labels...)
	j.d.Weights = j.weights("weight", "value", "strength")
	if j.kind.name == cx2Name {
		j.ownIDs("", 0)
	}
	j.columns(&j.reports, j.kind.name)
	directed, told := j.kind.directed, j.said != nil
	if told {
		directed = *j.said
	}
	marks := make([]bool, len(j.undirected))
	for i, u := range j.undirected {
		marks[i] = u == 't' || u != 'f' && !directed
		told = told || u != '-'
	}
	if len(marks) == 0 {
		j.d.Directed, j.d.DirectedSaid = directed, told
		return
	}
	if setDirection(j.d, marks) {
		j.add(0, j.kind.name+".mixed-direction", graph.Info, "each edge without direction is taken as two, because others have one", nil)
	}
	j.d.DirectedSaid = told
}
