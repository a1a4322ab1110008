package ingest

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"cocite/graph"
)

// listed is what a listing came to.
type listed struct {
	subjects []string
	records  []graph.Record
	problems []*graph.Problem
}

func readListing(t testing.TB, text string) listed {
	t.Helper()
	var l listed
	in := Input{R: strings.NewReader(text), File: "f", Limits: DefaultLimits}
	for r, err := range listingFormat().Records(in) {
		var p *graph.Problem
		switch {
		case errors.As(err, &p):
			l.problems = append(l.problems, p)
		case err != nil:
			t.Fatal(err)
		case r.Stub:
			l.subjects = append(l.subjects, r.Title)
		default:
			l.records = append(l.records, r)
		}
	}
	return l
}

// short writes a record in one line: title|abstract|class|date|authors, with … where
// something is cut.
func short(r graph.Record) string {
	cut := map[bool]string{true: "…"}
	var names []string
	for _, a := range r.Authors {
		names = append(names, a.Name.Full)
	}
	return strings.Join([]string{
		r.Title + cut[r.TitleCut], r.Abstract + cut[r.AbstractCut], strings.Join(r.Classes, "/"), r.Date,
		strings.Join(names, "; ") + cut[r.AuthorsCut],
	}, "|")
}

func TestListing(t *testing.T) {
	const head = "English\nRelated papers\n\nRelated papers: A subject\n\n2 papers\n\n"
	const one = "|First abstract…|A B · C|2020-01-02|Ada Moreau; Bo Li"
	tests := []struct {
		name, text string
		want       []string
		codes      []string
	}{
		{"plain", head + "First abstract…\n\nA B · C 2020-01-02 Ada Moreau , Bo Li\n\nSecond.\n\nD · E 2021-02-03 Chi Wu", []string{one, "|Second.|D · E|2021-02-03|Chi Wu"}, nil},
		{"crlf", strings.ReplaceAll(head+"First abstract…\n\nA B · C 2020-01-02 Ada Moreau , Bo Li\n", "\n", "\r\n"), []string{one}, []string{"listing.part"}},
		{"no-break spaces", "Related\u00a0papers:\u00a0A subject\n\nFirst\u00a0abstract…\n\nA\u202fB\u2009·\u00a0C\u00a02020-01-02\u00a0Ada\u00a0Moreau\u00a0,\u00a0Bo Li \u200b\n", []string{one}, nil},
		{"bullet", "Related papers: A subject\nFirst abstract…\nA B • C 2020-01-02 Ada Moreau , Bo Li\n", []string{one}, nil},
		{"bar", "Related papers: A subject\nFirst abstract…\nA B | C 2020-01-02 Ada Moreau , Bo Li\n", []string{one}, nil},
		{"dots", "Related papers: A subject\nFirst abstract...\nA B · C 2020-01-02 Ada Moreau , Bo Li\n", []string{one}, nil},
		{"trailing blanks", "Related papers: A subject  \n \nFirst abstract…\t\n\nA B · C 2020-01-02 Ada Moreau , Bo Li  \n", []string{one}, nil},
		{"other language", "Deutsch\nÄhnliche Arbeiten\n\nÄhnliche Arbeiten: A subject\n\n1 Arbeiten\n\nFirst abstract…\n\nA B · C 2020-01-02 Ada Moreau , Bo Li\n‹ Zurück 1 2 Weiter ›\n", []string{one}, nil},
		{"wrapped abstract", "Related papers: A subject\n\nA rather long line of an abstract that\ngoes on and on over\nthree lines.\n\nA · B 2020-01-02 Chi Wu\n", []string{"|A rather long line of an abstract that goes on and on over three lines.|A · B|2020-01-02|Chi Wu"}, nil},
		{"abstract in two lines", "Related papers: A subject\n\nA rather long line of an abstract that\ngoes on.\n\nA · B 2020-01-02 Chi Wu\n", []string{"|A rather long line of an abstract that goes on.|A · B|2020-01-02|Chi Wu"}, nil},
		{"title", "Related papers: A subject\n\nOn titles\n\nAn abstract.\n\nA · B 2020-01-02 Chi Wu\n", []string{"On titles|An abstract.|A · B|2020-01-02|Chi Wu"}, nil},
		{"title without a gap", "Related papers: A subject\n\nOn titles\nAn abstract.\nA · B 2020-01-02 Chi Wu\n", []string{"On titles|An abstract.|A · B|2020-01-02|Chi Wu"}, nil},
		{"suffix", "Related papers: A subject\nX.\nA · B 2020-01-02 John Smith, Jr. , Chi Wu\n", []string{"|X.|A · B|2020-01-02|John Smith, Jr.; Chi Wu"}, nil},
		{"et al.", "Related papers: A subject\nX.\nA · B 2020-01-02 Chi Wu , et al.\n", []string{"|X.|A · B|2020-01-02|Chi Wu…"}, []string{"listing.authors-truncated"}},
		{"more", "Related papers: A subject\nX.\nA · B 2020-01-02 Chi Wu , Bo Li , +3 more\n", []string{"|X.|A · B|2020-01-02|Chi Wu; Bo Li…"}, []string{"listing.authors-truncated"}},
		{"others", "Related papers: A subject\nX.\nA · B 2020-01-02 Chi Wu and 12 others\n", []string{"|X.|A · B|2020-01-02|Chi Wu…"}, []string{"listing.authors-truncated"}},
		{"dots for authors", "Related papers: A subject\nX.\nA · B 2020-01-02 Chi Wu , …\n", []string{"|X.|A · B|2020-01-02|Chi Wu…"}, []string{"listing.authors-truncated"}},
		{"no authors", "Related papers: A subject\nX.\nA · B 2020-01-02\n", []string{"|X.|A · B|2020-01-02|"}, []string{"listing.no-authors"}},
		{"no abstract", "Related papers: A subject\nX.\nA · B 2020-01-02 Chi Wu\nC · D 2020-01-03 Bo Li\n", []string{"|X.|A · B|2020-01-02|Chi Wu", "||C · D|2020-01-03|Bo Li"}, []string{"listing.meta-without-abstract"}},
		{"no subject", "X.\n\nA · B 2020-01-02 Chi Wu\n", []string{"|X.|A · B|2020-01-02|Chi Wu"}, []string{"listing.no-subject"}},
		{"no such day", "Related papers: A subject\nX.\nA · B 2020-13-41 Chi Wu\n", []string{"|X.|A · B|2020|Chi Wu"}, []string{"listing.date"}},
		{"no such year", "Related papers: A subject\nX.\nA · B 9999-01-01 Chi Wu\n", []string{"|X.|A · B||Chi Wu"}, []string{"listing.year"}},
		{"date in an abstract", "Related papers: A subject\nSince 2020-01-02 we measure.\nA · B 2020-01-02 Chi Wu\n", []string{"|Since 2020-01-02 we measure.|A · B|2020-01-02|Chi Wu"}, nil},
		{"class and date far inside an abstract", "Related papers: A subject\n" + strings.Repeat("word ", 40) + "in A · B 2020-01-02 it was.\nA · B 2020-01-02 Chi Wu\n", []string{"|" + strings.Repeat("word ", 40) + "in A · B 2020-01-02 it was.|A · B|2020-01-02|Chi Wu"}, nil},
		{"cut inside an abstract", "Related papers: A subject\nX.\nA · B 2020-01-02 Chi Wu\n\n" + strings.Repeat("word ", 40), []string{"|X.|A · B|2020-01-02|Chi Wu"}, []string{"listing.text-without-meta"}},
		{"number line in an abstract", "Related papers: A subject\n\n7 papers\n\nWe read\n200 papers\nand more.\n\nA · B 2020-01-02 Chi Wu\n", []string{"|We read 200 papers and more.|A · B|2020-01-02|Chi Wu"}, []string{"listing.part"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := readListing(t, tt.text)
			var got, codes []string
			for i, r := range l.records {
				got = append(got, short(r))
				if len(l.subjects) > 0 && (len(r.Related) != 1 || r.Related[0].Rank != i+1 || r.Related[0].To.Key == "") {
					t.Errorf("record %d has relations %v", i, r.Related)
				}
			}
			for _, p := range l.problems {
				codes = append(codes, p.Code)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if !slices.Equal(codes, tt.codes) {
				t.Errorf("got problems %v, want %v", l.problems, tt.codes)
			}
		})
	}
}

func TestListingPages(t *testing.T) {
	page := string(must(os.ReadFile("testdata/samples/related-listing.txt")))
	other := strings.ReplaceAll(page, "A paper about graphs whose title goes on and on, f…", "Short")
	tests := []struct {
		name, text string
		subjects   []string
		ranks      []int
		problems   []string
	}{
		{"one", page, []string{"A paper about graphs whose title goes on and on, f"}, []int{1, 2, 3}, []string{"the file holds 3 of the 23 papers of the listing"}},
		{"two, glued", page + page, []string{"A paper about graphs whose title goes on and on, f"}, []int{1, 2, 3, 4, 5, 6}, []string{"the file holds 6 of the 23 papers of the listing"}},
		{"two without pager", strings.TrimSuffix(page, "‹ Prev 1 2 3 Next ›") + "\n" + page, []string{"A paper about graphs whose title goes on and on, f"}, []int{1, 2, 3, 4, 5, 6}, []string{"the file holds 6 of the 23 papers of the listing"}},
		{"two listings", page + "\n" + other, []string{"A paper about graphs whose title goes on and on, f", "Short"}, []int{1, 2, 3, 1, 2, 3}, []string{"the file holds 3 of the 23 papers of the listing", "the file holds 3 of the 23 papers of the listing"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := readListing(t, tt.text)
			var ranks []int
			var problems []string
			for _, r := range l.records {
				ranks = append(ranks, r.Related[0].Rank)
			}
			for _, p := range l.problems {
				problems = append(problems, p.Message)
			}
			if !slices.Equal(l.subjects, tt.subjects) || !slices.Equal(ranks, tt.ranks) || !slices.Equal(problems, tt.problems) {
				t.Errorf("got subjects %q, ranks %v, problems %q", l.subjects, ranks, problems)
			}
		})
	}
}

func TestListingSubject(t *testing.T) {
	for r, err := range listingFormat().Records(Input{R: strings.NewReader("Related papers: A cut ti…\n"), Limits: DefaultLimits}) {
		if err != nil || !r.Stub || !r.TitleCut || r.Title != "A cut ti" || r.Key != "A cut ti…" || r.Origin.Line != 1 {
			t.Errorf("got %+v, %v", r, err)
		}
	}
}

func FuzzListing(f *testing.F) {
	f.Add(string(must(os.ReadFile("testdata/samples/related-listing.txt"))))
	f.Add("Related papers: x\n3 papers\nA · B 2020-01-02 C , D\n‹ Prev 1 Next ›")
	f.Fuzz(func(t *testing.T, text string) {
		l := readListing(t, text)
		for _, r := range l.records {
			if len(r.Classes) != 1 || r.Origin.Line < 1 {
				t.Fatalf("got %+v", r)
			}
		}
	})
}
