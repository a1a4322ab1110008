package ingest

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"cocite/graph"
)

// s2agCitationsFormat reads the citations of the datasets of Semantic Scholar.
// There are billions: edges cost less than records.
func s2agCitationsFormat() Format {
	return Format{
		Name:    "s2ag-citations",
		Exts:    []string{".jsonl", ".json", ".ndjson"},
		Doc:     "citations of the datasets of Semantic Scholar as JSON lines",
		Sniff:   func(head []byte) bool { return hasKeys(jsonKeys(head), "citingcorpusid") },
		Drawing: readS2AGCitations,
	}
}

// s2agCitation is a line of the citations.
type s2agCitation struct {
	Citing      jsonText   `json:"citingcorpusid"`
	Cited       jsonText   `json:"citedcorpusid"`
	Influential *bool      `json:"isinfluential"`
	Intents     [][]string `json:"intents"`
}

// s2agEdges are citations while they are read.
type s2agEdges struct {
	reports
	d           *graph.Drawing
	ids         nodeIDs
	influential cells
	intents     cells
	unknown     int // citations of works that Semantic Scholar does not know
	first       int // line of the first of them
}

// readS2AGCitations reads citations between papers by their numbers. What a
// citation is for, and whether it is influential, are columns of the edges.
func readS2AGCitations(in Input) (*graph.Drawing, error) {
	e := &s2agEdges{
		reports: reports{in: in}, d: &graph.Drawing{Directed: true, DirectedSaid: true},
		influential: cells{name: "influential", quoted: true}, intents: cells{name: "intents", quoted: true},
	}
	var fatal error
	f := jsonFormat{code: "s2ag", layout: jsonLayout{starts: startsS2AGCitation}, decode: decodeS2AGCitation, seen: e.see}
	f.read(in, func(_ graph.Record, err error) bool {
		var p *graph.Problem
		if errors.As(err, &p) {
			e.tell(p)
		} else {
			fatal = err
		}
		return fatal == nil
	})
	if fatal == nil && e.full() {
		fatal = errTooManyNodes
	}
	return e.finish(), fatal
}

// startsS2AGCitation tells whether text begins with a citation for sure.
func startsS2AGCitation(b []byte) bool {
	return beginsWithKey(b, "citationid") || beginsWithKey(b, "citingcorpusid")
}

func decodeS2AGCitation(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	c, ok := unmarshal(o, &f, "s2ag", func(c *s2agCitation) string { return string(c.Citing) })
	switch {
	case !ok:
	case c.Citing == "":
		f.other = jsonNothing
	default:
		f.fact = c
	}
	return f
}

// see takes a citation.
func (e *s2agEdges) see(f *jsonFound) {
	c, ok := f.fact.(*s2agCitation)
	if !ok || e.full() {
		return
	}
	if c.Cited == "" {
		if e.unknown++; e.unknown == 1 {
			e.first = f.line
		}
		return
	}
	from, ok1 := e.node(c.Citing)
	to, ok2 := e.node(c.Cited)
	if !ok1 || !ok2 {
		f.problem(e.in.problem(f.line, "s2ag.bad-id", graph.Error, string(c.Citing), "a citation without the number of a paper is left out", string(c.Cited)))
		return
	}
	row := len(e.d.From)
	if c.Influential != nil {
		e.influential.set(row, []byte(fmt.Sprint(*c.Influential)))
	}
	e.intents.set(row, []byte(joinedOnce(c.Intents)))
	e.d.From, e.d.To, e.d.Lines = append(e.d.From, from), append(e.d.To, to), append(e.d.Lines, f.line)
}

// full tells whether there is no number left for two further papers.
func (e *s2agEdges) full() bool { return len(e.ids.list) >= math.MaxInt32-2 }

// node is the node of the number of a paper.
func (e *s2agEdges) node(number jsonText) (int32, bool) {
	id, ok := graph.MakeID(graph.S2Corpus, string(number))
	if !ok {
		return 0, false
	}
	n, _ := e.ids.of([]byte(id.String()))
	return n, true
}

// joinedOnce joins the words of some lists by bars, each once.
func joinedOnce(lists [][]string) string {
	var words []string
	for _, list := range lists {
		for _, word := range list {
			if !contains(words, word) {
				words = append(words, word)
			}
		}
	}
	return strings.Join(words, "|")
}

// finish makes the drawing.
func (e *s2agEdges) finish() *graph.Drawing {
	if e.unknown > 0 {
		e.in.Problem(e.in.problem(e.first, "s2ag.unknown-cited", graph.Warn, "",
			fmt.Sprintf("%d citations of works that Semantic Scholar does not know are left out, the first here", e.unknown), ""))
	}
	e.close()
	e.d.IDs = e.ids.list
	for _, c := range []*cells{&e.influential, &e.intents} {
		c.pad(len(e.d.From))
		if column, ok := c.column(""); ok {
			e.d.Edges = append(e.d.Edges, column)
		}
	}
	return e.d
}
