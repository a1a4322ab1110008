package graph

// workScheme says what an identifier of a scheme is worth.
type workScheme struct {
	scheme Scheme
	merges bool // records that share a value are one work
	marks  bool // different values mean different works
	names  bool // a work can be named by it: it belongs to one work only
}

// workSchemes are the schemes of works in the order of preference for Papers.IDs.
var workSchemes = [...]workScheme{
	{DOI, true, true, true},
	{ArXiv, true, false, true},
	{OpenAlex, true, false, true},
	{PMID, true, true, true},
	{S2, true, false, true},
	{DBLP, true, false, true},
	{WoS, true, true, true},
	{EID, true, true, true},
	{PMCID, true, false, true},
	{S2Corpus, true, false, true},
	{MAG, false, false, true},
	{Lens, true, false, true},
	{Dim, true, false, true},
	{AMiner, false, false, true},
	{OMID, true, false, true},
	{ACL, false, false, true},
	{ADS, true, false, true},
	{Inspire, true, false, true},
	{ISBN, false, false, false},
}

// schemeOf returns what is known of a scheme, and its place in the order of
// preference. An unknown scheme comes last and decides nothing.
func schemeOf(s Scheme) (workScheme, int) {
	for i, w := range workSchemes {
		if w.scheme == s {
			return w, i
		}
	}
	return workScheme{scheme: s}, len(workSchemes)
}
