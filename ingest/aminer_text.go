package ingest

import (
	"bytes"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"cocite/graph"
)

// aminerTextFormat reads the citation networks of AMiner up to version 9, and
// AMiner-Paper: lines that begin with # and the letter of a field.
func aminerTextFormat() Format {
	return Format{
		Name:    "aminer-text",
		Exts:    []string{".txt"},
		Doc:     "citation networks of AMiner as text (#*, #@, #index), up to version 9",
		Sniff:   sniffAMinerText,
		Records: readAMinerText,
	}
}

// aminerTags are what lines begin with; longer ones come before those that they
// begin with.
var aminerTags = []string{
	"#index", "#arnetid", "#citation", "#year", "#conf", "#*", "#@", "#o", "#t", "#c", "#%", "#!",
}

// aminerTag splits a line; tag is "" if it begins with none. Names of fields that are
// words end before a blank or the value.
func aminerTag(line []byte) (tag string, value []byte) {
	if len(line) == 0 || line[0] != '#' {
		return "", nil
	}
	for _, tag := range aminerTags {
		if rest, ok := bytes.CutPrefix(line, []byte(tag)); ok {
			return tag, bytes.TrimSpace(rest)
		}
	}
	return "", nil
}

// sniffAMinerText wants a title and an id, or a title and authors with a year or a venue.
func sniffAMinerText(head []byte) bool {
	seen := map[string]bool{}
	for _, line := range headLines(head) {
		tag, _ := aminerTag(line)
		text := bytes.TrimSpace(line)
		switch {
		case tag != "":
			seen[tag] = true
		case len(seen) == 0 && len(text) > 0 && !digits(text):
			return false
		}
	}
	return seen["#*"] && (seen["#index"] || seen["#@"] && (seen["#t"] || seen["#c"] || seen["#year"]))
}

// aminerReader is the state while a file is read.
type aminerReader struct {
	taggedReader
	stated int // works that the first line counts
	works  int
}

func readAMinerText(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		r := aminerReader{taggedReader: taggedReader{in: in, prefix: "aminer-text", yield: yield}}
		r.each(r.take, r.end)
	}
}

// take reads one line. A record ends at an empty line, or where a field comes
// again that a work has once.
func (r *aminerReader) take(line []byte, number int) {
	tag, value := aminerTag(line)
	text := bytes.TrimSpace(line)
	switch {
	case len(text) == 0:
		r.close()
	case tag == "":
		r.continued(text, number)
	default:
		if r.rec != nil && (tag == "#*" || tag == "#index") && hasLine(r.rec, tag) {
			r.close()
		}
		if r.rec == nil {
			r.rec = &taggedRecord{line: number}
		}
		r.field(tag, value, number)
	}
}

// hasLine tells whether a record has a line of a tag, be its value empty.
func hasLine(rec *taggedRecord, tag string) bool {
	for i := range rec.fields {
		if rec.fields[i].tag == tag {
			return true
		}
	}
	return false
}

// continued takes a line without a field: the value before goes on. The first
// line of a file may count the works.
func (r *aminerReader) continued(text []byte, number int) {
	if r.rec != nil {
		if f := r.rec.last(); f != nil && r.fits(len(text), number) {
			f.add(' ', text)
		}
		return
	}
	if n, err := strconv.Atoi(string(text)); err == nil && r.works == 0 && r.stated == 0 {
		r.stated = n
		return
	}
	r.problem(number, "stray-text", graph.Warn, "a line that belongs to no work is left out", shortValue(text))
}

// close hands out the record at hand, if there is one.
func (r *aminerReader) close() {
	if r.rec == nil {
		return
	}
	rec := r.rec
	r.rec = nil
	if out, ok := r.record(rec); ok {
		r.works++
		r.put(out)
	} else if f := rec.last(); f != nil {
		r.problem(rec.line, "stray-text", graph.Warn, "fields without a title or an id are left out", shortValue(f.text))
	}
}

// end closes the last record, and tells if there are not as many as the file says.
func (r *aminerReader) end() {
	r.close()
	if r.stated > 0 && r.stated != r.works {
		r.problem(1, "count", graph.Info, fmt.Sprintf("the first line counts %d works; the file holds %d", r.stated, r.works), "")
	}
}

// record maps the fields. It returns false if there is neither a title nor an id.
func (r *aminerReader) record(rec *taggedRecord) (graph.Record, bool) {
	out := graph.Record{Origin: graph.Origin{Line: rec.line}}
	out.Title = rec.text("#*")
	if out.Title == "" && !hasLine(rec, "#index") {
		return out, false
	}
	out.Abstract = rec.text("#!")
	out.Venue.Name = rec.text("#c", "#conf")
	if id, ok := graph.MakeID(graph.AMiner, rec.first("#index")); ok {
		out.IDs = []graph.ID{id}
	} else if hasLine(rec, "#index") {
		r.problem(rec.line, "bad-id", graph.Warn, "not an id of AMiner", rec.first("#index"))
	}
	r.year(rec, &out)
	if n, err := strconv.Atoi(rec.first("#citation")); err == nil {
		out.CitedBy = statedCount(&n, "aminer")
	}
	out.Authors = aminerByline(rec.first("#@"), rec.first("#o"))
	r.references(rec, &out)
	return out, true
}

// year reads the year; 0 and -1 say that it is unknown.
func (r *aminerReader) year(rec *taggedRecord, out *graph.Record) {
	text := rec.first("#t", "#year")
	n, err := strconv.Atoi(text)
	switch {
	case err == nil && r.in.Limits.sane(n):
		out.Year, out.Date = n, text
	case err == nil && n > 0 || err != nil && text != "":
		r.problem(rec.line, "year", graph.Warn, "no work is of this year", text)
	}
}

// references reads the ids of works that this one cites.
func (r *aminerReader) references(rec *taggedRecord, out *graph.Record) {
	for _, f := range rec.fields {
		if f.tag != "#%" || len(f.text) == 0 || string(f.text) == "-1" {
			continue
		}
		id, ok := graph.MakeID(graph.AMiner, string(f.text))
		if !ok {
			r.problem(f.line, "bad-id", graph.Warn, "a reference is not an id of AMiner", shortValue(f.text))
			continue
		}
		out.Refs = append(out.Refs, graph.Ref{IDs: []graph.ID{id}})
	}
	if len(out.Refs) > 0 {
		out.RefCount = graph.Count{N: len(out.Refs), Known: true, By: "aminer"}
	}
}

// aminerByline splits names at semicolons if there are any, else at commas.
// Organisations belong to names if there are as many.
func aminerByline(names, places string) []graph.Author {
	var out []graph.Author
	separator := ","
	if strings.Contains(names, ";") {
		separator = ";"
	}
	orgs := strings.Split(places, ";")
	list := strings.Split(names, separator)
	for i, name := range list {
		name = graph.CleanText(name)
		switch {
		case name == "" || graph.PlaceholderName(name):
			continue
		case separator == "," && len(out) > 0 && isNameSuffix(name):
			out[len(out)-1].Name = graph.ParseName(out[len(out)-1].Name.Full + ", " + name)
			continue
		}
		a := graph.Author{Name: graph.ParseName(name)}
		if len(orgs) == len(list) {
			if raw := aminerPlace(orgs[i]); raw != "" && raw != "-" {
				a.Affiliations = []graph.Affiliation{printedPlace(raw, "")}
			}
		}
		out = append(out, a)
	}
	return out
}
