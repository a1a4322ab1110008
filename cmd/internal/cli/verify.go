package cli

import (
	"context"
	"errors"
	"fmt"

	"cocite/graph/library"
)

// errDamaged ends "info --verify" on a library that is not whole.
var errDamaged = errors.New("the library is damaged: restore the files from a copy, or import the sources again")

// verified is what "info --verify --json" prints of a library.
type verified struct {
	Library string      `json:"library"`
	Files   int         `json:"files"`
	Bytes   int64       `json:"bytes"`
	Damaged []fileFault `json:"damaged"`
}

// fileFault is a file of a library that is not as it was written.
type fileFault struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// runVerify holds every file of libraries against its checksum.
func runVerify(ctx context.Context, s *Streams, g *global, paths []string) error {
	var all []verified
	var end error
	for _, path := range paths {
		if !library.Is(path) {
			return wrongUse("--verify checks libraries, and %s is none; 'cocite import' makes one", path)
		}
		v, err := verify(ctx, path)
		if err != nil {
			return err
		}
		if len(v.Damaged) > 0 {
			end = errDamaged
		}
		all = append(all, v)
	}
	if !g.json {
		printVerified(s, all)
	} else if err := printJSON(s.Out, map[string]any{"libraries": all}); err != nil {
		return err
	}
	return end
}

func verify(ctx context.Context, path string) (verified, error) {
	lib, err := library.Open(path)
	if err != nil {
		return verified{}, err
	}
	faults, err := lib.Verify(ctx)
	v := verified{Library: path, Files: len(lib.Manifest.Files), Damaged: []fileFault{}}
	for _, f := range lib.Manifest.Files {
		v.Bytes += f.Bytes
	}
	for _, f := range faults {
		v.Damaged = append(v.Damaged, fileFault{f.File, oneLine(f.Err)})
	}
	return v, err
}

func printVerified(s *Streams, all []verified) {
	for _, v := range all {
		fmt.Fprintf(s.Out, "%s: %s, %.1f MB, %d damaged\n", v.Library, plural(v.Files, "file"), float64(v.Bytes)/1e6, len(v.Damaged))
		for _, f := range v.Damaged {
			fmt.Fprintf(s.Out, "  %s: %s\n", f.File, f.Reason)
		}
	}
}
