package ingest

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
)

// The parts of a zip archive as PKWARE's APPNOTE gives them.
const (
	zipLocalHeader = "PK\x03\x04"
	zipDescriptor  = "PK\x07\x08"
	zipHeaderSize  = 30
	zipEncrypted   = 1 << 0
	zipSizesBehind = 1 << 3
	zipStored      = 0
	zipDeflated    = 8
	zip64Extra     = 1
	zip32Overflow  = 0xffffffff
)

// zipStream walks the members of a zip archive by their own headers, for an
// archive that is cut or comes as a stream.
func zipStream(r *bufio.Reader) func() (member, error) {
	var last *zipMember
	return func() (member, error) {
		if last != nil {
			if err := last.finish(); err != nil {
				return member{}, err
			}
		}
		m, err := readZipHeader(r)
		if err != nil {
			return member{}, err
		}
		last = m
		return m.member(), nil
	}
}

// zipMember is a member of a zip archive in a stream.
type zipMember struct {
	r      *bufio.Reader
	name   string
	flags  uint16
	method uint16
	crc    uint32
	size   int64     // compressed
	body   io.Reader // nil until it is opened
}

// readZipHeader reads a member's header. Anything else is the end of the members.
func readZipHeader(r *bufio.Reader) (*zipMember, error) {
	sig, err := r.Peek(4)
	if err != nil {
		return nil, notEOF(err) // the directory is missing
	}
	if string(sig) != zipLocalHeader {
		return nil, io.EOF
	}
	h := make([]byte, zipHeaderSize)
	if _, err := io.ReadFull(r, h); err != nil {
		return nil, notEOF(err)
	}
	le := binary.LittleEndian
	names := make([]byte, int(le.Uint16(h[26:]))+int(le.Uint16(h[28:])))
	if _, err := io.ReadFull(r, names); err != nil {
		return nil, notEOF(err)
	}
	nameLen := int(le.Uint16(h[26:]))
	m := &zipMember{
		r: r, name: string(names[:nameLen]), flags: le.Uint16(h[6:]), method: le.Uint16(h[8:]),
		crc: le.Uint32(h[14:]), size: int64(le.Uint32(h[18:])),
	}
	if m.size == zip32Overflow {
		m.size = zip64Size(names[nameLen:])
	}
	return m, nil
}

// zip64Size finds the compressed size in the extra fields of a large member.
func zip64Size(extra []byte) int64 {
	le := binary.LittleEndian
	for len(extra) >= 4 {
		id, n := le.Uint16(extra), int(le.Uint16(extra[2:]))
		if len(extra) < 4+n {
			break
		}
		if id == zip64Extra && n >= 16 {
			return int64(le.Uint64(extra[12:]) & (1<<63 - 1)) //nolint:gosec // masked
		}
		extra = extra[4+n:]
	}
	return zip32Overflow
}

// member offers the member for reading.
func (m *zipMember) member() member {
	out := member{name: m.name, packed: func() int64 { return max(m.size, 1) }, open: m.open}
	switch {
	case m.flags&zipEncrypted != 0:
		out.skip = "encrypted"
	case m.method != zipStored && m.method != zipDeflated:
		out.skip = fmt.Sprintf("compressed by method %d, which can't be read from a stream", m.method)
	case m.method == zipStored && m.flags&zipSizesBehind != 0:
		out.skip = "of unknown size, which can't be read from a stream"
	}
	return out
}

// open starts the member's bytes. Deflated data knows its own end.
func (m *zipMember) open() (io.Reader, error) {
	if m.method == zipDeflated {
		m.body = flate.NewReader(m.r)
	} else {
		m.body = &exactReader{r: m.r, left: m.size}
	}
	if m.flags&zipSizesBehind == 0 {
		m.body = &crcReader{r: m.body, sum: crc32.NewIEEE(), want: m.crc}
	}
	return m.body, nil
}

// finish moves behind the member.
func (m *zipMember) finish() error {
	if m.body == nil && m.method == zipDeflated && m.flags&zipEncrypted == 0 {
		_, _ = m.open()
	}
	switch {
	case m.body != nil:
		if _, err := io.Copy(io.Discard, m.body); err != nil {
			return notEOF(err)
		}
	case m.flags&zipSizesBehind != 0:
		return errors.New("no way to find the member behind one that can't be read")
	default:
		if _, err := io.CopyN(io.Discard, m.r, m.size); err != nil {
			return notEOF(err)
		}
	}
	return m.descriptor()
}

// descriptor passes the sizes behind a member. They are 4 or 8 bytes long; only
// what follows tells which.
func (m *zipMember) descriptor() error {
	if m.flags&zipSizesBehind == 0 {
		return nil
	}
	skip := 4
	if sig, _ := m.r.Peek(4); string(sig) == zipDescriptor {
		skip = 8
	}
	p, _ := m.r.Peek(skip + 18)
	if len(p) >= skip+18 && string(p[skip+16:skip+18]) == "PK" && string(p[skip+8:skip+10]) != "PK" {
		skip += 8
	}
	_, err := m.r.Discard(skip + 8)
	return err
}

// exactReader reads a known number of bytes; fewer are an error.
type exactReader struct {
	r    io.Reader
	left int64
}

func (e *exactReader) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n, err := e.r.Read(p[:min(int64(len(p)), e.left)])
	e.left -= int64(n)
	if e.left > 0 {
		err = notEOFOrNil(err)
	} else if err == nil {
		err = io.EOF
	}
	return n, err
}

// notEOFOrNil is notEOF for an error that may be nil.
func notEOFOrNil(err error) error {
	if err == nil {
		return nil
	}
	return notEOF(err)
}

// crcReader checks the sum of what it read at the end.
type crcReader struct {
	r    io.Reader
	sum  hash.Hash32
	want uint32
}

func (c *crcReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.sum.Write(p[:n])
	if errors.Is(err, io.EOF) && c.sum.Sum32() != c.want {
		err = errChecksum
	}
	return n, err
}

var errChecksum = errors.New("checksum of the member is wrong")
