package library

import (
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

// Verify reads every file and returns the first that is damaged, as an error.
func (l *Library) Verify() error {
	for _, f := range l.Manifest.Files {
		r, err := l.open(f)
		if err != nil {
			return err
		}
		if err := r.Close(); err != nil {
			return err
		}
	}
	return nil
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
