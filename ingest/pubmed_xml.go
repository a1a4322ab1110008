package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"iter"
	"regexp"
	"strings"

	"cocite/graph"
)

// pubmedXMLFormat reads the XML of PubMed: answers of its API, baseline and
// update files, single records, in any element around them.
func pubmedXMLFormat() Format {
	return Format{
		Name:    "pubmed-xml",
		Exts:    []string{".xml"},
		Doc:     "PubMed in XML: API answers, baseline and update files, books",
		Sniff:   sniffPubmedXML,
		Records: readPubmedXML,
	}
}

const pubmedCode = "pubmed-xml"

// pubmedElement finds the elements that only PubMed has.
var pubmedElement = regexp.MustCompile(`<(?:[\w.-]+:)?(PubmedArticle|PubmedBookArticle|MedlineCitation|BookDocument)(?:Set)?[\s/>]`)

// sniffPubmedXML wants the DOCTYPE of PubMed or one of its elements.
func sniffPubmedXML(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<")) &&
		(pubmedElement.Match(head) || bytes.Contains(head, []byte("<!DOCTYPE PubmedArticleSet")) || bytes.Contains(head, []byte("<!DOCTYPE MedlineCitationSet")))
}

// readPubmedXML reads works, and counts what an update file deletes.
func readPubmedXML(in Input) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		r := bufio.NewReaderSize(in.R, headSize)
		head, _ := r.Peek(headSize) // an error comes again when it is read
		in.R = r
		f := xmlFormat{
			code: pubmedCode, layout: pubmedLayout(head),
			decode: decodePubmed, key: pubmedKey,
		}
		f.read(in, yield)
	}
}

// pubmedLayout tells the elements that are records. A citation is one where no
// article is around it.
func pubmedLayout(head []byte) xmlLayout {
	for _, m := range pubmedElement.FindAllSubmatch(head, -1) {
		switch name := string(m[1]); {
		case bytes.Contains(m[0], []byte("Set")):
		case name == "MedlineCitation" || name == "BookDocument":
			return xmlLayout{records: []string{"MedlineCitation", "BookDocument", "DeleteCitation"}}
		default:
			return xmlLayout{records: []string{"PubmedArticle", "PubmedBookArticle", "DeleteCitation", "DeleteDocument"}}
		}
	}
	return xmlLayout{records: []string{"PubmedArticle", "PubmedBookArticle", "DeleteCitation", "DeleteDocument"}}
}

// pubmedPMID finds the first PMID of a record.
var pubmedPMID = regexp.MustCompile(`<(?:[\w.-]+:)?PMID[^>]*>\s*(\d+)`)

// pubmedKey is the PMID of a record that is broken.
func pubmedKey(head []byte) string {
	if m := pubmedPMID.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}

// pubmedWork is a record while it is read.
type pubmedWork struct {
	*xmlRecord
	pmid     string
	citation *xmlElement // MedlineCitation or BookDocument
	article  *xmlElement // Article, or BookDocument
	book     *xmlElement // Book, nil for an article
	data     *xmlElement // PubmedData or PubmedBookData
	out      graph.Record
	found    xmlFound
}

// decodePubmed makes a record of an element.
func decodePubmed(r *xmlRecord) xmlFound {
	if r.name == "DeleteCitation" || r.name == "DeleteDocument" {
		return deletedPubmed(r)
	}
	w := newPubmedWork(r)
	w.title()
	w.out.Type = w.recordType()
	w.venue()
	w.date()
	w.issue()
	w.authors()
	w.ids()
	w.out.Abstract = pubmedAbstract(w.article.find("Abstract"))
	w.out.Language = w.article.get("Language")
	w.keywords()
	w.references()
	if len(w.out.IDs) == 0 && w.out.Title == "" && len(w.out.Authors) == 0 {
		w.problem(r.xmlElement, "empty-record", graph.Error, "a record without identifier, title and authors is left out", r.name)
		return w.found
	}
	w.found.record = &w.out
	return w.found
}

// newPubmedWork finds the parts of a record.
func newPubmedWork(r *xmlRecord) *pubmedWork {
	w := &pubmedWork{xmlRecord: r, citation: r.xmlElement}
	w.out.Origin.Line = r.line
	switch r.name {
	case "PubmedArticle":
		w.citation, w.data = r.find("MedlineCitation"), r.find("PubmedData")
	case "PubmedBookArticle":
		w.citation, w.data = r.find("BookDocument"), r.find("PubmedBookData")
	}
	w.article, w.book = w.citation.find("Article"), w.citation.find("Book")
	if w.book != nil {
		w.article = w.citation
	}
	for pmid := range w.citation.all("PMID") { // the last version
		w.pmid = strings.TrimSpace(pmid.content())
	}
	return w
}

// problem adds a fault with the place of an element.
func (w *pubmedWork) problem(e *xmlElement, fault string, s graph.Severity, message, excerpt string) {
	w.found.problem(w.in.problem(w.lineOf(e), pubmedCode+"."+fault, s, w.pmid, message, excerpt))
}

// deletedPubmed says that PubMed has withdrawn citations.
func deletedPubmed(r *xmlRecord) xmlFound {
	var pmids []string
	for e := range r.all("PMID") {
		pmids = append(pmids, strings.TrimSpace(e.content()))
	}
	var f xmlFound
	f.problem(r.in.problem(r.line, pubmedCode+".deleted", graph.Info, "",
		fmt.Sprintf("PubMed has deleted %d records; where other files have them they stay", len(pmids)), strings.Join(pmids, " ")))
	return f
}
