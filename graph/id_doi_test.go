package graph

import (
	"testing"

	"pgregory.net/rapid"
)

// What the fast path takes for normal is normal.
func TestCleanDOI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := "10.1002/" + rapid.StringMatching(`[a-z0-9.:;<>()\[\]/_-]{0,12}(10\.1002/|\.pdf|/full|/abstract|;doi|)[a-z0-9.;>)\]]{0,4}`).Draw(t, "doi")
		if cleanDOI(v) && normalDOI(v) != v {
			t.Errorf("%q is %q in normal form", v, normalDOI(v))
		}
	})
}

// Old DOIs and plain ones need no second look.
func TestCleanDOIFast(t *testing.T) {
	for v, want := range map[string]bool{
		"10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g": true, "10.1016/j.joi.2017.08.007": true, "10.1016/s0001(98)00110-x": true,
		"10.1002/a;10.1002/b": false, "10.1002/a.": false, "10.1002/a)": false, "10.1002/a.pdf": false, "10.1002/A": false, "10.1002/a&b": false,
	} {
		if cleanDOI(v) != want {
			t.Errorf("%q: got %v", v, !want)
		}
	}
}
