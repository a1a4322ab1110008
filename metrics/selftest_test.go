package metrics

import "testing"

func TestWorkedNumbers(t *testing.T) {
	for _, w := range WorkedNumbers() {
		if got := w.Got(); got != w.Want {
			t.Errorf("%s: %s: got %s, want %s", w.Key, w.Name, got, w.Want)
		}
	}
}
