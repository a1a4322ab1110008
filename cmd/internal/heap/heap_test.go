package heap_test

import (
	"runtime"
	"testing"

	"cocite/cmd/internal/heap"
)

// With a floor the collector waits for far more garbage.
func TestFloor(t *testing.T) {
	next := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.NextGC
	}
	without := next()
	floor := heap.Floor()
	with := next()
	runtime.KeepAlive(floor)
	if with < without+25<<20 {
		t.Errorf("the next collection is due at %d bytes with a floor, at %d without", with, without)
	}
}
