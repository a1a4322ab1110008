package library

// Columns are groups of columns of a corpus that a reader can do without. A snapshot
// leaves them empty, so that it opens sooner.
type Columns uint

// The groups of columns.
const (
	Titles       Columns = 1 << iota // titles of works
	Abstracts                        // abstracts of works
	Details                          // identifiers but for the best, dates, types, classes, languages, volumes, pages and places of records
	Matches                          // how references were matched
	Terms                            // which keywords works have
	Places                           // which institutions and countries works have
	Similarities                     // Related
)

// paths are the beginnings of the paths of the columns.
func (c Columns) paths() []string {
	var out []string
	for i, group := range [][]string{
		{"Papers.Titles[]"},
		{"Papers.Abstracts[]"},
		{"Papers.AllIDs[]", "Papers.Dates[]", "Papers.Types[]", "Papers.Classes[]", "Papers.Languages[]", "Papers.Volumes[]", "Papers.PagesFirst[]", "Papers.Origins[]"},
		{"Papers.Matches[]"},
		{"Papers.Keywords", "Keywords.Papers"},
		{"Papers.Institutions", "Papers.Countries", "Institutions.Papers", "Countries.Papers"},
		{"Related"},
	} {
		if c&(1<<i) != 0 {
			out = append(out, group...)
		}
	}
	return out
}
