// Package heap tunes the garbage collector for programs that read much and keep
// little.
package heap

// floor is how much memory counts as live without being used.
const floor = 16 << 20

// Floor keeps the collector from running every few megabytes while hardly
// anything is live: with the default settings reading a large file would spend a
// quarter of its time on that. The memory is never touched, so it stays virtual.
// Four times as much saves no more time and doubles the pages that are touched.
// Keep the result alive as long as the floor shall hold.
func Floor() []byte { return make([]byte, floor) }
