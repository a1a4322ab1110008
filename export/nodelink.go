package export

import (
	"io"
	"strconv"

	"cocite/graph"
	"cocite/graph/csr"
)

func nodeLinkFormat() Format {
	return Format{
		Name:  "node-link",
		Exts:  []string{".json", ".nodelink.json"},
		Doc:   "node-link JSON of NetworkX, with the list edges, which 3.4 and later read",
		Write: nodeLink("edges"),
	}
}

func d3Format() Format {
	return Format{
		Name:  "d3",
		Exts:  []string{".d3.json"},
		Doc:   "node-link JSON with the list links, for D3 and for NetworkX before 3.4",
		Write: nodeLink("links"),
	}
}

// nodeLink writes a list of nodes and a list of edges under a name.
func nodeLink(edges string) func(io.Writer, *graph.Network, Options) error {
	return func(w io.Writer, n *graph.Network, o Options) error {
		s := newSheet(n)
		f := newOut(w)
		f.text(`{"directed":`, strconv.FormatBool(n.Directed), `,"multigraph":false,"graph":`)
		f.b = s.appendMeta(f.b, o.Provenance)
		f.text(`,"nodes":[`, "\n")
		cols := s.columns()
		f.rows(len(s.ids), func(f *out, i int) {
			comma(f, i)
			f.jsonNode(s, cols, i)
		})
		f.text("\n],\"", edges, "\":[\n")
		f.edges(n, func(f *out, i int, e csr.Edge) {
			comma(f, i)
			f.jsonEdge(s, i, e)
		})
		f.text("\n]}\n")
		return f.flush()
	}
}
