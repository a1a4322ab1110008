package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// pathOptions are the flags of "path".
type pathOptions struct {
	*global
	between       string // two papers, joined by a NUL (see joinPair)
	historiograph int
	stubs         bool
}

func newPath(s *Streams, g *global) *cobra.Command {
	o := &pathOptions{global: g}
	cmd := &cobra.Command{
		Use:   "path SOURCE…",
		Short: "Shortest citation path between two papers, or a historiograph",
		Long: `path follows citations.

--between A B prints a shortest chain of citations from one paper to another, in
either direction. A and B are ids, citation keys or titles, as for 'cocite related'.

--historiograph N takes the N most cited papers and the citations between them,
without those that a chain of others implies, each paper after those it builds on.
With -o it is written as a network.`,
		Example: `  cocite path works.jsonl --between doi:10.5555/cocite.0300 doi:10.5555/cocite.0007
  cocite path works.jsonl --historiograph 30 -o history.dot`,
		Args: needArgs(1, "at least one SOURCE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPath(cmd, s, o, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "two papers: `A B`")
	f.IntVar(&o.historiograph, "historiograph", 0, "how many of the most cited papers")
	f.BoolVar(&o.stubs, "stubs", false, "works that are only referred to count too")
	return cmd
}

func runPath(cmd *cobra.Command, s *Streams, o *pathOptions, sources []string) error {
	if err := o.checkPath(); err != nil {
		return err
	}
	ctx := cmd.Context()
	l, err := o.load(ctx, s, sources, wantCorpus)
	if err != nil {
		return err
	}
	defer l.close()
	draw := graph.DefaultDrawOptions()
	draw.Stubs = o.stubs
	net, err := drawKind(l.corpus, "citation", draw)
	if err != nil {
		return err
	}
	if o.between != "" {
		err = o.runBetween(s, l.corpus, net)
	} else {
		err = o.runHistoriograph(ctx, s, net, o.provenance(cmd.Flags(), sources))
	}
	if err != nil {
		return err
	}
	return o.finish(s, l.problems, len(l.skips))
}

// checkPath finds wrong flags before anything is read.
func (o *pathOptions) checkPath() error {
	switch {
	case (o.between == "") == (o.historiograph == 0):
		return wrongUse("path needs either --between A B or --historiograph N")
	case o.historiograph < 0:
		return wrongUse("--historiograph %d: the number of papers is at least 1", o.historiograph)
	case o.between != "" && !strings.Contains(o.between, "\x00"):
		return wrongUse("--between needs two papers: --between A B")
	case o.between != "" && o.output != "":
		return wrongUse("-o writes a historiograph; a path between two papers is printed (--json for machines)")
	case o.output == "":
		return nil
	}
	f, err := o.networkFormat()
	if err != nil {
		return err
	}
	return o.writable(export.Paths(o.output, f)...)
}

// pathResult is what "path --json" prints.
type pathResult struct {
	Kind      string      `json:"kind"` // between or historiograph
	Direction string      `json:"direction,omitempty"`
	Length    int         `json:"length,omitempty"`
	Papers    []pathPaper `json:"papers"`
	Edges     [][2]string `json:"edges"` // citing, cited
	Implied   int         `json:"implied"`
	Dropped   [][2]string `json:"dropped"` // citations that close a cycle
	Output    string      `json:"output,omitempty"`
}

type pathPaper struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Citations int    `json:"citations"`
}

// runBetween prints a shortest chain.
func (o *pathOptions) runBetween(s *Streams, c *graph.Corpus, net *graph.Network) error {
	first, second, _ := strings.Cut(o.between, "\x00")
	var ends [2]int32
	for i, name := range []string{first, second} {
		p, err := findPaper(c, name)
		if err != nil {
			return err
		}
		at := slices.Index(net.IDs, c.Papers.IDs[p])
		if at < 0 {
			return fmt.Errorf("%s is only referred to in the sources; --stubs takes such works in", name)
		}
		ends[i] = int32(at)
	}
	path, err := metrics.ShortestCitationPath(net, ends[0], ends[1])
	if err != nil {
		return err
	}
	r := pathResult{Kind: "between", Direction: "forward", Length: len(path.Papers) - 1, Edges: [][2]string{}, Dropped: [][2]string{}}
	if path.Backward {
		r.Direction = "backward"
	}
	for i, p := range path.Papers {
		r.Papers = append(r.Papers, pathPaperOf(net, p))
		if i > 0 {
			r.Edges = append(r.Edges, [2]string{net.IDs[path.Papers[i-1]], net.IDs[p]})
		}
	}
	if o.json {
		return printJSON(s.Out, r)
	}
	return printBetween(s, r)
}

func printBetween(s *Streams, r pathResult) error {
	fmt.Fprintf(s.Out, "%s, each paper cites the next\n", plural(r.Length, "citation"))
	if r.Direction == "backward" {
		fmt.Fprintln(s.Out, "(no chain leads from the first paper to the second: this one leads back)")
	}
	for _, p := range r.Papers {
		fmt.Fprintf(s.Out, "  %s  %s\n", p.ID, p.Name)
	}
	return nil
}

func pathPaperOf(net *graph.Network, u int32) pathPaper {
	return pathPaper{ID: net.IDs[u], Name: net.Labels[u], Citations: len(net.CSR.In(int(u)))}
}

// runHistoriograph prints or writes the most cited papers in order.
func (o *pathOptions) runHistoriograph(ctx context.Context, s *Streams, net *graph.Network, p export.Provenance) error {
	h, err := metrics.Historiograph(ctx, net, o.historiograph)
	if err != nil {
		return err
	}
	if o.output != "" {
		f, err := o.networkFormat()
		if err != nil {
			return err
		}
		if err := export.File(o.output, h.Net, f, export.Options{Provenance: p}); err != nil {
			return err
		}
	}
	r := pathResult{Kind: "historiograph", Implied: h.Implied, Output: o.output, Papers: []pathPaper{}, Edges: [][2]string{}, Dropped: [][2]string{}}
	for _, u := range h.Papers {
		r.Papers = append(r.Papers, pathPaperOf(net, u))
	}
	for _, e := range h.Net.EdgeSeq() {
		r.Edges = append(r.Edges, [2]string{h.Net.IDs[e.From], h.Net.IDs[e.To]})
	}
	for _, e := range h.Dropped {
		r.Dropped = append(r.Dropped, [2]string{net.IDs[e.From], net.IDs[e.To]})
	}
	if o.json {
		return printJSON(s.Out, r)
	}
	return printHistoriograph(s, r)
}

func printHistoriograph(s *Streams, r pathResult) error {
	fmt.Fprintf(s.Out, "historiograph of %s with %s (%d more are implied, %d dropped because they close cycles)\n",
		plural(len(r.Papers), "paper"), plural(len(r.Edges), "citation"), r.Implied, len(r.Dropped))
	for _, p := range r.Papers {
		fmt.Fprintf(s.Out, "  %4d  %s  %s\n", p.Citations, p.ID, p.Name)
		for _, e := range r.Edges {
			if e[0] == p.ID {
				fmt.Fprintf(s.Out, "        builds on %s\n", e[1])
			}
		}
	}
	if r.Output != "" {
		fmt.Fprintf(s.Out, "written to %s\n", r.Output)
	}
	return nil
}
