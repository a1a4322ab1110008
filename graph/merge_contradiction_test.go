package graph

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestRecordsThatContradictEachOtherStayApart(t *testing.T) {
	shared := []ID{doi("10.1000/x")}
	work := func(title, author string, year int, volume, page string) Record {
		return Record{Title: title, Year: year, Authors: by(author), Volume: volume, PageFirst: page, IDs: shared}
	}
	first := work("Asymptotic expansions of everything", "Xenos, Ada", 2001, "36", "1")
	tests := []struct {
		name   string
		second Record
		works  int
	}{
		{"other title, people and year", work("Herd behaviour in online shops", "Ypsil, Bo", 2018, "", ""), 2},
		{"other title, people and page: a chapter", work("Herd behaviour in online shops", "Ypsil, Bo", 2001, "36", "40"), 2},
		{"other title and people, nothing else known", work("Herd behaviour in online shops", "Ypsil, Bo", 0, "", ""), 1},
		{"other title and year, same person", work("Herd behaviour in online shops", "Xenos, A.", 2018, "", ""), 1},
		{"other title, volume and page, same person", work("Herd behaviour in online shops", "Xenos, A.", 2001, "48", "7"), 2},
		{"erratum elsewhere a year later", work("Erratum: Asymptotic expansions of everything", "Xenos, A.", 2002, "37", "9"), 2},
		{"longer title elsewhere in the same year", work("Asymptotic expansions of everything: a survey", "Xenos, A.", 2001, "37", "9"), 1},
		{"same title, all else differs", work("Asymptotic Expansions of Everything", "Ypsil, Bo", 2018, "48", "7"), 1},
		{"translated", work("Асимптотические разложения всего", "Ксенос, А.", 2003, "37", "9"), 1},
		{"no title", work("", "Ypsil, Bo", 2018, "48", "7"), 1},
		{"cut title", Record{Title: "Herd beh", TitleCut: true, Year: 2018, Authors: by("Ypsil, Bo"), IDs: shared}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, records := range [][]Record{{first, tt.second}, {tt.second, first}} {
				c := build(records...)
				told := slices.ContainsFunc(c.Problems, func(p Problem) bool { return p.Code == "graph.id-of-another" })
				if got := len(c.Papers.Titles); got != tt.works || told != (tt.works > 1) {
					t.Errorf("%d works, told: %v; want %d works", got, told, tt.works)
				}
			}
		})
	}
}

// A DOI of proceedings on each of its papers neither joins them nor takes long.
func TestOneIdentifierOnManyWorks(t *testing.T) {
	const n = 20_000
	records := make([]Record, n)
	for i := range records {
		records[i] = Record{
			Title: fmt.Sprintf("Paper%d on topic%d of field%d", i, i*7, i*13), Year: 2020, PageFirst: fmt.Sprint(i + 1),
			Authors: by(fmt.Sprintf("Xenos%d, A.", i)), IDs: []ID{doi("10.1000/x")},
		}
	}
	start := time.Now()
	c := build(records...)
	if got := len(c.Papers.Titles); got != n {
		t.Errorf("%d works, want %d", got, n)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
