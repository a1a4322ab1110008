package graph

// Thesaurus lists the forms under which authors were joined, for programs that know
// no persons: each form with the name of its person. A form or a name that several
// authors share can't be said so; the number of forms left out for that comes back.
func (a *Authors) Thesaurus() (Thesaurus, int) {
	holders := make(map[string]int, a.N())
	for i, forms := range a.Forms {
		seen := map[string]bool{labelKey(a.Names[i]): true}
		holders[labelKey(a.Names[i])]++
		for _, f := range forms {
			if k := labelKey(f); !seen[k] {
				seen[k] = true
				holders[k]++
			}
		}
	}
	t := Thesaurus{Unit: UnitAuthors}
	shared := 0
	for i, forms := range a.Forms {
		name := labelKey(a.Names[i])
		told := map[string]bool{name: true}
		for _, f := range forms {
			k := labelKey(f)
			if told[k] {
				continue
			}
			told[k] = true
			if holders[k] > 1 || holders[name] > 1 {
				shared++
				continue
			}
			t.Entries = append(t.Entries, ThesaurusEntry{Label: f, ReplaceBy: a.Names[i]})
		}
	}
	return t, shared
}
