package ingest

import (
	"sync"

	"cocite/graph"
)

// quickOpenAlex decodes one object as decodeOpenAlex does, several times as
// fast. It returns false for anything out of the ordinary.
func quickOpenAlex(o jsonObject) (jsonFound, bool) {
	d := oaScratches.Get().(*oaScratch)
	defer oaScratches.Put(d)
	d.reset(o)
	d.read()
	if d.peek() != 0 || d.bad || d.at < len(d.data) || entityOf(&d.w) != "" {
		return jsonFound{}, false
	}
	d.problems = nil
	m := oaMapper{in: o.in, line: o.line, work: &d.w, tell: d.tell}
	records := []graph.Record{m.record()}
	return jsonFound{line: o.line, records: records, problems: d.problems}, true
}

// oaScratch is a cursor with the memory that one work after the other needs.
type oaScratch struct {
	jsonCursor
	w        oaWork
	block    textBlock
	counts   [2]int      // what w points to
	sources  [2]oaSource // what w points to
	places   []wordAt
	words    []byte // of an abstract
	problems []*graph.Problem
	tell     func(*graph.Problem) // adds to problems
}

// oaScratches keeps memory for reuse; what is in it never matters.
var oaScratches = sync.Pool{New: func() any {
	d := new(oaScratch)
	d.tell = func(p *graph.Problem) { d.problems = append(d.problems, p) }
	return d
}}

// reset turns to another object. Lists keep their memory.
func (c *oaScratch) reset(o jsonObject) {
	c.jsonCursor = jsonCursor{data: o.data, depth: o.in.Limits.Depth, texts: &c.block}
	if c.depth <= 0 {
		c.depth = maxQuickDepth
	}
	w := &c.w
	*w = oaWork{
		Authorships: w.Authorships[:0], Corresponding: w.Corresponding[:0], Refs: w.Refs[:0], Related: w.Related[:0],
		Keywords: w.Keywords[:0], Concepts: w.Concepts[:0], Topics: w.Topics[:0], Mesh: w.Mesh[:0],
	}
}

// maxQuickDepth is how deep a cursor goes where the limits set none.
const maxQuickDepth = 1000

// read reads a work.
func (c *oaScratch) read() {
	w := &c.w
	if c.peek() != '{' {
		c.fail()
	}
	c.object(func(name []byte) {
		if !c.workText(w, name) && !c.workPart(w, name) {
			c.other(name)
		}
	})
}

// workText reads a member of a work that is one value.
func (c *oaScratch) workText(w *oaWork, name []byte) bool {
	switch string(name) {
	case "id":
		c.text(&w.ID)
	case "doi":
		c.text(&w.DOI)
	case "title":
		c.text(&w.Title)
	case "display_name":
		c.unless(w.Title != "", &w.DisplayName)
	case "publication_year":
		c.loose(&w.Year)
	case "publication_date":
		c.text(&w.Date)
	case "type":
		c.text(&w.Type)
	case "language":
		c.text(&w.Language)
	case "is_retracted":
		c.flag(&w.IsRetracted)
	case "is_paratext":
		c.flag(&w.IsParatext)
	case "is_authors_truncated":
		c.flag(&w.AuthorsCut)
	case "cited_by_count":
		c.count(&w.CitedBy, &c.counts[0])
	case "referenced_works_count":
		c.count(&w.RefCount, &c.counts[1])
	case "abstract":
		c.text(&w.AbstractText)
	default:
		return false
	}
	return true
}

// workPart reads a member of a work that holds others.
func (c *oaScratch) workPart(w *oaWork, name []byte) bool {
	switch string(name) {
	case "ids":
		c.workIDs(w)
	case "biblio":
		c.biblio(w)
	case "primary_location":
		c.location(w, &c.sources[0])
	case "host_venue":
		c.source(&w.HostVenue, &c.sources[1])
	case "authorships":
		w.Authorships = w.Authorships[:0]
		c.each(func() { c.authorship(w) })
	case "corresponding_author_ids":
		w.Corresponding = c.list(w.Corresponding[:0])
	case "referenced_works":
		w.Refs = c.list(w.Refs[:0])
	case "related_works":
		w.Related = c.list(w.Related[:0])
	case "abstract_inverted_index":
		c.abstract(&w.Abstract)
	case "keywords":
		w.Keywords = c.terms(w.Keywords[:0])
	case "concepts":
		w.Concepts = c.terms(w.Concepts[:0])
	case "topics":
		w.Topics = w.Topics[:0]
		c.each(func() {
			w.Topics = append(w.Topics, oaTopic{})
			c.topic(&w.Topics[len(w.Topics)-1])
		})
	case "primary_topic":
		w.PrimaryTopic = nil
		if c.peek() == '{' {
			w.PrimaryTopic = new(oaTopic)
		}
		c.topic(w.PrimaryTopic)
	case "mesh":
		w.Mesh = w.Mesh[:0]
		c.each(func() { c.mesh(w) })
	default:
		return false
	}
	return true
}

// unless reads a text that is of no use if something else is known: it is passed then.
func (c *jsonCursor) unless(known bool, v *string) {
	if known && c.peek() == '"' {
		c.skipText()
		return
	}
	c.text(v)
}

// loose reads a value that is text or a number; of anything else only null is in
// order here.
func (c *jsonCursor) loose(v *jsonText) {
	switch b := c.peek(); {
	case b == '"':
		var s string
		c.text(&s)
		*v = jsonText(s)
	case b == 'n':
		if c.null() {
			*v = ""
		}
	default:
		*v = jsonText(c.digits())
	}
}

func (c *jsonCursor) workIDs(w *oaWork) {
	c.object(func(name []byte) {
		switch string(name) {
		case "openalex":
			c.text(&w.IDs.OpenAlex)
		case "doi":
			c.text(&w.IDs.DOI)
		case "mag":
			c.loose(&w.IDs.MAG)
		case "pmid":
			c.loose(&w.IDs.PMID)
		case "pmcid":
			c.loose(&w.IDs.PMCID)
		default:
			c.other(name)
		}
	})
}

func (c *jsonCursor) biblio(w *oaWork) {
	c.object(func(name []byte) {
		switch string(name) {
		case "volume":
			c.loose(&w.Biblio.Volume)
		case "issue":
			c.loose(&w.Biblio.Issue)
		case "first_page":
			c.loose(&w.Biblio.FirstPage)
		case "last_page":
			c.loose(&w.Biblio.LastPage)
		default:
			c.other(name)
		}
	})
}

func (c *jsonCursor) location(w *oaWork, s *oaSource) {
	c.object(func(name []byte) {
		if string(name) == "source" {
			c.source(&w.Location.Source, s)
		} else {
			c.other(name)
		}
	})
}

// source reads a source into s, which v then points to; null makes it none.
func (c *jsonCursor) source(v **oaSource, s *oaSource) {
	*v = nil
	if c.peek() == 'n' {
		c.null()
		return
	}
	*s = oaSource{ISSN: s.ISSN[:0]}
	*v = s
	c.object(func(name []byte) {
		switch string(name) {
		case "id":
			c.text(&s.ID)
		case "display_name":
			c.text(&s.DisplayName)
		case "issn_l":
			c.text(&s.ISSNL)
		case "issn":
			s.ISSN = c.list(s.ISSN[:0])
		case "type":
			c.text(&s.Type)
		default:
			c.other(name)
		}
	})
}

// authorship adds one name of the by-line, in the memory of an earlier one.
func (c *jsonCursor) authorship(w *oaWork) {
	n := len(w.Authorships)
	if n < cap(w.Authorships) {
		w.Authorships = w.Authorships[:n+1]
	} else {
		w.Authorships = append(w.Authorships, oaAuthorship{})
	}
	s := &w.Authorships[n]
	*s = oaAuthorship{Institutions: s.Institutions[:0], Places: s.Places[:0], RawPlaces: s.RawPlaces[:0]}
	c.object(func(name []byte) {
		switch string(name) {
		case "author":
			c.author(s)
		case "raw_author_name":
			c.text(&s.RawName)
		case "is_corresponding":
			c.flag(&s.Corresponding)
		case "institutions":
			s.Institutions = s.Institutions[:0]
			c.each(func() { c.institution(s) })
		case "raw_affiliation_strings":
			s.RawPlaces = c.list(s.RawPlaces[:0])
		case "raw_affiliation_string":
			c.text(&s.RawPlace)
		case "affiliations":
			s.Places = s.Places[:0]
			c.each(func() { c.place(s) })
		default:
			c.other(name)
		}
	})
}

func (c *jsonCursor) author(s *oaAuthorship) {
	c.object(func(name []byte) {
		switch string(name) {
		case "id":
			c.text(&s.Author.ID)
		case "display_name":
			c.text(&s.Author.DisplayName)
		case "orcid":
			c.text(&s.Author.ORCID)
		default:
			c.other(name)
		}
	})
}

func (c *jsonCursor) institution(s *oaAuthorship) {
	s.Institutions = append(s.Institutions, oaInstitution{})
	t := &s.Institutions[len(s.Institutions)-1]
	c.object(func(name []byte) {
		switch string(name) {
		case "id":
			c.text(&t.ID)
		case "display_name":
			c.text(&t.DisplayName)
		case "ror":
			c.text(&t.ROR)
		case "country_code":
			c.text(&t.Country)
		default:
			c.other(name)
		}
	})
}

// place adds a printed address with its institutions, in the memory of an earlier
// one.
func (c *jsonCursor) place(s *oaAuthorship) {
	n := len(s.Places)
	if n < cap(s.Places) {
		s.Places = s.Places[:n+1]
	} else {
		s.Places = append(s.Places, oaPlace{})
	}
	p := &s.Places[n]
	*p = oaPlace{Institutions: p.Institutions[:0]}
	c.object(func(name []byte) {
		switch string(name) {
		case "raw_affiliation_string":
			c.text(&p.Raw)
		case "institution_ids":
			p.Institutions = c.list(p.Institutions[:0])
		default:
			c.other(name)
		}
	})
}

// terms appends keywords or concepts to out.
func (c *jsonCursor) terms(out []oaTerm) []oaTerm {
	c.each(func() {
		out = append(out, oaTerm{})
		t := &out[len(out)-1]
		c.object(func(name []byte) {
			switch string(name) {
			case "display_name":
				c.text(&t.DisplayName)
			case "keyword":
				c.text(&t.Keyword)
			case "score":
				c.loose(&t.Score)
			default:
				c.other(name)
			}
		})
	})
	return out
}

// topic reads a topic; there is no place for it only if it is null.
func (c *jsonCursor) topic(t *oaTopic) {
	c.object(func(name []byte) {
		switch string(name) {
		case "display_name":
			c.text(&t.DisplayName)
		case "field":
			c.object(func(name []byte) {
				if string(name) == "display_name" {
					c.text(&t.Field.DisplayName)
				} else {
					c.other(name)
				}
			})
		default:
			c.other(name)
		}
	})
}

func (c *jsonCursor) mesh(w *oaWork) {
	w.Mesh = append(w.Mesh, oaMesh{})
	m := &w.Mesh[len(w.Mesh)-1]
	c.object(func(name []byte) {
		if string(name) == "descriptor_name" {
			c.text(&m.Name)
		} else {
			c.other(name)
		}
	})
}

// abstract reads an inverted index as oaAbstract does. One with escapes in its
// words is left to that.
func (c *oaScratch) abstract(v *oaAbstract) {
	if c.peek() == 'n' {
		if c.null() {
			*v = oaAbstract{}
		}
		return
	}
	if c.peek() != '{' {
		c.fail()
		return
	}
	c.places = c.indexWords(c.places[:0])
	if !c.bad {
		c.words = joinPlain(c.words[:0], c.data, c.places)
		*v = oaAbstract{text: c.block.keep(c.words)}
	}
}

// indexWords reads the words of an inverted index with their positions. It is one
// loop without calls back, because abstracts are most of what is read.
func (c *oaScratch) indexWords(places []wordAt) []wordAt {
	c.open('{')
	for first := true; c.element(&first, '}'); {
		word, ok := c.plain()
		at := wordAt{int32(c.at - 1 - len(word)), int32(c.at - 1)}
		if !ok || !c.take(':') || !c.take('[') || c.depth < 1 {
			c.fail()
		}
		for more := !c.take(']'); more && !c.bad; {
			if n := c.position(); n == len(places) {
				places = append(places, at)
			} else if n < maxAbstractWords {
				places, _ = place(places, n, at, 0)
			}
			if more = c.take(','); !more && !c.take(']') {
				c.fail()
			}
		}
	}
	return places
}

// position reads a whole number of at most nine digits.
func (c *jsonCursor) position() int {
	c.peek()
	n, from, at := 0, c.at, c.at
	for at < len(c.data) && '0' <= c.data[at] && c.data[at] <= '9' {
		n = 10*n + int(c.data[at]-'0')
		at++
	}
	c.at = at
	if digits := at - from; digits == 0 || digits > 9 || digits > 1 && c.data[from] == '0' {
		c.fail()
		return maxAbstractWords
	}
	return n
}

// joinPlain appends words without escapes in order, with one blank between.
// Short words are copied sixteen bytes at a time, whatever stands behind them.
func joinPlain(out, data []byte, places []wordAt) []byte {
	for _, w := range places {
		if w == (wordAt{}) {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		n := int(w.to - w.from)
		if n <= 16 && cap(out)-len(out) >= 16 && len(data)-int(w.from) >= 16 {
			to := out[len(out) : len(out)+16]
			*(*[16]byte)(to) = [16]byte(data[w.from:])
			out = out[:len(out)+n]
			continue
		}
		out = append(out, data[w.from:w.to]...)
	}
	return out
}
