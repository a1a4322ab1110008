package graph

// absorb joins clusters of initials only with the one full name of their block, if
// there is just one that fits and the block is small.
func absorb(x *facts, c *clusters, roots []int32) {
}
