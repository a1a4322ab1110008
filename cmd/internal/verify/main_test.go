package main

import "testing"

func TestEndOfTime(t *testing.T) {
	for _, c := range []struct {
		out  string
		want bool
	}{
		{"fuzz: elapsed: 3s\n--- FAIL: FuzzX (3.13s)\n    context deadline exceeded\nFAIL\n", true},
		{"--- FAIL: FuzzX (0.1s)\n    context deadline exceeded\n    Failing input written to testdata/fuzz/FuzzX/1\n", false},
		{"--- FAIL: FuzzX (0.1s)\n    panic: boom\n", false},
	} {
		if got := endOfTime([]byte(c.out)); got != c.want {
			t.Errorf("endOfTime(%q) = %v, want %v", c.out, got, c.want)
		}
	}
}
