package ingest

// zoteroType is the type of a record for a type of Zotero. Items of types that
// say little may state one of CSL in extra.
func zoteroType(kind, stated string) string {
	switch kind {
	case "journalArticle", "magazineArticle", "newspaperArticle":
		return "article"
	case "conferencePaper":
		return "proceedings-article"
	case "book":
		return kind
	case "bookSection", "encyclopediaArticle", "dictionaryEntry":
		return "book-chapter"
	case "thesis":
		return "dissertation"
	case "webpage", "blogPost", "forumPost":
		return "web-page"
	case "computerProgram":
		return "software"
	case "patent", "standard", "dataset", "preprint":
		return kind
	}
	if t := cslType(stated); t != "" && t != "other" {
		return t
	}
	if kind == "report" {
		return kind
	}
	return "other"
}

// mainRole is the role of those who made a work of a type, where it isn't author.
func mainRole(kind string) string {
	switch kind {
	case "patent":
		return "inventor"
	case "computerProgram":
		return "programmer"
	case "presentation":
		return "presenter"
	case "podcast":
		return "podcaster"
	case "film", "tvBroadcast", "radioBroadcast", "videoRecording":
		return "director"
	case "audioRecording":
		return "performer"
	case "artwork":
		return "artist"
	case "map":
		return "cartographer"
	case "interview":
		return "interviewee"
	case "bill":
		return "sponsor"
	}
	return ""
}
