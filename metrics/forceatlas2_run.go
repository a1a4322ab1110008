package metrics

import (
	"context"
	"math"
)

// A job is some groups of the tree, or some nodes. The numbers are fixed, so that
// sums over jobs don't depend on the number of threads.
const (
	groupsPerJob = 8
	nodesPerJob  = 512
)

// maxSpeed keeps the speed finite where nothing swings any more.
const maxSpeed = 1e6

// fa2 is a layout at work.
type fa2 struct {
	*drawing
	o          FA2Options
	tree       quadtree
	discs      []float64 // radius of each node while it matters to forces, or nil
	fx, fy     []float64 // forces
	ox, oy     []float64 // forces of the iteration before
	swing      []float64 // of each node
	sums       []motion  // of each job
	lists      [][]point // of each worker
	speed      float64
	efficiency float64
}

// motion is what nodes want together: swing is back and forth, traction is on
// and on.
type motion struct{ swing, traction float64 }

// run makes all iterations. Large drawings start from a coarser one.
func (d *drawing) run(ctx context.Context, o FA2Options, threads int) error {
	if o.StartX == nil && d.n() >= levelsFrom {
		if err := d.descend(ctx, o, threads); err != nil {
			return err
		}
	}
	f := newFA2(d, o, threads)
	rounds := o.rounds(d.n())
	for i := range rounds {
		if o.PreventOverlap && i == rounds*3/4 {
			f.grow()
		}
		f.tree.build(f.x, f.y, f.mass, f.discs)
		jobs := spans(len(f.tree.groups), groupsPerJob)
		f.sums = append(f.sums[:0], make([]motion, len(jobs))...)
		if err := parallel(ctx, threads, len(jobs), func(worker, job int) {
			for _, g := range f.tree.groups[jobs[job].lo:jobs[job].hi] {
				f.lists[worker] = f.tree.seen(g, f.lists[worker][:0])
				f.forces(g, f.lists[worker], &f.sums[job])
			}
		}); err != nil {
			return err
		}
		if !f.adapt() {
			return nil
		}
		jobs = spans(d.n(), nodesPerJob)
		if err := parallel(ctx, threads, len(jobs), func(_, job int) { f.step(jobs[job]) }); err != nil {
			return err
		}
		f.fx, f.ox, f.fy, f.oy = f.ox, f.fx, f.oy, f.fy
	}
	return nil
}

func newFA2(d *drawing, o FA2Options, threads int) *fa2 {
	n := d.n()
	f := &fa2{
		drawing: d, o: o, tree: quadtree{theta: o.Theta, exact: n < o.ExactBelow},
		fx: make([]float64, n), fy: make([]float64, n), ox: make([]float64, n), oy: make([]float64, n),
		swing: make([]float64, n), lists: make([][]point, workerCount(threads, n)), speed: 1, efficiency: 1,
	}
	return f
}

// grow turns points into discs.
func (f *fa2) grow() {
	f.discs = f.radius
	for _, r := range f.discs {
		f.tree.margin = max(f.tree.margin, 2*r)
	}
}

// forces sums up all forces on the nodes of a group.
func (f *fa2) forces(g treeGroup, seen []point, m *motion) {
	for i := g.nodes.lo; i < g.nodes.hi; i++ {
		v := f.tree.order[i]
		x, y := repulse(f.tree.points[i], seen)
		k := f.o.Scaling * f.mass[v]
		ax, ay := f.attraction(v)
		gx, gy := f.gravity(v)
		f.fx[v], f.fy[v] = k*x+ax+gx, k*y+ay+gy
		f.swing[v] = f.mass[v] * norm(f.ox[v]-f.fx[v], f.oy[v]-f.fy[v])
		m.swing += f.swing[v]
		m.traction += f.mass[v] * norm(f.ox[v]+f.fx[v], f.oy[v]+f.fy[v]) / 2
	}
}

func norm(x, y float64) float64 { return math.Sqrt(x*x + y*y) }

// attraction is the pull of all edges of v.
func (f *fa2) attraction(v int32) (fx, fy float64) {
	x, y := f.x[v], f.y[v]
	if f.discs != nil || f.o.LinLog {
		return f.shapedAttraction(v)
	}
	for i := f.off[v]; i < f.off[v+1]; i++ {
		u := f.adj[i]
		fx += f.pull[i] * (f.x[u] - x)
		fy += f.pull[i] * (f.y[u] - y)
	}
	return fx, fy
}

// shapedAttraction is attraction with LinLog or with discs.
func (f *fa2) shapedAttraction(v int32) (fx, fy float64) {
	for i := f.off[v]; i < f.off[v+1]; i++ {
		u := f.adj[i]
		dx, dy := f.x[u]-f.x[v], f.y[u]-f.y[v]
		d := math.Sqrt(dx*dx + dy*dy)
		if f.discs != nil {
			d -= f.discs[v] + f.discs[u]
		}
		if d <= 0 {
			continue
		}
		k := f.pull[i]
		if f.o.LinLog {
			k *= math.Log1p(d) / d
		}
		fx += k * dx
		fy += k * dy
	}
	return fx, fy
}

func (f *fa2) gravity(v int32) (fx, fy float64) {
	x, y := f.x[v], f.y[v]
	k := f.o.Gravity * f.mass[v]
	if !f.o.StrongGravity {
		d := math.Sqrt(x*x + y*y)
		if d == 0 {
			return 0, 0
		}
		k /= d
	}
	return -k * x, -k * y
}

// adapt chooses the speed of this iteration from how the nodes move. It tells
// whether there is any motion left.
func (f *fa2) adapt() bool {
	var all motion
	for _, m := range f.sums {
		all.swing += m.swing
		all.traction += m.traction
	}
	if all.swing == 0 || all.traction == 0 {
		return false
	}
	n, ratio := float64(f.n()), all.swing/all.traction
	best := 0.05 * math.Sqrt(n)
	jitter := f.o.Jitter * max(math.Sqrt(best), min(10, best*all.traction/(n*n)))
	if ratio > 2 {
		if f.efficiency > 0.05 {
			f.efficiency *= 0.5
		}
		jitter = max(jitter, f.o.Jitter)
	}
	target := jitter * f.efficiency / ratio
	if ratio > jitter {
		if f.efficiency > 0.05 {
			f.efficiency *= 0.7
		}
	} else if f.speed < 1000 {
		f.efficiency *= 1.3
	}
	f.speed = min(f.speed+min(target-f.speed, 0.5*f.speed), maxSpeed)
	return true
}

// step moves the nodes of one job.
func (f *fa2) step(s span) {
	for i := s.lo; i < s.hi; i++ {
		k := f.speed / (1 + math.Sqrt(f.speed*f.swing[i]))
		if f.discs != nil {
			k *= 0.1
			if force := norm(f.fx[i], f.fy[i]); k*force > 10 {
				k = 10 / force
			}
		}
		f.x[i] += k * f.fx[i]
		f.y[i] += k * f.fy[i]
	}
}
