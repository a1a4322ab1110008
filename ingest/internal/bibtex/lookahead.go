package bibtex

import "bytes"

// ahead bounds how far a guess looks.
const ahead = 300

// at returns the byte at a place that may not be read yet.
func (r *Reader) at(i int) (byte, bool) {
	for i >= len(r.buf) {
		if !r.fill() {
			return 0, false
		}
	}
	return r.buf[i], true
}

// skip is the place behind the bytes of a class from a place on.
func (r *Reader) skip(from int, class func(byte) bool) int {
	for i := from; i < from+ahead; i++ {
		if c, ok := r.at(i); !ok || !class(c) {
			return i
		}
	}
	return from + ahead
}

// startsLine tells whether only blanks stand before a place of its line.
func (r *Reader) startsLine(i int) bool {
	for i--; i >= r.start; i-- {
		switch r.buf[i] {
		case ' ', '\t':
		case '\n', '\r':
			return true
		default:
			return false
		}
	}
	return r.lead == 0
}

// starts tells whether the @ at a place looks like the start of a command:
// "@type{key," or "@type{name =", or a comment or preamble.
func (r *Reader) starts(i int) bool {
	from := r.skip(i+1, isSpace)
	end := r.skip(from, func(c byte) bool { return isLetter(c) || isDigit(c) || c == '-' || c == '_' })
	kind := bytes.ToLower(r.buf[from:min(end, len(r.buf))])
	open := r.skip(end, isSpace)
	if c, _ := r.at(open); len(kind) == 0 || !isLetter(kind[0]) || c != '{' && c != '(' {
		return false
	}
	if string(kind) == "comment" || string(kind) == "preamble" {
		return true
	}
	c, _ := r.at(r.behindKey(r.skip(open+1, isSpace)))
	return c == ',' || c == '='
}

// behindKey is the place behind a key, or behind the name of the field that
// follows it where the comma was forgotten.
func (r *Reader) behindKey(from int) int {
	end := r.skip(from, isKeyText)
	if c, _ := r.at(end); c != '\n' && c != '\r' {
		return end
	}
	return r.skip(r.skip(r.skip(end, isSpace), isName), isSpace)
}

func isKeyText(c byte) bool {
	switch c {
	case '{', '}', '"', '=', ',', '@', '\n', '\r':
		return false
	}
	return true
}

// fieldAt tells whether a field starts at a place: "name = {", "name = "" or
// "name = 12".
func (r *Reader) fieldAt(i int) bool {
	from := r.skip(i, isSpace)
	end := r.skip(from, isName)
	equals := r.skip(end, isSpace)
	if c, _ := r.at(equals); c != '=' || end == from {
		return false
	}
	c, _ := r.at(r.skip(equals+1, isSpace))
	return c == '{' || c == '"' || isDigit(c)
}

// namedAt tells whether "name =" starts at a place.
func (r *Reader) namedAt(i int) bool {
	end := r.skip(i, isName)
	c, _ := r.at(r.skip(end, isSpace))
	return c == '=' && end > i
}

// Sniff tells whether text looks like BibTeX: a line that starts with a command.
func Sniff(head []byte) bool {
	r := readerOf(head)
	for r.toCommand() {
		at := r.pos
		if r.startsLine(at) && r.starts(at) && r.known(at) {
			return true
		}
		r.pos = at + 1
	}
	return false
}

// known tells whether the command at a place is certainly not a line of some
// programming language: its type is a usual one, or its opener is a brace and
// a key follows.
func (r *Reader) known(at int) bool {
	r.pos = at
	kind, opener := r.header()
	switch kind {
	case "article", "book", "booklet", "collection", "comment", "conference", "electronic",
		"inbook", "incollection", "inproceedings", "manual", "mastersthesis", "misc", "online",
		"patent", "periodical", "phdthesis", "preamble", "proceedings", "report", "software",
		"string", "techreport", "thesis", "unpublished":
		return true
	}
	c, _ := r.at(r.behindKey(r.skip(r.pos, isSpace)))
	return opener == '{' && c == ','
}
