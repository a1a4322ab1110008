package graph

// The weights of evidence, in points. 1.5 points double the odds that two mentions
// are one person. They were chosen on labelled by-lines, as the rate among pairs
// of one person over that among pairs of two, and are the same for all data.
const (
	pointsDoubling    = 1.5  // for each doubling: of the rarity of evidence, of the number of namesakes
	pointsCoauthor    = 10.0 // at most, for one co-author in common
	maxCoauthorPoints = 20.0 // all of them
	oneOff            = 0.6  // of a second work with something in common that is not put down to chance
	pointsCites       = 8.0
	pointsRef         = 2.0 // each reference in common
	maxRefPoints      = 10.0
	pointsInst        = 6.0
	pointsAddress     = 5.0
	sameAddress       = 0.6 // Jaccard index of the words of two addresses
	pointsCountry     = 1.0
	pointsVenue       = 3.0  // times the rarity of the venue
	venueFloor        = 3.0  // bits of surprise that a venue in common is not worth anything for
	venueRange        = 4.0  // bits from there to a rarity of 1
	pointsClass       = 1.0  // times the rarity of the class
	pointsTitle       = 20.0 // times what the cosine of the titles is above titleFloor
	titleFloor        = 0.05
	maxTitlePoints    = 12.0
	pointsFar         = -3.0 // more than farYears between the works
)

// What is needed, in points.
const (
	needCut       = 12.0 // more, if one given name only begins the other
	needVariant   = 0.5  // at least, if given names are spelt out in two ways: anything in common will do
	needRival     = 2.0  // at least, if initials fit another person
	middleLetters = 10.0 // as many times fewer namesakes by a middle initial
	minNamesakes  = 0.05
	meanShare     = 0.5  // of the need, for the mean of the known scores between two clusters
	orcidClash    = 30.0 // two different ORCIDs
	sourceClash   = 12.0 // two different author ids of one source
)
