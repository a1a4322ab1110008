package ingest

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		in   string
		want partialDate
	}{
		{"2020", partialDate{2020, 0, 0}},
		{"2020-03", partialDate{2020, 3, 0}},
		{"2020-03-15", partialDate{2020, 3, 15}},
		{"2020-3-5", partialDate{2020, 3, 5}},
		{"2020-03-15T10:20:30Z", partialDate{2020, 3, 15}},
		{"20200315", partialDate{2020, 3, 15}},
		{"2020-03/2020-05", partialDate{2020, 3, 0}},
		{"2020/2021", partialDate{2020, 0, 0}},
		{"2020-2021", partialDate{2020, 0, 0}},
		{"2001/..", partialDate{2001, 0, 0}},
		{"2001/open", partialDate{2001, 0, 0}},
		{"/2010-02", partialDate{2010, 2, 0}},
		{"../2010", partialDate{2010, 0, 0}},
		{"1990~", partialDate{1990, 0, 0}},
		{"1990-05?", partialDate{1990, 5, 0}},
		{"19XX", partialDate{}},
		{"2020-21", partialDate{2020, 0, 0}},    // a season
		{"2020-02-30", partialDate{2020, 2, 0}}, // no such day
		{"2020-02-29", partialDate{2020, 2, 29}},
		{"2019-02-29", partialDate{2019, 2, 0}},
		{"2020//", partialDate{2020, 0, 0}},
		{"2020///Spring", partialDate{2020, 0, 0}},
		{"2020/03//", partialDate{2020, 3, 0}},
		{"2020/03/15/", partialDate{2020, 3, 15}},
		{"2013/02/15/received", partialDate{2013, 2, 15}},
		{"2016/01/", partialDate{2016, 1, 0}},
		{"2020/00/00", partialDate{2020, 0, 0}},
		{"Mar 2020", partialDate{2020, 3, 0}},
		{"15 March 2020", partialDate{2020, 3, 15}},
		{"March 15, 2020", partialDate{2020, 3, 15}},
		{"March 15th, 2020", partialDate{2020, 3, 15}},
		{"2020 Mar 5", partialDate{2020, 3, 5}},
		{"2019 Nov-Dec", partialDate{2019, 11, 0}},
		{"1998 Dec-1999 Jan", partialDate{1998, 12, 0}},
		{"2018 Winter", partialDate{2018, 0, 0}},
		{"Sept. 1999", partialDate{1999, 9, 0}},
		{"3. März 1999", partialDate{1999, 3, 3}},
		{"août 1968", partialDate{1968, 8, 0}},
		{"1-4 June 2020", partialDate{2020, 6, 1}},
		{"1 – 4 June 2020", partialDate{2020, 6, 1}},
		{"30 June-4 July 2020", partialDate{2020, 6, 30}},
		{"June 1-4, 2020", partialDate{2020, 6, 1}},
		{"3, 4 June 2020", partialDate{2020, 6, 4}},
		{"Sep 9", partialDate{0, 9, 9}},
		{"9 Sep", partialDate{0, 9, 9}},
		{"jul", partialDate{0, 7, 0}},
		{"15.03.2020", partialDate{2020, 3, 15}},
		{"03/15/2020", partialDate{2020, 3, 15}},
		{"15/03/2020", partialDate{2020, 3, 15}},
		{"03/04/2020", partialDate{2020, 0, 0}},
		{"c2004", partialDate{2004, 0, 0}},
		{"[2004?]", partialDate{2004, 0, 0}},
		{"2020a", partialDate{2020, 0, 0}},
		{"in press", partialDate{}},
		{"Submitted", partialDate{}},
		{"0", partialDate{}},
		{"9999", partialDate{}},
		{"350", partialDate{}},
		{"12345", partialDate{}},
		{"", partialDate{}},
		{"ma 2000", partialDate{2000, 0, 0}}, // too short for a month
	}
	for _, tt := range tests {
		if got := parseDate(tt.in); got != tt.want {
			t.Errorf("parseDate(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestPartialDateRefine(t *testing.T) {
	tests := []struct{ d, by, want partialDate }{
		{partialDate{2016, 0, 0}, partialDate{0, 9, 9}, partialDate{2016, 9, 9}},
		{partialDate{2016, 9, 0}, partialDate{2016, 9, 9}, partialDate{2016, 9, 9}},
		{partialDate{2016, 9, 0}, partialDate{2016, 8, 9}, partialDate{2016, 9, 0}},
		{partialDate{2016, 0, 0}, partialDate{2015, 8, 9}, partialDate{2016, 0, 0}},
		{partialDate{2019, 0, 0}, partialDate{0, 2, 29}, partialDate{2019, 2, 0}},
	}
	for _, tt := range tests {
		if got := tt.d.refine(tt.by); got != tt.want {
			t.Errorf("%v refined by %v = %v, want %v", tt.d, tt.by, got, tt.want)
		}
	}
}

// What is written is read back, and no text gives a day without a month.
func TestParseDateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := partialDate{rapid.IntRange(1000, 2999).Draw(t, "year"), rapid.IntRange(0, 12).Draw(t, "month"), rapid.IntRange(0, 31).Draw(t, "day")}.valid()
		if got := parseDate(d.String()); got != d {
			t.Fatalf("%v was written as %s and read as %v", d, d, got)
		}
		s := rapid.StringMatching(`[0-9/ .a-zA-Z~-]{0,15}`).Draw(t, "text")
		got := parseDate(s)
		if got != got.valid() || got.Year != 0 && !plausibleYear(got.Year) {
			t.Fatalf("parseDate(%q) = %v, which is no date", s, got)
		}
	})
}
