// Package bibtex cuts BibTeX text into its commands: entries and strings.
// It knows the grammar and how real files break it, and nothing of the meaning
// of types, fields or LaTeX.
//
//  1. NewReader wraps the text.
//  2. Next returns one command at a time, with the faults that were repaired.
//
// Comments, preambles and text between commands are passed over.
package bibtex

// Kind tells what a command is.
type Kind uint8

// The kinds of commands that Next returns. Junk holds no command, only faults
// that were met where nothing could be read.
const (
	Entry Kind = iota
	String
	Junk
)

// Command is one entry or @string. Its slices are valid until the next call of
// Next; its strings may be kept.
type Command struct {
	Kind   Kind
	Type   string // in lower case, without the @
	Key    string // as written; "" if there is none
	Line   int    // 1-based line of the @
	Fields []Field
	Faults []Fault
}

// Field is one name and value: a field of an entry or a definition of a @string.
type Field struct {
	Name  string // in lower case
	Line  int
	Value []Piece // joined by # in the file
}

// PieceKind tells how a piece of a value was written.
type PieceKind uint8

// The ways to write a piece: {text}, "text", a number or other bare text that
// no macro can be, and the name of a macro.
const (
	Braced PieceKind = iota
	Quoted
	Bare
	Macro
)

// Piece is one part of a value, without its delimiters.
type Piece struct {
	Kind PieceKind
	Text []byte
}

// Fault is a departure from the grammar and how it was taken.
type Fault struct {
	Line    int
	Code    string // stable, for example unclosed-brace
	Message string
	Excerpt []byte // the text from the fault on, at most 200 bytes
	Lost    bool   // an entry could not be read
}
