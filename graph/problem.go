package graph

import "fmt"

// Severity grades a Problem.
type Severity string

// The three grades: Info needs no action, Warn means that something was
// repaired or left out, Error that a record or an edge was lost.
const (
	Info  Severity = "info"
	Warn  Severity = "warn"
	Error Severity = "error"
)

// Problem is a fault in the data, with its place. It is not an error of the
// program: reading goes on. Readers yield it through their error result.
type Problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line"` // 1-based; 0 where there is no line
	Code     string   `json:"code"` // stable, "<format>.<fault>", for example bib.unclosed-brace
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Key      string   `json:"key,omitempty"`     // the record's key or id, if known
	Excerpt  string   `json:"excerpt,omitempty"` // at most 80 bytes of the input, cut at a rune
	More     int      `json:"more,omitempty"`    // further problems of the code in the file, of which only the number is kept
}

// Error makes a Problem usable where an error is expected.
func (p *Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s (%s)", p.File, p.Message, p.Code)
	}
	return fmt.Sprintf("%s: line %d: %s (%s)", p.File, p.Line, p.Message, p.Code)
}
