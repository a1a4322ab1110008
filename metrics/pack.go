package metrics

import (
	"cmp"
	"math"
	"slices"
)

// assemble packs the drawings, the largest in the middle, sets nodes without
// edges below, and centres everything.
func assemble(s *skeleton, parts []*drawing, o FA2Options) (x, y []float64) {
	pack(parts, o.Spacing)
	x, y = make([]float64, s.n()), make([]float64, s.n())
	for _, d := range parts {
		for i, v := range d.nodes {
			x[v], y[v] = d.x[i], d.y[i]
		}
	}
	block(s, parts, o, x, y)
	if s.n() > 0 {
		center(x)
		center(y)
	}
	return x, y
}

// block sets nodes without edges in rows below the drawings, in node order. The
// rows are as wide as the drawings, or a square if there are none.
func block(s *skeleton, parts []*drawing, o FA2Options, x, y []float64) {
	alone, gap := isolated(s, o)
	var left, right, low float64
	for _, d := range parts {
		l, r, b, _ := d.bounds()
		left, right, low = min(left, l), max(right, r), min(low, b)
	}
	columns := max(int(math.Ceil(math.Sqrt(float64(len(alone))))), int((right-left)/gap)+1)
	columns = max(1, min(columns, len(alone)))
	start := (left+right)/2 - float64(columns-1)/2*gap
	for i, v := range alone {
		x[v] = start + float64(i%columns)*gap
		y[v] = low - float64(1+i/columns)*gap
	}
}

// isolated lists the nodes without edges and how far apart they need to be.
func isolated(s *skeleton, o FA2Options) (alone []int, gap float64) {
	gap = o.Spacing
	for v := range s.n() {
		if s.off[v+1] > s.off[v] {
			continue
		}
		alone = append(alone, v)
		if o.Radius != nil {
			gap = max(gap, room(o.Radius[v], o.Radius[v]))
		}
	}
	return alone, gap
}

// bounds is the smallest rectangle around all nodes and their discs.
func (d *drawing) bounds() (left, right, low, high float64) {
	left, right, low, high = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for v := range d.n() {
		r := d.rim(v)
		left, right = min(left, d.x[v]-r), max(right, d.x[v]+r)
		low, high = min(low, d.y[v]-r), max(high, d.y[v]+r)
	}
	return left, right, low, high
}

func (d *drawing) rim(v int) float64 {
	if d.radius == nil {
		return 0
	}
	return d.radius[v]
}

// pack moves drawings so that they don't overlap: each is rasterised into the
// cells that its nodes and edges touch, with a margin, and set onto a board as
// near to the middle as its cells are free there.
//
// Source: Freivalds, Dogrusoz & Kikusts 2002, doi:10.1007/3-540-45848-4_30.
func pack(parts []*drawing, gap float64) {
	if len(parts) < 2 {
		return
	}
	cell := cellSize(parts, gap)
	b := newBoard(64)
	var last shape
	from := 0
	for _, d := range parts {
		s := d.shape(cell)
		if !slices.Equal(s, last) {
			from = 0
		}
		last = s
		from = b.place(s, from)
		at := b.spots[from]
		for i := range d.x {
			d.x[i] += float64(at.x) * cell
			d.y[i] += float64(at.y) * cell
		}
	}
}

// cellSize is the gap, or more if the largest drawing had over 300 cells a side.
func cellSize(parts []*drawing, gap float64) float64 {
	side := gap
	for _, d := range parts {
		left, right, low, high := d.bounds()
		side = max(side, (right-left)/300, (high-low)/300)
	}
	return side
}

// spot is a cell of the board; (0, 0) is the middle.
type spot struct{ x, y int }

// shape is the cells of a drawing, row by row.
type shape []spot

// shape marks the cells along the nodes and edges and those between two of the
// same row, so that no drawing ends up within another. It has a margin of one
// cell to the right and above: two drawings then keep a cell between them.
func (d *drawing) shape(cell float64) shape {
	left, right, low, high := d.bounds()
	x0, y0 := cellOf(left, cell), cellOf(low, cell)
	wide, rows := cellOf(right, cell)-x0+2, cellOf(high, cell)-y0+2
	from, to := make([]int, rows), make([]int, rows) // marked cells of each row
	for y := range rows {
		from[y], to[y] = wide, -1
	}
	d.walk(cell, func(left, right, low, high float64) {
		for y := cellOf(low, cell) - y0; y <= cellOf(high, cell)-y0+1; y++ {
			from[y] = min(from[y], cellOf(left, cell)-x0)
			to[y] = max(to[y], cellOf(right, cell)-x0+1)
		}
	})
	var s shape
	for y := range rows {
		for x := from[y]; x <= to[y]; x++ {
			s = append(s, spot{x + x0, y + y0})
		}
	}
	return s
}

// walk visits the square around each node, and points at most a cell apart along
// each edge.
func (d *drawing) walk(cell float64, visit func(left, right, low, high float64)) {
	for v := range d.n() {
		x, y, r := d.x[v], d.y[v], d.rim(v)
		visit(x-r, x+r, y-r, y+r)
		for _, u := range d.adj[d.off[v]:d.off[v+1]] {
			dx, dy := d.x[u]-x, d.y[u]-y
			steps := math.Ceil(norm(dx, dy) / cell)
			for i := 1.0; i < steps && int(u) > v; i++ {
				px, py := x+dx*i/steps, y+dy*i/steps
				visit(px, px, py, py)
			}
		}
	}
}

func cellOf(x, cell float64) int { return int(math.Floor(x/cell + 0.5)) }

// board is the cells taken so far, and all spots by distance from the middle.
type board struct {
	half  int
	taken []bool
	spots []spot
}

func newBoard(half int) *board {
	b := &board{half: half, taken: make([]bool, (2*half+1)*(2*half+1))}
	for y := -half; y <= half; y++ {
		for x := -half; x <= half; x++ {
			if x*x+y*y <= half*half {
				b.spots = append(b.spots, spot{x, y})
			}
		}
	}
	slices.SortStableFunc(b.spots, func(p, q spot) int { return cmp.Compare(p.x*p.x+p.y*p.y, q.x*q.x+q.y*q.y) })
	return b
}

// place takes the nearest free spot for s, not before spot number from, and
// returns its number.
func (b *board) place(s shape, from int) int {
	for i := from; ; i++ {
		if i == len(b.spots) {
			b.grow()
		}
		if b.free(s, b.spots[i]) {
			for _, c := range s {
				b.taken[b.index(c, b.spots[i])] = true
			}
			return i
		}
	}
}

// free tells whether all cells of s at that spot are free. The board grows if it
// is too small for them.
func (b *board) free(s shape, at spot) bool {
	for _, c := range s {
		for max(c.x+at.x, -c.x-at.x, c.y+at.y, -c.y-at.y) > b.half {
			b.grow()
		}
		if b.taken[b.index(c, at)] {
			return false
		}
	}
	return true
}

func (b *board) index(c, at spot) int {
	return (c.y+at.y+b.half)*(2*b.half+1) + c.x + at.x + b.half
}

// grow doubles the board. Spots keep their numbers.
func (b *board) grow() {
	big := newBoard(2 * b.half)
	for y := -b.half; y <= b.half; y++ {
		row := b.index(spot{-b.half, y}, spot{})
		copy(big.taken[big.index(spot{-b.half, y}, spot{}):], b.taken[row:row+2*b.half+1])
	}
	*b = *big
}
