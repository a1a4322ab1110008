package ingest

import "cocite/graph"

// finishEdges makes the drawing of a table of edges.
func (t *table) finishEdges() {
	r := t.shape.roles
	t.d.IDs, t.d.Lines = t.ids.list(), t.rows
	weight := r.weight
	if weight >= 0 && !t.weigh(t.cells[weight]) {
		weight = -1
	}
	kind := r.kind
	var undirected []bool
	if kind >= 0 {
		var ok bool
		if undirected, ok = t.direction(t.cells[kind]); !ok {
			kind = -1
		}
	}
	t.d.Edges = t.columns(r.from, r.to, weight, kind)
	if kind >= 0 && setDirection(t.d, undirected) {
		t.in.Problem(t.in.problem(0, "table.mixed-direction", graph.Info, "",
			"each edge without direction is taken as two, because others have one", ""))
	}
}

// weigh reads the column of weights. It returns false if no cell is a number:
// then the column is an attribute.
func (t *table) weigh(c *cells) bool {
	c.pad(len(t.rows))
	decimal, some := weightDecimal(c)
	if !some {
		if len(c.text) > 0 {
			t.in.Problem(t.in.problem(t.rows[0], "table.no-weights", graph.Warn, "",
				"no cell of the column "+c.name+" is a number; every edge has the weight 1", ""))
		}
		return false
	}
	t.d.Weights = make([]float64, len(t.rows))
	for i := range t.d.Weights {
		cell := c.at(i)
		w, ok := parseNumber(cell, decimal)
		if !ok {
			w = 1
			if !missingWord(cell) {
				t.add(t.rows[i], "table.bad-weight", graph.Warn, "no number where the weight should be; 1 is taken", cell)
			}
		}
		t.d.Weights[i] = w
	}
	return true
}

// weightDecimal is the decimal sign of weights: a comma if some cell is a number
// only with it and none only with a point. "1,000" alone could be either, so it
// does not count.
func weightDecimal(c *cells) (decimal byte, some bool) {
	decimal = '.'
	for i := range c.ends {
		cell := c.at(i)
		if _, ok := parseNumber(cell, '.'); ok {
			some = true
			if !digits(cell) {
				return '.', true
			}
			continue
		}
		if _, ok := parseNumber(cell, ','); ok && !thousands(cell) {
			decimal, some = ',', true
		}
	}
	return decimal, some
}

// thousands tells whether a comma may only group digits: three follow it.
func thousands(cell []byte) bool {
	n := len(cell)
	return n > 4 && cell[n-4] == ',' && digits(cell[n-3:]) && cell[0] != '0'
}

// setDirection gives a drawing its direction by that of each edge. Where edges with
// and without direction are mixed, each of the latter becomes two, and setDirection
// returns true.
func setDirection(d *graph.Drawing, undirected []bool) bool {
	without := 0
	for _, u := range undirected {
		if u {
			without++
		}
	}
	d.Directed, d.DirectedSaid = without < len(undirected), true
	if without == 0 || !d.Directed {
		return false
	}
	addReverse(d, undirected)
	return true
}

// addReverse adds the opposite edge to each of the marked ones, behind all
// others.
func addReverse(d *graph.Drawing, marked []bool) {
	var rows []int
	for i, m := range marked {
		if m && d.From[i] != d.To[i] {
			rows = append(rows, i)
			d.From, d.To = append(d.From, d.To[i]), append(d.To, d.From[i])
		}
	}
	d.Weights = repeatRows(d.Weights, rows)
	d.Lines = repeatRows(d.Lines, rows)
	for i := range d.Edges {
		c := &d.Edges[i]
		c.Float, c.Int = repeatRows(c.Float, rows), repeatRows(c.Int, rows)
		c.Text, c.Valid = repeatRows(c.Text, rows), repeatRows(c.Valid, rows)
	}
}

// repeatRows appends the values of rows again; nil stays nil.
func repeatRows[T any](values []T, rows []int) []T {
	if values == nil {
		return nil
	}
	for _, i := range rows {
		values = append(values, values[i])
	}
	return values
}
