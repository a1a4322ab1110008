package ingest

import (
	"strings"
	"testing"
)

func TestScopusReferences(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"none", "", nil},
		{"year in the middle", "Akbas, E., Zhao, P., A title (2017) PVLDB, 10 (11), pp. 1-9; Next, A., Other (2018) J, 1",
			[]string{"Akbas, E., Zhao, P., A title (2017) PVLDB, 10 (11), pp. 1-9", "Next, A., Other (2018) J, 1"}},
		{"year last", "Akbas E., A title, PVLDB, 10, 11, pp. 1-9, (2017); Next A., Other, J, 1, (2018)",
			[]string{"Akbas E., A title, PVLDB, 10, 11, pp. 1-9, (2017)", "Next A., Other, J, 1, (2018)"}},
		{"year last, authors by semicolon", "Akbas E.; Zhao P., A title, PVLDB, (2017); Next A.; Last L., Other, J, (2018b)",
			[]string{"Akbas E.; Zhao P., A title, PVLDB, (2017)", "Next A.; Last L., Other, J, (2018b)"}},
		{"semicolon in a DOI", "A, B., T (1999) J, 45 (1), pp. 1-2. , doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g; C, D., U (2000) K",
			[]string{"A, B., T (1999) J, 45 (1), pp. 1-2. , doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g", "C, D., U (2000) K"}},
		{"semicolon in a title", "A, B., One thing; and another (1999) J; C, D., U (2000) K",
			[]string{"A, B., One thing; and another (1999) J", "C, D., U (2000) K"}},
		{"a small family name", "A, B., T (1999) J; de Carvalho, F., U (2000) K", []string{"A, B., T (1999) J", "de Carvalho, F., U (2000) K"}},
	}
	for _, tt := range tests {
		got := rawsOf(tt.in)
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// rawsOf are the references of a list as printed.
func rawsOf(s string) []string {
	refs, _ := scopusReferences(s)
	var out []string
	for _, r := range refs {
		out = append(out, r.Raw)
	}
	return out
}
