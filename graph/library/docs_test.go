package library

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/library.md")

// docs is the description of the tables, made of the code.
func docs() string {
	var b strings.Builder
	b.WriteString(docsHead)
	for _, t := range Schema() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| column | type | null | meaning |\n|---|---|---|---|\n", t.Name, t.Doc)
		for _, c := range t.Columns {
			null := ""
			if c.Nullable {
				null = "yes"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.Name, c.Type, null, c.Doc)
		}
	}
	return b.String()
}

const docsHead = `# The tables of a library

` + "`cocite import SOURCE… -o LIBRARY`" + ` keeps a corpus as a folder: Parquet files (zstd), a cache for
cocite itself, and ` + "`" + manifestName + "`" + `, which names the files of the last import, with their rows,
bytes and checksums (CRC-32C and CRC-32 of the file, in hex). Files are never changed: an
import writes new ones and then replaces the manifest. Read the files that the manifest names.
The number in their names is that of the import.

How many works of each author, and whom they cite most, in DuckDB, after a first import:

` + "```sql" + `
SELECT a.name, count(DISTINCT s.work_id) AS works, count(c.cited_id) AS citations_given
FROM 'LIBRARY/authors-1.parquet' a
JOIN 'LIBRARY/authorships-1.parquet' s USING (author_id)
LEFT JOIN 'LIBRARY/citations-1.parquet' c USING (work_id)
GROUP BY a.author_id, a.name ORDER BY works DESC, a.name LIMIT 10;
` + "```" + `

Numbers of rows start at 1 and hold for one import only; ` + "`id`" + ` holds beyond it. Columns where null
stands for a value of another table put a hyphen before a text that is empty or begins with one.
`

func TestDocsAreCurrent(t *testing.T) {
	const path = "../../docs/library.md"
	if *update {
		if err := os.WriteFile(path, []byte(docs()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != docs() {
		t.Error("docs/library.md is not that of the code; run 'make docs'")
	}
}

func TestEveryColumnSaysWhatItIs(t *testing.T) {
	for _, table := range Schema() {
		seen := map[string]bool{}
		for _, c := range table.Columns {
			if c.Name == "" || c.Doc == "" || c.Type == "" || seen[c.Name] {
				t.Errorf("%s: column %+v has no name, type or meaning, or comes twice", table.Name, c)
			}
			seen[c.Name] = true
		}
	}
}
