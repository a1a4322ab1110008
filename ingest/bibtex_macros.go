package ingest

import (
	"strings"

	"cocite/ingest/internal/bibtex"
)

// The most text that macros may add, so that a small file can't grow without bound.
const (
	maxMacro     = 4 << 10  // to the value of one macro
	maxExpansion = 64 << 10 // to one field
)

// macros are the @string definitions of a file so far.
type macros struct {
	values  map[string]string
	cut     bool           // some text was too long and is cut
	pending []pendingMacro // they use a name that is not defined yet
}

// pendingMacro is a definition that waits.
type pendingMacro struct {
	name   string
	pieces []bibtex.Piece
}

// define takes a definition, and keeps it for later if it uses an unknown name.
func (m *macros) define(f bibtex.Field) {
	text, unknown := m.text(f.Value)
	if unknown == "" {
		m.set(f.Name, text)
		return
	}
	m.pending = append(m.pending, pendingMacro{f.Name, clonePieces(f.Value)})
}

// settle defines what waits, at the end of the file. Names that still mean
// nothing stand for themselves; a circle of names is cut where it is met first.
func (m *macros) settle() {
	for again := true; again; {
		again = false
		rest := m.pending[:0]
		for _, p := range m.pending {
			if text, unknown := m.text(p.pieces); unknown == "" {
				m.set(p.name, text)
				again = true
			} else {
				rest = append(rest, p)
			}
		}
		m.pending = rest
	}
	for _, p := range m.pending {
		text, _ := m.text(p.pieces)
		m.set(p.name, text)
	}
	m.pending = nil
}

// text puts a value together. unknown is the first macro that has no value; it
// stands for itself in the text.
func (m *macros) text(value []bibtex.Piece) (text, unknown string) {
	if own := soleText(value); own != nil {
		return string(own), ""
	}
	var b strings.Builder
	added := 0
	for _, p := range value {
		if p.Kind != bibtex.Macro {
			b.Write(p.Text)
			continue
		}
		s, ok := m.value(string(p.Text))
		if !ok && unknown == "" {
			unknown = s
		}
		if added += len(s); added > maxExpansion {
			m.cut = true
			continue
		}
		b.WriteString(s)
	}
	return b.String(), unknown
}

// soleText is the text of a value that is one piece and no macro, else nil.
func soleText(value []bibtex.Piece) []byte {
	if len(value) == 1 && value[0].Kind != bibtex.Macro {
		return value[0].Text
	}
	return nil
}

// value is what a macro stands for; false with the name itself if it is unknown.
func (m *macros) value(name string) (string, bool) {
	lower := strings.ToLower(name)
	if s, ok := m.values[lower]; ok {
		return s, true
	}
	if englishMonth(lower) != 0 {
		return name, true
	}
	if s := journalMacro(lower); s != "" {
		return s, true
	}
	return name, false
}

// set gives a macro its value.
func (m *macros) set(name, text string) {
	if len(text) > maxMacro {
		m.cut = true
		text = strings.ToValidUTF8(text[:maxMacro], "")
	}
	m.values[name] = text
}

// clonePieces copies a value that is kept longer than its command.
func clonePieces(value []bibtex.Piece) []bibtex.Piece {
	out := make([]bibtex.Piece, len(value))
	for i, p := range value {
		out[i] = bibtex.Piece{Kind: p.Kind, Text: append([]byte(nil), p.Text...)}
	}
	return out
}

// journalMacro is a journal that the standard styles of BibTeX define, or "".
func journalMacro(name string) string {
	switch name {
	case "acmcs":
		return "ACM Computing Surveys"
	case "acta":
		return "Acta Informatica"
	case "cacm":
		return "Communications of the ACM"
	case "ibmjrd":
		return "IBM Journal of Research and Development"
	case "ibmsj":
		return "IBM Systems Journal"
	case "ieeese":
		return "IEEE Transactions on Software Engineering"
	case "ieeetc":
		return "IEEE Transactions on Computers"
	case "ieeetcad":
		return "IEEE Transactions on Computer-Aided Design of Integrated Circuits"
	case "ipl":
		return "Information Processing Letters"
	case "jacm":
		return "Journal of the ACM"
	case "jcss":
		return "Journal of Computer and System Sciences"
	case "scp":
		return "Science of Computer Programming"
	case "sicomp":
		return "SIAM Journal on Computing"
	case "tocs":
		return "ACM Transactions on Computer Systems"
	case "tods":
		return "ACM Transactions on Database Systems"
	case "tog":
		return "ACM Transactions on Graphics"
	case "toms":
		return "ACM Transactions on Mathematical Software"
	case "toois":
		return "ACM Transactions on Office Information Systems"
	case "toplas":
		return "ACM Transactions on Programming Languages and Systems"
	case "tcs":
		return "Theoretical Computer Science"
	}
	return ""
}
