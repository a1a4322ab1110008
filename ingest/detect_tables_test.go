package ingest

import (
	"strings"
	"testing"
)

func TestStrangeTables(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"\"c\",\"code\"\n\"0\",\"00\"\n", "characters"},
		{"\ufeffc,code\r\n0,00\r\n", "characters"},
		{"\"oci\",\"snapshot\",\"agent\",\"source\"\n\"1-2\",\"1\",\"a\",\"b\"\n", "provenance"},
		{"merge_date,id,merge_into_id\n2024-01-01,W1,W2\n", "merged"},
		{"#,Jurisdiction,Kind,Lens ID,Title\n1,US,B2,001-001-001-001-001,A float\n", "patents of The Lens"},
		{"About the data: 2024\nRank,Grant ID,Title,Dimensions URL\n1,grant.1,T,\n", "grants"},
		{"c,code,citing\n1,2,3\n", ""},
		{"Lens ID,Title\n001-001-001-001-001,A float\n", ""},
		{"oci,citing,cited\n1-2,10.5555/a,10.5555/b\n", ""},
		{strings.Repeat("x", 100_000), ""}, {"", ""},
	} {
		got := stranger([]byte(test.text))
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%.40q: got %q, want %q", test.text, got, test.want)
		}
	}
}
