package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cocite/graph"
)

// plan is what one source holds, before anything is read.
type plan struct {
	entries []entry
	bytes   int64
}

// entry is a file to read, one that can't be read, or the beginning or the end of
// a folder that the user names.
type entry struct {
	path    string
	size    int64
	named   bool // by the user, not found in a folder
	regular bool // not a pipe or a device
	opens   bool
	closes  bool
	files   int // in the folder that closes
	skip    string
	problem *graph.Problem
}

// planSource lists the files of a source.
func planSource(name string) (plan, error) {
	if name == "-" {
		return plan{entries: []entry{{path: name, named: true}}}, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return plan{}, fmt.Errorf("reading %s: %w", name, reason(err))
	}
	if info.IsDir() {
		p := plan{entries: []entry{{path: name, opens: true}}}
		p.walk(name, []fs.FileInfo{info})
		p.entries = append(p.entries, entry{path: name, closes: true, files: len(p.entries) - 1})
		return p, nil
	}
	var p plan
	p.add(entry{path: name, named: true}, info)
	return p, nil
}

// add takes a file.
func (p *plan) add(e entry, info fs.FileInfo) {
	e.regular = info.Mode().IsRegular()
	if e.regular {
		e.size = info.Size()
		p.bytes += e.size
	}
	p.entries = append(p.entries, e)
}

// walk takes all files below a folder by name. Links are followed, but never
// into one of the folders above.
func (p *plan) walk(dir string, above []fs.FileInfo) {
	names, err := os.ReadDir(dir)
	for _, d := range names {
		p.visit(filepath.Join(dir, d.Name()), above)
	}
	if err != nil {
		p.fault(dir, "source.unreadable", "folder can't be read: "+reason(err).Error())
	}
}

// visit takes one entry of a folder.
func (p *plan) visit(path string, above []fs.FileInfo) {
	if strings.HasPrefix(filepath.Base(path), ".") {
		p.entries = append(p.entries, entry{path: path, skip: "hidden"})
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		p.fault(path, "source.unreadable", "can't be read: "+reason(err).Error())
	case info.Mode().IsRegular():
		p.add(entry{path: path}, info)
	case !info.IsDir():
		p.entries = append(p.entries, entry{path: path, skip: "neither a file nor a folder"})
	case within(info, above):
		p.fault(path, "source.loop", "link leads back to a folder above it")
	default:
		p.walk(path, append(above[:len(above):len(above)], info))
	}
}

// fault notes what can't be read.
func (p *plan) fault(path, code, message string) {
	p.entries = append(p.entries, entry{path: path, problem: &graph.Problem{
		File: path, Code: code, Severity: graph.Error, Message: message,
	}})
}

// within tells whether a folder is one of those above.
func within(info fs.FileInfo, above []fs.FileInfo) bool {
	for _, a := range above {
		if os.SameFile(a, info) {
			return true
		}
	}
	return false
}

// reason is an error of the file system without the path, which the caller names.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// nothingIn is the error for a folder or archive without anything to read.
func nothingIn(name string, files int) error {
	if files == 0 {
		return fmt.Errorf("reading %s: it is empty", name)
	}
	return fmt.Errorf("reading %s: none of its %d entries is of a known format; see `cocite formats`, or force one with --format NAME", name, files)
}
