package main

// topic is a field of research of the invented corpus, with the words that its
// titles and abstracts are made of.
type topic struct {
	name     string
	class    string
	things   []string // what is studied
	methods  []string // how
	settings []string // where or for what
	findings []string // what comes out
	keywords []string
	venues   []int // indexes into venues
}

var topics = []topic{
	{
		name: "citation analysis", class: "Information Science",
		things:   []string{"citation networks", "co-citation clusters", "bibliographic coupling", "reference lists", "author rankings", "delayed recognition", "self-citation"},
		methods:  []string{"a fractional counting scheme", "community detection", "main path analysis", "field normalisation", "a random walk with ageing", "percentile ranks"},
		settings: []string{"small specialities", "interdisciplinary journals", "national evaluation", "early-career researchers", "conference literature", "open citation data"},
		findings: []string{"rankings change little when self-citations are left out", "older works lose rank once age is corrected for", "clusters stay stable over a wide range of resolutions", "a few surveys hold most of the links"},
		keywords: []string{"citation analysis", "bibliometrics", "research evaluation", "science mapping"},
		venues:   []int{0, 1},
	},
	{
		name: "coral reefs", class: "Marine Ecology",
		things:   []string{"coral bleaching", "reef fish assemblages", "larval dispersal", "crustose algae", "thermal refuges", "reef calcification"},
		methods:  []string{"repeated photo transects", "a hydrodynamic dispersal model", "environmental DNA surveys", "a hierarchical Bayesian model", "acoustic monitoring"},
		settings: []string{"lagoons of the western Pacific", "marine heat waves", "turbid inshore reefs", "no-take reserves", "deep fore-reef slopes"},
		findings: []string{"recovery depended on herbivore biomass", "larvae from two upstream reefs supplied most recruits", "heat tolerance varied more within reefs than between them", "turbidity lowered bleaching but slowed growth"},
		keywords: []string{"coral reefs", "bleaching", "connectivity", "marine reserves"},
		venues:   []int{2, 3},
	},
	{
		name: "matrix factorization", class: "Machine Learning",
		things:   []string{"low-rank matrix factorization", "implicit regularization", "gradient descent dynamics", "matrix completion", "deep linear networks", "spectral initialization"},
		methods:  []string{"a continuous-time analysis", "preconditioned gradient steps", "a leave-one-out argument", "random small initialization", "large learning rates"},
		settings: []string{"over-parameterized models", "noisy observations", "ill-conditioned problems", "matrix sensing", "asymmetric factors"},
		findings: []string{"the iterates stay close to the balanced manifold", "convergence does not depend on the condition number", "rank is learned one direction at a time", "early stopping matches the optimal error"},
		keywords: []string{"matrix factorization", "gradient descent", "implicit bias", "nonconvex optimization"},
		venues:   []int{4, 5},
	},
	{
		name: "perovskite cells", class: "Materials Science",
		things:   []string{"perovskite solar cells", "ion migration", "grain boundary passivation", "tin halide absorbers", "tandem modules", "charge extraction layers"},
		methods:  []string{"transient photoluminescence", "vapour deposition", "machine-learned force fields", "in-situ X-ray scattering", "accelerated ageing tests"},
		settings: []string{"humid climates", "flexible substrates", "large-area coating", "indoor light", "low-temperature processing"},
		findings: []string{"the cells kept most of their efficiency after a thousand hours", "defects gathered at the buried interface", "a thin salt layer stopped the loss of iodine", "voltage losses fell without a loss of current"},
		keywords: []string{"perovskite solar cells", "stability", "passivation", "photovoltaics"},
		venues:   []int{6, 7},
	},
	{
		name: "urban health", class: "Public Health",
		things:   []string{"childhood asthma", "green space", "night-time noise", "walking to school", "heat-related mortality", "food deserts"},
		methods:  []string{"a longitudinal cohort", "small-area estimation", "a natural experiment", "wearable sensors", "linked hospital records"},
		settings: []string{"low-income districts", "fast-growing cities", "older adults", "new tram lines", "summer heat"},
		findings: []string{"the effect was strongest among tenants", "access mattered more than area", "admissions fell within two years", "differences between districts outlasted the intervention"},
		keywords: []string{"urban health", "air pollution", "green space", "cohort study"},
		venues:   []int{8, 9},
	},
	{
		name: "historical linguistics", class: "Linguistics",
		things:   []string{"sound change", "loanword strata", "dialect continua", "verb-second order", "cognate detection", "tone splits"},
		methods:  []string{"phylogenetic inference", "a parsed corpus", "weighted edit distances", "variationist regression", "letter archives"},
		settings: []string{"medieval charters", "island languages", "border regions", "emigrant letters", "trade pidgins"},
		findings: []string{"the change spread along trade routes", "borrowing explains most irregular forms", "the innovation began in frequent words", "scribes kept the old spelling for a century"},
		keywords: []string{"historical linguistics", "language change", "phylogenetics", "dialectology"},
		venues:   []int{10, 11},
	},
}

// venue is an invented journal or conference.
type venue struct{ name, kind string }

var venues = []venue{
	{"Annals of Citation Studies", "journal"}, {"Conference on Mapping Science", "conference"},
	{"Reef Ecology Letters", "journal"}, {"Marine Change", "journal"},
	{"Transactions on Learning Dynamics", "journal"}, {"Workshop on Nonconvex Methods", "conference"},
	{"Advanced Absorbers", "journal"}, {"Journal of Thin-Film Energy", "journal"},
	{"City & Health", "journal"}, {"Cohort Reports", "journal"},
	{"Diachrony", "journal"}, {"Papers in Language Change", "journal"},
}

// institution is an invented place of work.
type institution struct{ name, country string }

var institutions = []institution{
	{"University of Northmoor", "GB"}, {"Technical University of Lindental", "DE"}, {"Universidade de Beira-Serra", "PT"},
	{"Institute for Coastal Studies, Port Amity", "AU"}, {"Xinglin University", "CN"}, {"Université de Valmont", "FR"},
	{"Great Plains State University", "US"}, {"Aster Institute of Technology", "US"}, {"Hoshimura University", "JP"},
	{"University of Skagen Bight", "DK"}, {"Instituto de Ciencias de la Sierra", "MX"}, {"Bharani Institute of Science", "IN"},
}

// people gives given names and family names per part of the world, so that
// names look like those of a real by-line. All persons are invented.
var people = []struct{ given, family []string }{
	{[]string{"Anna", "Thomas", "Claire", "Peter", "Ruth", "Henry", "Alice", "Simon"}, []string{"Ashdown", "Birch", "Calloway", "Draper", "Ellery", "Fenwick"}},
	{[]string{"Jürgen", "Käthe", "Björn", "Sofie", "Matthias", "Ingrid"}, []string{"Löwenstein", "Große", "Kjær", "von der Heide", "Åkesson", "Brandt"}},
	{[]string{"Wei", "Wen", "Xiaoming", "Yan", "Yuan", "Jing", "Hao"}, []string{"Zhang", "Li", "Wang", "Chen", "Liu"}},
	{[]string{"João", "María José", "Lucía", "Álvaro", "Inês", "Rafael"}, []string{"García-Peña", "Moura", "Núñez", "da Silva", "Ortega"}},
	{[]string{"Haruto", "Yuki", "Keiko", "Satoshi"}, []string{"Tanaka", "Fujimori", "Ōe", "Nakagawa"}},
	{[]string{"Priya", "Arjun", "Meera", "Vikram"}, []string{"Raghavan", "Iyer", "Banerjee", "Kulkarni"}},
	{[]string{"Łukasz", "Zofia", "Petr", "Dragana"}, []string{"Wiśniewski", "Dvořák", "Petrović", "Horák"}},
	{[]string{"Hélène", "Étienne", "Margaux", "Luc"}, []string{"Lefèvre", "d'Aubigny", "Saint-Cyr", "Roux"}},
}
