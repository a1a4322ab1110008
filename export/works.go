package export

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"

	"cocite/graph"
)

// Works is a list of works in an order. An error ends it.
type Works = iter.Seq2[*graph.Record, error]

// WorkFormat is one way to write a list of works for a reference manager.
type WorkFormat struct {
	Name  string
	Exts  []string // the first is the usual one
	Doc   string   // one line
	write func(f *out, works Works) error
}

// WorkFormats are all formats of lists of works, in the order in which they are shown.
func WorkFormats() []WorkFormat {
	return []WorkFormat{bibtexFormat(), risFormat(), cslFormat()}
}

// LookupWorks returns the format of lists of works of that name.
func LookupWorks(name string) (WorkFormat, bool) {
	for _, f := range WorkFormats() {
		if f.Name == strings.ToLower(name) {
			return f, true
		}
	}
	return WorkFormat{}, false
}

// FindWorks returns the format of lists of works that the ending of a path asks for.
func FindWorks(path string) (WorkFormat, bool) {
	plain, _ := splitGzip(path)
	for _, f := range WorkFormats() {
		if ending(plain, f.Exts) != "" {
			return f, true
		}
	}
	return WorkFormat{}, false
}

// WriteWorks writes works one after the other and holds none of them. Each gets a
// key of its own: that of its record if it is fit for one, else the first author,
// the year and the first word of the title. Characters that XML forbids are left
// out, and white space is folded to blanks.
func WriteWorks(w io.Writer, works Works, f WorkFormat) error {
	o := newOut(w)
	if err := f.write(o, works); err != nil {
		return err
	}
	return o.flush()
}

// WorksFile writes works beside their place and renames the file, as File does.
func WorksFile(path string, works Works, f WorkFormat) error {
	return save([]part{{path, func(w io.Writer) error { return WriteWorks(w, works, f) }}})
}

// WorksTable is a list of works as a table, for the formats of tables.
func WorksTable(works Works) (Table, error) {
	var keys citeKeys
	var rows []workLine
	for r, err := range works {
		if err != nil {
			return Table{}, err
		}
		rows = append(rows, workLineOf(r, keys.of(r)))
	}
	text := func(name string, of func(r *workLine) string) graph.Column {
		c := graph.Column{Name: name, Text: make([]string, len(rows))}
		for i := range rows {
			c.Text[i] = of(&rows[i])
		}
		return c
	}
	year := graph.Column{Name: "year", Int: make([]int64, len(rows)), Valid: make([]bool, len(rows))}
	cited := graph.Column{Name: "cited_by", Int: make([]int64, len(rows)), Valid: make([]bool, len(rows))}
	for i, r := range rows {
		year.Int[i], year.Valid[i] = int64(r.year), r.year != 0
		cited.Int[i], cited.Valid[i] = int64(r.cited.N), r.cited.Known
	}
	return Table{Columns: []graph.Column{
		text("key", func(r *workLine) string { return r.key }),
		text("authors", func(r *workLine) string { return r.authors }),
		text("title", func(r *workLine) string { return r.title }),
		year,
		text("venue", func(r *workLine) string { return r.venue }),
		text("volume", func(r *workLine) string { return r.volume }),
		text("issue", func(r *workLine) string { return r.issue }),
		text("pages", func(r *workLine) string { return r.pages }),
		text("type", func(r *workLine) string { return r.kind }),
		text("ids", func(r *workLine) string { return r.ids }),
		cited,
		text("keywords", func(r *workLine) string { return r.keywords }),
		text("abstract", func(r *workLine) string { return r.abstract }),
	}}, nil
}

// workLine is a work as a row of a table.
type workLine struct {
	key, authors, title, venue, volume, issue, pages, kind, ids, keywords, abstract string

	year  int
	cited graph.Count
}

func workLineOf(r *graph.Record, key string) workLine {
	names := make([]string, len(r.Authors))
	for i, a := range r.Authors {
		names[i] = invertedName(a.Name)
	}
	ids := make([]string, len(r.IDs))
	for i, id := range r.IDs {
		ids[i] = id.String()
	}
	return workLine{
		key: key, authors: strings.Join(names, "; "), title: r.Title, venue: r.Venue.Name, volume: r.Volume, issue: r.Issue,
		pages: pagesOf(r, "-"), kind: r.Type, ids: strings.Join(ids, "; "), keywords: strings.Join(termsOf(r), "; "),
		abstract: r.Abstract, year: r.Year, cited: r.CitedBy,
	}
}

// invertedName is "von Family, Given, Suffix", the whole name of an organisation or
// of a name without a family.
func invertedName(n graph.Name) string {
	if n.Org || n.Family == "" {
		return cleanLabel(n.String())
	}
	parts := []string{strings.TrimSpace(n.Particle + " " + n.Family)}
	if n.Given != "" || n.Suffix != "" {
		parts = append(parts, n.Given)
	}
	if n.Suffix != "" {
		parts = append(parts, n.Suffix)
	}
	return cleanLabel(strings.Join(parts, ", "))
}

// pagesOf are the pages with a sign between them, or the number of the article.
func pagesOf(r *graph.Record, between string) string {
	first, last := cleanLabel(r.PageFirst), cleanLabel(r.PageLast)
	switch {
	case first == "":
		return cleanLabel(r.ArticleNo)
	case last == "" || last == first:
		return first
	}
	return first + between + last
}

// termsOf are the keywords, each once.
func termsOf(r *graph.Record) []string {
	seen := make(map[string]bool, len(r.Keywords))
	var out []string
	for _, k := range r.Keywords {
		if t := cleanLabel(k.Term); t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// idOf is the first identifier of a scheme, "" if there is none.
func idOf(r *graph.Record, s graph.Scheme) string {
	for _, id := range r.IDs {
		if id.Scheme == s {
			return id.Value
		}
	}
	return ""
}

// addressOf is where a work that has no DOI can be found, "" if nowhere.
func addressOf(r *graph.Record) string {
	for _, id := range r.IDs {
		if u := webAddress(id.String()); u != "" && id.Scheme != graph.DOI {
			return u
		}
	}
	return ""
}

// dateParts are year, month and day as far as they are known.
func dateParts(r *graph.Record) []int {
	var y, m, d int
	n, _ := fmt.Sscanf(r.Date, "%d-%d-%d", &y, &m, &d)
	switch {
	case n > 0 && y == r.Year && m >= 0 && m <= 12 && d >= 0 && d <= 31:
		return []int{y, m, d}[:n]
	case r.Year != 0:
		return []int{r.Year}
	}
	return nil
}

// citeKeys gives each work a key that no other has, whatever the case of letters.
type citeKeys struct{ used map[string]bool }

func (k *citeKeys) of(r *graph.Record) string {
	if k.used == nil {
		k.used = make(map[string]bool)
	}
	key := r.Key
	if !fitKey(key) {
		key = madeKey(r)
	}
	free := key
	for n := 1; k.used[strings.ToLower(free)]; n++ {
		free = key + keySuffix(n)
	}
	k.used[strings.ToLower(free)] = true
	return free
}

// keySuffix is a, b, …, z, aa, ab, … for 1, 2, ….
func keySuffix(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// fitKey tells whether a key is one that every program takes.
func fitKey(s string) bool {
	for _, c := range []byte(s) {
		if !keyByte(c) {
			return false
		}
	}
	return s != ""
}

func keyByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == ':' || c == '_' || c == '-'
}

// madeKey is "du2019provable": first author, year, first long word of the title.
func madeKey(r *graph.Record) string {
	var key strings.Builder
	if len(r.Authors) > 0 {
		key.WriteString(keyWord(orElse(r.Authors[0].Name.Family, r.Authors[0].Name.String())))
	}
	if r.Year != 0 {
		fmt.Fprint(&key, r.Year)
	}
	for _, w := range strings.Fields(r.Title) {
		if word := keyWord(w); len(word) > 3 {
			key.WriteString(word)
			break
		}
	}
	return orElse(key.String(), "work")
}

// keyWord keeps the letters and digits of a word that ASCII has, without accents.
func keyWord(s string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, graph.Fold(s))
}
