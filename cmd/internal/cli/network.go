package cli

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// networkOptions are the flags of "network".
type networkOptions struct {
	*global
	draw        graph.DrawOptions
	unit        string
	counting    string
	undirected  bool
	reverse     bool
	measures    []string
	communities string
	quality     string
	resolution  float64
	layout      string
	layoutFrom  string
	gexf        string
	dynamic     bool
	sizeBy      string
	evidence    bool
	walk        walkOptions
	flags       *pflag.FlagSet
}

// kindGraph is the kind that draws a graph file as it is.
const kindGraph = "graph"

const kindGraphDoc = "the graph that a graph file holds, as it is"

func newNetwork(s *Streams, g *global) *cobra.Command {
	o := &networkOptions{global: g, draw: graph.DefaultDrawOptions()}
	cmd := &cobra.Command{
		Use:   "network KIND SOURCE…",
		Short: "Draw a network, measure it, cluster it, lay it out, write it",
		Long:  networkHelp(),
		Example: `  cocite network coauthorship works.jsonl.gz -o authors.gexf
  cocite network citation refs.bib --communities leiden --resolution 0.8 -o topics.graphml
  cocite network citation refs.bib --dynamic -o timeline.gexf
  cocite network citation refs.bib --layout-from edited-in-gephi.gexf -o topics.gexf
  cocite network graph edges.txt --undirected --metrics degree,betweenness,core --json`,
		Args:              needArgs(2, "a KIND and at least one SOURCE"),
		ValidArgsFunction: completeFirst(append(kindNames(), kindGraph)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runNetwork(cmd.Context(), s, o, args[0], args[1:])
		},
	}
	o.register(cmd.Flags())
	o.flags = cmd.Flags()
	_ = cmd.RegisterFlagCompletionFunc("metrics", completeList(measureNames()))
	_ = cmd.RegisterFlagCompletionFunc("communities", completeList(algorithmNames()))
	return cmd
}

// networkHelp is the long help, with the kinds from their list.
func networkHelp() string {
	var b strings.Builder
	b.WriteString(`network draws a network of one KIND from the sources, takes measures on it, finds
communities, gives each node a place, a size and a colour, and writes it to the
file of -o. Without -o it prints the summary only.

Kinds:
`)
	for _, k := range graph.Kinds() {
		fmt.Fprintf(&b, "  %-13s %s (of %s)\n", k.Name, k.Doc, joinWords(k.Units))
	}
	fmt.Fprintf(&b, "  %-13s %s", kindGraph, kindGraphDoc)
	return b.String()
}

func (o *networkOptions) register(f *pflag.FlagSet) {
	f.StringVar(&o.unit, "unit", "", "`UNIT` of the nodes, where the kind leaves a choice")
	f.StringVar(&o.counting, "counting", string(graph.Full), "full: each paper adds 1; fractional: 1/(k-1) for a paper with k items")
	f.StringVar(&o.draw.Normalize, "normalize", "none", strings.Join(graph.Normalizations(), ", "))
	f.Float64Var(&o.draw.MinWeight, "min-weight", 0, "leave out edges below this weight, after --normalize")
	f.IntVar(&o.draw.MinPapers, "min-papers", 0, "leave out items with fewer papers")
	f.IntVar(&o.draw.MaxItems, "max-items", 0, "papers with more items make no edges, 0 for no limit (default: 100 authors in coauthorship)")
	f.BoolVar(&o.draw.LargestComponent, "largest-component", false, "keep only the largest connected part")
	f.BoolVar(&o.draw.Stubs, "stubs", false, "works that are only referred to become nodes too")
	f.BoolVar(&o.draw.Organisations, "organisations", false, "organisations among the authors become nodes too")
	f.IntVar(&o.draw.FromYear, "from", 0, "first `YEAR` of the papers that count; --to gives the last")
	f.BoolVar(&o.undirected, "undirected", false, "kind graph: read edges as undirected where the file doesn't say")
	f.BoolVar(&o.reverse, "reverse", false, "kind graph: turn every arc round (files that list the cited paper first)")
	f.StringSliceVar(&o.measures, "metrics", nil, "`NAMES` of measures, separated by commas (default: degrees and PageRank)")
	f.StringVar(&o.communities, "communities", "leiden", strings.Join(algorithmNames(), ", "))
	f.StringVar(&o.quality, "quality", "modularity", "what communities maximise: modularity or cpm")
	f.Float64Var(&o.resolution, "resolution", 1, "resolution of the communities: higher gives more and smaller ones")
	f.StringVar(&o.layout, "layout", "", "fa2 or none (default: fa2 when a file is written)")
	f.StringVar(&o.layoutFrom, "layout-from", "", "take places, sizes, colours, labels, communities and deletions from a graph `FILE`, as edited in Gephi")
	f.StringVar(&o.gexf, "gexf", "", "version of GEXF to write: "+strings.Join(export.GEXFVersions(), " (default), "))
	f.BoolVar(&o.dynamic, "dynamic", false, "GEXF: nodes and edges begin in their first year, for Gephi's timeline")
	f.StringVar(&o.sizeBy, "size-by", "", "`COLUMN` that gives the size of the nodes (default: the first measure)")
	f.BoolVar(&o.evidence, "evidence", false, "each edge lists the papers that made it")
	o.walk.register(f)
}

func runNetwork(ctx context.Context, s *Streams, o *networkOptions, kind string, sources []string) error {
	if err := o.check(kind); err != nil {
		return err
	}
	w := wantCorpus
	if kind == kindGraph {
		w = wantDrawings
	}
	o.global.unit = o.shownUnit(kind)
	o.spared = sparedColumns(kind, o.global.unit)
	l, err := o.load(ctx, s, sources, w)
	if err != nil {
		return err
	}
	defer l.close()
	r := &networkRun{s: s, o: o, l: l}
	if err := r.run(ctx, kind); err != nil {
		return err
	}
	if err := r.report(ctx); err != nil {
		return err
	}
	return o.finish(s, l.problems, len(l.skips))
}

// shownUnit is what the nodes will be, "" for a graph as it is.
func (o *networkOptions) shownUnit(kind string) graph.Unit {
	if k, ok := lookupKind(kind); ok && o.unit == "" {
		return k.Units[0]
	}
	return graph.Unit(o.unit)
}

// check finds wrong flags before anything is read.
func (o *networkOptions) check(kind string) error {
	if kind != kindGraph {
		k, ok := lookupKind(kind)
		if !ok {
			return wrongUse("%s is no kind of network; KIND is one of %s, %s", kind, strings.Join(kindNames(), ", "), kindGraph)
		}
		if o.unit != "" && !slices.Contains(k.Units, graph.Unit(o.unit)) {
			return wrongUse("--unit %s makes no %s network; it is one of %s", o.unit, kind, joinWords(k.Units))
		}
		if o.undirected || o.reverse {
			return wrongUse("--undirected and --reverse are for 'network graph': a %s network knows its direction", kind)
		}
	}
	if err := o.walk.check(o.counting); err != nil {
		return err
	}
	if !slices.Contains(graph.Normalizations(), o.draw.Normalize) {
		return unknown("--normalize", o.draw.Normalize, graph.Normalizations())
	}
	if !slices.Contains(algorithmNames(), o.communities) {
		return unknown("--communities", o.communities, algorithmNames())
	}
	if err := o.checkNumbers(); err != nil {
		return err
	}
	for _, m := range o.measures {
		if _, _, ok := metrics.LookupMeasure(m); !ok {
			return wrongUse("--metrics %s is not known; 'cocite define' lists the names", m)
		}
	}
	if !o.flags.Changed("max-items") {
		o.draw.MaxItems = maxItems(kind)
	}
	o.draw.ToYear = o.toYear
	o.draw.Unit, o.draw.Counting = graph.Unit(o.unit), graph.Counting(o.counting)
	return o.checkOutput()
}

// checkNumbers finds numbers that mean nothing.
func (o *networkOptions) checkNumbers() error {
	switch d := o.draw; {
	case !(d.MinWeight >= 0) || math.IsInf(d.MinWeight, 1):
		return wrongUse("--min-weight %v: a weight is 0 or more", d.MinWeight)
	case d.MinPapers < 0 || d.MaxItems < 0:
		return wrongUse("--min-papers and --max-items are 0 or more")
	case !(o.resolution >= 0) || math.IsInf(o.resolution, 1):
		return wrongUse("--resolution %v: a resolution is 0 or more", o.resolution)
	case d.FromYear != 0 && o.toYear != 0 && d.FromYear > o.toYear:
		return wrongUse("--from %d is after --to %d", d.FromYear, o.toYear)
	case !slices.Contains(qualityNames(), o.quality):
		return unknown("--quality", o.quality, qualityNames())
	}
	return nil
}

func qualityNames() []string { return []string{metrics.QualityModularity, metrics.QualityCPM} }

// checkOutput finds a file that can't be written, and a layout that is not known.
func (o *networkOptions) checkOutput() error {
	names := layoutNames()
	if o.gexf != "" && !slices.Contains(export.GEXFVersions(), o.gexf) {
		return unknown("--gexf", o.gexf, export.GEXFVersions())
	}
	if o.layout != "" && !slices.Contains(names, o.layout) {
		return unknown("--layout", o.layout, names)
	}
	if o.layoutFrom != "" && o.layout != "" {
		return wrongUse("--layout-from gives the places; leave --layout %s out", o.layout)
	}
	if o.layout == "" {
		o.layout = "none"
		if o.output != "" && o.layoutFrom == "" {
			o.layout = "fa2"
		}
	}
	if o.output == "" {
		return nil
	}
	f, err := o.networkFormat()
	if err != nil {
		return err
	}
	return o.writable(export.Paths(o.output, f)...)
}

// networkRun is one run of the command.
type networkRun struct {
	s          *Streams
	o          *networkOptions
	l          *loaded
	net        *graph.Network
	community  metrics.CommunityResult
	modularity float64  // of the communities, at resolution 1
	notes      []string // of the command, beside those of the network
	seconds    networkSeconds
}

// networkSeconds are the seconds that each step took; the only part of a result
// that differs between runs.
type networkSeconds struct {
	Read    float64 `json:"read"`
	Build   float64 `json:"build"`
	Measure float64 `json:"measure"`
	Layout  float64 `json:"layout"`
	Write   float64 `json:"write"`
}

// run draws, measures, clusters, lays out and writes.
func (r *networkRun) run(ctx context.Context, kind string) error {
	r.seconds.Read = r.l.read.Seconds()
	steps := []struct {
		took *float64
		do   func(context.Context) error
	}{
		{&r.seconds.Build, func(context.Context) error { return r.drawNetwork(kind) }},
		{&r.seconds.Build, r.follow},
		{&r.seconds.Measure, r.measure},
		{&r.seconds.Measure, r.cluster},
		{&r.seconds.Layout, r.place},
		{&r.seconds.Write, r.write},
	}
	r.seconds.Build = r.l.build.Seconds()
	for _, step := range steps {
		start := time.Now()
		if err := step.do(ctx); err != nil {
			return err
		}
		*step.took += time.Since(start).Seconds()
	}
	return nil
}

func (r *networkRun) drawNetwork(kind string) error {
	if kind == kindGraph {
		return r.takeGraph()
	}
	net, err := drawKind(r.l.corpus, kind, r.o.draw)
	if err == nil && net.M() == 0 {
		r.noEdges(kind)
	}
	if err == nil && r.o.evidence {
		net = net.WithEdges(evidence(net))
	}
	r.net = net
	return err
}

// noEdges says why a network is empty.
func (r *networkRun) noEdges(kind string) {
	for _, a := range analyses(describe(r.l)) {
		if a.Name == kind && !a.Possible {
			r.notes = append(r.notes, "no edges: "+a.Reason)
			return
		}
	}
	if r.o.draw.MinWeight > 0 {
		r.notes = append(r.notes, fmt.Sprintf("no edges: none has a weight of %g or more after normalisation", r.o.draw.MinWeight))
	}
}

// evidence is the edge column of the papers that made each edge.
func evidence(net *graph.Network) graph.Column {
	c := graph.Column{Name: "evidence", Doc: "ids of the papers that made the edge", Text: make([]string, net.M())}
	for i, e := range net.EdgeSeq() {
		var ids []string
		for _, p := range net.Evidence(e.From, e.To) {
			ids = append(ids, net.Corpus().Papers.IDs[p])
		}
		c.Text[i] = strings.Join(ids, "; ")
	}
	return c
}

// takeGraph takes the graph files as they are.
func (r *networkRun) takeGraph() error {
	o := graph.GraphOptions{Undirected: r.o.undirected, Reverse: r.o.reverse}
	net, problems, err := graph.AsNetwork(r.l.drawings, o)
	if err != nil {
		return err
	}
	r.l.problems = append(r.l.problems, problems...)
	if r.o.draw.MinWeight > 0 {
		if net, err = net.AtLeast(r.o.draw.MinWeight); err != nil {
			return err
		}
	}
	if r.o.draw.LargestComponent {
		net = net.Largest()
	}
	r.net = net
	return nil
}

// measure adds one or more columns a measure.
func (r *networkRun) measure(ctx context.Context) error {
	if r.o.measures == nil {
		r.o.measures = []string{"degree", "pagerank"}
		if r.net.Directed {
			r.o.measures = []string{"in_degree", "out_degree", "pagerank"}
		}
	}
	for _, name := range r.o.measures {
		m, column, _ := metrics.LookupMeasure(name)
		p := newProgress(r.s, r.o.global, m.Name)
		cols, err := m.Run(ctx, r.o.walk.input(r.o.global, r.net, p))
		p.end()
		if err != nil {
			return fmt.Errorf("computing %s: %w", m.Name, err)
		}
		for _, c := range cols {
			if column == "" || c.Name == column {
				r.net = r.net.With(c)
				if r.o.sizeBy == "" && (c.Float != nil || c.Int != nil) {
					r.o.sizeBy = c.Name
				}
			}
		}
	}
	return nil
}

func (r *networkRun) cluster(ctx context.Context) error {
	if known, err := r.knownCommunities(); known || err != nil {
		return err
	}
	p := newProgress(r.s, r.o.global, "communities")
	defer p.end()
	o := metrics.CommunityOptions{Algorithm: r.o.communities, Quality: r.o.quality, Resolution: r.o.resolution}
	in := r.o.walk.input(r.o.global, r.net, p)
	in.Weighted = true // whatever the measures take
	col, result, err := metrics.Communities(ctx, in, o)
	if err != nil {
		return fmt.Errorf("finding communities: %w", err)
	}
	r.community = result
	if o.Algorithm == "none" {
		return nil
	}
	r.net = r.net.With(col)
	r.modularity, err = metrics.Modularity(r.net.CSR, result.Partition, 1)
	return err
}

// place gives nodes a position, a size and a colour.
func (r *networkRun) place(ctx context.Context) error {
	if r.o.layout == "none" && r.o.layoutFrom == "" {
		return nil
	}
	p := newProgress(r.s, r.o.global, "layout")
	defer p.end()
	look := metrics.DefaultAppearance
	look.Size = r.o.sizeBy
	cols, err := metrics.Appearance(r.net, look)
	if err != nil {
		return wrongUse("--size-by %s: %v", r.o.sizeBy, err)
	}
	if r.o.layoutFrom != "" {
		r.net = looked(r.net, cols)
		return nil
	}
	r.net = r.net.With(cols...)
	cols, err = metrics.Layout(ctx, r.o.walk.input(r.o.global, r.net, p), r.o.layout)
	if err != nil {
		return fmt.Errorf("laying out: %w", err)
	}
	r.net = r.net.With(cols...)
	return nil
}

func (r *networkRun) write(context.Context) error {
	if r.o.output == "" {
		return nil
	}
	f, err := r.o.networkFormat()
	if err != nil {
		return err
	}
	if r.o.dynamic {
		r.net = dated(r.net)
	}
	return export.File(r.o.output, r.net, f, export.Options{Provenance: r.o.provenance(r.o.flags, r.l.sources), GEXF: r.o.gexf})
}
