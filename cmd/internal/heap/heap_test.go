package heap_test

import (
	"runtime"
	"testing"

	"cocite/cmd/internal/heap"
)

var sink []byte

// With a floor the collector runs far less often.
func TestFloor(t *testing.T) {
	cycles := func() uint32 {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		for range 3000 {
			sink = make([]byte, 64<<10)
		}
		runtime.ReadMemStats(&after)
		return after.NumGC - before.NumGC
	}
	without := cycles()
	floor := heap.Floor()
	with := cycles()
	runtime.KeepAlive(floor)
	if with*4 > without {
		t.Errorf("%d cycles with a floor, %d without", with, without)
	}
}
