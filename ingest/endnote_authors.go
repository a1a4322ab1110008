package ingest

import (
	"strings"

	"cocite/graph"
)

// authors reads %A, and in records without a type the organisations of %Q.
func (r *endnoteReader) authors(rec endnoteRecord, out *graph.Record) {
	for _, f := range rec.fields {
		switch {
		case f.tag == "A":
			if !addEndnoteAuthors(out, string(f.text)) {
				r.problem(f.line, "placeholder-name", graph.Info, "a name stands for nobody and is left out", string(f.text))
			}
		case f.tag == "Q" && rec.kind == "" && len(f.text) > 0:
			out.Authors = append(out.Authors, graph.Author{Name: graph.Name{Full: graph.CleanText(string(f.text)), Org: true}})
		}
	}
	addOnlyAddress(out, rec.all("+"))
}

// addOnlyAddress adds the addresses of a work to its only author. With more
// authors nobody knows whose they are.
func addOnlyAddress(out *graph.Record, addresses []string) {
	if len(out.Authors) != 1 {
		return
	}
	for _, address := range addresses {
		for line := range strings.SplitSeq(address, "\n") {
			out.Authors[0].Affiliations = addAddress(out.Authors[0].Affiliations, line)
		}
	}
}

// addEndnoteAuthors adds the names of one value. A comma at the end makes an
// organisation of it, as EndNote has it. It returns false if a name stands for
// nobody.
func addEndnoteAuthors(out *graph.Record, text string) bool {
	ok := true
	for _, line := range endnoteNameLines(text) {
		if org, found := strings.CutSuffix(line, ","); found && !strings.ContainsAny(org, ",;") {
			out.Authors = append(out.Authors, graph.Author{Name: graph.Name{Full: graph.CleanText(org), Org: true}})
			continue
		}
		for _, name := range splitRISAuthors(line) {
			name, cut := cutOthers(graph.CleanText(name))
			out.AuthorsCut = out.AuthorsCut || cut
			switch {
			case name == "":
			case graph.PlaceholderName(name):
				ok = false
			default:
				out.Authors = append(out.Authors, graph.Author{Name: risName(name)})
			}
		}
	}
	return ok
}

// endnoteNameLines are the lines of a value where each has a name of its own;
// else they are one long name.
func endnoteNameLines(text string) []string {
	var lines []string
	own := true
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
			own = own && strings.Contains(line, ",")
		}
	}
	if len(lines) > 1 && !own {
		return []string{strings.Join(lines, " ")}
	}
	return lines
}
