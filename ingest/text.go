package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"

	"cocite/graph"
)

// text reads a blob that is neither compressed nor an archive.
func (s *session) text(b blob) error {
	head, _ := b.r.Peek(firstHead)
	if why := stranger(head); why != "" {
		return s.refuse(b, why)
	}
	decoded := decodeText(b)
	if s.o.FixMojibake {
		decoded = b.mending(decoded)
	}
	r := bufio.NewReaderSize(decoded, headSize)
	f, why := s.detect(r, b.name)
	if b.raw.err != nil {
		return b.wrap(b.raw.err)
	}
	if why != "" {
		return s.refuse(b, why)
	}
	s.known++
	return s.parse(f, b, r)
}

// detect finds the format of a decoded text, or says why there is none.
func (s *session) detect(r *bufio.Reader, name string) (Format, string) {
	for _, n := range []int{firstHead, headSize} {
		head, err := r.Peek(n)
		if len(bytes.TrimSpace(head)) == 0 && err != nil {
			return Format{}, "it is empty"
		}
		if s.forced != nil {
			return *s.forced, ""
		}
		if f, ok := Detect(head, name); ok {
			return f, ""
		}
		if err != nil {
			break
		}
	}
	return Format{}, unknown()
}

// refuse passes over a file: an error if the user named it.
func (s *session) refuse(b blob, why string) error {
	serious := slices.DeleteFunc(b.faults.take(), func(p *graph.Problem) bool { return p.Severity != graph.Error })
	if b.required && len(serious) > 0 {
		return fmt.Errorf("reading %s: %s; %s", b.name, why, serious[0].Message)
	}
	if b.required {
		return fmt.Errorf("reading %s: %s", b.name, why)
	}
	b.faults.list = serious
	if err := s.flush(&b); err != nil {
		return err
	}
	return s.skip(b.name, why)
}

// parse runs a format over a text.
func (s *session) parse(f Format, b blob, r io.Reader) error {
	stat := &graph.FileStat{Path: b.name, Format: f.Name}
	found := b.faults
	if b.ahead {
		found = &faults{}
		a := readAhead(r, b.faults, found)
		defer a.close()
		r = a
	}
	w := &watchedReader{r: r}
	in := Input{R: w, File: b.name, Limits: s.o.Limits, Threads: s.o.Threads}
	in.Problem = func(p *graph.Problem) { s.problem(p, stat) }
	s.told = make(map[string]int)
	if err := s.format(f, in, stat); err != nil {
		return s.broken(b, w, err, stat)
	}
	for _, p := range found.take() {
		s.problem(p, stat)
	}
	return s.ended(stat)
}

// ended hands out what is left to say of a file, and that it has ended.
func (s *session) ended(stat *graph.FileStat) error {
	for _, p := range s.untold {
		if err := s.put(Item{Problem: p}); err != nil {
			return err
		}
	}
	s.untold = nil
	return s.put(Item{File: stat})
}

// format runs a format and reads what it leaves, so that the faults of the bytes
// are found whatever the format does.
func (s *session) format(f Format, in Input, stat *graph.FileStat) error {
	run := s.records
	if f.Drawing != nil {
		run = s.drawing
	}
	if err := run(f, in, stat); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, in.R)
	return err
}

// broken ends a file that its format gave up, and in a folder goes on.
func (s *session) broken(b blob, w *watchedReader, err error, stat *graph.FileStat) error {
	switch {
	case s.stopped:
		return errStopped
	case w.err != nil:
		return b.wrap(w.err)
	case b.required:
		return fmt.Errorf("reading %s: %w", b.name, err)
	}
	s.problem(b.fault("source.unreadable", graph.Error, err.Error()), stat)
	return s.ended(stat)
}

// problem hands out a problem of a file. Facts are not counted as problems.
func (s *session) problem(p *graph.Problem, stat *graph.FileStat) {
	if p.File == "" {
		p.File = stat.Path
	}
	if p.Severity != graph.Info {
		stat.Problems++
	}
	if s.told[p.Code]++; s.told[p.Code] <= maxTold {
		_ = s.put(Item{Problem: p}) // the caller sees s.stopped
		return
	}
	s.leaveUntold(p)
}

// maxTold is how many problems of one code a file may give; a file of nothing but
// faults would fill the memory with them. Of further ones the number is kept.
const maxTold = 1000

// leaveUntold counts a problem with the first of its code that was not told.
func (s *session) leaveUntold(p *graph.Problem) {
	for _, u := range s.untold {
		if u.Code == p.Code {
			u.More++
			return
		}
	}
	s.untold = append(s.untold, p)
}

// watchedReader keeps an error of reading, whatever a format makes of it.
type watchedReader struct {
	r   io.Reader
	err error
}

func (w *watchedReader) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}
