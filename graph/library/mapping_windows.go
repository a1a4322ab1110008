package library

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// mapFile maps the first n bytes of a file. While it is mapped, Windows lets
// nobody replace it.
func mapFile(f *os.File, n int) ([]byte, func([]byte) error, error) {
	h, err := windows.CreateFileMapping(windows.Handle(f.Fd()), nil, windows.PAGE_READONLY, 0, 0, nil)
	if err != nil {
		return nil, nil, err
	}
	defer windows.CloseHandle(h)
	at, err := windows.MapViewOfFile(h, windows.FILE_MAP_READ, 0, 0, uintptr(n))
	if err != nil {
		return nil, nil, err
	}
	data := unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&at))), n)
	return data, func(data []byte) error {
		return windows.UnmapViewOfFile(uintptr(unsafe.Pointer(unsafe.SliceData(data))))
	}, nil
}
