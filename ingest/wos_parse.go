package ingest

import (
	"strings"

	"cocite/graph"
)

// wosParser cuts a block into records.
type wosParser struct {
	mapper   wosMapper
	rec      wosRecord
	open     bool   // rec is being read
	framed   bool   // by a line PT
	text     string // the block
	from, to int    // of the line at hand
}

// parse reads a block whose first line has a number.
func (p *wosParser) parse(text string, line int) {
	p.text = text
	for next := 0; next < len(text); line++ {
		p.from, p.to = next, len(text)
		if n := strings.IndexByte(text[next:], '\n'); n >= 0 {
			p.to = next + n
		}
		next = p.to + 1
		switch this := text[p.from:p.to]; {
		case this == "":
		case this[0] == ' ', this[0] == '\t':
			p.goOn(this, line)
		case hasWoSTag(this):
			p.tag(wosTag{this[0], this[1]}, line)
		default:
			p.stray(this, line)
		}
	}
	p.end(line, true)
}

// tag takes a line that begins with a tag.
func (p *wosParser) tag(tag wosTag, number int) {
	switch tag {
	case wosPT:
		p.end(number, true)
		p.begin(number, true)
	case wosER:
		p.end(number, false)
		return
	case wosEF, wosFN, wosVR:
		p.end(number, true)
		return
	}
	if !knownWoSTag(tag) {
		p.mapper.problem(number, "wos.unknown-tag", graph.Info, p.rec.key(), "a tag of unknown meaning is left out: "+string(tag[:]), p.text[p.from:p.to])
	}
	if !p.open {
		p.begin(number, false)
	}
	p.add(tag, number)
}

// add adds a tag with the rest of the line at hand.
func (p *wosParser) add(tag wosTag, number int) {
	p.rec.add(wosField{tag: tag, line: number, from: p.from + 2, text: p.text[p.from+2 : p.to]})
}

// extend lets the last value go on with the line at hand. It returns false if
// there is none.
func (p *wosParser) extend() bool {
	if !p.open || len(p.rec.fields) == 0 {
		return false
	}
	f := &p.rec.fields[len(p.rec.fields)-1]
	f.text = p.text[f.from:p.to]
	return true
}

// begin opens a record.
func (p *wosParser) begin(line int, framed bool) {
	p.open, p.framed = true, framed
	p.rec.reset(line)
}

// goOn takes an indented line: the value before it goes on.
func (p *wosParser) goOn(line string, number int) {
	switch {
	case p.extend():
	case strings.TrimSpace(line) != "":
		p.mapper.problem(number, "wos.stray-text", graph.Warn, "", "a line outside a record is left out", line)
	}
}

// stray takes a line that has no tag and no indent. In a record it is a tag whose
// blank is lost ("AUGilles, H"), or the value before it goes on.
func (p *wosParser) stray(line string, number int) {
	switch {
	case strings.TrimSpace(line) == "" || line == "\ufeff":
	case strings.HasPrefix(line, "\ufeff") && hasWoSTag(line[3:]): // of a file that was added to another
		p.from += 3
		p.tag(wosTag{line[3], line[4]}, number)
	case p.open && gluedTag(line):
		p.mapper.problem(number, "wos.glued-tag", graph.Warn, p.rec.key(), "no blank stands behind a tag", line)
		p.add(wosTag{line[0], line[1]}, number)
	case p.extend():
		p.mapper.problem(number, "wos.no-indent", graph.Warn, p.rec.key(), "a line without a tag is taken with the value before it", line)
	default:
		p.mapper.problem(number, "wos.stray-text", graph.Warn, "", "a line outside a record is left out", line)
	}
}

// gluedTag tells a known tag that a capitalised word follows at once.
func gluedTag(line string) bool {
	if len(line) < 4 || !hasWoSTag(line[:2]) || !knownWoSTag(wosTag{line[0], line[1]}) {
		return false
	}
	return line[2] >= 'A' && line[2] <= 'Z' && (line[3] >= 'a' && line[3] <= 'z' || line[3] == ' ')
}

// end closes the record at hand. cut tells that it has no line ER.
func (p *wosParser) end(line int, cut bool) {
	if !p.open {
		if !cut {
			p.mapper.problem(line, "wos.stray-er", graph.Info, "", "a record ends where none has begun", "ER")
		}
		return
	}
	p.open = false
	rec := &p.rec
	switch {
	case !p.framed && !rec.has("TI") && !rec.has("AU") && !rec.has("UT"):
		p.mapper.problem(rec.line, "wos.stray-text", graph.Warn, "", "tags outside a record are left out", rec.excerpt())
		return
	case p.framed && len(rec.fields) < 2:
		p.mapper.problem(rec.line, "wos.empty-record", graph.Warn, "", "a record without content is left out", rec.excerpt())
		return
	case !p.framed:
		p.mapper.problem(rec.line, "wos.missing-pt", graph.Warn, rec.key(), "a record without PT", rec.excerpt())
	}
	if cut {
		p.mapper.problem(rec.line, "wos.missing-er", graph.Warn, rec.key(), "the record has no end ER", rec.excerpt())
	}
	p.mapper.add(rec)
}
