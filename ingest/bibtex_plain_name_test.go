package ingest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPlainBibName(t *testing.T) {
	for s, plain := range map[string]bool{
		"Ada Moreau": true, "Moreau, Ada": true, "Moreau, A. M.": true, "Garcia Lopez, Ana": true, "J.-P. Moreau": true, "Li, B.a": true,
		"Moreau": false, "": false, "Moreau,Ada": false, "Moreau, Ada, Jr": false, "Moreau, PhD": false, "Moreau, M.D.": false,
		"Ada van Moreau": false, "Moreau, Ada ": false, "Moreau,  Ada": false, "Moreau -- Lang, A": false, "Moreau, {\\'E}va": false,
		"Moreau, Éva": false, "O'Hara, Ada": false, "Wang 0001, Wei": false, "Moreau, ": false, "Moreau~Lang, A": false,
	} {
		if _, ok := plainBibName(s); ok != plain {
			t.Errorf("%q is plain: %v", s, ok)
		}
	}
}

// What is read the quick way is read as all names are.
func TestPlainBibNameAgrees(t *testing.T) {
	words := []string{
		"Ada", "Moreau,", "Moreau", "Li,", "J.", "A.-L.", "A.b", "J.--P", "Mc", "van", "Van", "De", "Jr", "Jr.,", "II", "III", "LI", "MEJ", "Et", "Al", "Al.",
		"U.A.", "Others", "And", "PhD", "M.D.", "Dr", "Prof.", "Group", "Team,", "{\\o}", "0001", "0001,", "-A", ".B", "~", "family=X",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(words), rapid.StringMatching(`[A-Z][a-zA-Z.-]{0,5},?`)), 1, 5).Draw(t, "words"), " ")
		name, cut := cutOthers(s)
		got, ok := plainBibName(name)
		if cut || !ok {
			return
		}
		rest, number := cutBibNamesake(name)
		want, whole := wholeName(rest)
		if got != want || !whole || number != "" || withoutDegrees(name) != name || isNameSuffix(name) {
			t.Fatalf("%q: got %#v, want %#v", s, got, want)
		}
	})
}

func TestStripMarks(t *testing.T) {
	for given, want := range map[string]string{
		"J.b": "J.", "F.J.cq": "F.J.", "A.a b": "A.", "J.-P.a": "J.-P.", "J.": "J.", "J": "J", "": "", "J. b": "J. b",
		"J.abc": "J.abc", "J.B": "J.B", "J.é": "J.é", "J.2": "J.2",
	} {
		if got := stripMarks(given); got != want {
			t.Errorf("stripMarks(%q): got %q, want %q", given, got, want)
		}
	}
}
