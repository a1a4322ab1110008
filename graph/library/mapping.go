package library

import (
	"fmt"
	"io"
	"os"
)

// mapping is a file in memory.
type mapping struct {
	data  []byte
	unmap func([]byte) error // nil if the data is a copy
}

// openMapping maps a file; one that can't be mapped is read.
func openMapping(path string) (*mapping, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() != int64(int(info.Size())) {
		return nil, fmt.Errorf("%s: %d bytes do not fit into memory", path, info.Size())
	}
	if data, unmap, err := mapFile(f, int(info.Size())); err == nil {
		return &mapping{data, unmap}, nil
	}
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return &mapping{data: data}, nil
}

// Close gives the memory back. Nothing may point into it any more.
func (m *mapping) Close() error {
	data, unmap := m.data, m.unmap
	m.data, m.unmap = nil, nil
	if unmap == nil {
		return nil
	}
	return unmap(data)
}
