package graph

// The weights of evidence, in points. Four points are worth about as much as six
// times fewer namesakes.
const (
	pointsCoauthor  = 4.0  // the first co-author in common; 2 more if given names are equal in full
	pointsCoauthors = 12.0 // three or more
	pointsCites     = 8.0
	pointsRef       = 2.0 // each reference in common
	maxRefPoints    = 10.0
	pointsInst      = 6.0
	pointsAddress   = 5.0
	pointsCountry   = 1.0
	pointsVenue     = 3.0 // times the rarity of the venue
	pointsClass     = 1.0
	pointsTitle     = 4.0 // half of it for a weaker similarity
	sameAddress     = 0.6 // Jaccard index of the words of two addresses
)

// What is needed, in points.
const (
	needPerDoubling = 1.5 // of the number of namesakes
	needInitials    = 2.0 // more if no name is spelt out
	needCut         = 8.0 // more if one given name only begins the other
	needNickname    = 2.0
	middleLetters   = 10.0 // as many times fewer namesakes by a middle initial
	minNamesakes    = 0.02
	unspeltMentions = 4.0 // mentions with initials only that stand for one person more
	meanShare       = 0.5 // of the need, for the mean score between two clusters
	orcidClash      = 30.0
	sourceClash     = 12.0
)
