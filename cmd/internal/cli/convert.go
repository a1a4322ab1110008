package cli

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cocite/export"
	"cocite/graph"
	"cocite/ingest"
)

// convertOptions are the flags of "convert".
type convertOptions struct {
	*global
	undirected bool
	reverse    bool
	gexf       string
	flags      *pflag.FlagSet
}

func newConvert(s *Streams, g *global) *cobra.Command {
	o := &convertOptions{global: g}
	cmd := &cobra.Command{
		Use:   "convert IN… -o OUT",
		Short: "Turn a graph file, or a file of references, into another format",
		Long: `convert writes what a file holds in another format. A graph file becomes any format
of networks, with the attributes, places, sizes and colours that it has, and with one
edge for those that repeat it. A file of references becomes BibTeX, RIS, CSL-JSON or a
table, work by work, with nothing merged. Several files of a kind are joined, as a
table of nodes and its table of edges.`,
		Example: `  cocite convert net.gexf -o net.graphml
  cocite convert map.txt network.txt -o net.gexf
  cocite convert refs.bib -o refs.ris`,
		Args: needArgs(1, "a file to read"),
		RunE: func(cmd *cobra.Command, args []string) error { return runConvert(cmd.Context(), s, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.undirected, "undirected", false, "graph files: read edges as undirected where the file doesn't say")
	f.BoolVar(&o.reverse, "reverse", false, "graph files: turn every arc round")
	f.StringVar(&o.gexf, "gexf", "", "version of GEXF to write: "+strings.Join(export.GEXFVersions(), " (default), "))
	o.flags = f
	return cmd
}

// convertResult is what "convert --json" prints: nodes and edges of a graph, or works.
type convertResult struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Nodes  *int   `json:"nodes,omitempty"`
	Edges  *int   `json:"edges,omitempty"`
	Works  *int   `json:"works,omitempty"`
	Output string `json:"output"`
}

func runConvert(ctx context.Context, s *Streams, o *convertOptions, sources []string) error {
	if err := o.check(sources); err != nil {
		return err
	}
	p := newProgress(s, o.global, "reading")
	c := &conversion{convertOptions: o, sources: sources}
	next, stop := iter.Pull2(o.items(ctx, s, sources, p))
	defer stop()
	res, err := c.run(next)
	p.end()
	if err != nil {
		return err
	}
	if err := c.print(s, res); err != nil {
		return err
	}
	return o.finish(s, c.problems, c.skips)
}

// check finds a bad output before anything is read.
func (o *convertOptions) check(sources []string) error {
	if o.output == "" {
		return wrongUse("convert needs -o FILE to write to")
	}
	if o.gexf != "" && !slices.Contains(export.GEXFVersions(), o.gexf) {
		return unknown("--gexf", o.gexf, export.GEXFVersions())
	}
	paths := []string{o.output}
	_, isWorks := o.worksFormat()
	_, noTable := o.tableFormat()
	f, noNetwork := o.networkFormat()
	if noNetwork == nil {
		paths = export.Paths(o.output, f)
	}
	if !isWorks && noTable != nil && noNetwork != nil {
		return wrongUse("-o %s: no format of that name is written; 'cocite formats' lists them, --to chooses one", o.output)
	}
	if err := o.writable(paths...); err != nil {
		return err
	}
	read := make([]graph.FileStat, len(sources))
	for i, s := range sources {
		read[i].Path = s
	}
	return o.spare(read)
}

// conversion is one run of the command.
type conversion struct {
	*convertOptions
	sources  []string
	drawings []*graph.Drawing
	files    []graph.FileStat
	problems []graph.Problem
	skips    int
}

// pull returns the next item of the sources.
type pull func() (ingest.Item, error, bool)

// run reads up to the first record or drawing, which decides what the file holds.
func (c *conversion) run(next pull) (convertResult, error) {
	for {
		item, err, ok := next()
		switch {
		case err != nil:
			return convertResult{}, err
		case !ok && len(c.drawings) == 0:
			return convertResult{}, fmt.Errorf("%s holds neither works nor a graph that can be read; 'cocite formats' lists what can", c.sources[0])
		case !ok:
			return c.graph()
		case item.Record != nil && len(c.drawings) > 0:
			return convertResult{}, c.mixed(item.Record)
		case item.Record != nil:
			return c.works(item.Record, next)
		}
		c.take(item)
	}
}

// mixed says that works and graphs are no one thing.
func (c *conversion) mixed(r *graph.Record) error {
	return wrongUse("%s holds works and %s a graph; convert them one after the other", r.Origin.File, c.drawings[0].Origin.File)
}

// take keeps what is no record.
func (c *conversion) take(item ingest.Item) {
	switch {
	case item.Drawing != nil:
		c.drawings = append(c.drawings, item.Drawing)
	case item.Problem != nil:
		c.problems = append(c.problems, *item.Problem)
	case item.File != nil:
		c.files = append(c.files, *item.File)
	case item.Skipped != nil:
		c.skips++
	}
}

// graph writes the graph of all drawings.
func (c *conversion) graph() (convertResult, error) {
	f, err := c.networkFormat()
	if err != nil {
		return convertResult{}, err
	}
	if err := c.spare(c.files); err != nil {
		return convertResult{}, err
	}
	net, problems, err := graph.AsNetwork(c.drawings, graph.GraphOptions{Undirected: c.undirected, Reverse: c.reverse})
	if err != nil {
		return convertResult{}, err
	}
	c.problems = append(c.problems, problems...)
	o := export.Options{Provenance: c.provenance(c.flags, c.sources), GEXF: c.gexf}
	nodes, edges := net.N(), net.M()
	r := convertResult{From: c.drawings[0].Origin.Format, To: f.Name, Nodes: &nodes, Edges: &edges, Output: c.output}
	return r, export.File(c.output, net, f, o)
}

// works writes the works one after the other, as they are read, or as a table.
func (c *conversion) works(first *graph.Record, next pull) (convertResult, error) {
	n := 0
	r := convertResult{From: first.Origin.Format, Works: &n, Output: c.output}
	list := c.list(first, next, &n)
	if f, ok := c.worksFormat(); ok {
		r.To = f.Name
		return r, export.WorksFile(c.output, list, f)
	}
	f, err := c.tableFormat()
	if err != nil {
		return r, err
	}
	r.To = f.Name
	t, err := export.WorksTable(list)
	if err != nil {
		return r, err
	}
	return r, export.TableFile(c.output, t, f)
}

// list hands on the works of the sources and counts them. Works that are only
// referred to are left out.
func (c *conversion) list(first *graph.Record, next pull, n *int) export.Works {
	return func(yield func(*graph.Record, error) bool) {
		for r := first; ; {
			if r != nil && !r.Stub {
				*n++
				if !yield(r, nil) {
					return
				}
			}
			item, err, ok := next()
			if !ok {
				break
			}
			if err == nil && item.Drawing != nil {
				c.take(item)
				err = c.mixed(first)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			c.take(item)
			r = item.Record
		}
		if err := c.spare(c.files); err != nil {
			yield(nil, err)
		}
	}
}

func (c *conversion) print(s *Streams, r convertResult) error {
	if c.json {
		return printJSON(s.Out, r)
	}
	what := ""
	if r.Works != nil {
		what = plural(*r.Works, "work")
	} else {
		what = plural(*r.Nodes, "node") + " and " + plural(*r.Edges, "edge")
	}
	_, err := fmt.Fprintf(s.Out, "%s of %s written to %s\n", what, r.From, r.Output)
	return err
}
