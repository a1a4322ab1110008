package ingest

import "slices"

// Formats lists what can be read, the most specific first. Help, completion and
// the tests loop over it.
func Formats() []Format { return slices.Concat(worksFormats(), graphFormats(), tableFormats()) }

// worksFormats are those of works, one record after the other.
func worksFormats() []Format {
	return []Format{
		listingFormat(),
		openalexFormat(),
		dblpFormat(),
		lensJSONFormat(),
		arxivAtomFormat(),
		arxivOAIFormat(),
		dblpAPIFormat(),
		semanticScholarFormat(),
		s2agFormat(),
		s2agCitationsFormat(),
		kaggleFormat(),
		inspireFormat(),
		europePMCFormat(),
		adsFormat(),
		aminerJSONFormat(),
		aminerTextFormat(),
		crossrefFormat(),
		dataciteFormat(),
		zoteroFormat(),
		cslFormat(),
		pubmedXMLFormat(),
		endnoteXMLFormat(),
		cochraneFormat(),
		medlineFormat(),
		endnoteFormat(),
		wosFormat(),
		ovidFormat(),
		risFormat(),
		bibtexFormat(),
	}
}

// graphFormats are those of graphs.
func graphFormats() []Format {
	return []Format{
		pajekFormat(),
		vosviewerJSONFormat(),
		vosviewerMapFormat(),
		vosviewerNetworkFormat(),
		nodeLinkFormat(),
		graphologyFormat(),
		cyjsFormat(),
		cx2Format(),
		graphLinesFormat(),
		gdfFormat(),
		graphmlFormat(),
		gexfFormat(),
		dotFormat(),
		gmlFormat(),
		matrixMarketFormat(),
		edgeListFormat(),
	}
}

// tableFormats are tables that show by their headings what they hold.
func tableFormats() []Format {
	return []Format{
		wosSheet().format(),
		scopusSheet().format(),
		zoteroSheet().format(),
		lensSheet().format(),
		dimensionsSheet().format(),
		openalexSheet().format(),
		pubmedSheet().format(),
		iciteSheet().format(),
		ocMetaSheet().format(),
		openCitationsFormat(),
		csvFormat(),
	}
}
