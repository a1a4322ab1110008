package cli

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

func kindNames() []string {
	var names []string
	for _, k := range graph.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func lookupKind(name string) (graph.Kind, bool) {
	for _, k := range graph.Kinds() {
		if k.Name == name {
			return k, true
		}
	}
	return graph.Kind{}, false
}

// maxItems is the usual limit of a kind: a paper with hundreds of authors says
// little of who works with whom, and its links would swamp all others.
func maxItems(kind string) int {
	if kind == "coauthorship" {
		return 100
	}
	return 0
}

// drawKind draws a network of a kind by name.
func drawKind(c *graph.Corpus, name string, o graph.DrawOptions) (*graph.Network, error) {
	k, ok := lookupKind(name)
	if !ok {
		return nil, fmt.Errorf("drawing a network: no kind %s", name)
	}
	net, err := k.Draw(c, o)
	if err != nil {
		return nil, wrongUse("drawing the %s network: %w", name, err)
	}
	return net, nil
}

func algorithmNames() []string {
	var names []string
	for _, a := range metrics.CommunityAlgorithms() {
		names = append(names, a.Name)
	}
	return append(names, "none")
}

func layoutNames() []string {
	var names []string
	for _, l := range metrics.Layouts() {
		names = append(names, l.Name)
	}
	return names
}

// provenance is what every written network says about how it was made.
func (g *global) provenance(f *pflag.FlagSet, sources []string) export.Provenance {
	return export.Provenance{
		Program: "cocite " + Version, Sources: sources, Parameters: g.parameters(f), Seed: g.seed, Date: sourceDate(),
	}
}

// sourceDate is the day of SOURCE_DATE_EPOCH, the agreed way to give a build a
// date; "" if it is not set.
func sourceDate() string {
	sec, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return ""
	}
	return time.Unix(sec, 0).UTC().Format(time.DateOnly)
}
