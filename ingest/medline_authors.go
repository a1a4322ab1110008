package ingest

import (
	"strings"

	"cocite/graph"
)

// medlineByline is the by-line while the tags come in.
type medlineByline struct {
	*medlineReader
	out    *graph.Record
	doubly bool     // every AU repeats a FAU
	paired bool     // the next AU repeats the FAU before it
	open   bool     // addresses and identifiers belong to the last author
	early  []string // addresses before any author: those of the first
}

// authors reads FAU, AU and CN, and what follows each of them. Editors and
// investigators are no authors.
func (r *medlineReader) authors(rec medlineRecord, out *graph.Record) {
	b := medlineByline{medlineReader: r, out: out, doubly: rec.count("FAU") >= rec.count("AU")}
	for _, f := range rec.fields {
		if len(f.text) > 0 {
			b.take(f, string(f.text))
		}
	}
	if len(out.Authors) > 0 {
		first := &out.Authors[0]
		for _, address := range b.early {
			first.Affiliations = addAddress(first.Affiliations, address)
		}
	}
}

// take reads one field.
func (b *medlineByline) take(f taggedField, text string) {
	switch f.tag {
	case "FAU":
		b.paired = true
		b.add(f, medlineFullName(text))
	case "AU":
		if !b.paired && !b.doubly {
			b.add(f, medlineShortName(text))
		}
		b.paired = false
	case "CN":
		b.add(f, graph.Name{Full: graph.CleanText(text), Org: true})
	case "FED", "ED", "FIR", "IR", "FPS", "PS":
		b.open = false
	case "AD":
		b.address(text)
	case "AUID":
		b.identifier(f, text)
	}
}

// add adds an author. "et al" says that there are more.
func (b *medlineByline) add(f taggedField, name graph.Name) {
	b.open = false
	switch {
	case isOthers(name.Full):
		b.out.AuthorsCut = true
	case graph.PlaceholderName(name.Full):
		b.problem(f.line, "placeholder-name", graph.Info, "a name stands for nobody and is left out", string(f.text))
	default:
		b.open = true
		b.out.Authors = append(b.out.Authors, graph.Author{Name: name})
	}
}

// address adds an address to the author before it. Old records have the one of
// the first author before all names.
func (b *medlineByline) address(text string) {
	switch {
	case len(b.out.Authors) == 0:
		b.early = append(b.early, text)
	case b.open:
		last := &b.out.Authors[len(b.out.Authors)-1]
		last.Affiliations = addAddress(last.Affiliations, text)
	}
}

// identifier adds the ORCID of the author before it.
func (b *medlineByline) identifier(f taggedField, text string) {
	if !b.open || !strings.Contains(strings.ToLower(text), "orcid") && leadingDigits(text) == 0 {
		return
	}
	orcid := graph.ParseORCID(text)
	if orcid == "" {
		b.problem(f.line, "bad-orcid", graph.Warn, "an ORCID is wrong and is left out", text)
		return
	}
	b.out.Authors[len(b.out.Authors)-1].ORCID = orcid
}

// medlineFullName reads "van der Berg, Jan H Jr".
func medlineFullName(text string) graph.Name {
	text = graph.CleanText(text)
	family, given, ok := strings.Cut(text, ",")
	if !ok || strings.Contains(given, ",") {
		return graph.ParseName(text)
	}
	return graph.NewName(family, given, "", "")
}

// medlineShortName reads "van der Berg JH Jr": the initials come last, without
// dots, and a suffix behind them.
func medlineShortName(text string) graph.Name {
	words := strings.Fields(graph.CleanText(text))
	suffix := ""
	if n := len(words); n > 2 && isNameSuffix(words[n-1]) {
		words, suffix = words[:n-1], words[n-1]
	}
	n := len(words)
	if n < 2 || words[n-1] != strings.ToUpper(words[n-1]) {
		return graph.ParseName(text)
	}
	return graph.NewName(strings.Join(words[:n-1], " "), words[n-1], "", suffix)
}
