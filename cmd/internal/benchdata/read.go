package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"cocite/cmd/internal/heap"
	"cocite/ingest"
)

// tally is what a file held, and what it cost to read it.
type tally struct {
	Records    int     `json:"records"`
	Authors    int     `json:"authors"`
	References int     `json:"references"`
	Abstract   int     `json:"abstract_bytes"`
	Problems   int     `json:"problems"`
	Seconds    float64 `json:"seconds"`
	PeakMB     float64 `json:"peak_mb"`
}

// read reads a file through all layers of ingest and prints a tally as JSON.
func read(w io.Writer, path string) error {
	var t tally
	floor := heap.Floor()
	defer runtime.KeepAlive(floor)
	start := time.Now()
	for item, err := range ingest.Read(context.Background(), []string{path}, ingest.Options{}) {
		switch {
		case err != nil:
			return err
		case item.Record != nil:
			t.Records++
			t.Authors += len(item.Record.Authors)
			t.References += len(item.Record.Refs)
			t.Abstract += len(item.Record.Abstract)
		case item.Problem != nil:
			t.Problems++
		}
	}
	t.Seconds, t.PeakMB = time.Since(start).Seconds(), peakMB()
	return json.NewEncoder(w).Encode(t)
}

// peakMB is the largest resident memory of this process, as Linux tells it; 0
// where it does not.
func peakMB() float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer func() { _ = f.Close() }() // only read from
	s := bufio.NewScanner(f)
	for s.Scan() {
		var kb float64
		if rest, ok := strings.CutPrefix(s.Text(), "VmHWM:"); ok {
			if err := json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimSpace(rest), " kB")), &kb); err == nil {
				return kb / 1024
			}
		}
	}
	return 0
}
