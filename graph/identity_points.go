package graph

// The weights of evidence, in points. They were chosen on labelled by-lines:
// 1.5 points double the odds that two mentions are one person.
const (
	pointsDoubling    = 1.5  // for each doubling: of the rarity of evidence, of the number of namesakes
	pointsCoauthor    = 10.0 // at most, for one co-author in common
	maxCoauthorPoints = 20.0 // all of them
	pointsCites       = 8.0
	pointsRef         = 2.0 // each reference in common
	maxRefPoints      = 10.0
	pointsInst        = 6.0
	pointsAddress     = 5.0
	sameAddress       = 0.6 // Jaccard index of the words of two addresses
	pointsCountry     = 1.0
	pointsVenue       = 3.0  // times the rarity of the venue
	pointsClass       = 1.0  // times the rarity of the class
	pointsTitle       = 20.0 // times what the cosine of the titles is above titleFloor
	titleFloor        = 0.05
	maxTitlePoints    = 6.0
	pointsNear        = 1.0  // at most nearYears between the works
	pointsFar         = -3.0 // more than farYears
)

// What is needed, in points.
const (
	needWeak        = 6.0  // at least, if no given name is equal in full
	needCut         = 12.0 // more, if one given name only begins the other
	middleLetters   = 10.0 // as many times fewer namesakes by a middle initial
	minNamesakes    = 0.02
	unspeltMentions = 10.0 // mentions with initials only that stand for one person more
	meanShare       = 0.5  // of the need, for the mean of the known scores between two clusters
	orcidClash      = 30.0 // two different ORCIDs
	sourceClash     = 12.0 // two different author ids of one source
)
