package export

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// graphmlFile is GraphML as encoding/xml sees it.
type graphmlFile struct {
	Keys []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Comment string `xml:",comment"`
	Graph   struct {
		Default string           `xml:"edgedefault,attr"`
		Nodes   []graphmlElement `xml:"node"`
		Edges   []graphmlElement `xml:"edge"`
	} `xml:"graph"`
}

type graphmlElement struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	} `xml:"data"`
}

// readGraphML reads a file with names of keys looked up, and puts the ids of
// the network back in place of the tokens.
func readGraphML(t *testing.T, text string) (f graphmlFile, nodes, edges []row) {
	t.Helper()
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, k := range f.Keys {
		if _, twice := names[k.ID]; twice {
			t.Errorf("two keys have the id %s", k.ID)
		}
		names[k.ID] = k.Name
	}
	values := func(e graphmlElement) row {
		r := row{}
		for _, d := range e.Data {
			r[names[d.Key]] = d.Text
		}
		return r
	}
	ids := map[string]string{}
	for _, n := range f.Graph.Nodes {
		r := values(n)
		ids[n.ID], r["id"] = r["key"], r["key"]
		delete(r, "key")
		nodes = append(nodes, r)
	}
	for _, e := range f.Graph.Edges {
		r := values(e)
		r["source"], r["target"] = ids[e.Source], ids[e.Target]
		edges = append(edges, r)
	}
	return f, nodes, edges
}

func TestGraphMLReadsBack(t *testing.T) {
	f, nodes, edges := readGraphML(t, render(t, format(t, "graphml"), 0, nasty(t, false), nastyOptions()))
	wantNodes := change(nastyNodes(), "title", calm)
	change(wantNodes, "size", func(s string) string { return s + ".0" })
	delete(wantNodes[3], "y")
	for _, r := range wantNodes {
		if hex, ok := r["color"]; ok {
			var red, green, blue int
			if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &red, &green, &blue); err != nil {
				t.Fatal(err)
			}
			r["r"], r["g"], r["b"] = fmt.Sprint(red), fmt.Sprint(green), fmt.Sprint(blue)
			delete(r, "color")
		}
	}
	check(t, nodes, edges, wantNodes, nastyEdges())
	if f.Graph.Default != "undirected" {
		t.Errorf("edgedefault %q", f.Graph.Default)
	}
}

func TestGraphMLKeys(t *testing.T) {
	f, _, _ := readGraphML(t, render(t, format(t, "graphml"), 0, nasty(t, true), nastyOptions()))
	token := regexp.MustCompile(`^[A-Za-z_][-A-Za-z0-9._:]*$`)
	var got []string
	for _, k := range f.Keys {
		if !token.MatchString(k.ID) || !token.MatchString(k.Name) {
			t.Errorf("%q or %q is no name token", k.ID, k.Name)
		}
		got = append(got, k.For+" "+k.Name+" "+k.Type)
	}
	want := "node key string, node label string, node x double, node y double, node size double, node r int, node g int, " +
		"node b int, node title string, node year int, node pagerank double, node big string, node long long, node stub boolean, " +
		"node two_words int, node weight_attr int, edge weight double, edge evidence string, edge year int"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %v", got)
	}
	for _, want := range []string{"program: cocite 0.0.0", "source: refs - -.bib", "seed: 7", "note: 2 papers - - left out"} {
		if !strings.Contains(f.Comment, want+"\n") {
			t.Errorf("the comment lacks %q:\n%s", want, f.Comment)
		}
	}
}

func TestCommentXML(t *testing.T) {
	for in, want := range map[string]string{"a-b": "a-b", "a--b": "a- -b", "a---b": "a- - -b", "----": "- - - -"} {
		if got := commentXML([]string{in}); got != want {
			t.Errorf("commentXML(%q) = %q, want %q", in, got, want)
		}
	}
}
