package export

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"cocite/graph"
)

// File writes a network and the companions of its format. Each file is written
// beside its place under a passing name; only when all are complete and on disk
// are they renamed. After an error the old files are as they were. A path that
// ends in ".gz" is compressed.
func File(path string, n *graph.Network, f Format, o Options) error {
	parts := []part{{path, func(w io.Writer) error { return f.Write(w, n, o) }}}
	for _, c := range f.Companions {
		if c.Lacks != nil && c.Lacks(n) {
			continue
		}
		parts = append(parts, part{companionPath(path, f, c), func(w io.Writer) error { return c.Write(w, n, o) }})
	}
	return save(parts)
}

// Paths are the files that File may write for a path, the path itself first.
func Paths(path string, f Format) []string {
	paths := []string{path}
	for _, c := range f.Companions {
		paths = append(paths, companionPath(path, f, c))
	}
	return paths
}

// companionPath puts the suffix before the extension: net.csv.gz becomes
// net.nodes.csv.gz, and x.map.txt, whose extension is .map.txt, x.network.txt.
func companionPath(path string, f Format, c Companion) string {
	plain, gz := splitGzip(path)
	ext := orElse(ending(plain, f.Exts), filepath.Ext(plain))
	stem := strings.TrimSuffix(plain, ext)
	return stem + c.Suffix + orElse(c.Ext, ext) + gz
}

// splitGzip cuts ".gz" from a path, in any case.
func splitGzip(path string) (plain, gz string) {
	if n := len(path) - len(".gz"); n > 0 && strings.EqualFold(path[n:], ".gz") {
		return path[:n], path[n:]
	}
	return path, ""
}

// part is one file that belongs to a save.
type part struct {
	path  string
	write func(w io.Writer) error
}

// save writes all parts or none.
func save(parts []part) error {
	if len(parts) == 1 && special(parts[0].path) {
		return parts[0].direct()
	}
	var temps, paths []string
	defer func() {
		for _, t := range temps {
			_ = os.Remove(t) // those that were renamed are gone already
		}
	}()
	for _, p := range parts {
		path, err := p.place()
		if err != nil {
			return err
		}
		temp, err := p.beside(path)
		if err != nil {
			return fmt.Errorf("writing %s: %w", p.path, bare(err))
		}
		temps, paths = append(temps, temp), append(paths, path)
	}
	return renameAll(temps, paths)
}

// renameAll moves files to their places.
func renameAll(temps, paths []string) error {
	for i, t := range temps {
		if err := os.Rename(t, paths[i]); err != nil {
			return err
		}
	}
	for _, p := range paths {
		syncFolder(filepath.Dir(p))
	}
	return nil
}

// special tells whether a path is a device or a pipe, which is written to and
// never replaced.
func special(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// direct writes to a device or a pipe.
func (p part) direct() error {
	f, err := os.OpenFile(p.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := cmp.Or(p.fill(f), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", p.path, err)
	}
	return nil
}

// place is where the file goes: the target of a link, else the path. A folder
// or a device can't be replaced.
func (p part) place() (string, error) {
	info, err := os.Stat(p.path)
	switch {
	case err != nil:
		return p.path, nil
	case info.IsDir():
		return "", fmt.Errorf("writing %s: it is a folder", p.path)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("writing %s: it is no ordinary file, and this format needs several", p.path)
	}
	return filepath.EvalSymlinks(p.path)
}

// beside writes the part to a new file in the folder of path and returns its
// name. After an error there is no such file.
func (p part) beside(path string) (temp string, err error) {
	f, err := createBeside(path)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	err = cmp.Or(p.fill(f), f.Sync(), f.Close())
	return f.Name(), err
}

// bare takes the passing name out of an error: nobody asked for that file.
func bare(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// createBeside opens a new file with a name that nobody else uses. It gets the
// permissions of the file that it will replace.
func createBeside(path string) (*os.File, error) {
	mode := os.FileMode(0o666)
	info, statErr := os.Stat(path)
	for {
		var random [6]byte
		_, _ = rand.Read(random[:]) // never fails
		name := "." + filepath.Base(path) + "." + hex.EncodeToString(random[:]) + ".tmp"
		f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err == nil && statErr == nil {
			_ = f.Chmod(info.Mode().Perm()) // not all file systems have them
		}
		return f, err
	}
}

// fill writes the part, compressed if its name says so. The gzip header holds
// neither name nor time.
func (p part) fill(w io.Writer) error {
	if _, gz := splitGzip(p.path); gz == "" {
		return p.write(w)
	}
	z := gzip.NewWriter(w)
	z.ModTime = time.Unix(0, 0) // written as 0, which is "no time"
	return cmp.Or(p.write(z), z.Close())
}

// syncFolder makes renames last; systems that can't are left alone.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
