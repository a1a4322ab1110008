package ingest

import (
	"strings"

	"cocite/graph"
)

// pubmedText is the text of an element with markup and mathematics in it, on one
// line and fit for people.
func pubmedText(e *xmlElement) string {
	if e == nil {
		return ""
	}
	if e.first == nil {
		return graph.CleanText(e.text)
	}
	var b strings.Builder
	writeMarked(&b, e)
	return graph.CleanText(b.String())
}

// writeMarked writes the text inside an element. Sub- and superscripts keep
// their tags, so that CleanText joins them to the word before.
func writeMarked(b *strings.Builder, e *xmlElement) {
	b.WriteString(e.text)
	for c := range e.children() {
		switch c.name {
		case "math":
			writeFormula(b, c)
		case "sub", "sup":
			b.WriteString("<" + c.name + ">")
			writeMarked(b, c)
			b.WriteString("</" + c.name + ">")
		default:
			writeMarked(b, c)
		}
		b.WriteString(c.tail)
	}
}

// writeFormula writes a formula of MathML in one line: white space between its
// elements means nothing, and annotations repeat it in another notation.
func writeFormula(b *strings.Builder, e *xmlElement) {
	between := formulaSign(e)
	if e.name == "mfenced" {
		b.WriteString(or(e.attr("open"), "("))
	}
	b.WriteString(strings.TrimSpace(e.text))
	for c := range e.children() {
		if c.name == "annotation" || c.name == "annotation-xml" {
			continue
		}
		if c != e.first {
			b.WriteString(between)
		}
		writeFormula(b, c)
		b.WriteString(strings.TrimSpace(c.tail))
	}
	if e.name == "mfenced" {
		b.WriteString(or(e.attr("close"), ")"))
	}
}

// formulaSign is what stands between the parts of an element of MathML.
func formulaSign(e *xmlElement) string {
	switch e.name {
	case "mfrac":
		return "/"
	case "mfenced":
		return ","
	case "mtable", "mtr", "cn":
		return " "
	}
	return ""
}

// pubmedAbstract joins the parts of an abstract, each behind its label.
func pubmedAbstract(e *xmlElement) string {
	var parts []string
	for part := range e.all("AbstractText") {
		text := pubmedText(part)
		if label := graph.CleanText(part.attr("Label")); label != "" && text != "" && label != "UNLABELLED" {
			text = label + ": " + text
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}
