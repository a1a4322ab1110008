package graph

import "testing"

// checkedCorpus has two persons of one name, told apart by their co-authors, and one person of
// two names.
func checkedCorpus(t *testing.T) *Corpus {
	t.Helper()
	b := NewBuilder(BuildOptions{Identity: IdentityAuto, Ledger: true})
	add := func(key string, names []string, orcids []string, id string) {
		r := Record{Key: key, Title: "On " + key}
		for i, n := range names {
			a := Author{Name: ParseName(n), ORCID: orcids[i]}
			if i == 0 && id != "" {
				a.SourceID = ID{OpenAlex, id}
			}
			r.Authors = append(r.Authors, a)
		}
		b.Add(r)
	}
	const ada, eve = "0000-0002-1825-0097", "0000-0001-5109-3700"
	add("a", []string{"A. Zog", "Bob Yot"}, []string{ada, ""}, "A1")
	add("b", []string{"Ada Zog", "Bob Yot"}, []string{ada, ""}, "A1")
	add("c", []string{"A. Zog", "Cid Wim"}, []string{eve, ""}, "")
	add("d", []string{"Dan Vox", "Eva Uhl"}, []string{eve, eve}, "A2")
	return b.Corpus()
}

// TestCheckIdentity: under the initials the three mentions with an ORCID are one
// person: B-cubed precision is (2/3+2/3+1/3)/3 and one pair of three is right. Full
// names join a and c: each stands beside one of its own in 2, 1, 2.
func TestCheckIdentity(t *testing.T) {
	checks := checkedCorpus(t).CheckIdentity()
	if len(checks) != 2 || checks[0].Scheme != "orcid" || checks[1].Scheme != "openalex" {
		t.Fatalf("got %+v", checks)
	}
	k := checks[0]
	if k.Mentions != 3 || k.Persons != 2 || k.Names != 2 || k.Ambiguous != 1 {
		t.Errorf("got %+v", k)
	}
	full, initials := k.Rules[1], k.Rules[2]
	if !near(initials.BCubedP, 5./9) || !near(initials.BCubedR, 1) || !near(initials.PairP, 1./3) || initials.Persons != 1 {
		t.Errorf("initials: got %+v", initials)
	}
	if !near(full.BCubedP, 2./3) || !near(full.BCubedR, 2./3) || !near(full.PairF1, 0) || full.Persons != 2 {
		t.Errorf("full names: got %+v", full)
	}
	if auto := k.Rules[0]; auto.Rule != IdentityAuto || !near(auto.PairR, 1) || auto.PairP == 1 {
		t.Errorf("auto, which must not see the ids: got %+v", auto)
	}
	if checks[1].Mentions != 3 || checks[1].Persons != 2 {
		t.Errorf("got %+v", checks[1])
	}
}

func TestIdentify(t *testing.T) {
	c := checkedCorpus(t)
	other, ok := c.Identify(IdentityInitials)
	if !ok || other.Authors.N() != 5 || c.Authors.N() != 6 {
		t.Fatalf("got %d authors, and %d with ids", other.Authors.N(), c.Authors.N())
	}
	in := c.AuthorsIn(other)
	for i, k := range in {
		if got, want := other.Authors.Names[k], c.Authors.Names[i]; got != want && want != "A. Zog" {
			t.Errorf("%s is in %s", want, got)
		}
	}
	plain := NewBuilder(DefaultBuildOptions()).Corpus()
	if _, ok := plain.Identify(IdentityNone); ok || plain.Ledger != nil || plain.CheckIdentity() != nil {
		t.Error("a corpus without by-lines answers")
	}
}
