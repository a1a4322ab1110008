package main

import (
	"fmt"
	"io"
	"strings"
)

// writeOpenAlex writes works as JSON lines with the fields of the snapshot, of
// about 4 KB each.
func writeOpenAlex(w io.Writer, n int) error {
	l := newLiterature(1)
	for i := range n {
		if _, err := io.WriteString(w, l.openAlex(i, n)); err != nil {
			return err
		}
	}
	return nil
}

func (l *literature) openAlex(i, n int) string {
	var b strings.Builder
	title := l.text(6 + l.r.IntN(9))
	fmt.Fprintf(&b, `{"id":"https://openalex.org/W%d","doi":"https://doi.org/%s","title":%q,"display_name":%q,`, 1_000_000_000+i, doi(i), title, title)
	fmt.Fprintf(&b, `"publication_year":%d,"publication_date":"%d-%02d-%02d","ids":{"openalex":"https://openalex.org/W%d","doi":"https://doi.org/%s","mag":"%d","pmid":"https://pubmed.ncbi.nlm.nih.gov/%d"},"language":"en",`,
		year(i), year(i), 1+i%12, 2+i%26, 1_000_000_000+i, doi(i), 2_000_000_000+i, 10_000_000+i)
	s := i % 997
	fmt.Fprintf(&b, `"primary_location":{"is_oa":true,"landing_page_url":"https://doi.org/%s","pdf_url":null,"source":{"id":"https://openalex.org/S%d","display_name":"Journal of %s","issn_l":"%s","issn":["%s"],"is_oa":false,"host_organization":"https://openalex.org/P4310319900","type":"journal"},"license":null,"version":"publishedVersion"},"type":"article","open_access":{"is_oa":true,"oa_status":"gold","oa_url":null},`,
		doi(i), 1_000_000+s, capital(l.words[500+s]), issn(s), issn(s))
	l.openAlexAuthors(&b, n)
	fmt.Fprintf(&b, `"cited_by_count":%d,"biblio":{"volume":"%d","issue":"%d","first_page":"%d","last_page":"%d"},"is_retracted":false,"is_paratext":false,`,
		l.rank(400), year(i)-1980, 1+i%12, 1+i%900, 9+i%900)
	l.openAlexTopics(&b, l.r.IntN)
	refs := l.cited(i, 30)
	fmt.Fprintf(&b, `"referenced_works_count":%d,"referenced_works":[`, len(refs))
	openAlexIDs(&b, refs)
	b.WriteString(`],"related_works":[`)
	openAlexIDs(&b, l.cited(i, 6))
	b.WriteString(`],"abstract_inverted_index":`)
	l.invertedIndex(&b, 50+l.r.IntN(60))
	fmt.Fprintf(&b, `,"counts_by_year":[{"year":2025,"cited_by_count":%d},{"year":2024,"cited_by_count":%d}],"updated_date":"2025-11-06T03:41:57.041327","created_date":"2025-10-10T00:00:00"}`+"\n", i%7, i%5)
	return b.String()
}

func (l *literature) openAlexAuthors(b *strings.Builder, n int) {
	b.WriteString(`"authorships":[`)
	for k, p := range l.people(n) {
		if k > 0 {
			b.WriteByte(',')
		}
		inst := p.number % 4000
		name, place := p.full(), "University of "+l.names[inst]
		fmt.Fprintf(b, `{"author_position":"middle","author":{"id":"https://openalex.org/A%d","display_name":%q,"orcid":null},"institutions":[{"id":"https://openalex.org/I%d","display_name":%q,"ror":null,"country_code":"%c%c","type":"education","lineage":["https://openalex.org/I%d"]}],"countries":["NL"],"is_corresponding":%v,"raw_author_name":%q,"raw_affiliation_strings":["Dept. of Science, %s"]}`,
			5_000_000_000+p.number, name, 100_000_000+inst, place, 'A'+inst%26, 'A'+inst/26%26, 100_000_000+inst, k == 0, name, place)
	}
	b.WriteString(`],`)
}

// topics is how many topics there are.
const topics = 4000

// openAlexTopics writes two topics that a draw below a number picks, and keywords.
func (l *literature) openAlexTopics(b *strings.Builder, draw func(int) int) {
	topic := func() string {
		k := draw(topics)
		return fmt.Sprintf(`{"id":"https://openalex.org/T%d","display_name":"%s","score":0.99,"subfield":{"id":"https://openalex.org/subfields/1702","display_name":"%s"},"field":{"id":"https://openalex.org/fields/17","display_name":"%s"},"domain":{"id":"https://openalex.org/domains/3","display_name":"Physical Sciences"}}`,
			10_000+k, capital(l.words[k]), capital(l.words[k/16]), capital(l.words[k/160]))
	}
	fmt.Fprintf(b, `"topics":[%s,%s],"keywords":[`, topic(), topic())
	for k := range 4 {
		if k > 0 {
			b.WriteByte(',')
		}
		word := l.words[l.r.IntN(len(l.words))]
		fmt.Fprintf(b, `{"id":"https://openalex.org/keywords/%s","display_name":"%s","score":0.61}`, word, capital(word))
	}
	b.WriteString(`],`)
}

func openAlexIDs(b *strings.Builder, works []int) {
	for k, j := range works {
		if k > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, `"https://openalex.org/W%d"`, 1_000_000_000+j)
	}
}

// invertedIndex writes an abstract of n words as its words with their places.
func (l *literature) invertedIndex(b *strings.Builder, n int) {
	at := map[string][]int{}
	var order []string
	for i := range n {
		w := l.words[l.rank(len(l.words))]
		if at[w] == nil {
			order = append(order, w)
		}
		at[w] = append(at[w], i)
	}
	b.WriteByte('{')
	for k, w := range order {
		if k > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, `"%s":[%s]`, w, strings.Trim(strings.ReplaceAll(fmt.Sprint(at[w]), " ", ","), "[]"))
	}
	b.WriteByte('}')
}

// issn is the k-th invented ISSN, with its check digit.
func issn(k int) string {
	digits := fmt.Sprintf("%07d", 1_000_000+k*13)
	sum := 0
	for i, d := range digits {
		sum += (8 - i) * int(d-'0')
	}
	check := (11 - sum%11) % 11
	last := string(rune('0' + check))
	if check == 10 {
		last = "X"
	}
	return digits[:4] + "-" + digits[4:] + last
}
