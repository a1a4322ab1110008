package main

import (
	"fmt"
	"io"
	"strings"
)

// writeDBLP writes records as the dump of DBLP has them, of about 450 bytes each:
// ASCII with the entities of its DTD, papers of conferences and journals,
// preprints, proceedings, persons.
func writeDBLP(w io.Writer, n int) error {
	l := newLiterature(4)
	if _, err := io.WriteString(w, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE dblp SYSTEM \"dblp.dtd\">\n<dblp>\n"); err != nil {
		return err
	}
	for i := range n {
		if _, err := io.WriteString(w, l.dblp(i, n)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "</dblp>\n")
	return err
}

// dblp is one record: of ten, five are papers of conferences, three of
// journals, one is a preprint and one a person. Few are proceedings.
func (l *literature) dblp(i, n int) string {
	venue := l.words[500+l.rank(997)]
	switch {
	case i%200 == 0:
		return l.dblpProceedings(i, n, venue)
	case i%10 < 5:
		return l.dblpPaper(i, n, "inproceedings", "conf/"+venue, "",
			fmt.Sprintf("<booktitle>%s</booktitle>\n", strings.ToUpper(venue)), fmt.Sprintf("<crossref>conf/%s/%d</crossref>\n", venue, year(i)))
	case i%10 < 8:
		return l.dblpPaper(i, n, "article", "journals/"+venue, "",
			fmt.Sprintf("<volume>%d</volume>\n<journal>J. %s</journal>\n<number>%d</number>\n", year(i)-1980, capital(venue), 1+i%12), "")
	case i%10 == 8:
		return l.dblpPaper(i, n, "article", "journals/corr", ` publtype="informal"`,
			fmt.Sprintf("<volume>abs/20%02d.%05d</volume>\n<journal>CoRR</journal>\n", 1+i%12, 1+i%99999), "")
	}
	p := l.people(n)[0]
	return fmt.Sprintf("<www mdate=\"2019-06-%02d\" key=\"homepages/%d/%d\">\n<author>%s</author>\n<title>Home Page</title>\n<url>https://orcid.org/%s</url>\n</www>\n",
		1+i%28, p.number%300, p.number, dblpName(p), orcid(p.number))
}

// dblpPaper is a paper of a conference or of a journal.
func (l *literature) dblpPaper(i, n int, element, key, attrs, where, behind string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<%s mdate=\"20%02d-%02d-%02d\" key=\"%s/%s%d\"%s>\n", element, 2+i%24, 1+i%12, 1+i%28, key, l.names[i%800], i, attrs)
	for _, p := range l.people(n) {
		if p.number%4 == 0 {
			fmt.Fprintf(&b, "<author orcid=\"%s\">%s</author>\n", orcid(p.number), dblpName(p))
		} else {
			fmt.Fprintf(&b, "<author>%s</author>\n", dblpName(p))
		}
	}
	title := l.text(6 + l.r.IntN(6))
	if i%60 == 1 {
		title += " in H<sub>2</sub>O"
	}
	fmt.Fprintf(&b, "<title>%s.</title>\n<pages>%d-%d</pages>\n<year>%d</year>\n%s", named(title), 1+i%900, 9+i%900, year(i), where)
	fmt.Fprintf(&b, "<ee>https://doi.org/%s</ee>\n%s<url>db/%s/%d.html#%s%d</url>\n</%s>\n\n", strings.ToUpper(doi(i)), behind, key, year(i), l.names[i%800], i, element)
	return b.String()
}

func (l *literature) dblpProceedings(i, n int, venue string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<proceedings mdate=\"2020-05-%02d\" key=\"conf/%s/%d\">\n", 1+i%28, venue, year(i))
	for _, p := range l.people(n) {
		fmt.Fprintf(&b, "<editor>%s</editor>\n", dblpName(p))
	}
	fmt.Fprintf(&b, "<title>%s, Proceedings</title>\n<booktitle>%s</booktitle>\n<publisher>Springer</publisher>\n<series href=\"db/series/lncs/index.html\">Lecture Notes</series>\n<volume>%d</volume>\n<year>%d</year>\n</proceedings>\n\n",
		named(l.text(8)), strings.ToUpper(venue), 1+i%9000, year(i))
	return b.String()
}

// dblpName is a name as DBLP writes it: one in eight has a number that tells
// namesakes apart.
func dblpName(p person) string {
	name := p.full()
	if p.number%8 == 0 {
		name += fmt.Sprintf(" %04d", 1+p.number%40)
	}
	return named(name)
}

// named writes letters beyond ASCII as DBLP does.
func named(s string) string {
	return strings.NewReplacer("é", "&eacute;", "ü", "&uuml;").Replace(s)
}

// orcid is an ORCID with its check digit.
func orcid(number int) string {
	digits := fmt.Sprintf("0000000%08d", number%100_000_000)
	t := 0
	for _, c := range digits {
		t = (t + int(c-'0')) * 2
	}
	check := "0123456789X"[(12-t%11)%11]
	return fmt.Sprintf("%s-%s-%s-%s%c", digits[:4], digits[4:8], digits[8:12], digits[12:], check)
}
