package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Library is a library that was opened for reading.
type Library struct {
	Path     string
	Manifest *Manifest
}

// Is tells whether a path is the folder of a library.
func Is(path string) bool {
	st, err := os.Stat(filepath.Join(path, manifestName))
	return err == nil && st.Mode().IsRegular()
}

// Open opens the library in a folder. It reads the manifest; a table is held
// against its checksum when it is first read.
func Open(path string) (*Library, error) {
	m, err := readManifest(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is no library: it has no %s; 'cocite import' makes one", path, manifestName)
	}
	if err != nil {
		return nil, err
	}
	return &Library{Path: path, Manifest: m}, nil
}

// current calls f with the library. If f finds a file gone that an import has
// replaced meanwhile, f is called once more with the library as it is now.
func (l *Library) current(f func(*Library) error) error {
	err := f(l)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	now, oerr := Open(l.Path)
	if oerr != nil || now.Manifest.Generation == l.Manifest.Generation {
		return err
	}
	return f(now)
}

// Fault is a file that is not as it was written.
type Fault struct {
	File string
	Err  error
}

// Verify reads every file of the library and lists those that are damaged or gone,
// in the order of the manifest.
func (l *Library) Verify(ctx context.Context) ([]Fault, error) {
	var faults []Fault
	err := l.current(func(l *Library) error {
		faults = nil
		errs := make([]error, len(l.Manifest.Files))
		_ = inParallel(len(errs), func(i int) error {
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = l.verify(l.Manifest.Files[i])
			}
			return nil
		})
		for i, err := range errs {
			if err != nil {
				faults = append(faults, Fault{l.Manifest.Files[i].Name, err})
			}
		}
		return errors.Join(errs...)
	})
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return faults, nil
}

// verify tells whether a file is there and as it was written.
func (l *Library) verify(f File) error {
	r, err := l.open(f)
	if err != nil {
		return err
	}
	return r.Close()
}

// open opens a segment after it has read all of it and found its checksum right.
func (l *Library) open(f File) (*os.File, error) {
	path := filepath.Join(l.Path, f.Name)
	r, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a file of the library: %w", err)
	}
	sum, n, err := sumOf(r)
	switch {
	case err != nil:
		err = fmt.Errorf("reading %s: %w", path, err)
	case n != f.Bytes:
		err = damaged(path, fmt.Errorf("it has %d bytes instead of %d", n, f.Bytes))
	case sum != f.Sum:
		err = damaged(path, errors.New("its bytes don't give the checksum in the manifest"))
	}
	if err != nil {
		_ = r.Close() // the other error says more
		return nil, err
	}
	return r, nil
}

// mapped maps a file of the library into memory and finds its checksum right.
func (l *Library) mapped(f File) (*mapping, string, error) {
	path := filepath.Join(l.Path, f.Name)
	m, err := openMapping(path)
	if err != nil {
		return nil, path, fmt.Errorf("opening a file of the library: %w", err)
	}
	sum := newSum()
	_, _ = sum.Write(m.data)
	switch {
	case int64(len(m.data)) != f.Bytes:
		err = damaged(path, fmt.Errorf("it has %d bytes instead of %d", len(m.data), f.Bytes))
	case sum.String() != f.Sum:
		err = damaged(path, errors.New("its bytes don't give the checksum in the manifest"))
	}
	if err != nil {
		_ = m.Close() // the other error says more
		return nil, path, err
	}
	return m, path, nil
}
