package ingest

import (
	"encoding/json"
	"slices"
)

// nodeLinkFormat reads what NetworkX and D3 exchange.
func nodeLinkFormat() Format {
	return graphJSON{
		name: "node-link", doc: "node-link JSON of NetworkX and D3",
		exts: []string{".json"},
		sniff: func(keys map[string]byte) bool {
			lists := keys["nodes"] == '[' && (keys["links"] == '[' || keys["edges"] == '[' || keys["multigraph"] != 0)
			return lists && keys["nodes.key"] == 0 && keys["options"] == 0 && keys["CXVersion"] == 0
		},
		lists: []string{"nodes", "links", "edges"}, id: "id", from: "source", to: "target", labels: []string{"label", "name"},
	}.format()
}

// graphologyFormat reads what graphology, Sigma and Gephi Lite save.
func graphologyFormat() Format {
	return graphJSON{
		name: "graphology", doc: "JSON of graphology, also of Sigma and Gephi Lite",
		exts: []string{".json"},
		sniff: func(keys map[string]byte) bool {
			return keys["nodes"] == '[' && (keys["nodes.key"] != 0 || keys["options"] == '{')
		},
		lists: []string{"nodes", "edges"}, inside: " attributes ", id: "key", from: "source", to: "target", labels: []string{"label", "name"},
		directed: true,
	}.format()
}

// cyjsFormat reads what Cytoscape and Cytoscape.js exchange.
func cyjsFormat() Format {
	return graphJSON{
		name: "cyjs", doc: "JSON of Cytoscape and Cytoscape.js, elements in two lists or in one",
		exts: []string{".cyjs", ".json"},
		sniff: func(keys map[string]byte) bool {
			return keys["elements.nodes"] == '[' || keys["elements.edges"] == '[' || keys["elements"] == '[' && keys["elements.data"] == '{' ||
				keys["data"] == '{' && keys["group"] == '"'
		},
		lists: []string{"elements.nodes", "elements.edges", "elements"}, inside: " data position ", id: "id", from: "source", to: "target",
		labels: []string{"label", "name"}, copies: " value shared_name SUID group ", downwards: true, directed: true,
	}.format()
}

// cx2Name is the name of the only format that declares its attributes.
const cx2Name = "cx2"

// cx2Format reads what Cytoscape and NDEx exchange.
func cx2Format() Format {
	return graphJSON{
		name: cx2Name, doc: "CX2 of Cytoscape and NDEx",
		exts:  []string{".cx2", ".cx"},
		sniff: func(keys map[string]byte) bool { return keys["CXVersion"] != 0 },
		lists: []string{"nodes", "edges"}, inside: " v ", id: "id", from: "s", to: "t", labels: []string{"label", "name"},
		downwards: true, directed: true,
	}.format()
}

// graphLinesFormat reads the JSON lines that this program writes.
func graphLinesFormat() Format {
	return graphJSON{
		name: "jsonl", doc: "graph as JSON lines, as this program writes it",
		exts: []string{".jsonl", ".ndjson"},
		sniff: func(keys map[string]byte) bool {
			return keys["meta"] == '{' && keys["meta.node_columns"] == '['
		},
		inside: " node edge ", id: "id", from: "source", to: "target", labels: []string{"label"},
	}.format()
}

// cx2Declarations are the attributes of nodes and edges as a file declares them.
type cx2Declarations struct {
	Nodes map[string]cx2Declaration `json:"nodes"`
	Edges map[string]cx2Declaration `json:"edges"`
}

// cx2Declaration is an attribute: its short name, and the value of those that have none.
type cx2Declaration struct {
	Alias string          `json:"a"`
	Value json.RawMessage `json:"v"`
}

// cx2Names are short names and values that go without saying, of nodes and edges.
type cx2Names struct {
	long    [2]map[string]string
	presets [2]vosPairs
}

// declare takes the declarations of a file.
func (c *cx2Names) declare(d cx2Declarations) {
	for class, list := range []map[string]cx2Declaration{d.Nodes, d.Edges} {
		c.long[class] = make(map[string]string)
		for _, name := range sortedKeys(list) {
			a := list[name]
			if a.Alias != "" {
				c.long[class][a.Alias] = name
			}
			if len(a.Value) > 0 {
				_ = c.presets[class].add(name, a.Value) // a value that is broken is none
			}
		}
	}
}

// sortedKeys are the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// complete gives the fields of a node (0) or an edge (1) their long names, and adds
// what goes without saying.
func (c *cx2Names) complete(class int, fields vosPairs) vosPairs {
	for i, f := range fields {
		if long, ok := c.long[class][f.name]; ok {
			fields[i].name = long
		}
	}
	for _, p := range c.presets[class] {
		if !slices.ContainsFunc(fields, func(f vosPair) bool { return f.name == p.name }) {
			fields = append(fields, p)
		}
	}
	return fields
}
