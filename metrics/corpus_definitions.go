package metrics

// CorpusNumber is a number of a whole corpus, as "cocite define" prints it.
type CorpusNumber struct {
	Name       string
	Doc        string // one line
	Definition Definition
}

// CorpusNumbers are what "cocite trends" prints, and the schemes of credit.
func CorpusNumbers() []CorpusNumber {
	list := append(growthNumbers(), collaborationNumbers()...)
	list = append(list, distributionNumbers()...)
	for _, c := range Credits() {
		list = append(list, CorpusNumber{"credit_" + string(c), "how a paper is shared among its authors: --credit " + string(c), c.Definition()})
	}
	return append(list, CorpusNumber{"interval", "stability interval of a ranking: rank --intervals", Definition{
		Formula:    "2.5th to 97.5th percentile of the indicator over N samples of the row's papers, drawn with replacement",
		Convention: "drawn with --seed, by the ids of the row and its papers; rows whose intervals overlap are not distinguishable",
		EdgeCases:  "missing where under half of the samples have a value; percentiles are interpolated",
		Source:     "Efron 1979, doi:10.1214/aos/1176344552; Waltman et al. 2012, doi:10.1002/asi.22708",
	}})
}

func growthNumbers() []CorpusNumber {
	return []CorpusNumber{
		{"growth", "compound annual growth rate and doubling time of papers a year", Definition{
			Formula:    "g = (n_last/n_first)^(1/(last − first)) − 1; doubling time ln 2/ln(1 + g)",
			Convention: "full years only: the latest year of the corpus is taken as not over, from the first year with papers",
			EdgeCases:  "missing below two full years; no doubling time unless g > 0",
			Source:     "Price 1963, Little Science, Big Science",
		}},
		{"burst", "a run of years in which a keyword, a title word or a cited work is far more frequent than usual", Definition{
			Formula:    "path of least cost over two states, p0 = Σr/Σd, p1 = min(2·p0, 0.9999); state q costs −ln Binomial(r_t; d_t, p_q), going up ln n, down 0; weight Σ σ(0,t) − σ(1,t) over the burst",
			Convention: "s = 2, γ = 1; r_t papers of the year with the item, d_t papers of the year that have keywords, title words or references; ties stay low",
			EdgeCases:  "years without documents are skipped; no burst if the item is in all documents",
			Source:     "Kleinberg 2003, doi:10.1023/A:1024940629314",
		}},
		{"rpys", "reference publication year spectrum: cited references by their year, and its peaks", Definition{
			Formula:    "D(y) = n(y) − median(n(y−2), …, n(y+2)); a peak has D(y) > D(y−1) and D(y) > D(y+1), ranked by D",
			Convention: "each paper counts each distinct reference once, in the corpus or outside; with --backward the median of n(y−4) to n(y)",
			EdgeCases:  "years between without references are 0; at the edges the median is of the years that there are; references without a year, or dated after the latest paper, are left out and counted",
			Source:     "Marx et al. 2014, doi:10.1002/asi.23089",
		}},
		{"sequence", "class of a much cited reference by its citations over the years", Definition{
			Formula:    "z_t = (observed − expected)/√expected, expected = row sum·column sum/total over the references of the same year; + is z ≥ 1, − is z ≤ −1",
			Convention: "hot paper: two + in the first 3 years; sleeping beauty: two − in the first 3 and a + later; life cycle: two not + in the first 4, two + later, none in the last 3; constant performer: cited in 80 % of the years with z > −1 in 80 %",
			EdgeCases:  "z is 0 where nothing is expected; a reference may have several classes, or none",
			Source:     "Thor et al. 2018, Scientometrics 116:591–608",
		}},
	}
}

func collaborationNumbers() []CorpusNumber {
	number := func(name, doc, formula, edge, source string) CorpusNumber {
		return CorpusNumber{name, doc, Definition{
			Formula: formula, Convention: "f_a papers with a authors, P papers with a by-line, A distinct authors; organisations count as authors", EdgeCases: edge, Source: source,
		}}
	}
	const none = "missing without a paper that has a by-line"
	return []CorpusNumber{
		number("ci", "collaboration index: mean authors per paper", "Σ a·f_a/P", none, "Lawani 1980, PhD thesis, Florida State University"),
		number("dc", "degree of collaboration: share of papers by several authors", "Σ_{a≥2} f_a/P", none, "Subramanyam 1983, doi:10.1177/016555158300600105"),
		number("cc", "collaborative coefficient", "1 − Σ (f_a/a)/P", none, "Ajiferuke, Burell and Tague 1988, doi:10.1007/BF02017100"),
		number("mcc", "modified collaborative coefficient", "A/(A−1)·cc", none+"; missing for one author", "Savanur and Srikanth 2010, doi:10.1007/s11192-009-0100-4"),
		number("ci_elango", "what bibliometrix calls Collaboration Index", "distinct authors of papers by several / papers by several", "missing without a paper by several", "Elango and Rajendran 2012, Int. J. Information Dissemination and Technology 2:166–170"),
		number("international", "share of papers from at least two countries", "papers with at least two countries / papers with known countries", "missing if no country is known", "Luukkonen et al. 1993, doi:10.1007/BF02016282"),
	}
}

func distributionNumbers() []CorpusNumber {
	return []CorpusNumber{
		{"lotka", "Lotka's law of authors with x papers", Definition{
			Formula:    "f(x) = C·x^(−α), α maximises −n·ln ζ(α) − α·Σ ln x, C = 1/ζ(α); D = max|F_observed − F_fit|, critical 1.63/√n at .01",
			Convention: "maximum likelihood on the zeta law; least squares on log–log beside it only to compare: it is biased",
			EdgeCases:  "missing without authors, and where all have one paper",
			Source:     "Lotka 1926; Pao 1985, doi:10.1016/0306-4573(85)90055-X; Nicholls 1989, JASIS 40:379–385",
		}},
		{"bradford", "Bradford's zones of sources", Definition{
			Formula:    "sources by articles; zone 1 is the smallest part with a third of the articles, zone 2 reaches two thirds; Leimkuhler R(r) = a·ln(1 + b·r), k = (e^γ·y_max)^(1/3), y_0 = A/3, r_0 = T(k−1)/(k³−1), a = y_0/ln k, b = (k−1)/r_0",
			Convention: "a source that crosses a border belongs to the zone before it; A articles, T sources",
			EdgeCases:  "empty without sources",
			Source:     "Bradford 1934; Egghe 1990, JASIS 41:469–492",
		}},
		{"gini", "how unevenly papers are spread over authors and sources", Definition{
			Formula:    "Σ(2i − n − 1)·x_i/(n·Σx), x ascending; beside it Herfindahl Σ(x/Σx)² and the share of the top 10 % of the items",
			Convention: "over those with at least one paper; of the last item of the top 10 % a part counts",
			EdgeCases:  "missing without items",
			Source:     "Gini 1912; Rousseau, Egghe and Guns 2018, Becoming Metric-Wise",
		}},
	}
}
