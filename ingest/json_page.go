package ingest

import (
	"fmt"

	"cocite/graph"
)

// pageSum tells at the end of a file whether it holds all works of an answer.
type pageSum struct {
	in           Input
	code         string
	works, total int
}

// pageTotal is how many works an answer has.
type pageTotal int

func (s *pageSum) see(f *jsonFound) {
	for i := range f.records {
		if !f.records[i].Stub {
			s.works++
		}
	}
	if n, ok := f.fact.(pageTotal); ok {
		s.total = max(s.total, int(n))
	}
}

func (s *pageSum) facts() []*graph.Problem {
	if s.total <= s.works {
		return nil
	}
	return []*graph.Problem{s.in.problem(0, s.code+".page", graph.Info, "",
		fmt.Sprintf("the file holds %d of the %d works of the answer", s.works, s.total), "")}
}

// pageEnvelope reads the total of an answer from what stands around its works.
func pageEnvelope[T any](total func(*T) int, code string) func(jsonObject) jsonFound {
	return func(o jsonObject) jsonFound {
		f := jsonFound{line: o.line}
		if e, ok := unmarshal(o, &f, code, func(*T) string { return "" }); ok {
			f.fact = pageTotal(total(e))
		}
		return f
	}
}
