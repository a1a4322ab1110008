package main

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Of each ten works these are the lengths of the by-lines and of the reference
// lists, dealt out anew: four authors and ten references a work.
var (
	byLineLengths  = [10]int{1, 1, 2, 3, 3, 4, 4, 5, 6, 11}
	refListLengths = [10]int{0, 2, 5, 7, 8, 10, 12, 14, 17, 25}
)

// writeImport writes works of OpenAlex that hang together as those of a field do,
// without abstracts, of about 3 KB each: every reference is to a work of the
// file, people work in teams, publish in few journals and are printed in several
// forms, names are shared, and some people have two ids.
func writeImport(w io.Writer, n int) error { return writeField(w, n, false) }

// writeImportAbstracts does so with abstracts.
func writeImportAbstracts(w io.Writer, n int) error { return writeField(w, n, true) }

func writeField(w io.Writer, n int, abstracts bool) error {
	f := &field{literature: newLiterature(5), n: n, people: n*3/5 + 40, abstracts: abstracts}
	for i := range n {
		if _, err := io.WriteString(w, f.work(i)); err != nil {
			return err
		}
	}
	return nil
}

// field draws the works of a field of n works.
type field struct {
	*literature
	n, people int
	abstracts bool

	byLines, refLists []int // where the works of this ten are in the lengths
}

// How many of each thing a field has.
const (
	fieldSources      = 5000
	fieldInstitutions = 8000
)

// work is work i as one line.
func (f *field) work(i int) string {
	if i%10 == 0 {
		f.byLines, f.refLists = f.r.Perm(10), f.r.Perm(10)
	}
	team := f.team(byLineLengths[f.byLines[i%10]])
	refs := f.cites(i, refListLengths[f.refLists[i%10]])
	var b strings.Builder
	title := f.text(6 + f.r.IntN(9))
	y := 1980 + int(45*math.Sqrt(float64(i)/float64(f.n)))
	id := 1_000_000_000 + i
	fmt.Fprintf(&b, `{"id":"https://openalex.org/W%d","doi":"https://doi.org/10.5555/field.%d.%d","title":%q,"display_name":%q,"publication_year":%d,"publication_date":"%d-%02d-%02d",`,
		id, y, i, title, title, y, y, 1+i%12, 2+i%26)
	fmt.Fprintf(&b, `"ids":{"openalex":"https://openalex.org/W%d","doi":"https://doi.org/10.5555/field.%d.%d","mag":"%d"},"language":"en",`, id, y, i, 2_000_000_000+i)
	f.source(&b, team[0])
	f.authorships(&b, team)
	fmt.Fprintf(&b, `"cited_by_count":%d,"biblio":{"volume":"%d","issue":"%d","first_page":"%d","last_page":"%d"},"is_retracted":false,"is_paratext":false,`,
		f.rank(400), y-1970, 1+i%12, 1+i%1900, 9+i%1900)
	f.openAlexTopics(&b, func(n int) int { return (team[0]/20 + f.rank(60)) % n })
	fmt.Fprintf(&b, `"referenced_works_count":%d,"referenced_works":[`, len(refs))
	openAlexIDs(&b, refs)
	b.WriteString(`],"related_works":[],"abstract_inverted_index":`)
	if f.abstracts {
		f.invertedIndex(&b, 100+f.r.IntN(120))
	} else {
		b.WriteString("null")
	}
	b.WriteString("}\n")
	return b.String()
}

// uneven draws a number below n; the small ones are frequent, but none is nearly
// as frequent as with rank: of a million people the first writes a thousand works.
func uneven(r *rand.Rand, n int) int {
	u := r.Float64()
	return int(float64(n) * u * u)
}

// team draws the numbers of size people who know each other, the first author
// first.
func (f *field) team(size int) []int {
	team := []int{uneven(f.r, f.people)}
	for len(team) < size {
		if p := (team[0] + 1 + f.rank(39)) % f.people; !slices.Contains(team, p) {
			team = append(team, p)
		}
	}
	return team
}

// cites draws works that work i cites, each once: half of them recent, the others
// well known. The first works cite any.
func (f *field) cites(i, size int) []int {
	refs := make([]int, 0, size)
	for len(refs) < min(size, f.n-1) {
		j := f.r.IntN(f.n)
		switch {
		case i <= 2*len(refListLengths)*size:
		case len(refs)%2 == 0:
			j = i - 1 - f.rank(i)
		default:
			j = uneven(f.r, i)
		}
		if j != i && !slices.Contains(refs, j) {
			refs = append(refs, j)
		}
	}
	return refs
}

// source writes a journal of the field of a person.
func (f *field) source(b *strings.Builder, person int) {
	s := (person/50 + f.rank(30)) % fieldSources
	fmt.Fprintf(b, `"primary_location":{"is_oa":true,"landing_page_url":null,"pdf_url":null,"source":{"id":"https://openalex.org/S%d","display_name":"%s of %s %s","issn_l":"%s","issn":["%s"],"type":"journal"},"license":null,"version":"publishedVersion"},"type":"article",`,
		1_000_000+s, [...]string{"Journal", "Annals", "Transactions", "Review"}[s%4], capital(f.words[500+s%997]), capital(f.words[1500+s]), issn(s), issn(s))
}

// authorships writes a by-line.
func (f *field) authorships(b *strings.Builder, team []int) {
	b.WriteString(`"authorships":[`)
	for k, number := range team {
		if k > 0 {
			b.WriteByte(',')
		}
		f.authorship(b, number, k == 0)
	}
	b.WriteString(`],`)
}

// authorship writes one name. A person's facts are drawn from their number alone.
func (f *field) authorship(b *strings.Builder, number int, first bool) {
	r := rand.New(rand.NewPCG(uint64(number), 0xf1e1d))
	p := person{number: number, family: f.names[uneven(r, len(f.names))], given: f.given[uneven(r, len(f.given))]}
	if r.IntN(3) == 0 {
		p.middle = string(rune('A' + r.IntN(26)))
	}
	inst, dept := uneven(r, fieldInstitutions), r.IntN(6)
	id, by := "null", 5_000_000_000+number
	if r.IntN(3) == 0 {
		id = `"https://orcid.org/` + orcid(number) + `"`
	}
	if r.IntN(12) == 0 && f.r.IntN(3) == 0 {
		id, by = "null", by+f.people
	}
	place := "University of " + f.names[inst]
	fmt.Fprintf(b, `{"author_position":"middle","author":{"id":"https://openalex.org/A%d","display_name":%q,"orcid":%s},"institutions":[{"id":"https://openalex.org/I%d","display_name":%q,"ror":"https://ror.org/%s","country_code":"%s","type":"education","lineage":["https://openalex.org/I%d"]}],"is_corresponding":%v,"raw_author_name":%q,"raw_affiliation_strings":["Dept. of %s, %s"]}`,
		by, p.full(), id, 100_000_000+inst, place, ror(inst), country(inst), 100_000_000+inst, first, f.printed(p), capital(f.words[dept]), place)
}

// printed is a name as one of its papers has it: one in six has only initials.
func (f *field) printed(p person) string {
	if f.r.IntN(6) == 0 {
		p.given = p.given[:1] + "."
	}
	return p.full()
}

// country is the country of an institution.
func country(inst int) string {
	codes := [...]string{"US", "CN", "GB", "DE", "JP", "FR", "IN", "IT", "CA", "ES", "KR", "BR", "AU", "NL", "CH", "SE", "PL", "TR", "IR", "BE"}
	return codes[inst%61%len(codes)]
}

// ror is the invented ROR of an institution, with its check digits.
func ror(inst int) string {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz"
	code := []byte("0000000")
	for i, n := len(code)-1, inst+1; n > 0; i, n = i-1, n/32 {
		code[i] = digits[n%32]
	}
	return fmt.Sprintf("%s%02d", code, 98-(inst+1)*100%97)
}
