package ingest

// Formats lists what can be read, the most specific first. Help, completion and
// the tests loop over it.
func Formats() []Format {
	return []Format{
		listingFormat(),
		openalexFormat(),
		dblpFormat(),
		arxivAtomFormat(),
		arxivOAIFormat(),
		semanticScholarFormat(),
		s2agFormat(),
		s2agCitationsFormat(),
		crossrefFormat(),
		dataciteFormat(),
		zoteroFormat(),
		cslFormat(),
		pubmedXMLFormat(),
		endnoteXMLFormat(),
		medlineFormat(),
		endnoteFormat(),
		wosFormat(),
		risFormat(),
		bibtexFormat(),
		pajekFormat(),
		vosviewerJSONFormat(),
		vosviewerMapFormat(),
		vosviewerNetworkFormat(),
		graphmlFormat(),
		gexfFormat(),
		dotFormat(),
		gmlFormat(),
		matrixMarketFormat(),
		edgeListFormat(),
		wosSheet().format(),
		scopusSheet().format(),
		zoteroSheet().format(),
		openCitationsFormat(),
		csvFormat(),
	}
}
