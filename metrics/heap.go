package metrics

// nodeAt is a node with the distance at which a search has found it.
type nodeAt struct {
	dist float64
	node int32
}

// nodeHeap is a 4-ary heap, nearest node first. gonum's and the standard
// library's heaps go through interfaces, which costs most of a search.
type nodeHeap []nodeAt

func (h *nodeHeap) push(x nodeAt) {
	*h = append(*h, x)
	s := *h
	i := len(s) - 1
	for i > 0 {
		up := (i - 1) / 4
		if s[up].dist <= x.dist {
			break
		}
		s[i] = s[up]
		i = up
	}
	s[i] = x
}

// pop takes the nearest node; the heap must not be empty.
func (h *nodeHeap) pop() nodeAt {
	s := *h
	top, last := s[0], s[len(s)-1]
	s = s[:len(s)-1]
	*h = s
	i := 0
	for {
		child := s.nearestChild(i)
		if child < 0 || s[child].dist >= last.dist {
			break
		}
		s[i] = s[child]
		i = child
	}
	if len(s) > 0 {
		s[i] = last
	}
	return top
}

// nearestChild returns -1 if i has no children.
func (h nodeHeap) nearestChild(i int) int {
	first := 4*i + 1
	if first >= len(h) {
		return -1
	}
	best := first
	for c := first + 1; c < min(first+4, len(h)); c++ {
		if h[c].dist < h[best].dist {
			best = c
		}
	}
	return best
}
