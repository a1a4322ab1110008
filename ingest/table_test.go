package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTableSample(t *testing.T) {
	d, problems := draw(t, csvFormat(), sampleOf(t, csvFormat()))
	same(t, "edges", arcs(d), "doi:10.1000/a>doi:10.1000/b:1@2 doi:10.1000/c>doi:10.1000/b:2.5@3 doi:10.1000/c>007:1@4 doi:10.1000/d>doi:10.1000/a:1@6")
	same(t, "columns", columnsText(d.Edges), `Id "e0" "e1" "e2" "e3"`+"\n"+`Label "cites, \"with praise\"" - "two\nlines" -`+"\nYear 2019 2020 2021 -")
	if !d.Directed || !d.DirectedSaid || problems != nil {
		t.Errorf("directed %v, said %v, problems %v", d.Directed, d.DirectedSaid, problems)
	}
}

func TestEdgeTables(t *testing.T) {
	for _, c := range []struct{ name, text, edges, columns, problems string }{
		{"plain", "source,target\na,b\nb,c\n", "a>b@2 b>c@3", "", ""},
		{"CRLF, blanks, blank rows", "Source , Target\r\n a , b\r\n\r\n,\r\nb,c", "a>b@2 b>c@5", "", ""},
		{"tabs and other columns", "year\tciting_id\tcited_id\n2001\tx\ty\n", "x>y@2", "year 2001", ""},
		{"bars", "from|to|value\na|b|2\n", "a>b:2@2", "", ""},
		{"semicolons and decimal commas", "Source;Target;Weight;share\na;b;1,5;0,25\nb;c;2;1\n", "a>b:1.5@2 b>c:2@3", "share 0.25 1", ""},
		{"semicolons and points", "Source;Target;Weight\na;b;1.5\n", "a>b:1.5@2", "", ""},
		{"a decimal comma in quotes", "Source,Target,Weight\n1,2,\"1,33\"\n", "1>2:1.33@2", "", ""},
		{"it could be a thousand", "Source,Target,Weight\n1,2,\"1,000\"\n", "1>2@2", `Weight "1,000"`, "2 table.no-weights"},
		{"weights missing or wrong", "s,source,target,weight\n,a,b,\n,a,c,x\n,a,d,3\n", "a>b:1@2 a>c:1@3 a>d:3@4", "", "3 table.bad-weight"},
		{"Neo4j", ":START_ID(P),:END_ID(P),:TYPE,since:int\na,b,CITES,1999\n", "a>b@2", "neo4j_type \"CITES\"\nsince 1999", ""},
		{"a type that is none", "source,target,type\na,b,cites\n", "a>b@2", `type "cites"`, ""},
		{"headings in a comment", "# made up\n# source,target\na,b\n", "a>b@3", "", ""},
		{"no headings", "a,b\nb,c\n", "a>b@1 b>c@2", "", ""},
		{"no headings, weights", "Ann Lee,Bob,2\nBob,Cy,\n", "Ann Lee>Bob:2@1 Bob>Cy:1@2", "", ""},
		{"unknown headings, where forced", "x,y,n\na,b,1\nc,d,2\n", "a>b:1@2 c>d:2@3", "", ""},
		{"repeated and empty headings", "source,target,x,X,\na,b,1,2,3\n", "a>b@2", "x 1\nX 2 2\ncolumn 5 3", ""},
		{"width", "source,target,x\na,b\nc,d,1,2\ne,f,1,,\n", "a>b@2 e>f@4", "x - 1", "2 table.wrong-width,3 table.wrong-width"},
		{"an end missing", "source,target,x\na,,1\n,b,2\nc,d,3\n", "c>d@4", "x 3", "2 table.no-end,3 table.no-end"},
		{"quotes", "source,target,x\n\"a \"\"b\"\"\",\"c \\\"d\\\" e\",\"f\\\"\n", `a "b">c "d" e@2`, `x "f\\"`, ""},
		{"an open quote", "source,target,x\na,b,\"oh\nc,d,1\ne,f,2\n", "a>b@2 c>d@3 e>f@4", `x "\"oh" "1" "2"`, "2 table.unclosed-quote"},
		{"blanks as delimiter", "Source Target Type timeset\nFred Alice Directed \"[1, 2]\"\n", "Fred>Alice@2", `timeset "[1, 2]"`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, csvFormat(), c.text)
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "columns", columnsText(d.Edges), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestTableDirection(t *testing.T) {
	for _, c := range []struct {
		rows           string
		edges          string
		directed, said bool
		problems       string
	}{
		{"a,b,Directed,1\nc,d,directed,2\n", "a>b@2 c>d@3", true, true, ""},
		{"a,b,UNDIRECTED,1\nc,d,Undirected,2\n", "a>b@2 c>d@3", false, true, ""},
		{"a,b,Directed,1\nc,d,Undirected,2\ne,e,Undirected,3\n", "a>b@2 c>d@3 e>e@4 d>c@3", true, true, "0 table.mixed-direction"},
		{"a,b,,1\nc,d,,2\n", "a>b@2 c>d@3", false, false, ""},
	} {
		d, problems := draw(t, csvFormat(), "source,target,type,x\n"+c.rows)
		checkDrawing(t, d)
		same(t, "edges", arcs(d), c.edges)
		same(t, "problems", strings.Join(problems, ","), c.problems)
		if d.Directed != c.directed || d.DirectedSaid != c.said {
			t.Errorf("%q: directed %v, said %v", c.rows, d.Directed, d.DirectedSaid)
		}
	}
	d, _ := draw(t, csvFormat(), "source,target,directed,x\na,b,true,1\nc,d,false,2\n")
	same(t, "edges", arcs(d), "a>b@2 c>d@3 d>c@3")
	same(t, "columns", columnsText(d.Edges), "x 1 2 2")
}

func TestNodeTables(t *testing.T) {
	for _, c := range []struct{ name, text, ids, labels, columns, problems string }{
		{"Gephi", "Id,Label,year\na,A one,2001\nb,,\n", "a b", "A one|", "year 2001 -", ""},
		{"Neo4j", "personId:ID(Person),name:string,:LABEL\n1,Ann,P\n2,Bob,P\n", "1 2", "Ann|Bob", "neo4j_label \"P\" \"P\"", ""},
		{"title for a label", "title\tid\nA\t007\n", "007", "A", "", ""},
		{"ids alone", "Id\n1\n2\n", "1 2", "", "", ""},
		{"names as ids, where forced", "name,age\nann,7\n", "ann", "", "age 7", ""},
		{"numbers as labels", "id,label\n1,2.0\n2,007\n", "1 2", "2.0|007", "", ""},
		{"repeated and missing ids", "id,label\na,A\n,B\na,C\n,\nd,D\n", "a d", "A|D", "", "3 table.no-id,4 table.repeated-id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, csvFormat(), c.text)
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "labels", strings.Join(d.Labels, "|"), c.labels)
			same(t, "columns", columnsText(d.Nodes), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestTableIsNone(t *testing.T) {
	for _, text := range []string{"a,b,c,d\n1,2,3,4\n", "x\ny\n", "", "a;b\nb;c;d\ne\n", ",A,B\nA,0,1\nB,1,0\n"} {
		if _, _, err := drawText(csvFormat(), text, DefaultLimits); err == nil || !strings.Contains(err.Error(), "name two columns source and target") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

func TestSniffTable(t *testing.T) {
	for text, want := range map[string]bool{
		"Source,Target\n":                    true,
		"Id;Label\n1;x\n":                    true,
		":ID,name\n1,x\n":                    true,
		"citing\tcited\n":                    true,
		"a,b\nb,c\n":                         true,
		"a\tb\nb\tc\n":                       true,
		"a,b\n":                              false, // one line of two words may be anything
		"Smith, John\nLee, Ann\n":            false,
		"Hello there, you\nand, me\n":        false,
		"{\"id\":1,\"label\":2}\n":           false,
		"{\"a\":1,\"from\":2,\"to\":3}\n":    false,
		"id,title,authors,year\n1,a,b,2\n":   false,
		"Id,Label,authors,year\na,A,b,2\n":   true,
		"id,a,b,c,d,e,f\n1,2,3,4,5,6,7\n":    false,
		"name,mail\nann,a@b.c\n":             false,
		"c,code\n0,00\n1,01\n":               false,
		"@article{a,\n  title = {x},\n}\n":   false,
		"TY  - JOUR\nAU  - Lee, A\nER  - \n": false,
		"1\t2\n3\t4\n":                       false, // an edge list
		"":                                   false,
		" ,A,B\nA,0,1\nB,1,0\n":              false,
		"a;b\nb;c;d\ne\n":                    false,
		"<a href=\"x\">,b\n<a>,c\n":          false,
	} {
		if got := sniffTable([]byte(text)); got != want {
			t.Errorf("sniffTable(%q) = %v", text, got)
		}
	}
}

func TestTableLongLines(t *testing.T) {
	long := strings.Repeat("x", 200)
	text := "source,target\na,b\n" + long + ",c\nd,\"e\n" + long + "\nf,g\n"
	d, problems, err := drawText(csvFormat(), text, Limits{Record: 100})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "edges", arcs(d), "a>b@2 d>\"e@4 f>g@6")
	same(t, "problems", strings.Join(problems, ","), "3 table.long-line,5 table.long-line,4 table.unclosed-quote")
}

// TestRowsAsEncodingCSV: what encoding/csv writes is read the same.
func TestRowsAsEncodingCSV(t *testing.T) {
	cell := rapid.StringMatching(`([a-z0-9]|[a-z"';|, \n\t]{0,6}[a-z"])?`)
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 4).Draw(t, "width")
		delim := rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(t, "delim")
		want := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 5).Draw(t, "rows")
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.Comma = delim
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		got := readRows(t, text.String(), byte(delim))
		for _, row := range want {
			for i, c := range row {
				row[i] = strings.TrimSpace(c)
			}
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q\n got %q\nwant %q", text.String(), got, want)
		}
	})
}

// readRows reads all rows of a table.
func readRows(t *rapid.T, text string, delim byte) [][]string {
	in := Input{R: strings.NewReader(text), Limits: DefaultLimits}
	r := tableReader{lines: newLineReader(in), row: tableRow{delim: delim}}
	var out [][]string
	for {
		row, err := r.next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for i := range row.width() {
			cells = append(cells, string(row.cell(i)))
		}
		out = append(out, cells)
	}
}

func FuzzTable(f *testing.F) {
	fuzzDrawing(f, csvFormat(), sampleOf(f, csvFormat()), "id;label\n1;\"a\n", "source,target,type,weight\na,b,undirected,\"1,5\"\nc,d,directed,\n", "a\tb\n\"\\\"\t\"\n")
}

func BenchmarkTable(b *testing.B) {
	text := strings.Builder{}
	text.WriteString("Source,Target,Type,Id,Weight\n")
	for i := range 100_000 {
		fmt.Fprintf(&text, "\"W%d\",\"W%d\",Directed,e%d,%d.5\n", i*7919%20_000, i*104729%20_000, i, i%10)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := drawText(csvFormat(), text.String(), DefaultLimits); err != nil {
			b.Fatal(err)
		}
	}
}
