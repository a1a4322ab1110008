package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// maxMovers is how many authors that change their rank most are shown a rule.
const maxMovers = 5

// comparison is what "authors --compare --json" prints.
type comparison struct {
	By      string         `json:"by"`
	Rule    string         `json:"rule"`
	Persons []rulePersons  `json:"persons"`
	Rows    []orderedRow   `json:"rows"`
	Movers  []ruleMovement `json:"movers"`
}

// rulePersons is the number of authors under a rule.
type rulePersons struct {
	Rule    graph.Identity `json:"rule"`
	Persons int            `json:"authors"`
}

// ruleMovement is an author whose rank is another under a rule.
type ruleMovement struct {
	Rule graph.Identity `json:"rule"`
	ID   string         `json:"id"`
	Name string         `json:"name"`
	Rank int64          `json:"rank"`
	Then int64          `json:"rank_there"`
}

// comparePlan checks what --compare ranks by.
func (o *authorsOptions) comparePlan() (*rankPlan, error) {
	if !o.compare {
		return nil, nil
	}
	n, err := lookupNumber(o.by, graph.UnitAuthors)
	if err != nil {
		return nil, err
	}
	p := &rankPlan{unit: graph.UnitAuthors, by: []number{n}, draw: graph.DefaultDrawOptions()}
	p.draw.Unit = graph.UnitAuthors
	if n.measure.Run != nil {
		p.network = "coauthorship"
		p.draw.MaxItems = maxItems(p.network)
	}
	return p, nil
}

// ranking is a whole ranking of authors with its ranks by id.
type ranking struct {
	table export.Table
	ranks map[string]int64
}

// rankAll ranks all authors of a corpus.
func (o *authorsOptions) rankAll(ctx context.Context, s *Streams, p *rankPlan, c *graph.Corpus) (ranking, error) {
	all := &rankOptions{global: o.global, by: []string{o.by}}
	all.walk.damping = metrics.DefaultPageRank().Damping
	t, err := p.rank(ctx, s, all, c)
	if err != nil {
		return ranking{}, err
	}
	r := ranking{t, make(map[string]int64, t.Rows())}
	for i, id := range t.Columns[1].Text {
		r.ranks[id] = t.Columns[0].Int[i]
	}
	return r, nil
}

// printCompare ranks authors under the rule in force and under the others.
func (o *authorsOptions) printCompare(ctx context.Context, s *Streams, p *rankPlan, c *graph.Corpus) error {
	base, err := o.rankAll(ctx, s, p, c)
	if err != nil {
		return err
	}
	number := make(map[string]int32, c.Authors.N())
	for i, id := range c.Authors.IDs {
		number[id] = int32(i)
	}
	r := comparison{By: o.by, Rule: o.identity, Persons: []rulePersons{{graph.Identity(o.identity), c.Authors.N()}}, Movers: []ruleMovement{}}
	table := base.table
	for _, rule := range []graph.Identity{graph.IdentityAuto, graph.IdentityFullName, graph.IdentityInitials, graph.IdentityNone} {
		if rule == graph.Identity(o.identity) {
			continue
		}
		other, _ := c.Identify(rule)
		there, err := o.rankAll(ctx, s, p, other)
		if err != nil {
			return err
		}
		in := c.AuthorsIn(other)
		col := graph.Column{Name: "rank " + string(rule), Int: make([]int64, base.table.Rows()), Valid: make([]bool, base.table.Rows())}
		for i, id := range base.table.Columns[1].Text {
			if k := in[number[id]]; k >= 0 {
				col.Int[i], col.Valid[i] = there.ranks[other.Authors.IDs[k]], true
			}
		}
		table.Columns = append(table.Columns, col)
		r.Persons = append(r.Persons, rulePersons{rule, other.Authors.N()})
		r.Movers = append(r.Movers, movers(rule, base.table, col, o.top)...)
	}
	return o.showComparison(s, r, table)
}

// movers are the authors among the first ones, here or there, whose rank changes most.
func movers(rule graph.Identity, t export.Table, there graph.Column, top int) []ruleMovement {
	var out []ruleMovement
	for i, rank := range t.Columns[0].Int {
		then := there.Int[i]
		first := top == 0 || rank <= int64(top) || then <= int64(top)
		if there.Known(i) && first && then != rank {
			out = append(out, ruleMovement{rule, t.Columns[1].Text[i], t.Columns[2].Text[i], rank, then})
		}
	}
	away := func(m ruleMovement) int64 { return max(m.Rank-m.Then, m.Then-m.Rank) }
	slices.SortStableFunc(out, func(a, b ruleMovement) int {
		return cmp.Or(cmp.Compare(away(b), away(a)), strings.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), maxMovers)]
}

func (o *authorsOptions) showComparison(s *Streams, r comparison, t export.Table) error {
	rows := make([]int32, t.Rows())
	for i := range rows {
		rows[i] = int32(i)
	}
	if o.top > 0 && o.top < len(rows) {
		rows = rows[:o.top]
	}
	for i, c := range t.Columns {
		t.Columns[i] = c.Pick(rows)
	}
	if o.json {
		r.Rows = notNil(tableRows(t))
		return printJSON(s.Out, r)
	}
	if err := printTable(s, t); err != nil {
		return err
	}
	fmt.Fprintln(s.Out)
	for _, p := range r.Persons {
		fmt.Fprintf(s.Out, "%-10s %s\n", p.Rule, plural(p.Persons, "author"))
	}
	if len(r.Movers) > 0 {
		fmt.Fprintln(s.Out, "\nbiggest movers among the first")
	}
	for _, m := range r.Movers {
		fmt.Fprintf(s.Out, "%-10s %s: rank %d, there %d\n", m.Rule, m.Name, m.Rank, m.Then)
	}
	return nil
}
