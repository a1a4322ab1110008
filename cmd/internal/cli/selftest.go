package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"cocite/metrics"
)

// checked is one line of "selftest".
type checked struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	OK   bool   `json:"ok"`
	Want string `json:"want"`
	Got  string `json:"got"`
}

func newSelftest(s *Streams, g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "selftest",
		Short: "Check worked numbers on this machine",
		Long: `selftest computes numbers that were worked out beforehand, by the functions that
every other command uses, and says for each whether it came out. It ends with exit
code 1 if one did not.`,
		Example: `  cocite selftest
  cocite selftest --json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("selftest takes no arguments")
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return runSelftest(s, g, metrics.WorkedNumbers()) },
	}
}

func runSelftest(s *Streams, g *global, list []metrics.WorkedNumber) error {
	results := make([]checked, len(list))
	failed := 0
	for i, w := range list {
		got := w.Got()
		results[i] = checked{w.Key, w.Name, got == w.Want, w.Want, got}
		if got != w.Want {
			failed++
		}
	}
	if g.json {
		if err := printJSON(s.Out, map[string]any{"checks": results, "failed": failed}); err != nil {
			return err
		}
	} else {
		for _, r := range results {
			printChecked(s, r)
		}
	}
	if failed > 0 {
		return errors.New(plural(failed, "worked number") + " did not come out; this build can't be trusted")
	}
	return nil
}

func printChecked(s *Streams, r checked) {
	if r.OK {
		fmt.Fprintf(s.Out, "ok    %s: %s\n", r.Key, r.Name)
		return
	}
	fmt.Fprintf(s.Out, "FAIL  %s: %s: got %s, want %s\n", r.Key, r.Name, r.Got, r.Want)
}
