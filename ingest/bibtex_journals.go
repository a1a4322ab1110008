package ingest

import "strings"

// journalName is the name of a journal. Entries of the Astrophysics Data System
// have a command of the AAS styles in its place: "\apj".
func journalName(s string) string {
	if command, ok := strings.CutPrefix(s, `\`); ok && aasJournals[command] != "" {
		return aasJournals[command]
	}
	return s
}

// aasJournals are the journals that commands of the AAS styles stand for.
var aasJournals = map[string]string{
	"aj":       "The Astronomical Journal",
	"actaa":    "Acta Astronomica",
	"araa":     "Annual Review of Astronomy and Astrophysics",
	"apj":      "The Astrophysical Journal",
	"apjl":     "The Astrophysical Journal Letters",
	"apjlett":  "The Astrophysical Journal Letters",
	"apjs":     "The Astrophysical Journal Supplement Series",
	"apjsupp":  "The Astrophysical Journal Supplement Series",
	"ao":       "Applied Optics",
	"applopt":  "Applied Optics",
	"apss":     "Astrophysics and Space Science",
	"aap":      "Astronomy & Astrophysics",
	"aapr":     "The Astronomy and Astrophysics Review",
	"aaps":     "Astronomy and Astrophysics Supplement Series",
	"azh":      "Astronomicheskii Zhurnal",
	"baas":     "Bulletin of the American Astronomical Society",
	"icarus":   "Icarus",
	"jcap":     "Journal of Cosmology and Astroparticle Physics",
	"jrasc":    "Journal of the Royal Astronomical Society of Canada",
	"memras":   "Memoirs of the Royal Astronomical Society",
	"mnras":    "Monthly Notices of the Royal Astronomical Society",
	"na":       "New Astronomy",
	"nar":      "New Astronomy Reviews",
	"pasa":     "Publications of the Astronomical Society of Australia",
	"pasp":     "Publications of the Astronomical Society of the Pacific",
	"pasj":     "Publications of the Astronomical Society of Japan",
	"qjras":    "Quarterly Journal of the Royal Astronomical Society",
	"rmxaa":    "Revista Mexicana de Astronomía y Astrofísica",
	"skytel":   "Sky & Telescope",
	"solphys":  "Solar Physics",
	"sovast":   "Soviet Astronomy",
	"ssr":      "Space Science Reviews",
	"zap":      "Zeitschrift für Astrophysik",
	"pra":      "Physical Review A",
	"prb":      "Physical Review B",
	"prc":      "Physical Review C",
	"prd":      "Physical Review D",
	"pre":      "Physical Review E",
	"prl":      "Physical Review Letters",
	"nat":      "Nature",
	"gca":      "Geochimica et Cosmochimica Acta",
	"grl":      "Geophysical Research Letters",
	"jcp":      "The Journal of Chemical Physics",
	"jgr":      "Journal of Geophysical Research",
	"jqsrt":    "Journal of Quantitative Spectroscopy and Radiative Transfer",
	"nphysa":   "Nuclear Physics A",
	"physrep":  "Physics Reports",
	"physscr":  "Physica Scripta",
	"planss":   "Planetary and Space Science",
	"procspie": "Proceedings of SPIE",
}
