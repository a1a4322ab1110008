package graph

import (
	"slices"
	"strings"
)

// preprintPrefixes are the beginnings of DOIs that only servers of preprints
// register. Those of repositories that also hold theses, data and articles are
// not among them.
var preprintPrefixes = [...]string{
	"10.1101/",                     // bioRxiv and medRxiv
	"10.64898/",                    // bioRxiv and medRxiv since 2025
	"10.2139/ssrn.",                // SSRN
	"10.21203/rs.",                 // Research Square
	"10.20944/preprints",           // Preprints.org
	"10.26434/chemrxiv",            // ChemRxiv
	"10.31219/osf.io/",             // OSF Preprints
	"10.31234/osf.io/",             // PsyArXiv
	"10.31235/osf.io/",             // SocArXiv
	"10.31222/osf.io/",             // MetaArXiv
	"10.31223/",                    // EarthArXiv
	"10.35542/osf.io/",             // EdArXiv
	"10.36227/techrxiv",            // TechRxiv
	"10.22541/au.",                 // Authorea
	"10.22541/essoar.",             // ESS Open Archive
	"10.1002/essoar.",              // ESSOAr
	"10.7287/peerj.preprints.",     // PeerJ Preprints
	"10.1590/scielopreprints.",     // SciELO Preprints
	"10.33774/",                    // Cambridge Open Engage
	"10.14293/s2199-1006.1.sor-pp", // ScienceOpen Preprints
	"10.1038/npre.",                // Nature Precedings
	"10.3386/w",                    // NBER
}

// preprintVenues are the folded names by which sources call servers of preprints
// as if they were journals.
var preprintVenues = [...]string{
	"arxiv", "corr", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "techrxiv", "eartharxiv",
	"ssrn electronic journal", "ssrn", "research square", "preprints", "preprints.org", "peerj preprints",
	"osf preprints", "authorea", "nature precedings",
}

// isPreprint tells whether a record describes a preprint: by its type, DOI,
// venue or DBLP key. A record of arXiv that has a DOI of another publisher still
// describes the preprint.
func (j *joiner) isPreprint(e *entry) bool {
	d := &j.b.details[e.detail]
	if j.b.words.list[d.kind] == "preprint" {
		return true
	}
	for _, id := range in(e.ids, j.b.entryIDs) {
		if preprintID(j.b.ids.list[id]) {
			return true
		}
	}
	return d.venue >= 0 && preprintVenue(j.b.venues.list[d.venue].name)
}

// preprintID tells an identifier that only a preprint has.
func preprintID(id ID) bool {
	switch id.Scheme {
	case DOI:
		return slices.ContainsFunc(preprintPrefixes[:], func(p string) bool { return strings.HasPrefix(id.Value, p) })
	case DBLP:
		return strings.HasPrefix(id.Value, "journals/corr/")
	}
	return false
}

func preprintVenue(name string) bool {
	if len(name) > 80 {
		return false
	}
	f := Fold(name)
	return slices.Contains(preprintVenues[:], f) || strings.HasPrefix(f, "arxiv preprint") || strings.HasPrefix(f, "arxiv e-print") ||
		strings.HasPrefix(f, "arxiv:") || strings.HasPrefix(f, "arxiv (") || strings.HasPrefix(f, "biorxiv") || strings.HasPrefix(f, "medrxiv")
}
