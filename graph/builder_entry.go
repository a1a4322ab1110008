package graph

// entry is one record, or one node of a drawing, as the Builder keeps it: what
// every record has. The rest stands in detail.
type entry struct {
	key, title    string
	file, format  int32 // in Builder.words
	line, ordinal int32
	year          int32
	ids           span  // of Builder.entryIDs
	detail        int32 // index into Builder.details; 0 is the empty one that nodes share
	flags         flags
}

// flags are the yes-or-no facts about an entry.
type flags uint8

const (
	isStub flags = 1 << iota
	isDrawn
	isDeclared // a node with a row of its own
	titleCut
	abstractCut
	authorsCut
	isRetracted
)

func (f flags) has(x flags) bool { return f&x != 0 }

// detail is what only records have, not the nodes of a drawing.
type detail struct {
	date, abstract    string
	volume, pageFirst string
	articleNo         string
	kind, language    int32 // in Builder.words
	venue             int32 // in Builder.venues, -1 if unknown
	authors           span  // of Builder.mentions
	keywords          span  // of Builder.terms
	classes           span  // of Builder.classes
	refs              span  // of Builder.refs
	related           span  // of Builder.relations
	citedBy, refCount Count
}

// keptVenue is a Venue that can be compared.
type keptVenue struct {
	name, issn, kind string // issn: all of them, with blanks between
	abbrev           string // "" if it is the name
	id               ID
}

// keptMention is one name in one by-line.
type keptMention struct {
	name     int32 // in Builder.names
	orcid    int32 // in Builder.words
	sourceID int32 // in Builder.ids, -1 if there is none
	places   span  // of Builder.places
}

// keptRef is one entry of a reference list. Most are an identifier and nothing else.
type keptRef struct {
	ids  span  // of Builder.refIDs
	text int32 // in Builder.refTexts, -1 if there are only identifiers
}

// keptRefText is what a reference says besides its identifiers.
type keptRefText struct {
	key, raw, title                    string
	author, source, volume, page, year int32 // in Builder.words, but the year
}

// keptRelation is a similarity to another work.
type keptRelation struct {
	to   keptRef
	rank int32
}
