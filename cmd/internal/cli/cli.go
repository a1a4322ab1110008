// Package cli is the command line of cocite: one file a command, each with its
// options, its constructor and its run.
//
// Use it in one step: Run takes the arguments and the streams and returns the
// exit code.
package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// Version is the version of the program, as it stands in CHANGELOG.md.
const Version = "0.1.0"

// Exit codes.
const (
	exitDone     = 0
	exitFailed   = 1 // could not be done
	exitUsage    = 2 // wrong use
	exitProblems = 3 // with --strict: done, but the data had problems
)

// errProblems ends a command that was done, under --strict, on faulty data.
var errProblems = errors.New("done, but the data had problems, which --strict makes a failure; 'cocite info' lists them")

// usageError is wrong use of the command line.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// wrongUse makes a usageError.
func wrongUse(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Run runs one command line and returns the exit code.
func Run(ctx context.Context, args []string, s Streams) int {
	out := &stickyWriter{w: s.Out}
	s.Out = out
	root := newRoot(&s)
	root.SetArgs(joinPair(args))
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("writing the result: %w", out.err)
	}
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		fmt.Fprintln(s.Err, "cocite: stopped")
		return exitFailed
	}
	fmt.Fprintf(s.Err, "cocite: %s\n", oneLine(err))
	switch {
	case errors.Is(err, errProblems):
		return exitProblems
	case isUsage(err):
		fmt.Fprintf(s.Err, "See '%s --help'.\n", cmd.CommandPath())
		return exitUsage
	}
	return exitFailed
}

// isUsage tells wrong use from failure. cobra has no type for an unknown command.
func isUsage(err error) bool {
	var u usageError
	return errors.As(err, &u) || strings.HasPrefix(err.Error(), "unknown command")
}

// oneLine keeps an error on one line.
func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}

// newRoot builds the command tree.
func newRoot(s *Streams) *cobra.Command {
	g := &global{}
	root := &cobra.Command{
		Use:   "cocite",
		Short: "Analyse citation and co-authorship graphs",
		Long: `cocite reads papers and authors from the files that people have, finds influential
authors and papers, clusters topics, lists related papers, and writes graphs that
open in Gephi. Everything runs on this machine.`,
		Example: `  cocite info refs.bib works.jsonl.gz
  cocite rank authors works.jsonl.gz --by pagerank,h_index
  cocite network coauthorship works.jsonl.gz -o authors.gexf`,
		Version:       Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return g.check(cmd.Name())
		},
	}
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		said, _, _ := strings.Cut(err.Error(), ": strconv.")
		return usageError{errors.New(said)}
	})
	g.register(root.PersistentFlags())
	root.AddCommand(
		newInfo(s, g), newRank(s, g), newNetwork(s, g), newRelated(s, g), newPath(s, g), newAuthors(s, g), newPaper(s, g),
		newTrends(s, g), newImport(s, g), newConvert(s, g), newLint(s, g), newFormats(s, g), newDefine(s, g), newSelftest(s, g), newVersion(s, g),
	)
	completion(root)
	return root
}

// completion gives cobra's completion command an example like all others have.
func completion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Example = "  cocite completion bash > /etc/bash_completion.d/cocite"
		for _, shell := range c.Commands() {
			shell.Example = "  cocite completion " + shell.Name()
		}
	}
}

// joinPair lets "--between A B" take two values, which flags can't: the two are
// joined by a NUL, which no argument can hold.
func joinPair(args []string) []string {
	for i, a := range args {
		if a == "--" {
			break
		}
		if a == "--between" && i+2 < len(args) {
			out := append([]string(nil), args[:i]...)
			out = append(out, "--between="+args[i+1]+"\x00"+args[i+2])
			return append(out, args[i+3:]...)
		}
	}
	return args
}

// needArgs makes an argument check whose failure is wrong use.
func needArgs(least int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least {
			return nil
		}
		return wrongUse("%s needs %s", cmd.CommandPath(), what)
	}
}
