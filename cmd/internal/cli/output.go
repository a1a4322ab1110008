package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"cocite/export"
	"cocite/graph"
)

// printJSON writes one indented document.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// printTable draws a table for people. Numbers stand to the right.
func printTable(s *Streams, t export.Table) error {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.Style().Format.Header = text.FormatDefault
	w.Style().Options = table.Options{SeparateHeader: true}
	w.Style().Box.PaddingLeft = ""
	w.Style().Box.PaddingRight = "  "
	w.SuppressTrailingSpaces()
	header := table.Row{}
	var configs []table.ColumnConfig
	for i, c := range t.Columns {
		header = append(header, c.Name)
		cc := table.ColumnConfig{Number: i + 1}
		if c.Text == nil {
			cc.Align, cc.AlignHeader = text.AlignRight, text.AlignRight
		}
		configs = append(configs, cc)
	}
	w.AppendHeader(header)
	w.SetColumnConfigs(configs)
	for r := range t.Rows() {
		row := table.Row{}
		for _, c := range t.Columns {
			row = append(row, cell(c, r, textWidth(s, t)))
		}
		w.AppendRow(row)
	}
	_, err := fmt.Fprintln(s.Out, w.Render())
	return err
}

// textWidth is the most characters that a text may have before it is cut.
func textWidth(s *Streams, t export.Table) int {
	if s.Width == 0 {
		return 60
	}
	return max(20, (s.Width-12*len(t.Columns))/2)
}

// cell writes a value for people: six significant digits, "–" where it is missing,
// text on one line.
func cell(c graph.Column, i, width int) string {
	switch v := c.Value(i).(type) {
	case float64:
		return strconv.FormatFloat(v, 'g', 6, 64)
	case int64:
		return strconv.FormatInt(v, 10)
	case string:
		if c.Name == "id" {
			return v
		}
		return snippet(v, width)
	}
	return "–"
}

// writeTable writes a table to the file of -o, beside it first and then renamed.
func (g *global) writeTable(t export.Table) error {
	f, err := g.tableFormat()
	if err != nil {
		return err
	}
	return export.TableFile(g.output, t, f)
}

// tableFormat is the format of --to, else of the ending of -o.
func (g *global) tableFormat() (export.TableFormat, error) {
	if g.to != "" {
		if f, ok := export.LookupTable(g.to); ok {
			return f, nil
		}
		return export.TableFormat{}, wrongUse("--to %s is no format for a table; 'cocite formats' lists them", g.to)
	}
	if f, ok := export.FindTable(g.output); ok {
		return f, nil
	}
	return export.TableFormat{}, wrongUse("-o %s: the ending names no format for a table; 'cocite formats' lists them, --to chooses one", g.output)
}

// networkFormat is the format of --to, else of the ending of -o.
func (g *global) networkFormat() (export.Format, error) {
	if g.to != "" {
		if f, ok := export.Lookup(g.to); ok {
			return f, nil
		}
		return export.Format{}, wrongUse("--to %s is no format for a network; 'cocite formats' lists them", g.to)
	}
	if f, ok := export.Find(g.output); ok {
		return f, nil
	}
	return export.Format{}, wrongUse("-o %s: the ending names no format for a network; 'cocite formats' lists them, --to chooses one", g.output)
}

// writable finds out before the work whether the files of the output can have
// their place.
func (g *global) writable(files ...string) error {
	g.outputs = files
	if st, err := os.Stat(g.output); err == nil && st.IsDir() {
		return wrongUse("-o %s is a folder; name a file in it", g.output)
	}
	if dir := filepath.Dir(g.output); !isFolder(dir) {
		return fmt.Errorf("-o %s: there is no folder %s; make it first", g.output, dir)
	}
	return nil
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// spare refuses to write over a file that was read.
func (g *global) spare(read []graph.FileStat) error {
	for _, out := range g.outputs {
		target, err := os.Stat(out)
		if err != nil {
			continue // there is nothing to write over
		}
		for _, f := range read {
			path, _, _ := strings.Cut(f.Path, "!")
			if source, err := os.Stat(path); err == nil && os.SameFile(source, target) {
				return wrongUse("-o %s would write over %s, which is a source; name another file", g.output, path)
			}
		}
	}
	return nil
}
