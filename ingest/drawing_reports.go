package ingest

import (
	"errors"
	"fmt"
	"io"

	"cocite/graph"
)

// maxAlike is how many problems of one code a graph file reports one by one;
// the rest is counted, so that a file of noise does not fill the memory.
const maxAlike = 1000

// reports hands problems on and counts them by code.
type reports struct {
	in    Input
	codes []alike
}

// alike is how often a code came.
type alike struct {
	code     string
	severity graph.Severity
	count    int
	line     int // of the first that was only counted
}

// add reports a problem, or counts it if there were many of its code.
func (r *reports) add(line int, code string, s graph.Severity, message string, excerpt []byte) {
	r.tell(r.in.problem(line, code, s, "", message, cutExcerpt(excerpt)))
}

// tell hands on a problem, or counts it if there were many of its code.
func (r *reports) tell(p *graph.Problem) {
	a := r.of(p.Code, p.Severity)
	a.count++
	if a.count <= maxAlike {
		r.in.Problem(p)
		return
	}
	if a.count == maxAlike+1 {
		a.line = p.Line
	}
}

func (r *reports) of(code string, s graph.Severity) *alike {
	for i := range r.codes {
		if r.codes[i].code == code {
			return &r.codes[i]
		}
	}
	r.codes = append(r.codes, alike{code: code, severity: s})
	return &r.codes[len(r.codes)-1]
}

// eachLine hands on each line with its number. A line longer than a record may be
// is reported under a code and left out.
func (r *reports) eachLine(lines *lineReader, code string, take func(line []byte, number int) error) error {
	for {
		line, n, err := lines.next()
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, errTooLong):
			r.add(n, code, graph.Error, "a line longer than a record may be is left out", line)
			continue
		case err != nil:
			return err
		}
		if err := take(line, n); err != nil {
			return err
		}
	}
}

// close says how many problems were only counted.
func (r *reports) close() {
	for _, a := range r.codes {
		if n := a.count - maxAlike; n > 0 {
			r.in.Problem(r.in.problem(a.line, a.code, a.severity, "", fmt.Sprintf("%d more of this kind from here on", n), ""))
		}
	}
}
