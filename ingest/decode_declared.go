package ingest

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"cocite/graph"
)

// declaredEncoding is the encoding that an XML declaration at the beginning of a
// text names, in lower case; "" if there is none.
func declaredEncoding(head []byte) string {
	declaration, ok := bytes.CutPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<?xml"))
	if !ok {
		return ""
	}
	declaration, _, _ = bytes.Cut(declaration[:min(len(declaration), 256)], []byte("?>"))
	_, value, ok := bytes.Cut(declaration, []byte("encoding"))
	value = bytes.TrimLeft(value, " \t\r\n=")
	if !ok || len(value) == 0 || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	name, _, _ := bytes.Cut(value[1:], value[:1])
	return strings.ToLower(strings.TrimSpace(string(name)))
}

// declared reads a text whose XML declaration names an encoding. It returns false
// if the name says nothing: UTF-8 needs no word, UTF-16 shows in the bytes. A
// text that is UTF-8 all the same is read as that: programs change the encoding
// and leave the declaration.
func (b blob) declared(head []byte, name string) (io.Reader, bool) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		b.faults.note(b.fault("bytes.unknown-encoding", graph.Warn, "the text declares an encoding of no known name, which does not count: "+cutExcerpt(name)))
		return nil, false
	}
	standard, err := htmlindex.Name(enc)
	switch {
	case err != nil || strings.HasPrefix(standard, "utf-") || standard == "replacement" || standard == "x-user-defined":
		return nil, false
	case utf8.Valid(head[:len(head)-cutRune(head)]) && bytes.ContainsFunc(head, func(r rune) bool { return r >= utf8.RuneSelf }):
		b.faults.note(b.fault("bytes.declared", graph.Info, "the text declares to be "+name+", but is UTF-8 and read as that"))
		return nil, false
	case standard == "windows-1252": // and Latin-1, which is a part of it
		u := newUTF8Reader(b)
		u.expected = true
		return u, true
	}
	return b.decoded(enc, standard), true
}
