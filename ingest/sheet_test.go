package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cocite/graph"
)

// The columns of a sheet of our own.
const (
	shelfID = iota
	shelfTitle
	shelfYear
	shelfPage
	shelfNote
)

// shelfSheet is a format for tests.
func shelfSheet() sheetFormat {
	return sheetFormat{
		name: "shelf-csv", doc: "a shelf", code: "shelf",
		columns: []sheetColumn{
			shelfID: {names: "Shelf ID", kind: sheetID}, shelfTitle: {names: "Title|Name of Work"}, shelfYear: {names: "Year"},
			shelfPage: {names: "Page", kind: sheetPlace, optional: true}, shelfNote: {names: "Note", optional: true},
		},
		claims: func(has hasHeading) bool { return has("Shelf-ID") && has("Title", "Name of work") },
		record: func(r *sheetRow) (graph.Record, bool) {
			r.key = r.get(shelfID)
			out := graph.Record{Key: r.key, Title: r.clean(shelfTitle), PageFirst: r.get(shelfPage), Abstract: r.clean(shelfNote)}
			out.Year, out.Date = r.date(shelfYear)
			if out.Title == "" {
				r.problem("no-title", graph.Error, "a row without a title is left out", r.begin())
			}
			return out, out.Title != ""
		},
	}
}

// readShelf lists what a text holds, one item a line.
func readShelf(text string, threads int) string {
	in := Input{R: strings.NewReader(text), File: "f", Limits: DefaultLimits, Threads: threads}
	var out []string
	for r, err := range shelfSheet().read(in) {
		var p *graph.Problem
		switch {
		case errors.As(err, &p):
			out = append(out, fmt.Sprint("! ", p.Line, " ", p.Code, " ", p.Severity))
		case err != nil:
			out = append(out, "error")
		default:
			out = append(out, fmt.Sprint(r.Origin.Line, " ", r.Key, "|", r.Title, "|", r.Date, "|", r.PageFirst, "|", r.Abstract))
		}
	}
	return strings.Join(out, "\n")
}

func TestSheet(t *testing.T) {
	const head = "Shelf ID,Title,Year\n"
	long := strings.Repeat("x", maxSpreadsheetCell-1) + "ä"
	for _, c := range []struct{ name, text, want string }{
		{"plain", head + "1,A,2001\n2,B,2002-03\n", "2 1|A|2001||\n3 2|B|2002-03||"},
		{"headings in another order and case, other columns", "YEAR,x,shelf_id,  name  OF work\n2001,?,1,A", "2 1|A|2001||"},
		{"the preferred heading counts", "Shelf ID,Name of Work,Title,Year\n1,no,yes,1999\n", "2 1|yes|1999||"},
		{"a byte order mark, all quoted", "\ufeff\"Shelf ID\",\"Title\",\"Year\"\n\"1\",\"A, \"\"B\"\"\",\"2001\"\n", `2 1|A, "B"|2001||`},
		{"semicolons", "Shelf ID;Title;Year\n1;A, B;2001\n", "2 1|A, B|2001||"},
		{"tabs", "Shelf ID\tTitle\tYear\n1\tA, \"B\" C\t2001\n", `2 1|A, "B" C|2001||`},
		{"a preamble", "\"About the data: one, two\nand three\"\n\n" + head + "1,A,2001\n", "5 1|A|2001||"},
		{"cells of several lines", head + "1,\"A\nB\",2001\n2,C,2002\n", "2 1|A B|2001||\n4 2|C|2002||"},
		{"blank rows", head + "\n1,A,2001\n,,\n", "3 1|A|2001||"},
		{"files one behind the other", head + "1,A,2001\n\ufeff" + head + "2,B,2002\n", "2 1|A|2001||\n4 2|B|2002||"},
		{"a row too short", head + "1,A\n2,B,2002\n", "! 2 shelf.wrong-width warn\n2 1|A|||\n3 2|B|2002||"},
		{"a row too long", head + "1,A,2001,,\n2,B,2002,x\n3,C,2003\n", "2 1|A|2001||\n! 3 shelf.wrong-width error\n4 3|C|2003||"},
		{"empty headings at the end", "Shelf ID,Title,Year,,\n1,A,2001\n2,B,2002,,x\n", "2 1|A|2001||\n3 2|B|2002||"},
		{"stray quotes", head + "1,\"A \"b, c\" d\",2001\n2,\"C \"d\" e\",2002\n", "! 2 shelf.stray-quote warn\n2 1|A \"b, c\" d|2001||\n! 3 shelf.stray-quote warn\n3 2|C \"d\" e|2002||"},
		{"a quote that never closes", head + "1,\"A,2001\n2,B,2002\n", "! 2 shelf.unclosed-quote warn\n! 2 shelf.wrong-width warn\n2 1|A,2001|||\n3 2|B|2002||"},
		{"a quote that closes in the next row", head + "1,\"A,2001\n2,\"B\",2002\n3,C,2003\n", "! 2 shelf.unclosed-quote warn\n! 2 shelf.wrong-width warn\n2 1|A,2001|||\n3 2|B|2002||\n4 3|C|2003||"},
		{"cut off", head + "1,A,2001\n2,\"B\nand more\nof it", "2 1|A|2001||\n! 3 shelf.unclosed-quote warn\n! 3 shelf.wrong-width warn\n3 2|B and more of it|||"},
		{"a row that is no work", head + "1,,2001\n2,B,2002\n", "! 2 shelf.no-title error\n3 2|B|2002||"},
		{"a year that is none", head + "1,A,20011\n2,B,9999\n3,C,x\n", "! 2 shelf.bad-year warn\n2 1|A|||\n! 3 shelf.bad-year warn\n3 2|B|||\n4 3|C|||"},
		{"columns missing", "Title,Shelf ID\nA,1\n", "! 0 shelf.missing-columns info\n2 1|A|||"},
		{"rounded numbers", head + "5.72E+10,A,2001\n\"5,7E+10\",B,2002\n1,5.72E+10,2003\n", "2 |A|2001||\n3 |B|2002||\n4 1|5.72E+10|2003||\n! 2 shelf.rounded-number warn"},
		{"pages made dates", "Shelf ID,Title,Year,Page\n1,A,2001,10-Dec\n2,B,2002,Jan-12\n3,C,2003,10-12\n", "2 1|A|2001||\n3 2|B|2002||\n4 3|C|2003|10-12|\n! 2 shelf.made-a-date warn"},
		{"cells cut off", "Shelf ID,Title,Year,Note\n1,A,2001," + long + "\n2,B,2002," + long + "y\n", "2 1|A|2001||" + long + "\n3 2|B|2002||" + long + "y\n! 2 shelf.cut-cell warn"},
		{"forced on other headings", "Title;x\nA;1\n", "! 0 shelf.missing-columns info\n2 |A|||"},
		{"none of the headings", "a,b\n1,2\n", "error"},
		{"empty", "", "error"},
		{"nothing but headings", head, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			same(t, "items", readShelf(c.text, 1), c.want)
			same(t, "items of CRLF", readShelf(strings.ReplaceAll(c.text, "\n", "\r\n"), 2), c.want)
		})
	}
}

func TestSheetThreads(t *testing.T) {
	var text strings.Builder
	text.WriteString("Shelf ID,Title,Year,Page\n")
	for i := range 60_000 {
		fmt.Fprintf(&text, "%d,\"title %d\nof a work\",%d,%s\n", i, i, 1900+i%100, []string{"10-Dec", "1", "x,y"}[i%3])
	}
	one := readShelf(text.String(), 1)
	if one != readShelf(text.String(), 3) {
		t.Error("three threads read something else than one")
	}
	if n := strings.Count(one, "\n"); n != 60_000 {
		t.Errorf("%d items, want 60001", n+1)
	}
}

func TestSheetSniff(t *testing.T) {
	for text, want := range map[string]bool{
		"Shelf ID,Title\n":                true,
		"shelf_id;name of work\n1;A":      true,
		"\"About: x, y\"\nTitle,shelf ID": true,
		"Shelf ID\n1\n":                   false,
		"Title,Year\nShelf ID,x\n":        false,
		"My Shelf ID,Title\n":             false,
		"":                                false,
	} {
		if got := shelfSheet().sniff([]byte(text)); got != want {
			t.Errorf("sniff(%q) = %v", text, got)
		}
	}
}
