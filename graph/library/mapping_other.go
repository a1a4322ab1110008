//go:build !unix && !windows

package library

import (
	"errors"
	"os"
)

// mapFile can't map files here; they are read.
func mapFile(*os.File, int) ([]byte, func([]byte) error, error) {
	return nil, nil, errors.ErrUnsupported
}
