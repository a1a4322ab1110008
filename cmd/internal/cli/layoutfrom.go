package cli

import (
	"context"
	"fmt"

	"cocite/graph"
	"cocite/ingest"
	"cocite/metrics"
)

// communityFromFile is what the search for communities is called if a file gives them.
const communityFromFile = "file"

// readEdited reads the graph file of --layout-from.
func (o *networkOptions) readEdited(ctx context.Context, s *Streams) (*graph.Network, error) {
	var drawings []*graph.Drawing
	for item, err := range ingest.Read(ctx, []string{o.layoutFrom}, ingest.Options{Limits: ingest.DefaultLimits, Stdin: s.In, Threads: o.threads}) {
		if err != nil {
			return nil, err
		}
		if item.Drawing != nil {
			drawings = append(drawings, item.Drawing)
		}
	}
	if len(drawings) == 0 {
		return nil, fmt.Errorf("--layout-from %s: it holds no graph", o.layoutFrom)
	}
	n, _, err := graph.AsNetwork(drawings, graph.GraphOptions{})
	return n, err
}

// follow gives the network what was edited in the file of --layout-from: deletions,
// labels, places, sizes, colours and communities.
func (r *networkRun) follow(ctx context.Context) error {
	if r.o.layoutFrom == "" {
		return nil
	}
	edited, err := r.o.readEdited(ctx, r.s)
	if err != nil {
		return err
	}
	if r.net = r.net.Follow(edited); r.net.N() == 0 {
		return fmt.Errorf("--layout-from %s: no node of it is in this network", r.o.layoutFrom)
	}
	return nil
}

// knownCommunities takes the communities of the file of --layout-from, if it has any
// and no others are asked for.
func (r *networkRun) knownCommunities() (bool, error) {
	c, ok := r.net.Column("community")
	if r.o.layoutFrom == "" || !ok || c.Int == nil || r.o.flags.Changed("communities") {
		return false, nil
	}
	part := make(metrics.Partition, r.net.N())
	next, numbers := int32(0), map[int64]int32{}
	for i, v := range c.Int {
		if !c.Known(i) {
			part[i] = next // a node of no community is one of its own
			next++
			continue
		}
		k, seen := numbers[v]
		if !seen {
			k = next
			numbers[v] = k
			next++
		}
		part[i] = k
	}
	r.community = metrics.CommunityResult{
		Algorithm: communityFromFile, Count: int(next), Quality: metrics.QualityModularity, Resolution: 1, Partition: part,
	}
	var err error
	r.modularity, err = metrics.Modularity(r.net.CSR, part, 1)
	r.community.Value = r.modularity
	return true, err
}

// looked adds sizes and colours where the file of --layout-from gives none.
func looked(net *graph.Network, cols []graph.Column) *graph.Network {
	for _, c := range cols {
		given, ok := net.Column(c.Name)
		if !ok {
			net = net.With(c)
			continue
		}
		if (given.Float != nil) != (c.Float != nil) {
			continue // whole numbers for sizes are as good
		}
		for i := range net.N() {
			switch {
			case !given.Known(i):
			case c.Float != nil:
				c.Float[i] = given.Float[i]
			default:
				c.Text[i] = given.Text[i]
			}
		}
		net = net.With(c)
	}
	return net
}
