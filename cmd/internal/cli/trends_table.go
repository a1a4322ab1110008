package cli

import (
	"fmt"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// longTable is a table of single values, one a row.
type longTable struct {
	section, item []string
	year          []int64
	dated         []bool
	value         []float64
	known         []bool
}

func (t *longTable) add(section, item string, year int, value *float64) {
	t.section, t.item = append(t.section, section), append(t.item, item)
	t.year, t.dated = append(t.year, int64(year)), append(t.dated, year != 0)
	x := 0.0
	if value != nil {
		x = *value
	}
	t.value, t.known = append(t.value, x), append(t.known, value != nil)
}

func (t *longTable) number(section, item string, year int, value float64) {
	t.add(section, item, year, &value)
}

// trendsTable lays all that "trends" says into one table.
func trendsTable(r trendsResult) export.Table {
	var t longTable
	for _, y := range r.Papers {
		t.number("papers", "papers", y.Year, float64(y.Papers))
	}
	t.add("growth", "cagr", 0, r.Growth.Rate)
	t.add("growth", "doubling_years", 0, r.Growth.Doubling)
	t.bursts("keywords", r.Bursts.Keywords)
	t.bursts("terms", r.Bursts.Terms)
	t.bursts("papers", r.Bursts.Papers)
	for _, y := range r.RPYS.Years {
		t.number("rpys", "references", y.Year, float64(y.N))
		t.number("rpys", "deviation", y.Year, y.Deviation)
		if y.Peak > 0 {
			t.number("rpys", "peak", y.Year, float64(y.Peak))
		}
	}
	for _, q := range r.Sequences {
		t.number("most cited", q.ID, q.Year, float64(q.Citations))
		for _, class := range q.Classes {
			t.number(class, q.ID, q.Year, 1)
		}
	}
	t.summary(r)
	return t.table()
}

// bursts adds the first year, the last year and the weight of each.
func (t *longTable) bursts(what string, list []metrics.ItemBurst) {
	for _, b := range list {
		t.number("burst of "+what+" begins", b.ID, b.From, b.Weight)
		t.number("burst of "+what+" ends", b.ID, b.To, b.Weight)
	}
}

// summary adds collaboration and distributions.
func (t *longTable) summary(r trendsResult) {
	c, l, b := r.Collaboration, r.Lotka, r.Bradford
	for i, n := range c.Sizes {
		t.number("collaboration", fmt.Sprintf("papers with %s", plural(i+1, "author")), 0, float64(n))
	}
	for _, x := range []struct {
		section, item string
		value         *float64
	}{
		{"collaboration", "ci", c.Index}, {"collaboration", "dc", c.Degree}, {"collaboration", "cc", c.Coefficient},
		{"collaboration", "mcc", c.Modified}, {"collaboration", "ci_elango", c.Elango}, {"collaboration", "international", c.International},
		{"lotka", "alpha", l.Alpha}, {"lotka", "c", l.C}, {"lotka", "ks_d", l.D}, {"lotka", "ks_critical", l.Critical},
		{"lotka", "alpha_ols", l.AlphaOLS}, {"lotka", "c_ols", l.COLS},
		{"bradford", "k", b.K}, {"bradford", "y0", b.Y0}, {"bradford", "r0", b.R0}, {"bradford", "leimkuhler_a", b.A}, {"bradford", "leimkuhler_b", b.B},
	} {
		t.add(x.section, x.item, 0, x.value)
	}
	for i := range b.ZoneSources {
		t.number("bradford", fmt.Sprintf("sources of zone %d", i+1), 0, float64(b.ZoneSources[i]))
		t.number("bradford", fmt.Sprintf("articles of zone %d", i+1), 0, float64(b.ZoneArticles[i]))
	}
	for _, what := range []string{"authors", "sources"} {
		t.add("concentration of "+what, "gini", 0, r.Concentration[what].Gini)
		t.add("concentration of "+what, "herfindahl", 0, r.Concentration[what].Herfindahl)
		t.add("concentration of "+what, "top10", 0, r.Concentration[what].Top)
	}
}

func (t *longTable) table() export.Table {
	return export.Table{Columns: []graph.Column{
		{Name: "section", Text: t.section}, {Name: "item", Text: t.item},
		{Name: "year", Int: t.year, Valid: t.dated}, {Name: "value", Float: t.value, Valid: t.known},
	}}
}
