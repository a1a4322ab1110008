package export

import (
	"io"

	"cocite/graph"
	"cocite/graph/csr"
)

func graphologyFormat() Format {
	return Format{
		Name:  "graphology",
		Exts:  []string{".graphology.json"},
		Doc:   "JSON of graphology, for Sigma and Gephi Lite",
		Write: writeGraphology,
	}
}

// writeGraphology writes keys with their attributes.
func writeGraphology(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	f := newOut(w)
	f.text(`{"attributes":`)
	f.b = s.appendMeta(f.b, o.Provenance)
	kind, undirected := "directed", ""
	if !n.Directed {
		kind, undirected = "undirected", `,"undirected":true`
	}
	f.text(`,"options":{"type":"`, kind, `","multi":false,"allowSelfLoops":true},"nodes":[`, "\n")
	cols := s.columns()
	f.rows(len(s.ids), func(f *out, i int) {
		comma(f, i)
		f.text(`{"key":`)
		f.b = appendJSON(f.b, s.ids[i])
		f.text(`,"attributes":{"label":`)
		f.b = appendJSON(f.b, s.labels[i])
		jsonValues(f, cols, i)
		f.text("}}")
	})
	f.text("\n],\"edges\":[\n")
	f.edges(n, func(f *out, i int, e csr.Edge) {
		comma(f, i)
		f.text(`{"key":"e`)
		f.int(i)
		f.text(`","source":`)
		f.b = appendJSON(f.b, s.ids[e.From])
		f.text(`,"target":`)
		f.b = appendJSON(f.b, s.ids[e.To])
		f.text(`,"attributes":{`)
		start := len(f.b)
		jsonWeight(f, s, i, e)
		jsonValues(f, s.edges, i)
		f.b = withoutComma(f.b, start)
		f.text("}", undirected, "}")
	})
	f.text("\n]}\n")
	return f.flush()
}

// withoutComma takes out a comma at a place, where a list of members begins.
func withoutComma(b []byte, at int) []byte {
	if at < len(b) && b[at] == ',' {
		b = append(b[:at], b[at+1:]...)
	}
	return b
}
