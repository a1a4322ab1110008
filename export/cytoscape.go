package export

import (
	"io"
	"strconv"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func cyjsFormat() Format {
	return Format{
		Name:  "cyjs",
		Exts:  []string{".cyjs"},
		Doc:   "JSON of Cytoscape and Cytoscape.js, also for NetworkX",
		Write: writeCyJS,
	}
}

// cyjsOwn are the names that Cytoscape keeps for itself.
const cyjsOwn = " name value interaction shared_name shared_interaction suid selected parent group position directed "

// writeCyJS writes elements with their data. y grows downwards there, so it is
// turned round; name and value are what NetworkX wants.
func writeCyJS(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	s.rename(cyjsOwn, cyjsOwn)
	f := newOut(w)
	f.text(`{"format_version":"1.0","generated_by":`)
	f.b = appendJSON(f.b, orElse(cleanLabel(o.Provenance.Program), "cocite"))
	f.text(`,"target_cytoscapejs_version":"~3","directed":`, strconv.FormatBool(n.Directed), `,"multigraph":false,"data":{"name":`)
	f.b = appendJSON(f.b, s.title())
	f.text(`,"description":`)
	f.b = appendJSON(f.b, strings.Join(s.story(o.Provenance), "; "))
	f.text("},\"elements\":{\"nodes\":[\n")
	cols := s.unplaced()
	f.rows(len(s.ids), func(f *out, i int) { cyjsNode(f, s, cols, i) })
	f.text("\n],\"edges\":[\n")
	prefix := edgePrefix(s.ids)
	f.edges(n, func(f *out, i int, e csr.Edge) {
		comma(f, i)
		f.text(`{"data":{"id":"`, prefix)
		f.int(i)
		f.text(`","source":`)
		f.b = appendJSON(f.b, s.ids[e.From])
		f.text(`,"target":`)
		f.b = appendJSON(f.b, s.ids[e.To])
		f.text(`,"interaction":`)
		f.b = appendJSON(f.b, interaction(s.net))
		jsonWeight(f, s, i, e)
		jsonValues(f, s.edges, i)
		f.text("}}")
	})
	f.text("\n]}}\n")
	return f.flush()
}

// comma parts row i from the row before it.
func comma(f *out, i int) {
	if i > 0 {
		f.text(",\n")
	}
}

// interaction is what an edge is called in Cytoscape.
func interaction(n *graph.Network) string {
	if n.Kind == "citation" {
		return "cites"
	}
	return orElse(cleanLabel(n.Kind), "edge")
}

// unplaced are the columns of the nodes without their places.
func (s *sheet) unplaced() []field {
	rest := s.look
	rest.placed = false
	return append(rest.fields(), s.nodes...)
}

func cyjsNode(f *out, s *sheet, cols []field, i int) {
	comma(f, i)
	f.text(`{"data":{"id":`)
	f.b = appendJSON(f.b, s.ids[i])
	f.text(`,"value":`)
	f.b = appendJSON(f.b, s.ids[i])
	f.text(`,"name":`)
	f.b = appendJSON(f.b, s.labels[i])
	jsonValues(f, cols, i)
	f.text("}")
	if x, y, ok := s.look.position(i); ok {
		f.text(`,"position":{"x":`)
		f.b = appendShort(f.b, x)
		f.text(`,"y":`)
		f.b = appendShort(f.b, 0-y)
		f.text("}")
	}
	f.text("}")
}

// edgePrefix stands before the numbers of edges, where nodes and edges share one
// space of ids: "e", or more of it if some node has such an id.
func edgePrefix(ids []string) string {
	longest := 0
	for _, id := range ids {
		n := len(id) - len(strings.TrimLeft(id, "e"))
		if _, err := strconv.ParseUint(id[n:], 10, 64); err == nil {
			longest = max(longest, n)
		}
	}
	return strings.Repeat("e", longest+1)
}

func cx2Format() Format {
	return Format{
		Name:  "cx2",
		Exts:  []string{".cx2"},
		Doc:   "CX2 of Cytoscape 3.10 and NDEx",
		Write: writeCX2,
	}
}

// cx2Types are the names of the kinds.
var cx2Types = [...]string{
	textKind: "string", flagKind: "boolean", intKind: "integer",
	longKind: "long", bigKind: "string", floatKind: "double",
}

// writeCX2 writes the aspects of a network in the order that the format wants.
// Ids are whole numbers there; the id is the attribute "key".
func writeCX2(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	s.rename(cyjsOwn, cyjsOwn)
	cols := s.unplaced()
	f := newOut(w)
	f.text(`[{"CXVersion":"2.0","hasFragments":false},`, "\n", `{"metaData":[{"name":"attributeDeclarations","elementCount":1},{"name":"networkAttributes","elementCount":1},{"name":"nodes","elementCount":`)
	f.int(n.N())
	f.text(`},{"name":"edges","elementCount":`)
	f.int(n.M())
	f.text("}]},\n")
	cx2Declarations(f, s, cols)
	f.text(`{"networkAttributes":[{"name":`)
	f.b = appendJSON(f.b, s.title())
	f.text(`,"description":`)
	f.b = appendJSON(f.b, strings.Join(s.story(o.Provenance), "; "))
	f.text(`,"directed":`, strconv.FormatBool(n.Directed), "}]},\n{\"nodes\":[\n")
	f.rows(len(s.ids), func(f *out, i int) { cx2Node(f, s, cols, i) })
	f.text("\n]},\n{\"edges\":[\n")
	f.edges(n, func(f *out, i int, e csr.Edge) {
		comma(f, i)
		f.text(`{"id":`)
		f.int(i)
		f.text(`,"s":`)
		f.int(int(e.From))
		f.text(`,"t":`)
		f.int(int(e.To))
		f.text(`,"v":{"interaction":`)
		f.b = appendJSON(f.b, interaction(n))
		jsonWeight(f, s, i, e)
		jsonValues(f, s.edges, i)
		f.text("}}")
	})
	f.text("\n]},\n{\"status\":[{\"success\":true,\"error\":\"\"}]}]\n")
	return f.flush()
}

// cx2Declarations says which attributes there are, with their types.
func cx2Declarations(f *out, s *sheet, cols []field) {
	f.text(`{"attributeDeclarations":[{"networkAttributes":{"name":{"d":"string"},"description":{"d":"string"},"directed":{"d":"boolean"}},`)
	f.text(`"nodes":{"name":{"d":"string"},"key":{"d":"string"}`)
	for _, c := range cols {
		f.text(`,"`, c.name, `":{"d":"`, cx2Types[c.kind], `"}`)
	}
	f.text(`},"edges":{"interaction":{"d":"string"}`)
	if s.weighted {
		f.text(`,"weight":{"d":"double"}`)
	}
	if s.edgeLabel.texts != nil {
		f.text(`,"label":{"d":"string"}`)
	}
	for _, c := range s.edges {
		f.text(`,"`, c.name, `":{"d":"`, cx2Types[c.kind], `"}`)
	}
	f.text("}}]},\n")
}

func cx2Node(f *out, s *sheet, cols []field, i int) {
	comma(f, i)
	f.text(`{"id":`)
	f.int(i)
	if x, y, ok := s.look.position(i); ok {
		f.text(`,"x":`)
		f.b = appendShort(f.b, x)
		f.text(`,"y":`)
		f.b = appendShort(f.b, 0-y)
	}
	f.text(`,"v":{"name":`)
	f.b = appendJSON(f.b, s.labels[i])
	f.text(`,"key":`)
	f.b = appendJSON(f.b, s.ids[i])
	jsonValues(f, cols, i)
	f.text("}}")
}
