package export

import (
	"io"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func neo4jFormat() Format {
	return Format{
		Name:       "neo4j",
		Exts:       []string{".neo4j.csv"},
		Doc:        "relationships for neo4j-admin database import; the nodes stand beside them",
		Write:      writeNeo4jEdges,
		Companions: []Companion{{Suffix: ".nodes", Write: writeNeo4jNodes}},
	}
}

// neo4jTypes are the names of the kinds, behind a colon.
var neo4jTypes = [...]string{
	textKind: "", flagKind: ":boolean", intKind: ":int", longKind: ":long", bigKind: "", floatKind: ":double",
}

// neo4jCSV is plain CSV on one line a row: a backslash means itself.
var neo4jCSV = dialect{comma: ',', always: true}

// neo4jHead writes the heading of columns and ends the line with a last one.
func neo4jHead(f *out, cols []field, last string) {
	for _, c := range cols {
		f.text(",", c.name, neo4jTypes[c.kind])
	}
	f.text(",", last, "\n")
}

// neo4jValues writes the values of row i.
func neo4jValues(f *out, cols []field, i int) {
	for k := range cols {
		f.text(",")
		if c := &cols[k]; c.has(i) {
			f.b = c.append(f.b, i, appendNeo4j)
		}
	}
}

// appendNeo4j writes clean text without line ends, which only an option of the
// import allows.
func appendNeo4j(b []byte, s string) []byte {
	return neo4jCSV.appendText(b, strings.ReplaceAll(s, "\n", " "))
}

// neo4jLabel is what nodes are called: Paper for papers.
func neo4jLabel(u graph.Unit) string {
	name := strings.TrimSuffix(legalName(orElse(string(u), "nodes")), "s")
	if name == "countrie" {
		name = "country"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func writeNeo4jNodes(w io.Writer, n *graph.Network, _ Options) error {
	s := newSheet(n)
	cols := s.columns()
	f := newOut(w)
	f.text("key:ID,label")
	neo4jHead(f, cols, ":LABEL")
	label := neo4jLabel(n.Unit)
	f.rows(len(s.ids), func(f *out, i int) {
		f.b = appendNeo4j(f.b, s.ids[i])
		f.text(",")
		f.b = appendNeo4j(f.b, s.labels[i])
		neo4jValues(f, cols, i)
		f.text(",", label, "\n")
	})
	return f.flush()
}

func writeNeo4jEdges(w io.Writer, n *graph.Network, _ Options) error {
	s := newSheet(n)
	cols := s.edges
	if s.edgeLabel.texts != nil {
		cols = append([]field{s.edgeLabel}, cols...)
	}
	f := newOut(w)
	f.text(":START_ID,:END_ID")
	if s.weighted {
		f.text(",weight:double")
	}
	neo4jHead(f, cols, ":TYPE")
	kind := strings.ToUpper(legalName(interaction(n)))
	f.edges(n, func(f *out, i int, e csr.Edge) {
		f.b = appendNeo4j(f.b, s.ids[e.From])
		f.text(",")
		f.b = appendNeo4j(f.b, s.ids[e.To])
		neo4jCSV.weight(f, s, e)
		neo4jValues(f, cols, i)
		f.text(",", kind, "\n")
	})
	return f.flush()
}
