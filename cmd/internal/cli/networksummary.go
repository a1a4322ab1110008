package cli

import (
	"context"
	"fmt"

	"cocite/graph"
	"cocite/metrics"
)

// networkResult is what "network --json" prints.
type networkResult struct {
	Kind string     `json:"kind"`
	Unit graph.Unit `json:"unit"`
	metrics.Summary
	Communities int            `json:"communities"`
	Modularity  float64        `json:"modularity"`
	Quality     *qualityResult `json:"quality"` // nil without communities
	Notes       []string       `json:"notes"`
	Output      string         `json:"output"`
	Seconds     networkSeconds `json:"seconds"`
}

// qualityResult is what the community search maximised.
type qualityResult struct {
	Name       string  `json:"name"`
	Value      float64 `json:"value"`
	Resolution float64 `json:"resolution"`
}

// report prints the summary of the network.
func (r *networkRun) report(ctx context.Context) error {
	sum, err := metrics.Summarize(ctx, r.net.CSR)
	if err != nil {
		return fmt.Errorf("summing the network up: %w", err)
	}
	res := r.result(sum)
	if r.o.json {
		return printJSON(r.s.Out, res)
	}
	return printNetwork(r.s, res)
}

func (r *networkRun) result(sum metrics.Summary) networkResult {
	res := networkResult{
		Kind: r.net.Kind, Unit: r.net.Unit, Summary: sum,
		Communities: r.community.Count, Modularity: r.modularity,
		Notes: append(notNil(r.net.Notes), r.notes...), Output: r.o.output, Seconds: r.seconds,
	}
	if r.community.Count > 0 {
		res.Quality = &qualityResult{r.community.Quality, r.community.Value, r.community.Resolution}
	}
	return res
}

func printNetwork(s *Streams, r networkResult) error {
	arrow := "edges"
	if r.Directed {
		arrow = "arcs"
	}
	p := func(format string, args ...any) { fmt.Fprintf(s.Out, format+"\n", args...) }
	of := ""
	if r.Unit != graph.UnitNodes {
		of = " of " + string(r.Unit)
	}
	p("%s network%s: %d nodes, %d %s", r.Kind, of, r.Nodes, r.Edges, arrow)
	p("components    %d, the largest of %d nodes; %d isolated", r.Components, r.Largest, r.Isolated)
	if r.Strong != nil {
		p("strong        %d components, the largest of %d nodes", r.Strong.Components, r.Strong.Largest)
	}
	p("structure     density %.6g, transitivity %.6g, mean clustering %.6g, %d triangles, core %d",
		r.Density, r.Transitivity, r.MeanClustering, r.Triangles, r.MaxCore)
	if r.Quality != nil {
		p("communities   %d with %s %.6g at resolution %g", r.Communities, r.Quality.Name, r.Quality.Value, r.Quality.Resolution)
	}
	for _, n := range r.Notes {
		p("note          %s", n)
	}
	if r.Output != "" {
		p("written to    %s", r.Output)
	}
	return nil
}
