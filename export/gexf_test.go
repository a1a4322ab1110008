package export

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// gexfFile is GEXF as encoding/xml sees it.
type gexfFile struct {
	XMLName xml.Name
	Version string `xml:"version,attr"`
	Meta    struct {
		Date        string `xml:"lastmodifieddate,attr"`
		Creator     string `xml:"creator"`
		Description string `xml:"description"`
	} `xml:"meta"`
	Graph struct {
		Default    string `xml:"defaultedgetype,attr"`
		Attributes []struct {
			Class string `xml:"class,attr"`
			List  []struct {
				ID    string `xml:"id,attr"`
				Title string `xml:"title,attr"`
				Type  string `xml:"type,attr"`
			} `xml:"attribute"`
		} `xml:"attributes"`
		Nodes struct {
			Count int           `xml:"count,attr"`
			List  []gexfElement `xml:"node"`
		} `xml:"nodes"`
		Edges struct {
			Count int           `xml:"count,attr"`
			List  []gexfElement `xml:"edge"`
		} `xml:"edges"`
	} `xml:"graph"`
}

type gexfElement struct {
	Attrs  []xml.Attr `xml:",any,attr"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
	Size *struct {
		Value string `xml:"value,attr"`
	} `xml:"http://www.gexf.net/1.2draft/viz size"`
	Position *struct {
		X string `xml:"x,attr"`
		Y string `xml:"y,attr"`
		Z string `xml:"z,attr"`
	} `xml:"http://www.gexf.net/1.2draft/viz position"`
	Color *struct {
		R uint8 `xml:"r,attr"`
		G uint8 `xml:"g,attr"`
		B uint8 `xml:"b,attr"`
	} `xml:"http://www.gexf.net/1.2draft/viz color"`
}

func (e gexfElement) row() row {
	r := row{}
	for _, a := range e.Attrs {
		r[a.Name.Local] = a.Value
	}
	for _, v := range e.Values {
		r[v.For] = v.Value
	}
	if e.Size != nil {
		r["size"] = strings.TrimSuffix(e.Size.Value, ".0")
	}
	if e.Position != nil {
		r["x"], r["y"] = e.Position.X, e.Position.Y
	}
	if e.Color != nil {
		r["color"] = fmt.Sprintf("#%02x%02x%02x", e.Color.R, e.Color.G, e.Color.B)
	}
	return r
}

func readGEXF(t *testing.T, text string) (f gexfFile, nodes, edges []row) {
	t.Helper()
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	for _, n := range f.Graph.Nodes.List {
		nodes = append(nodes, n.row())
	}
	for _, e := range f.Graph.Edges.List {
		edges = append(edges, e.row())
	}
	return f, nodes, edges
}

func calm(s string) string { return strings.ReplaceAll(s, "INF", "Inf") }

func TestGEXFReadsBack(t *testing.T) {
	f, nodes, edges := readGEXF(t, render(t, format(t, "gexf"), 0, nasty(t, true), nastyOptions()))
	wantNodes := change(nastyNodes(), "title", calm)
	delete(wantNodes[3], "y") // a position needs both
	wantEdges := nastyEdges()
	for i, e := range wantEdges {
		e["id"] = fmt.Sprintf("e%d", i)
	}
	check(t, nodes, edges, wantNodes, wantEdges)
	if f.XMLName.Space != "http://www.gexf.net/1.2draft" || f.Version != "1.2" {
		t.Errorf("version %s in %s", f.Version, f.XMLName.Space)
	}
	if f.Graph.Nodes.Count != 6 || f.Graph.Edges.Count != 5 || f.Graph.Default != "directed" {
		t.Errorf("counts %d, %d, %s", f.Graph.Nodes.Count, f.Graph.Edges.Count, f.Graph.Default)
	}
}

func TestGEXFDeclaresTypes(t *testing.T) {
	f, _, _ := readGEXF(t, render(t, format(t, "gexf"), 0, nasty(t, false), nastyOptions()))
	var got []string
	for _, class := range f.Graph.Attributes {
		for _, a := range class.List {
			if a.ID != a.Title {
				t.Errorf("id %q has title %q", a.ID, a.Title)
			}
			got = append(got, class.Class+" "+a.ID+" "+a.Type)
		}
	}
	want := "node title string, node year integer, node pagerank double, node big string, node long long, " +
		"node stub boolean, node two_words integer, node weight_attr integer, edge evidence string, edge year integer"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %v", got)
	}
	if f.Graph.Default != "undirected" {
		t.Errorf("default edge type %q", f.Graph.Default)
	}
}

func TestGEXFProvenance(t *testing.T) {
	f, _, _ := readGEXF(t, render(t, format(t, "gexf"), 0, nasty(t, true), nastyOptions()))
	if f.Meta.Creator != "cocite 0.0.0" || f.Meta.Date != "2026-01-31" {
		t.Errorf("creator %q, date %q", f.Meta.Creator, f.Meta.Date)
	}
	for _, want := range []string{
		"network: citation of papers, directed, 6 nodes, 5 edges", "source: refs --.bib", "source: b&c.ris",
		"parameter: counting = full", "parameter: min-weight = 1<2", "seed: 7", "date: 2026-01-31", "note: 2 papers -- left out",
		`note: node column "Two Words" is written as two_words`, `note: node column "weight" is written as weight_attr`,
		"note: INF is written as Inf in the node column title, because Gephi reads it as infinity",
	} {
		if !strings.Contains("\n"+f.Meta.Description+"\n", "\n"+want+"\n") {
			t.Errorf("description lacks %q:\n%s", want, f.Meta.Description)
		}
	}
}

func TestGEXFDate(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "2026-01-31": "2026-01-31", "2026-01-31T10:00:00Z": "2026-01-31", "31.01.2026": "", "2026-0a-31": "", "2026": "",
	} {
		if got := gexfDate(in); got != want {
			t.Errorf("gexfDate(%q) = %q, want %q", in, got, want)
		}
	}
	text := render(t, format(t, "gexf"), 0, nasty(t, true), Options{})
	if strings.Contains(text, "lastmodifieddate") {
		t.Error("a date without a date")
	}
}
