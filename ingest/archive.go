package ingest

import (
	"archive/tar"
	"archive/zip"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"cocite/graph"
)

// workbook says what a zip is that holds the parts of an office document.
const workbook = "it is an office document (Excel, Word or the like), not data; save the sheet as CSV and read that"

// member is one file in an archive.
type member struct {
	name   string
	skip   string // why it is not read
	open   func() (io.Reader, error)
	packed func() int64
}

// zip reads the members of a zip archive in the order of its directory. Where
// the directory is missing, or out of reach in a stream, the members' own
// headers are used.
func (s *session) zip(b blob) error {
	if b.at == nil {
		return s.members(b, zipStream(b.r))
	}
	zr, err := zip.NewReader(b.at, b.size)
	if b.raw.err != nil {
		return b.wrap(b.raw.err)
	}
	if err != nil {
		return s.members(b, withoutDirectory(zipStream(b.r)))
	}
	zr.RegisterDecompressor(12, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	zr.RegisterDecompressor(93, lazyMethod(unzstd))
	zr.RegisterDecompressor(95, lazyMethod(unxz))
	return s.members(b, zipDirectory(zr, b.size))
}

// lazyMethod makes a decompressor for zip.
func lazyMethod(open func(io.Reader) (io.Reader, error)) zip.Decompressor {
	return func(r io.Reader) io.ReadCloser { return io.NopCloser(&lazyReader{open: open, r: r}) }
}

// withoutDirectory makes the end of the members of a zip a fault, because the
// directory behind them is damaged.
func withoutDirectory(next func() (member, error)) func() (member, error) {
	return func() (member, error) {
		m, err := next()
		if errors.Is(err, io.EOF) {
			err = errors.New("its directory is missing or damaged")
		}
		return m, err
	}
}

// zipDirectory walks the members that the directory of a zip lists.
func zipDirectory(zr *zip.Reader, size int64) func() (member, error) {
	next := 0
	return func() (member, error) {
		if next == len(zr.File) {
			return member{}, io.EOF
		}
		f := zr.File[next]
		next++
		packed := int64(min(f.CompressedSize64, uint64(size))) //nolint:gosec // size is positive
		m := member{name: f.Name, packed: func() int64 { return packed }}
		if f.Flags&1 != 0 {
			m.skip = "encrypted"
		}
		m.open = func() (io.Reader, error) { return f.Open() }
		return m, nil
	}
}

// tar reads the members of a tar archive.
func (s *session) tar(b blob) error {
	tr := tar.NewReader(b.r)
	return s.members(b, func() (member, error) {
		for {
			h, err := tr.Next()
			if err != nil {
				return member{}, err
			}
			if h.Typeflag == tar.TypeDir {
				continue
			}
			m := member{name: h.Name, packed: b.raw.n.Load, open: func() (io.Reader, error) { return tr, nil }}
			if h.Typeflag != tar.TypeReg {
				m.skip = "neither a file nor a folder"
			}
			return m, nil
		}
	})
}

// members reads the members of an archive one after the other.
func (s *session) members(b blob, next func() (member, error)) error {
	known, seen := s.known, 0
	for {
		m, err := next()
		if b.raw.err != nil {
			return b.wrap(b.raw.err)
		}
		if err != nil {
			s.endOfArchive(b, err)
			break
		}
		if strings.HasSuffix(m.name, "/") {
			continue
		}
		if officePart(m.name) {
			return s.refuse(b, workbook)
		}
		seen++
		b.faults.cut = false
		if err := s.member(b, m); err != nil {
			return err
		}
	}
	if err := s.flush(&b); err != nil || !b.required || s.known > known {
		return err
	}
	return nothingIn(b.name, seen)
}

// endOfArchive notes an end that came too early, unless it came inside a member,
// which has said so.
func (s *session) endOfArchive(b blob, err error) {
	if !errors.Is(err, io.EOF) && !b.faults.cut && !b.guard.over() {
		b.faults.note(b.fault("bytes.truncated", graph.Error, "the archive is cut or damaged: members before that place have been read: "+err.Error()))
	}
}

// member reads one member of an archive.
func (s *session) member(b blob, m member) error {
	name := b.name + "!" + m.name
	if hiddenMember(m.name) {
		m.skip = "hidden"
	}
	if m.skip != "" {
		return s.skip(name, m.skip)
	}
	r, err := m.open()
	if err != nil {
		return s.skip(name, fmt.Sprintf("can't be opened: %v", err))
	}
	in := b.inner(name, r, m.packed, s.o.Limits)
	in.required = false
	return s.blob(in)
}

// officePart tells whether a member only occurs in office documents.
func officePart(name string) bool {
	return name == "[Content_Types].xml"
}

// hiddenMember tells whether a member is one that a folder would hide.
func hiddenMember(name string) bool {
	return strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/")
}
