package cli

import (
	"fmt"
	"slices"
	"strings"

	"cocite/graph"
)

// findPaper finds a work by any of its ids, by the citation key that a source
// gave it, or by its title, whole or its beginning. Several that fit are an error
// that names them.
func findPaper(c *graph.Corpus, name string) (int32, error) {
	for _, find := range []func(*graph.Corpus, string) []int32{byID, byTitle, byTitleStart} {
		switch found := find(c, name); {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return 0, severalPapers(c, name, found)
		}
	}
	return 0, fmt.Errorf("no paper %q in the sources; give an id such as doi:10.…, a citation key, or the beginning of the title (cocite rank papers lists ids)", name)
}

// byID compares with every id of every work.
func byID(c *graph.Corpus, name string) []int32 {
	id, isID := graph.ParseID(name)
	var found []int32
	for p := range c.Papers.N() {
		if c.Papers.IDs[p] == name || c.Papers.IDs[p] == "key:"+name ||
			(isID && slices.Contains(c.Papers.AllIDs[p], id)) ||
			slices.ContainsFunc(c.Papers.AllIDs[p], func(x graph.ID) bool {
				return x.Scheme == graph.KeyID && (x.Value == name || x.String() == name)
			}) {
			found = append(found, int32(p))
		}
	}
	return found
}

func byTitle(c *graph.Corpus, name string) []int32 {
	return titles(c, name, func(title, key string) bool { return title == key })
}

func byTitleStart(c *graph.Corpus, name string) []int32 {
	return titles(c, name, strings.HasPrefix)
}

func titles(c *graph.Corpus, name string, fits func(title, key string) bool) []int32 {
	key := graph.TitleKey(name)
	if key == "" {
		return nil
	}
	var found []int32
	for p, t := range c.Papers.Titles {
		if t != "" && fits(graph.TitleKey(t), key) {
			found = append(found, int32(p))
		}
	}
	return found
}

// severalPapers names up to five works that fit.
func severalPapers(c *graph.Corpus, name string, found []int32) error {
	var list []string
	for _, p := range found[:min(5, len(found))] {
		list = append(list, fmt.Sprintf("%s (%s)", c.Papers.IDs[p], c.PaperName(int(p))))
	}
	if len(found) > 5 {
		list = append(list, "…")
	}
	return fmt.Errorf("%d papers fit %q: %s; name one by its id", len(found), name, strings.Join(list, "; "))
}
