//go:build unix

package library

import (
	"os"

	"golang.org/x/sys/unix"
)

// mapFile maps the first n bytes of a file.
func mapFile(f *os.File, n int) ([]byte, func([]byte) error, error) {
	data, err := unix.Mmap(int(f.Fd()), 0, n, unix.PROT_READ, unix.MAP_SHARED)
	return data, unix.Munmap, err
}
