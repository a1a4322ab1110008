package graph

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPlainName(t *testing.T) {
	for s, plain := range map[string]bool{
		"Ada Moreau": true, "Wei M. Wang": true, "J. Smith": true, "Jürgen Böhlen": true, "Anne-Marie McDonald": true,
		"Ada": false, "": false, "Ada  Moreau": false, " Ada Moreau": false, "Ada van Moreau": false, "Ada Van Moreau": false,
		"Sammy Davis Jr.": false, "Sammy Davis Junior": false, "Newman MEJ": false, "Wei LI": false, "Smith J.": false,
		"Wei Wang 0001": false, "Moreau, Ada": false, "ATLAS Collaboration": false, "Atlas Collaboration": false,
		"Universitair Centrum": false, "Unknown Author": false, "Et Al": false, "And Others": false, "Ada×Moreau B": false,
	} {
		if _, ok := plainName(s); ok != plain {
			t.Errorf("%q is plain: %v", s, ok)
		}
	}
}

func TestPlainInverted(t *testing.T) {
	for s, plain := range map[string]bool{
		"Moreau, Ada": true, "Moreau, Ada M.": true, "Böhlen, J.-P.": true, "McDonald, MEJ": true, "Xu, Li Na": true,
		"Moreau,Ada": false, "Moreau, ": false, "Moreau,  Ada": false, "Moreau, Ada ": false, "moreau, Ada": false, "LI, Wei": false,
		"Moreau, Jr": false, "Moreau, Ada Jr.": false, "Moreau, Ada, Jr": false, "Moreau, Ada van": false, "De Groot, Ada": false,
		"Collaboration, Atlas": false, "Universitair, Centrum": false, "Moreau, Ada (Ed)": false, "Moreau, Ada×": false, ", Ada": false,
	} {
		if _, ok := plainInverted(s); ok != plain {
			t.Errorf("%q is plain: %v", s, ok)
		}
	}
}

// What is split the quick way is split as all names are.
func TestPlainNameAgrees(t *testing.T) {
	words := []string{
		"Ada", "Moreau", "Böhlen", "Óscar", "J.", "A.-L.", "Jean-Pierre", "Mc", "McDonald", "van", "Van", "De", "Du", "y", "Y.",
		"Jr", "Junior", "Senior", "Iii", "LI", "MEJ", "Et", "Al", "No", "And", "Others", "Author", "Unknown", "Name", "Na", "Null",
		"Group", "Collaboration", "Universitätsklinikum", "Institut", "O'Brien", "Phd", "Md", "0001", "Ben", "St", "Di", "Th.", "Xu",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(words), rapid.StringMatching(`[A-Z][a-zA-Zé×-]{0,5}\.?`)), 1, 5).Draw(t, "words"), " ")
		if n, ok := plainName(s); ok && n != parseAnyName(s) {
			t.Fatalf("%q: got %#v, want %#v", s, n, parseAnyName(s))
		}
		family, given, _ := strings.Cut(s, " ")
		s = family + ", " + given
		if n, ok := plainInverted(s); ok && n != parseAnyName(s) {
			t.Fatalf("%q: got %#v, want %#v", s, n, parseAnyName(s))
		}
		if n, want := NewName(family, given, "", ""), newAnyName(family, given, "", ""); n != want {
			t.Fatalf("%q: got %#v, want %#v", s, n, want)
		}
	})
}
