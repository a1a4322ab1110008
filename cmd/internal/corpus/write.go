package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// doi of a work; 10.5555 is the prefix for examples.
func doi(i int) string { return fmt.Sprintf("10.5555/cocite.%04d", i+1) }

func workID(i int) string { return fmt.Sprintf("https://openalex.org/W99%08d", i+1) }

// name writes a person's name as an author would sign: now and then without the
// middle initial.
func (c *corpus) name(p person, i int) string {
	if p.middle == "" || i%4 == 3 {
		return p.given + " " + p.family
	}
	return p.given + " " + p.middle + " " + p.family
}

// openalex writes the works as JSON lines in the shape of OpenAlex. Every
// twentieth work has no reference list and every fifteenth no abstract.
func openalex(c *corpus) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, w := range c.works[:numWorks-onlyBib-onlyRIS] {
		if err := enc.Encode(c.openalexWork(i, w)); err != nil {
			panic(err) // a struct of strings and numbers always encodes
		}
	}
	return b.Bytes()
}

type object = map[string]any

func (c *corpus) openalexWork(i int, w work) object {
	o := object{
		"id": workID(i), "doi": "https://doi.org/" + doi(i), "title": w.title, "display_name": w.title,
		"publication_year": w.year, "publication_date": fmt.Sprintf("%d-%02d-01", w.year, w.month),
		"type": "article", "language": "en", "is_retracted": i == 77,
		"cited_by_count": c.cited[i] + i%5, "authorships": c.authorships(i, w),
		"primary_location": object{"source": object{
			"id": fmt.Sprintf("https://openalex.org/S99%06d", w.venue+1), "display_name": venues[w.venue].name, "type": venues[w.venue].kind,
		}},
		"biblio":                  object{"volume": fmt.Sprint(w.volume), "first_page": fmt.Sprint(w.page), "last_page": fmt.Sprint(w.page + 11)},
		"primary_topic":           object{"display_name": topics[w.topic].name, "field": object{"display_name": topics[w.topic].class}},
		"abstract_inverted_index": nil, "referenced_works": []string{},
	}
	var keywords []object
	for _, k := range w.keywords {
		keywords = append(keywords, object{"id": "https://openalex.org/keywords/" + strings.ReplaceAll(k, " ", "-"), "display_name": k})
	}
	o["keywords"] = keywords
	if i%15 != 14 {
		o["abstract_inverted_index"] = invert(w.abstract)
	}
	if i%20 != 19 {
		refs := []string{}
		for _, r := range w.refs {
			refs = append(refs, workID(r))
		}
		o["referenced_works"] = append(refs, fmt.Sprintf("https://openalex.org/W98%08d", 1+i%37))
	}
	return o
}

func (c *corpus) authorships(i int, w work) []object {
	var list []object
	for at, a := range w.authors {
		p := c.people[a]
		inst := institutions[p.home]
		author := object{"id": fmt.Sprintf("https://openalex.org/A99%08d", a+1), "display_name": c.name(p, i), "orcid": nil}
		if p.orcid != "" {
			author["orcid"] = "https://orcid.org/" + p.orcid
		}
		place := "middle"
		switch at {
		case 0:
			place = "first"
		case len(w.authors) - 1:
			place = "last"
		}
		list = append(list, object{
			"author_position": place, "author": author, "raw_author_name": c.name(p, i),
			"institutions": []object{{
				"id": fmt.Sprintf("https://openalex.org/I99%06d", p.home+1), "display_name": inst.name, "country_code": inst.country,
			}},
		})
	}
	return list
}

// invert turns a text into the word positions that OpenAlex gives.
func invert(text string) map[string][]int {
	out := map[string][]int{}
	for i, word := range strings.Fields(text) {
		out[word] = append(out[word], i)
	}
	return out
}

// bibtex writes works that only the reference manager knows, and every eleventh
// of the others with names in the manager's own form.
func bibtex(c *corpus) []byte {
	var b bytes.Buffer
	b.WriteString("% Invented references in the form of a reference manager's export.\n@string{acs = {Annals of Citation Studies}}\n\n")
	for i, w := range c.works {
		only := i >= numWorks-onlyBib-onlyRIS && i < numWorks-onlyRIS
		if !only && (i%11 != 5 || i >= numWorks-onlyRIS) {
			continue
		}
		var names []string
		for _, a := range w.authors {
			names = append(names, texName(c.people[a], i%2 == 0))
		}
		fmt.Fprintf(&b, "@article{%s%d%c,\n  author = {%s},\n  title = {{%s}},\n", key(c.people[w.authors[0]].family), w.year, 'a'+rune(i%26), strings.Join(names, " and "), w.title)
		journal := "{" + strings.ReplaceAll(venues[w.venue].name, "&", `\&`) + "}"
		if w.venue == 0 {
			journal = "acs"
		}
		fmt.Fprintf(&b, "  journal = %s,\n  year = %d,\n  volume = {%d},\n  pages = {%d--%d},\n", journal, w.year, w.volume, w.page, w.page+11)
		if !only || i%3 > 0 {
			fmt.Fprintf(&b, "  doi = {https://doi.org/%s},\n", strings.ToUpper(doi(i)))
		}
		fmt.Fprintf(&b, "  keywords = {%s},\n  abstract = {%s}\n}\n\n", strings.Join(w.keywords, ", "), w.abstract)
	}
	return b.Bytes()
}

// accents are the letters of the invented names that the manager writes in LaTeX.
var accents = strings.NewReplacer("ü", `{\"u}`, "ö", `{\"o}`, "ä", `{\"a}`, "é", `{\'e}`, "è", "{\\`e}", "ß", `{\ss}`,
	"ñ", `{\~n}`, "ã", `{\~a}`, "í", `{\'i}`, "ú", `{\'u}`, "ø", `{\o}`, "æ", `{\ae}`, "Å", `{\AA}`, "Ł", `{\L}`, "ś", `{\'s}`,
	"ř", `{\v r}`, "á", `{\'a}`, "Á", `{\'A}`, "ć", `{\'c}`, "É", `{\'E}`, "ê", `{\^e}`, "Ō", `{\=O}`)

// texName writes "Family, Given M." or, in short, "Family, G. M.".
func texName(p person, short bool) string {
	given := p.given
	if short {
		given = string([]rune(given)[:1]) + "."
	}
	if p.middle != "" {
		given += " " + p.middle
	}
	return accents.Replace(p.family) + ", " + accents.Replace(given)
}

// key is the letters of a family name.
func key(family string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, family)
}

// ris writes works that only the database knows, and every thirteenth of the others.
func ris(c *corpus) []byte {
	var b bytes.Buffer
	line := func(tag, value string) { fmt.Fprintf(&b, "%s  - %s\r\n", tag, value) }
	for i, w := range c.works {
		if i < numWorks-onlyRIS && (i%13 != 4 || i >= numWorks-onlyBib-onlyRIS) {
			continue
		}
		line("TY", "JOUR")
		for _, a := range w.authors {
			p := c.people[a]
			line("AU", strings.TrimSpace(p.family+", "+p.given+" "+p.middle))
		}
		line("TI", w.title)
		line("T2", venues[w.venue].name)
		line("PY", fmt.Sprint(w.year))
		line("VL", fmt.Sprint(w.volume))
		line("SP", fmt.Sprint(w.page))
		line("EP", fmt.Sprint(w.page+11))
		if i%2 == 0 {
			line("DO", doi(i))
		}
		for _, k := range slices.Sorted(slices.Values(w.keywords)) {
			line("KW", k)
		}
		line("AB", w.abstract)
		line("ER", "")
		b.WriteString("\r\n")
	}
	return b.Bytes()
}
