package ingest

import "bytes"

// lineCounter counts lines over pieces of text: LF, CRLF and CR end one.
type lineCounter struct {
	line int  // of the next byte
	cr   bool // the byte before it is a CR
}

// count moves over a piece.
func (l *lineCounter) count(b []byte) {
	if len(b) == 0 {
		return
	}
	l.line += bytes.Count(b, []byte{'\n'})
	if l.cr && b[0] == '\n' {
		l.line--
	}
	if returns := bytes.Count(b, []byte{'\r'}); returns > 0 {
		l.line += returns - bytes.Count(b, []byte("\r\n"))
	}
	l.cr = b[len(b)-1] == '\r'
}
