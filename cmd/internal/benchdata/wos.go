package main

import (
	"fmt"
	"io"
	"strings"
)

// writeWoS writes records as plain text of the Web of Science, of about 5 KB each.
func writeWoS(w io.Writer, n int) error {
	l := newLiterature(3)
	if _, err := io.WriteString(w, "FN Clarivate Analytics Web of Science\nVR 1.0\n"); err != nil {
		return err
	}
	for i := range n {
		if _, err := io.WriteString(w, l.wos(i, n)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "EF\n")
	return err
}

func (l *literature) wos(i, n int) string {
	var b strings.Builder
	people := l.people(n)
	b.WriteString("PT J\n")
	lines(&b, "AU", people, func(p person) string { return p.family + ", " + p.given[:1] + p.middle })
	lines(&b, "AF", people, func(p person) string { return p.family + ", " + p.given })
	fmt.Fprintf(&b, "TI %s\n   %s\nSO JOURNAL OF %s\nLA English\nDT Article\nDE %s; %s\nAB %s.\n", l.text(7), l.text(5),
		strings.ToUpper(l.words[500+i%997]), l.words[i%300], l.words[i%700], l.text(120))
	lines(&b, "C1", people, func(p person) string {
		return fmt.Sprintf("[%s, %s] Univ %s, Dept Sci, %s, Netherlands.", p.family, p.given, l.names[p.number%4000], l.names[p.number%700])
	})
	refs := l.cited(i+60, 60)
	lines(&b, "CR", refs, func(j int) string { return l.citedReference(j) })
	fmt.Fprintf(&b, "NR %d\nTC %d\nZ9 %d\nPU ELSEVIER\nSN %s\nJ9 J %s\nPD MAR\nPY %d\nVL %d\nIS %d\nBP %d\nEP %d\nDI %s\nWC Computer Science\nSC Computer Science\nUT WOS:%015d\nER\n\n",
		len(refs), l.rank(300), l.rank(300), issn(i%997), strings.ToUpper(l.words[500+i%997]), year(i), year(i)-1980, 1+i%12, 1+i%900, 9+i%900, doi(i), 100_000_000+i)
	return b.String()
}

// citedReference is a work as reference lists name it.
func (l *literature) citedReference(j int) string {
	k := j % len(l.names)
	ref := fmt.Sprintf("%s %c, %d, J %s, V%d, P%d", l.names[k], 'A'+j%26, year(j), strings.ToUpper(l.words[500+j%997]), year(j)-1980, 1+j%900)
	if j%3 > 0 {
		ref += ", DOI " + doi(j)
	}
	return ref
}

// lines writes a tag with one item a line.
func lines[T any](b *strings.Builder, tag string, items []T, text func(T) string) {
	for k, item := range items {
		if k > 0 {
			tag = "  "
		}
		b.WriteString(tag + " " + text(item) + "\n")
	}
}
