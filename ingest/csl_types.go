package ingest

import "strings"

// cslType is the type of a record for a type of CSL.
func cslType(kind string) string {
	switch kind {
	case "article-journal", "article-magazine", "article-newspaper":
		return "article"
	case "paper-conference":
		return "proceedings-article"
	case "chapter", "entry", "entry-dictionary", "entry-encyclopedia":
		return "book-chapter"
	case "book", "classic", "pamphlet":
		return "book"
	case "thesis":
		return "dissertation"
	case "report", "dataset", "software", "patent", "standard", "review":
		return kind
	case "review-book":
		return "book-review"
	case "periodical":
		return "journal"
	case "webpage", "post", "post-weblog":
		return "web-page"
	case "article":
		return "preprint"
	case "":
		return ""
	}
	return "other"
}

// recordType is the type of a record. CSL's plain article is what is made public
// and is in no journal; in older files it is in one.
func (w *cslItem) recordType() string {
	if w.Type == "article" && len(w.Container) > 0 && !strings.EqualFold(w.Container[0], "arxiv") {
		return "article"
	}
	if w.Type == "article-journal" && strings.EqualFold(w.Genre, "preprint") {
		return "preprint"
	}
	return cslType(w.Type)
}
