package ingest

import "testing"

func TestCochraneFields(t *testing.T) {
	tests := []struct {
		name, lines string // behind Record #1 of 1 and a title
		want        want
	}{
		{"key", "ID: CD1", want{"key": "CD1", "line": "1", "type": "article", "title": "T"}},
		{"review", "SO: Cochrane Database of Systematic Reviews", want{"type": "review", "venue": "Cochrane Database of Systematic Reviews", "venuetype": "journal"}},
		{"trial", "PT: Journal article; Randomized controlled trial", want{"type": "article"}},
		{"letter", "PT: Letter; Comment", want{"type": "letter"}},
		{"authors", "AU: Moreau, AM\nAU: Keller B\nAU: van der Berg JH", want{"authors": "AM||Moreau; B||Keller; JH|van der|Berg"}},
		{"authors by and", "AU: Nowak E and Orlov D", want{"authors": "E||Nowak; D||Orlov"}},
		{"issue", "YR: 2020\nVL: 43\nNO: 2\nPG: 123-9", want{"date": "2020", "volume": "43", "issue": "2", "pages": "123-129"}},
		{"keywords", "KY: Adult; *Walking [adverse effects, methods]; Adult", want{"keywords": "cochrane:Adult; cochrane:Walking"}},
		{"abstract over lines", "AB: We\ncount.\n\nTP: all", want{"abstract": "We count. TP: all"}},
		{"DOI", "DOI: 10.1000/A", want{"ids": "doi:10.1000/a"}},
		{"DOI in the address", "US: https://doi.org//10.1000/A", want{"ids": "doi:10.1000/a"}},
		{"the address of a trial", "PM: PUBMED 77\nUS: https://www.cochranelibrary.com/central/doi/10.1002/central/CN-1/full", want{"ids": "pmid:77"}},
		{"number in another base", "PM: EMBASE 77", want{"ids": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, _ := readText(t, cochraneFormat(), "Record #1 of 1\nTI: T\n"+tt.lines+"\n")
			if len(records) != 1 {
				t.Fatalf("%d records", len(records))
			}
			checkFields(t, records[0], tt.want)
		})
	}
}

func TestCochraneProblems(t *testing.T) {
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"none", "Record #1 of 2\nTI: A\n\nRecord #2 of 2\nTI: B\n", "A B", nil},
		{"no blank line", "Record #1 of 2\nTI: A\nRecord #2 of 2\nTI: B\n", "A B", nil},
		{"text before records", "Search: x\nRecord #1 of 1\nTI: A\n", "A", []string{"1 cochrane.stray-text info"}},
		{"text behind the first line", "Record #1 of 1\nfoo\nTI: A\n", "A", []string{"2 cochrane.stray-text info"}},
		{"an empty record", "Record #1 of 2\nYR: 2000\nRecord #2 of 2\nTI: B\n", "B", []string{"1 cochrane.empty-record error"}},
		{"bad year", "Record #1 of 1\nTI: A\nYR: 0001\n", "A", []string{"3 cochrane.bad-year warn"}},
		{"bad DOI", "Record #1 of 1\nTI: A\nDOI: soon\n", "A", []string{"3 cochrane.bad-doi warn"}},
		{"nobody", "Record #1 of 1\nTI: A\nAU: Anonymous\n", "A", []string{"3 cochrane.placeholder-name info"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkProblems(t, cochraneFormat(), tt.in, tt.titles, tt.problems) })
	}
}

func TestCochraneSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"Record #1 of 20\nID: CN-1\n", true},
		{"\nRecord #1 of 20\n\nTI: A\n", true},
		{"Record #1 of 2\nProvider: X\n\nTY  - JOUR\nTI  - A\n", false},
		{"Record #1 of 2\n@article{k,\n", false},
		{"ID: 1\nTI: A\n", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffCochrane([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffCochrane(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestCochraneStops(t *testing.T) { checkStops(t, cochraneFormat()) }

func FuzzCochrane(f *testing.F) {
	fuzzTagged(f, cochraneFormat(), "Record #1 of 1\nAU: and\nKY: [;*\nPG: -\nPM: PUBMED\nUS: /central/\n")
}
