package ingest

import "strings"

// wosType is the type of a record: the document types that Web of Science prints
// ("Article; Proceedings Paper"), else the kind of publication PT. meeting tells
// that a conference is named.
func wosType(kind, documents string, meeting bool) (recordType string, retracted bool) {
	part := kind != "" && kind != "J" && kind != "P"
	for doc := range strings.SplitSeq(strings.ToLower(documents), ";") {
		switch doc = strings.TrimSpace(doc); {
		case doc == "retracted publication":
			retracted = true
		case part && (doc == "book chapter" || doc == "proceedings paper"):
			recordType = documentType(doc)
		case recordType == "":
			recordType = documentType(doc)
		}
	}
	if recordType == "" || recordType == "article" && part {
		recordType = or(wosKind(kind, meeting), recordType)
	}
	return recordType, retracted
}

// wosKind is the type of a record for the kind of publication.
func wosKind(kind string, meeting bool) string {
	switch strings.ToUpper(kind) {
	case "J":
		return "article"
	case "C":
		return "proceedings-article"
	case "P":
		return "patent"
	case "B":
		return "book"
	case "S":
		if meeting {
			return "proceedings-article"
		}
		return "book-chapter"
	}
	return "other"
}
