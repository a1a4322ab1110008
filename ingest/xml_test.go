package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// xmlTestLayout has records that can be told from what is around them.
var xmlTestLayout = xmlLayout{records: []string{"r", "total"}, starts: []string{"root"}}

// xmlPieces splits a text and writes each piece as "kind line text".
func xmlPieces(r io.Reader, l Limits, layout xmlLayout) (out []string, err error) {
	x := newXMLSplitter(r, l, layout)
	for {
		p, err := x.next()
		if err != nil {
			return out, err
		}
		text := p.data
		if p.kind > xmlStart {
			text = text[:min(len(text), 6)]
		}
		out = append(out, fmt.Sprintf("%s %d %s", [...]string{"whole", "start", "broken", "cut", "long", "deep", "endless", "unclosed"}[p.kind], p.line, text))
	}
}

var xmlSplitCases = []struct {
	name, text string
	want       []string
}{
	{"empty", "", nil},
	{"text", "a < b", nil},
	{"envelope", "<?xml version='1.0'?>\n<root a='1'>\n<total>3</total><r>x</r>\n<r k='>'/>\n</root>\n",
		[]string{"start 2 <root a='1'>", "whole 3 <total>3</total>", "whole 3 <r>x</r>", "whole 4 <r k='>'/>"}},
	{"prefixes", "<x:o xmlns:x='u'><x:r><y:a/></x:r></x:o>", []string{"whole 1 <x:r><y:a/></x:r>"}},
	{"markup in comments", "<o><!-- <r> --><r><!-- </r> <r> --><![CDATA[</r>]]><?p </r> ?></r></o>",
		[]string{"whole 1 <r><!-- </r> <r> --><![CDATA[</r>]]><?p </r> ?></r>"}},
	{"doctype", "<!DOCTYPE o [\n<!ENTITY a '<r>]>'>\n<!-- ' <r> -->\n<?p ' ?>\n]><o>\n<r>&a;</r></o>", []string{"whole 6 <r>&a;</r>"}},
	{"stray brackets", "<o><r>1 < 2 <3 <></r></o>", []string{"whole 1 <r>1 < 2 <3 <></r>"}},
	{"carriage returns", "<o>\r<r>\r\n</r>\r\n<r/></o>", []string{"whole 2 <r>\r\n</r>", "whole 4 <r/>"}},
	{"root is a record", "<r>1</r>", []string{"whole 1 <r>1</r>"}},
	{"a record begins inside", "<o>\n<r><a>\n<r>2</r></o>", []string{"broken 2 <r><a>", "whole 3 <r>2</r>"}},
	{"an end tag is missing", "<o><r><a></r>\n<r>2</r></o>", []string{"broken 1 <r><a>", "whole 2 <r>2</r>"}},
	{"an end tag too many", "<o><r></a></r>\n<r>2</r></o>", []string{"broken 1 <r></a", "whole 2 <r>2</r>"}},
	{"the root ends inside", "<o><r><a></a></o>", []string{"broken 1 <r><a>"}},
	{"a quote is missing", "<o><r k='1>x</r>\n<r>2</r></o>", []string{"broken 1 <r k='", "whole 2 <r>2</r>"}},
	{"the text ends inside", "<o><r>1</r><r><a>", []string{"whole 1 <r>1</r>", "cut 1 <r><a>"}},
	{"the text ends in a tag", "<o><r>1</r><r k='1", []string{"whole 1 <r>1</r>", "cut 1 <r k='"}},
	{"the text ends in the root", "<o>\n<r>1</r>\n", []string{"whole 2 <r>1</r>", "unclosed 3 "}},
	{"a comment without end", "<o><!-- <r>1</r>", []string{"endless 1 <!-- <", "whole 1 <r>1</r>", "unclosed 1 "}},
	{"comments without end", "<o><!-- <!-- <r>1</r><?p <!--", []string{"endless 1 <!-- <", "whole 1 <r>1</r>", "endless 1 <?p <!", "unclosed 1 "}},
	{"a comment without end inside", "<o><r><!-- </r>\n<r>1</r></o>", []string{"broken 1 <r><!-", "whole 2 <r>1</r>"}},
	{"a doctype without end", "<!DOCTYPE o [ <!ENTITY a 'b>\n<!DOCTYPE o [<o><r>1</r></o>", []string{"endless 1 <!DOCT", "whole 2 <r>1</r>"}},
	{"too long", "<o><r>" + strings.Repeat("x", 200) + "</r><r>2</r></o>", []string{"long 1 <r>xxx", "whole 1 <r>2</r>"}},
	{"too long with tags", "<o><r>" + strings.Repeat("<a/>", 200) + "</r><r>2</r></o>", []string{"long 1 <r><a/", "whole 1 <r>2</r>"}},
	{"too deep", "<o><r>" + strings.Repeat("<a>", 20) + strings.Repeat("</a>", 20) + "</r><r>2</r></o>", []string{"deep 1 <r><a>", "whole 1 <r>2</r>"}},
}

func TestXMLSplit(t *testing.T) {
	limits := Limits{Record: 100, Depth: 10}
	for _, c := range xmlSplitCases {
		t.Run(c.name, func(t *testing.T) {
			got, err := xmlPieces(strings.NewReader(c.text), limits, xmlTestLayout)
			if d := cmp.Diff(c.want, got); d != "" || err != io.EOF {
				t.Errorf("%v -want +got:\n%s", err, d)
			}
			if slow, _ := xmlPieces(iotest.OneByteReader(strings.NewReader(c.text)), limits, xmlTestLayout); !cmp.Equal(got, slow) {
				t.Errorf("byte by byte: %q", slow)
			}
		})
	}
}

// Where records may hold others, a record is all of it; if the outer one is
// broken, the inner ones are found.
func TestXMLSplitNested(t *testing.T) {
	nested := xmlTestLayout
	nested.nests = true
	for text, want := range map[string][]string{
		"<o><r>1<r>2</r></r><r/></o>": {"whole 1 <r>1<r>2</r></r>", "whole 1 <r/>"},
		"<o><r>1<r>2</r>\n<r>3</r>":   {"cut 1 <r>1<r", "whole 1 <r>2</r>", "whole 2 <r>3</r>"},
	} {
		if got, _ := xmlPieces(strings.NewReader(text), DefaultLimits, nested); !cmp.Equal(got, want) {
			t.Errorf("%s: got %q", text, got)
		}
	}
}

// An error of reading is handed on, and what it cut off is no fault of the text.
func TestXMLSplitReadError(t *testing.T) {
	bad := errors.New("disk on fire")
	got, err := xmlPieces(io.MultiReader(strings.NewReader("<o><r>1</r><r>2"), iotest.ErrReader(bad)), DefaultLimits, xmlTestLayout)
	if !errors.Is(err, bad) || len(got) != 1 {
		t.Errorf("got %q, %v", got, err)
	}
}

// Text that never ends what it begins costs time in proportion to its length.
func TestXMLSplitHostile(t *testing.T) {
	for _, unit := range []string{"<!--", "<![CDATA[", "<?x ", "<!DOCTYPE a [", "<r>", "<r k='", "<a ", "<", "</", "<r/>", "<!ENTITY lol '&lol;&lol;'>"} {
		for _, prefix := range []string{"", "<o><r>"} {
			text := prefix + strings.Repeat(unit, 1<<20/len(unit))
			x := newXMLSplitter(strings.NewReader(text), DefaultLimits, xmlTestLayout)
			var err error
			for err == nil {
				_, err = x.next()
			}
			if err != io.EOF {
				t.Error(err)
			}
		}
	}
}

// show writes a tree as XML without entities.
func (e *xmlElement) show(b *strings.Builder) {
	fmt.Fprintf(b, "<%s", e.name)
	for _, a := range e.attrs {
		fmt.Fprintf(b, " %s=%q", a.name, a.value)
	}
	fmt.Fprintf(b, ">%s", e.text)
	for c := range e.children() {
		c.show(b)
		b.WriteString(c.tail)
	}
	fmt.Fprintf(b, "</%s>", e.name)
}

// shown parses a record and writes the tree.
func shown(text string) (string, *xmlTree, error) {
	tree := new(xmlTree)
	e, err := tree.parse(text, false)
	if err != nil {
		return "", tree, err
	}
	var b strings.Builder
	e.show(&b)
	return b.String(), tree, nil
}

func TestXMLParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"<a/>", "<a></a>"},
		{"<x:a xmlns='u' xmlns:x='v' x:k = 'it&apos;s' l=\"&#65;&#x42;\" />", `<a k="it's" l="AB"></a>`},
		{"<a>1<b>2</b>3<c/>4</a>", "<a>1<b>2</b>3<c></c>4</a>"},
		{"<a>1<!-- x -->2<![CDATA[<3&amp;]]>4<?p ?>5</a>", "<a>12<3&amp;45</a>"},
		{"<a>M&uuml;ller &lt;&amp;&gt; &Oslash;&reg;&times;&micro; &lstrok;</a>", "<a>Müller <&> Ø®×µ ł</a>"},
		{"<a>\r\n1\r2</a>", "<a>\n1\n2</a>"},
		{"<a\n>1</a\n>", "<a>1</a>"},
		{"<a>1 < 2 & 3 &nosuch; &notit; &; &#0; &#xD800; &#x110000;</a>", "<a>1 < 2 & 3 &nosuch; &notit; &; &#0; &#xD800; &#x110000;</a>"},
		{"<a b=c d=e/>", `<a b="c" d="e"></a>`},
		{"<a checked b='1'/>", `<a b="1"></a>`},
	} {
		if got, _, err := shown(c.text); got != c.want || err != nil {
			t.Errorf("%s: got %s, %v", c.text, got, err)
		}
	}
}

func TestXMLParseFaults(t *testing.T) {
	for _, c := range []struct {
		text string
		want [xmlOddities]int
	}{
		{"<a>&amp;&eacute;</a>", [xmlOddities]int{}},
		{"<a>\n& &x;</a>", [xmlOddities]int{oddEntity: 2}},
		{"<a k='&x;'/>", [xmlOddities]int{oddEntity: 1}},
		{"<a>1 < 2</a>", [xmlOddities]int{oddBracket: 1}},
		{"<a k=1 l/>", [xmlOddities]int{oddAttribute: 2}},
	} {
		_, tree, err := shown(c.text)
		var got [xmlOddities]int
		for i, f := range tree.faults {
			got[i] = f.count
		}
		if got != c.want || err != nil {
			t.Errorf("%s: got %v, %v", c.text, got, err)
		}
	}
	for _, text := range []string{"", "a", "<a>", "<a></b>", "<a><b></a></b>", "<a", "<a k='1", "</a>", "<a><!-- </a>"} {
		if got, _, err := shown(text); err == nil {
			t.Errorf("%q: got %s", text, got)
		}
	}
}

func TestXMLFind(t *testing.T) {
	e, err := new(xmlTree).parse("<a><b k='1'><c> x </c></b><b><c>y<i>z</i>!</c></b></a>", false)
	if err != nil {
		t.Fatal(err)
	}
	var ks []string
	for b := range e.all("b") {
		ks = append(ks, b.attr("k")+b.get("c"))
	}
	if got := fmt.Sprint(e.get("b", "c"), e.find("b", "x"), e.find("x", "y").attr("z"), e.get("x"), ks); got != "x<nil>[1x yz!]" {
		t.Errorf("got %s", got)
	}
}

// oracleTree is the tree as encoding/xml sees it.
func oracleTree(text string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = xml.HTMLEntity
	var b strings.Builder
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		} else if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			fmt.Fprintf(&b, "<%s", tok.Name.Local)
			for _, a := range tok.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					fmt.Fprintf(&b, " %s=%q", a.Name.Local, a.Value)
				}
			}
			b.WriteByte('>')
		case xml.EndElement:
			fmt.Fprintf(&b, "</%s>", tok.Name.Local)
		case xml.CharData:
			b.Write(tok)
		}
	}
}

// drawXML invents a well-formed element.
func drawXML(t *rapid.T, depth int) string {
	name := rapid.SampledFrom([]string{"a", "b", "x:c", "long-name.1", "é"}).Draw(t, "name")
	var b strings.Builder
	b.WriteString("<" + name)
	for i := range rapid.IntRange(0, 2).Draw(t, "attributes") {
		quote := rapid.SampledFrom([]string{"'", `"`}).Draw(t, "quote")
		fmt.Fprintf(&b, " %s%d = %s%s%s", rapid.SampledFrom([]string{"k", "x:l", "xmlns:m"}).Draw(t, "key"), i, quote, drawXMLText(t, "<'\"\r"), quote)
	}
	if rapid.Bool().Draw(t, "empty") {
		return b.String() + "/>"
	}
	b.WriteString(">")
	for range rapid.IntRange(0, 4).Draw(t, "children") {
		switch k := rapid.IntRange(0, 5).Draw(t, "kind"); {
		case k == 0 && depth > 0:
			b.WriteString(drawXML(t, depth-1))
		case k == 1:
			b.WriteString("<!-- <a> & \" -->")
		case k == 2:
			b.WriteString("<![CDATA[</a>&amp;\"]]>")
		case k == 3:
			b.WriteString("<?p <a>?>")
		default:
			b.WriteString(drawXMLText(t, "<"))
		}
	}
	return b.String() + "</" + name + ">"
}

// drawXMLText invents text without some characters.
func drawXMLText(t *rapid.T, without string) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{"x", " ", "\n", "\r\n", "é", "漢", ">", "'", `"`, "]", "&amp;", "&lt;", "&#233;", "&#x1F600;", "&ouml;", "&#10;"}), 0, 6).Draw(t, "text")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(without, r) {
			return -1
		}
		return r
	}, strings.Join(parts, ""))
}

// For well-formed records the tree is that of encoding/xml, and the splitter
// cuts them out whole.
func TestXMLAgainstOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "<r>" + drawXML(t, 3) + "</r>"
		want, err := oracleTree(text)
		if err != nil {
			t.Skip(err) // the oracle is stricter about names
		}
		if got, _, err := shown(text); got != want || err != nil {
			t.Fatalf("%q: got %q, want %q, %v", text, got, want, err)
		}
		got, _ := xmlPieces(strings.NewReader("<o>"+text+text+"</o>"), DefaultLimits, xmlTestLayout)
		line := 1 + strings.Count(text, "\n")
		if want := []string{"whole 1 " + text, fmt.Sprintf("whole %d %s", line, text)}; !cmp.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

// Elements of text alone are read in one step if their end tag is written as their
// local name. With prefixes in place of letters no element is, and all offsets
// stay: pieces, trees and faults must be the same, in whatever order tags come.
func TestXMLLeaf(t *testing.T) {
	prefixed := strings.NewReplacer("aaa", "x:a", "bbb", "x:b", "rrr", "x:r")
	local := strings.NewReplacer("aaa", "a", "bbb", "b", "rrr", "r")
	tokens := []string{
		"<rrr>", "</rrr>", "<rrr k='>'>", "<rrr>1</rrr>", "<aaa>", "</aaa>", "<aaa k=\"'\">", "<aaa>1</aaa>", "<aaa>&ouml;& </aaa>", "<aaa></aaa>",
		"<bbb/>", "</bbb >", "<bbb>1</aaa>", "<aaa>2<bbb>", "<aaa", "</", "<", ">", "x", "\n", "&amp;", "<!-- </aaa> -->", "<![CDATA[</aaa>]]>", "<?p?>",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := "<o>" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 24).Draw(t, "tokens"), "")
		limits := Limits{Record: rapid.IntRange(20, 120).Draw(t, "limit"), Depth: rapid.IntRange(1, 4).Draw(t, "depth")}
		nests := rapid.Bool().Draw(t, "nests")
		quick := xmlLeafPieces(t, text, limits, xmlLayout{records: []string{"rrr"}, nests: nests})
		careful := xmlLeafPieces(t, prefixed.Replace(text), limits, xmlLayout{records: []string{"r"}, nests: nests})
		if len(quick) != len(careful) {
			t.Fatalf("%q: %d pieces, carefully %d", text, len(quick), len(careful))
		}
		for i := range quick { // trees show local names, excerpts show text
			quick[i], careful[i] = strings.ReplaceAll(local.Replace(quick[i]), "x:", ""), strings.ReplaceAll(careful[i], "x:", "")
		}
		if d := cmp.Diff(careful, quick); d != "" {
			t.Fatalf("%q\n-careful +quick:\n%s", text, d)
		}
	})
}

// xmlLeafPieces are the kinds and lines of all pieces, with the trees of those
// that are whole.
func xmlLeafPieces(t *rapid.T, text string, l Limits, layout xmlLayout) (out []string) {
	x := newXMLSplitter(strings.NewReader(text), l, layout)
	for {
		p, err := x.next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprint(p.kind, p.line, len(p.data))
		if p.kind == xmlWhole {
			tree, t, err := shown(string(p.data))
			line += fmt.Sprint(" ", tree, t.faults, err)
		}
		out = append(out, line)
	}
}

// FuzzXML looks for panics, and for pieces that are no part of the text.
func FuzzXML(f *testing.F) {
	for _, c := range xmlSplitCases {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		x := newXMLSplitter(bytes.NewReader(text), Limits{Record: 1 << 10, Depth: 20}, xmlTestLayout)
		tree := new(xmlTree)
		for {
			p, err := x.next()
			if err != nil {
				return
			}
			if !bytes.Contains(text, p.data) {
				t.Fatalf("%q is not in the text", p.data)
			}
			if e, err := tree.parse(string(p.data), p.kind == xmlStart); err == nil {
				_ = e.content()
			}
		}
	})
}
