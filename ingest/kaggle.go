package ingest

import (
	"iter"
	"strings"
	"unicode"

	"cocite/graph"
)

// kaggleFormat reads the metadata of arXiv as Kaggle gives them away: one work a
// line.
func kaggleFormat() Format {
	return Format{
		Name:    "arxiv-kaggle",
		Exts:    []string{".json", ".jsonl", ".ndjson"},
		Doc:     "metadata of arXiv as JSON lines, as on Kaggle",
		Sniff:   sniffKaggle,
		Records: readKaggle,
	}
}

// sniffKaggle wants fields that only these lines have.
func sniffKaggle(head []byte) bool {
	keys := jsonKeys(head)
	return keys["id"] != 0 && (hasKeys(keys, "categories", "authors_parsed") || hasKeys(keys, "categories", "versions", "submitter"))
}

// kaggleWork is a line. Any field may be missing or null.
type kaggleWork struct {
	ID         kaggleID     `json:"id"`
	Title      string       `json:"title"`
	Abstract   string       `json:"abstract"`
	Authors    jsonText     `json:"authors"`
	Parsed     [][]jsonText `json:"authors_parsed"`
	DOI        jsonText     `json:"doi"`
	Categories jsonText     `json:"categories"`
	Updated    jsonText     `json:"update_date"`
	Versions   []struct {
		Created jsonText `json:"created"`
	} `json:"versions"`
}

// kaggleID is an identifier of arXiv. Tables took some for numbers, which have
// lost the zeros at both ends: 704.001 is 0704.0010.
type kaggleID string

// UnmarshalJSON takes text, and numbers with their zeros put back.
func (k *kaggleID) UnmarshalJSON(data []byte) error {
	var text jsonText
	err := text.UnmarshalJSON(data)
	*k = kaggleID(text)
	whole, part, ok := strings.Cut(string(text), ".")
	if len(data) == 0 || data[0] == '"' || !ok || len(whole) > 4 || len(part) > 5 {
		return err
	}
	whole = strings.Repeat("0", 4-len(whole)) + whole
	digits := 5
	if whole < "1501" {
		digits = 4
	}
	*k = kaggleID(whole + "." + part + strings.Repeat("0", max(0, digits-len(part))))
	return err
}

func readKaggle(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		jsonFormat{code: "arxiv-kaggle", layout: jsonLayout{starts: startsKaggle}, decode: decodeKaggle}.read(in, yield)
	}
}

// startsKaggle tells whether text begins with a work for sure: no object inside
// one has an id.
func startsKaggle(b []byte) bool { return beginsWithKey(b, "id") }

func decodeKaggle(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	v, ok := unmarshal(o, &f, "arxiv-kaggle", func(v *kaggleWork) string { return string(v.ID) })
	if !ok {
		return f
	}
	if v.ID == "" && v.Title == "" {
		f.other = jsonNothing
		return f
	}
	w := newWork(o, &f, "arxiv-kaggle", string(v.ID))
	w.kaggle(v)
	f.records = []graph.Record{w.record()}
	return f
}

// kaggle maps a line. The date is that of the first version: the update is
// when the entry last changed.
func (m *workMapper) kaggle(v *kaggleWork) {
	r := &m.rec
	r.Key, r.Type = string(v.ID), "preprint"
	r.Venue = graph.Venue{Name: "arXiv", Type: "repository"}
	m.id(graph.ArXiv, string(v.ID))
	m.kaggleDOIs(string(v.DOI))
	r.Title, r.Abstract = arxivText(v.Title), arxivText(v.Abstract)
	if len(v.Versions) > 0 {
		m.stated("", string(v.Versions[0].Created))
	}
	for _, c := range strings.Fields(string(v.Categories)) {
		m.class(c)
	}
	for _, parts := range v.Parsed {
		if name, ok := kaggleName(parts); ok {
			m.author(graph.Author{Name: name})
		}
	}
	m.kagglePlaces(string(v.Authors))
}

// kaggleDOIs takes the DOI. Where there are two the second is mostly that of an
// erratum.
func (m *workMapper) kaggleDOIs(text string) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == ';' || r == ',' })
	n := 0
	for _, p := range parts {
		if strings.HasPrefix(p, "10.") {
			n++
		}
	}
	if n < 2 {
		m.id(graph.DOI, text)
		return
	}
	m.id(graph.DOI, parts[0])
	m.note(graph.Info, "two-dois", "of several DOIs the first counts", text)
}

// kaggleName is a name in parts: family name, given names, suffix, then what
// else stood there. It returns false for signs without a letter, which stood
// between names.
func kaggleName(parts []jsonText) (graph.Name, bool) {
	var p [3]string
	for i := range min(len(parts), len(p)) {
		p[i] = arxivText(string(parts[i]))
	}
	family, given, suffix := p[0], p[1], p[2]
	if strings.IndexFunc(family+given, isLetter) < 0 {
		return graph.Name{}, false
	}
	if isCollaboration(family) {
		return orgName(withoutBehalf(strings.TrimSpace(given + " " + family))), true
	}
	return workName(family, given, "", suffix), true
}

// isCollaboration tells the name of a group by its last word.
func isCollaboration(s string) bool {
	last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	switch strings.Trim(last, ".:,;()") {
	case "collaboration", "collaborations", "consortium":
		return true
	}
	return false
}

// withoutBehalf takes the words off that stand before the name of a group.
func withoutBehalf(s string) string {
	for _, words := range []string{"on behalf of the ", "on behalf of ", "for the ", "and the ", "the "} {
		if len(s) > len(words) && strings.EqualFold(s[:len(words)], words) {
			return s[len(words):]
		}
	}
	return s
}

// kagglePlaces reads the by-line as printed. It has the affiliations, and the
// names if they are not there in parts.
func (m *workMapper) kagglePlaces(text string) {
	if text == "" || len(m.rec.Authors) > 0 && !strings.Contains(text, "(") {
		return
	}
	printed := arxivByline(text)
	if len(m.rec.Authors) == 0 {
		m.rec.Authors = printed
		return
	}
	if len(printed) != len(m.rec.Authors) {
		return
	}
	for i := range printed {
		if a := &m.rec.Authors[i]; graph.Fold(a.Name.Family) == graph.Fold(printed[i].Name.Family) {
			a.Affiliations = printed[i].Affiliations
		}
	}
}
