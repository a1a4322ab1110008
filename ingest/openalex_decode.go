package ingest

import (
	"bytes"
	"fmt"

	"cocite/graph"
)

// decode adds what an object is. A line that does not decode is taken apart.
func (o *openalex) decode(out []oaFound, raw rawObject) []oaFound {
	switch raw.kind {
	case rawWhole:
		return append(out, o.work(raw))
	case rawLine:
		if l := o.in.Limits.Depth; l > 0 && jsonDepth(raw.data) > l {
			return o.takeApart(out, raw)
		}
		if f := o.work(raw); f.record != nil || f.entity != "" && f.entity != oaNothing {
			return append(out, f)
		}
		return o.takeApart(out, raw)
	case rawEnvelope:
		return append(out, o.envelope(raw))
	}
	return append(out, o.fault(raw.kind, raw.line, raw.data))
}

// takeApart scans a line that looked like one object and is not.
func (o *openalex) takeApart(out []oaFound, line rawObject) []oaFound {
	s := newJSONSplitter(bytes.NewReader(line.data), line.line, o.in.Limits, startsWork)
	s.scan = true
	for {
		raw, err := s.next()
		if err != nil {
			return out
		}
		if raw.kind == rawCut {
			raw.kind = rawBroken
		}
		out = o.decode(out, raw)
	}
}

// oaFaults are the faults of splitting, in words.
var oaFaults = map[rawKind]struct{ code, message string }{
	rawBroken: {"openalex.broken", "an object is not valid JSON and is lost"},
	rawCut:    {"openalex.truncated", "the file ends inside an object, which is lost"},
	rawLong:   {"openalex.too-long", "an object is larger than the limit and is lost"},
	rawDeep:   {"openalex.too-deep", "an object is nested deeper than the limit and is lost"},
	rawJunk:   {"openalex.junk", "text that is no object is passed over"},
}

func (o *openalex) fault(k rawKind, line int, data []byte) oaFound {
	f := oaFaults[k]
	p := o.in.problem(line, f.code, graph.Error, idIn(data), f.message, string(data[:min(len(data), lookAhead)]))
	return oaFound{problems: []*graph.Problem{p}}
}

// idIn is the id in the beginning of a broken object, if it can be seen.
func idIn(data []byte) string {
	at := openalexURL.FindIndex(data[:min(len(data), lookAhead)])
	if at == nil {
		return ""
	}
	id, _, ok := bytes.Cut(data[at[0]+1:], []byte(`"`))
	if !ok {
		return ""
	}
	return oaKey(string(id))
}

// work decodes one object.
func (o *openalex) work(raw rawObject) oaFound {
	var w oaWork
	f := oaFound{line: raw.line}
	tell := func(p *graph.Problem) { f.problems = append(f.problems, p) }
	field, err := o.unmarshal(raw, &w, tell)
	if err != nil {
		p := o.fault(rawBroken, raw.line, raw.data).problems[0]
		p.Message += ": " + err.Error()
		return oaFound{problems: []*graph.Problem{p}}
	}
	if f.entity = entityOf(&w); f.entity != "" {
		f.problems = nil
		return f
	}
	m := oaMapper{in: o.in, line: raw.line, work: &w, tell: tell}
	if field != "" {
		m.warn("openalex.type", "the value of "+field+" is of another type than OpenAlex gives; it is left out", string(raw.data))
	}
	r := m.record()
	f.record = &r
	return f
}

// unmarshal decodes an object. Control characters inside strings, which JSON
// forbids, are repaired. It returns the name of a field of a wrong type.
func (o *openalex) unmarshal(raw rawObject, w *oaWork, tell func(*graph.Problem)) (field string, err error) {
	err = decodeJSON(raw.data, w)
	if field, ok := wrongType(err); ok {
		return or(field, "a field"), nil
	}
	if err == nil {
		return "", nil
	}
	fixed, n := escapeControls(raw.data)
	if n == 0 {
		return "", err
	}
	*w = oaWork{}
	if err := decodeJSON(fixed, w); err != nil {
		return "", err
	}
	tell(o.in.problem(raw.line, "openalex.control", graph.Warn, oaKey(w.ID),
		fmt.Sprintf("%d control characters stand in strings, which JSON forbids; the work is read all the same", n), ""))
	return "", nil
}

// escapeControls writes the control characters of an object as JSON escapes,
// except those that may stand between tokens.
func escapeControls(data []byte) ([]byte, int) {
	n, inString, escaped := 0, false, false
	out := make([]byte, 0, len(data)+16)
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case c == '"':
			inString = !inString
		case c == '\\':
			escaped = inString
		case c < ' ' && inString:
			n++
			out = fmt.Appendf(out, "\\u%04x", c)
			continue
		}
		out = append(out, c)
	}
	return out, n
}

// entities are the kinds of objects by the first letter of their id.
var entities = map[byte]string{
	'A': "author", 'S': "source", 'I': "institution", 'T': "topic",
	'P': "publisher", 'F': "funder", 'C': "concept", 'K': "keyword",
}

// oaNothing is an object that may be anything.
const oaNothing = "object that says nothing about a work"

// entityOf says what an object is that is no work. An object without an id is a
// work if it says anything that a work has: answers can be cut to some fields.
func entityOf(w *oaWork) string {
	key := oaKey(w.ID)
	if key != "" {
		return entities[key[0]&^0x20]
	}
	if w.DOI == "" && w.IDs.OpenAlex == "" && w.Title == "" && w.DisplayName == "" && len(w.Refs) == 0 && len(w.Authorships) == 0 {
		return oaNothing
	}
	return ""
}

// envelope reads what stands around works.
func (o *openalex) envelope(raw rawObject) oaFound {
	var e oaEnvelope
	if err := decodeJSON(raw.data, &e); err != nil {
		if _, ok := wrongType(err); !ok {
			return o.fault(rawBroken, raw.line, raw.data)
		}
	}
	return oaFound{envelope: &e}
}
