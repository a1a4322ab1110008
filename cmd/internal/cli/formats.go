package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cocite/export"
	"cocite/ingest"
)

// formatRow is one line of "formats".
type formatRow struct {
	Name       string   `json:"name"`
	Use        string   `json:"use"` // read, write, write table, write papers
	Extensions []string `json:"extensions"`
	Doc        string   `json:"doc"`
}

func newFormats(s *Streams, g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "The file formats that are read and written",
		Long: `formats lists the files that cocite reads (recognised by content, whatever their
name) and those that it writes (chosen by the ending of -o, or by --to).`,
		Example: `  cocite formats
  cocite formats --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runFormats(s, g) },
	}
}

func runFormats(s *Streams, g *global) error {
	rows := formatRows()
	if g.json {
		return printJSON(s.Out, map[string]any{"formats": rows})
	}
	for _, use := range []string{"read", "write", "write table", "write papers"} {
		fmt.Fprintln(s.Out, map[string]string{
			"read":  "read (also inside gzip, zstd, bzip2, xz, zip and tar)",
			"write": "write a network", "write table": "write a table",
			"write papers": "write a list of papers",
		}[use])
		for _, r := range rows {
			if r.Use == use {
				fmt.Fprintf(s.Out, "  %-16s %-28s %s\n", r.Name, strings.Join(r.Extensions, " "), r.Doc)
			}
		}
	}
	return nil
}

func formatRows() []formatRow {
	var rows []formatRow
	for _, f := range ingest.Formats() {
		rows = append(rows, formatRow{f.Name, "read", notNil(f.Exts), f.Doc})
	}
	for _, f := range export.Formats() {
		rows = append(rows, formatRow{f.Name, "write", notNil(f.Exts), f.Doc})
	}
	for _, f := range export.TableFormats() {
		rows = append(rows, formatRow{f.Name, "write table", notNil(f.Exts), f.Doc})
	}
	for _, f := range export.WorkFormats() {
		rows = append(rows, formatRow{f.Name, "write papers", notNil(f.Exts), f.Doc})
	}
	return append(rows, formatRow{
		"thesaurus", "write table", []string{".txt"}, "thesaurus files of VOSviewer, only from 'cocite authors --to thesaurus'",
	})
}
