package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"cocite/export"
	"cocite/graph"
	"cocite/graph/library"
	"cocite/ingest"
)

// global holds the flags that every command has.
type global struct {
	json       bool
	output     string
	tos        []string
	to         string   // a format, from --to
	toYear     int      // a year, from --to
	outputs    []string // the files that the command will write
	strict     bool
	seed       uint64
	threads    int
	identity   string
	noMerge    bool
	match      string
	decisions  []string   // files
	thesauri   []string   // files, with or without "UNIT=" before
	unit       graph.Unit // that the command shows, for which a thesaurus is meant
	keepLedger bool       // the command tells of decisions on authors
	versions   string
	values     bool // keep what each record says of a merged work
	format     string
	mojibake   bool
	quiet      bool
	noProgress bool
	spared     library.Columns // that the command does not look at
}

// identities are the rules of --identity, the default first.
var identities = []graph.Identity{
	graph.IdentityAuto, graph.IdentityORCID, graph.IdentityFullName, graph.IdentityInitials, graph.IdentityNone,
}

// matchModes are the values of --match, the default second: each takes more than
// the one before.
var matchModes = []graph.MatchMode{graph.MatchStrict, graph.MatchDefault, graph.MatchLoose}

// versionRules are the values of --versions, the default first.
var versionRules = []graph.Versions{graph.VersionsLink, graph.VersionsApart, graph.VersionsMerge}

func (g *global) register(f *pflag.FlagSet) {
	f.BoolVar(&g.json, "json", false, "print one JSON document instead of a table")
	f.StringVarP(&g.output, "output", "o", "", "write to `FILE`; the ending chooses the format")
	f.StringArrayVar(&g.tos, "to", nil, "write this `FORMAT`, whatever the ending of the file (with --from: the last year)")
	f.BoolVar(&g.strict, "strict", false, "exit with code 3 if the data has problems")
	f.Uint64Var(&g.seed, "seed", 1, "seed of everything random")
	f.IntVar(&g.threads, "threads", 0, "number of threads, 0 for all cores; results don't depend on it")
	f.StringVar(&g.identity, "identity", string(graph.IdentityAuto),
		"`RULE` by which names become persons: "+joinWords(identities))
	f.StringArrayVar(&g.decisions, "decisions", nil, "replay the decisions on authors in `FILE`, a ledger that 'cocite authors' wrote or a person")
	f.StringArrayVar(&g.thesauri, "thesaurus", nil, "replace names by a thesaurus `FILE` of VOSviewer (UNIT=FILE for names other than those that the command shows)")
	f.BoolVar(&g.noMerge, "no-merge", false, "works and authors stay as each source gives them")
	f.StringVar(&g.match, "match", string(graph.MatchDefault),
		"how far references are matched to works: strict (identifiers only), default (also keys and titles), loose (also what is nearly equal)")
	f.StringVar(&g.versions, "versions", string(graph.VersionsLink),
		"`RULE` for preprint and published and other versions of a work: "+joinWords(versionRules))
	f.StringVar(&g.format, "format", "", "read the sources as this `FORMAT` instead of recognising it")
	f.BoolVar(&g.mojibake, "fix-mojibake", false, "mend letters that an earlier program read in the wrong encoding (MÃ¶ller)")
	f.BoolVarP(&g.quiet, "quiet", "q", false, "no warnings and no summary of problems")
	f.BoolVar(&g.noProgress, "no-progress", false, "no progress line on a terminal")
}

// check finds wrong values before any work is done.
func (g *global) check(command string) error {
	if !slices.Contains(identities, graph.Identity(g.identity)) {
		return unknown("--identity", g.identity, identities)
	}
	if !slices.Contains(matchModes, graph.MatchMode(g.match)) {
		return unknown("--match", g.match, matchModes)
	}
	if !slices.Contains(versionRules, graph.Versions(g.versions)) {
		return unknown("--versions", g.versions, versionRules)
	}
	if g.threads < 0 {
		return wrongUse("--threads %d: a number of threads is 0 (all cores) or more", g.threads)
	}
	if g.format != "" {
		if !slices.ContainsFunc(ingest.Formats(), func(f ingest.Format) bool { return f.Name == g.format }) {
			return wrongUse("--format %s is not known; 'cocite formats' lists what can be read", g.format)
		}
	}
	if g.output == "-" {
		return wrongUse("-o - : name a file; results for other programs come with --json")
	}
	if err := g.splitTo(); err != nil {
		return err
	}
	if g.toYear != 0 && command != "network" {
		return wrongUse("--to %d is a year, which only 'cocite network' takes; elsewhere --to names a format", g.toYear)
	}
	return nil
}

// splitTo tells the two uses of --to apart: a year is a number, a format is not.
func (g *global) splitTo() error {
	for _, v := range g.tos {
		if year, err := strconv.Atoi(v); err == nil {
			g.toYear = year
			continue
		}
		g.to = v
	}
	if g.to != "" && g.output == "" {
		return wrongUse("--to %s needs -o FILE to write to", g.to)
	}
	return nil
}

// unknown is wrong use of a flag that takes one of a list of words.
func unknown[T ~string](flag, value string, list []T) error {
	return wrongUse("%s %s is not known; it is one of %s", flag, value, joinWords(list))
}

func joinWords[T ~string](list []T) string { return strings.Join(words(list), ", ") }

func words[T ~string](list []T) []string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return words
}

// parameters are the settings that shape a result, for the provenance in files.
func (g *global) parameters(f *pflag.FlagSet) []export.Parameter {
	silent := []string{"json", "output", "strict", "threads", "quiet", "no-progress", "help", "seed"}
	var out []export.Parameter
	f.VisitAll(func(fl *pflag.Flag) {
		value := strings.Trim(fl.Value.String(), "[]")
		unset := value == "" || fl.Name == "from" && value == "0"
		if !unset && !slices.Contains(silent, fl.Name) {
			out = append(out, export.Parameter{Name: fl.Name, Value: value})
		}
	})
	return out
}
