package ingest

import "strings"

// journalName is the name of a journal. Entries of the Astrophysics Data System
// have a command of the AAS styles in its place: "\apj".
func journalName(s string) string {
	if command, ok := strings.CutPrefix(s, `\`); ok {
		if name := aasJournal(command); name != "" {
			return name
		}
	}
	return s
}

// aasJournal is the journal that a command of the AAS styles stands for, or "".
func aasJournal(command string) string {
	switch command {
	case "aj":
		return "The Astronomical Journal"
	case "actaa":
		return "Acta Astronomica"
	case "araa":
		return "Annual Review of Astronomy and Astrophysics"
	case "apj":
		return "The Astrophysical Journal"
	case "apjl", "apjlett":
		return "The Astrophysical Journal Letters"
	case "apjs", "apjsupp":
		return "The Astrophysical Journal Supplement Series"
	case "ao", "applopt":
		return "Applied Optics"
	case "apss":
		return "Astrophysics and Space Science"
	case "aap":
		return "Astronomy & Astrophysics"
	case "aapr":
		return "The Astronomy and Astrophysics Review"
	case "aaps":
		return "Astronomy and Astrophysics Supplement Series"
	case "azh":
		return "Astronomicheskii Zhurnal"
	case "baas":
		return "Bulletin of the American Astronomical Society"
	case "icarus":
		return "Icarus"
	case "jcap":
		return "Journal of Cosmology and Astroparticle Physics"
	case "jrasc":
		return "Journal of the Royal Astronomical Society of Canada"
	case "memras":
		return "Memoirs of the Royal Astronomical Society"
	case "mnras":
		return "Monthly Notices of the Royal Astronomical Society"
	case "na":
		return "New Astronomy"
	case "nar":
		return "New Astronomy Reviews"
	case "pasa":
		return "Publications of the Astronomical Society of Australia"
	case "pasp":
		return "Publications of the Astronomical Society of the Pacific"
	case "pasj":
		return "Publications of the Astronomical Society of Japan"
	case "qjras":
		return "Quarterly Journal of the Royal Astronomical Society"
	case "rmxaa":
		return "Revista Mexicana de Astronomía y Astrofísica"
	case "skytel":
		return "Sky & Telescope"
	case "solphys":
		return "Solar Physics"
	case "sovast":
		return "Soviet Astronomy"
	case "ssr":
		return "Space Science Reviews"
	case "zap":
		return "Zeitschrift für Astrophysik"
	}
	return aasPhysics(command)
}

// aasPhysics are the journals of physics and geology among them.
func aasPhysics(command string) string {
	switch command {
	case "pra":
		return "Physical Review A"
	case "prb":
		return "Physical Review B"
	case "prc":
		return "Physical Review C"
	case "prd":
		return "Physical Review D"
	case "pre":
		return "Physical Review E"
	case "prl":
		return "Physical Review Letters"
	case "nat":
		return "Nature"
	case "gca":
		return "Geochimica et Cosmochimica Acta"
	case "grl":
		return "Geophysical Research Letters"
	case "jcp":
		return "The Journal of Chemical Physics"
	case "jgr":
		return "Journal of Geophysical Research"
	case "jqsrt":
		return "Journal of Quantitative Spectroscopy and Radiative Transfer"
	case "nphysa":
		return "Nuclear Physics A"
	case "physrep":
		return "Physics Reports"
	case "physscr":
		return "Physica Scripta"
	case "planss":
		return "Planetary and Space Science"
	case "procspie":
		return "Proceedings of SPIE"
	}
	return ""
}
