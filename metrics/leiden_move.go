package metrics

import "math/rand/v2"

// gainFloor is the share of a node's weight that a move must gain, so that
// rounding never makes a node go in circles.
const gainFloor = 1e-11

// ownOrder is the number of nodes from which nodes queue up in their own order
// instead of a random one, once the first pass has numbered them by community:
// that reads memory in order. In the first pass the order must be random: papers
// in the order of years end up in worse communities.
const ownOrder = 5000

// move is the fast local moving of Leiden: nodes wait in a queue, each goes to
// the community where it raises the quality most, and its neighbours outside
// queue up again. It changes p, whose labels lie in 0..n-1, and tells whether
// any node moved.
func (r *leidenRun) move(l *leidenLevel, p Partition) bool {
	m := r.newMover(l, p)
	moved := false
	for m.left > 0 {
		v := m.pop()
		to := r.target(l, p, m, v)
		if to == p[v] {
			continue
		}
		moved = true
		r.shift(m, l.size[v], p[v], to)
		p[v] = to
		for _, u := range l.adj[l.off[v]:l.off[v+1]] {
			if p[u] != to && !m.waits[u] {
				m.push(u)
			}
		}
	}
	return moved
}

// target is the best community for v; its own if none is better by gainFloor.
// Of equally good ones the first in the order of the neighbours wins.
func (r *leidenRun) target(l *leidenLevel, p Partition, m *mover, v int32) int32 {
	own, size := p[v], r.gamma*l.size[v]
	floor := gainFloor * r.gather(l, v, p)
	best, to := r.at[own].weight-size*(r.at[own].size-l.size[v])+floor, own
	for _, c := range r.touched {
		b := &r.at[c]
		if gain := b.weight - size*b.size; gain > best && c != own {
			best, to = gain, c
		}
		b.weight = 0
	}
	r.touched = r.touched[:0]
	if best < 0 && m.count[own] > 1 {
		return m.empty[len(m.empty)-1]
	}
	return to
}

// mover is the queue of local moving and the number of nodes in each community.
type mover struct {
	count []int32
	empty []int32 // communities without nodes
	queue []int32 // a ring
	head  int
	left  int // nodes in the queue
	waits []bool
}

// newMover counts the communities and lets all nodes queue up.
func (r *leidenRun) newMover(l *leidenLevel, p Partition) *mover {
	n := l.n()
	m := &mover{count: make([]int32, n), queue: make([]int32, n), left: n, waits: make([]bool, n)}
	for c := range n {
		r.at[c].size = 0
	}
	for v, c := range p {
		r.at[c].size += l.size[v]
		m.count[c]++
		m.queue[v] = int32(v)
		m.waits[v] = true
	}
	for c, k := range m.count {
		if k == 0 {
			m.empty = append(m.empty, int32(c))
		}
	}
	if n < ownOrder || !r.ordered {
		shuffle(r.rng, m.queue)
	}
	return m
}

func shuffle(rng *rand.Rand, v []int32) {
	rng.Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
}

func (m *mover) pop() int32 {
	v := m.queue[m.head]
	m.head++
	if m.head == len(m.queue) {
		m.head = 0
	}
	m.left--
	m.waits[v] = false
	return v
}

func (m *mover) push(v int32) {
	i := m.head + m.left
	if i >= len(m.queue) {
		i -= len(m.queue)
	}
	m.queue[i] = v
	m.left++
	m.waits[v] = true
}

// shift moves a node of that size between two communities.
func (r *leidenRun) shift(m *mover, size float64, from, to int32) {
	r.at[from].size -= size
	m.count[from]--
	if m.count[from] == 0 {
		r.at[from].size = 0 // no rounding left over
		m.empty = append(m.empty, from)
	}
	if m.count[to] == 0 {
		m.empty = m.empty[:len(m.empty)-1]
	}
	r.at[to].size += size
	m.count[to]++
}
