package cli

import (
	"fmt"
	"math"

	"cocite/export"
	"cocite/graph"
)

// rounded keeps three digits behind the point.
func rounded(v float64) float64 { return math.Round(v*1000) / 1000 }

// printCheck prints how well identity finds persons again whose ids are hidden.
func (o *authorsOptions) printCheck(s *Streams, c *graph.Corpus) error {
	checks := c.CheckIdentity()
	if o.json {
		return printJSON(s.Out, map[string]any{"checks": notNil(checks)})
	}
	if len(checks) == 0 {
		_, err := fmt.Fprintln(s.Out, "nothing to check against: no author of these sources has an ORCID or an author id")
		return err
	}
	for i, k := range checks {
		if i > 0 {
			fmt.Fprintln(s.Out)
		}
		fmt.Fprintf(s.Out, "truth: %s, hidden while names were joined\n%s of %s under %s, %d of these of more than one person\n",
			schemeWords(k.Scheme), plural(k.Mentions, "mention"), plural(k.Persons, "person"), plural(k.Names, "full name"), k.Ambiguous)
		if err := printTable(s, checkTable(k)); err != nil {
			return err
		}
	}
	return nil
}

// schemeWords names a scheme of ids.
func schemeWords(scheme string) string {
	switch scheme {
	case "orcid":
		return "ORCID"
	case "dblp:name":
		return "names with DBLP's numbers"
	}
	return "author ids of " + scheme
}

// checkTable is one line a rule.
func checkTable(k graph.IdentityCheck) export.Table {
	t := export.Table{Columns: []graph.Column{{Name: "rule"}, {Name: "persons"}}}
	for _, name := range []string{"B³ P", "B³ R", "B³ F1", "pairs P", "pairs R", "pairs F1"} {
		t.Columns = append(t.Columns, graph.Column{Name: name})
	}
	for _, r := range k.Rules {
		t.Columns[0].Text = append(t.Columns[0].Text, string(r.Rule))
		t.Columns[1].Int = append(t.Columns[1].Int, int64(r.Persons))
		for i, v := range []float64{r.BCubedP, r.BCubedR, r.BCubedF1, r.PairP, r.PairR, r.PairF1} {
			t.Columns[2+i].Float = append(t.Columns[2+i].Float, rounded(v))
		}
	}
	return t
}
