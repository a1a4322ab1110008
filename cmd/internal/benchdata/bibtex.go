package main

import (
	"fmt"
	"io"
	"strings"
)

// writeBibTeX writes entries as reference managers do, of about 1 KB each.
func writeBibTeX(w io.Writer, n int) error {
	l := newLiterature(2)
	for i := range n {
		if _, err := io.WriteString(w, l.bibTeX(i, n)); err != nil {
			return err
		}
	}
	return nil
}

func (l *literature) bibTeX(i, n int) string {
	var b strings.Builder
	people := l.people(n)
	names := make([]string, len(people))
	for k, p := range people {
		names[k] = p.family + ", " + p.given
		if p.middle != "" {
			names[k] += " " + p.middle + "."
		}
	}
	fmt.Fprintf(&b, "@article{%s%d_%d,\n\tauthor = {%s},\n\ttitle = {{%s} %s},\n\tjournal = {Journal of %s},\n\tyear = %d,\n\tmonth = mar,\n",
		strings.ToLower(people[0].family), year(i), i, tex(strings.Join(names, " and ")), tex(capital(l.words[i%500])), tex(l.text(8)), tex(capital(l.words[500+i%997])), year(i))
	fmt.Fprintf(&b, "\tvolume = \"%d\",\n\tnumber = \"%d\",\n\tpages = {%d--%d},\n\tdoi = {%s},\n\tissn = {%s},\n\tkeywords = {%s, %s, %s},\n\tabstract = {%s.}\n}\n\n",
		year(i)-1980, 1+i%12, 1+i%900, 9+i%900, doi(i), issn(i%997), l.words[i%300], l.words[i%700], l.words[i%1100], tex(l.text(80)))
	return b.String()
}

// tex writes letters beyond ASCII as LaTeX does.
func tex(s string) string {
	return strings.NewReplacer("é", `{\'e}`, "ü", `{\"u}`).Replace(s)
}
