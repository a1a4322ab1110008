package cli

import (
	"bytes"
	"encoding/json"

	"github.com/spf13/cobra"

	"cocite/export"
)

// orderedRow is a JSON object whose keys keep their order.
type orderedRow []keyValue

type keyValue struct {
	key   string
	value any
}

// MarshalJSON writes the keys in their order; a missing value is null.
func (r orderedRow) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, kv := range r {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(kv.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(kv.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// tableRows turns a table into one object a row.
func tableRows(t export.Table) []orderedRow {
	rows := make([]orderedRow, t.Rows())
	for i := range rows {
		for _, c := range t.Columns {
			rows[i] = append(rows[i], keyValue{c.Name, c.Value(i)})
		}
	}
	return rows
}

// completeFirst completes the first argument from a list, the others as files.
func completeFirst[T ~string](list []T) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		out := make([]cobra.Completion, len(list))
		for i, w := range list {
			out[i] = string(w)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeList completes the value of a flag from a list.
func completeList(list []string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}
