package cli

import (
	"github.com/spf13/pflag"

	"cocite/graph"
	"cocite/metrics"
)

// walkOptions are the flags of every command that takes measures on a network.
type walkOptions struct {
	weighted bool
	damping  float64
}

func (o *walkOptions) register(f *pflag.FlagSet) {
	f.BoolVar(&o.weighted, "weighted", false, "measures use edge weights: strength for walks, 1/weight as length for paths")
	f.Float64Var(&o.damping, "damping", metrics.DefaultPageRank().Damping, "damping factor of PageRank; 0.5 is common for citations")
}

// check finds wrong values.
func (o *walkOptions) check(counting string) error {
	if !(o.damping >= 0 && o.damping < 1) {
		return wrongUse("--damping %v: the damping factor is at least 0 and below 1", o.damping)
	}
	if c := graph.Counting(counting); c != graph.Full && c != graph.Fractional {
		return unknown("--counting", counting, []graph.Counting{graph.Full, graph.Fractional})
	}
	return nil
}

// input is what a measure works on.
func (o *walkOptions) input(g *global, net *graph.Network, p *progress) metrics.Input {
	return metrics.Input{
		Net: net, Weighted: o.weighted, Damping: o.damping,
		Seed: g.seed, Threads: g.threads, Progress: p.steps,
	}
}

func indicatorNames() []string {
	var names []string
	for _, i := range metrics.Indicators() {
		names = append(names, i.Name)
	}
	return names
}

func measureNames() []string {
	var names []string
	for _, m := range metrics.Measures() {
		names = append(names, m.Name)
	}
	return names
}
