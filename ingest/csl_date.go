package ingest

import "strings"

// cslDate is a date of CSL-JSON and of Crossref: parts, as numbers or text, or
// a date in words. Of a span it is the beginning. A season is no month.
type cslDate struct {
	partialDate
	text string // as written, for a problem
}

// UnmarshalJSON takes the object, and a bare text or year.
func (d *cslDate) UnmarshalJSON(data []byte) error {
	*d = cslDate{}
	if len(data) == 0 || data[0] != '{' {
		var s jsonText
		if err := s.UnmarshalJSON(data); err != nil {
			return err
		}
		d.words(string(s))
		return nil
	}
	var o struct {
		Parts   cslParts `json:"date-parts"`
		Raw     jsonText `json:"raw"`
		Literal jsonText `json:"literal"`
		EDTF    jsonText `json:"edtf"`
	}
	if err := unmarshalJSON(data, &o); err != nil {
		return err
	}
	d.parts(o.Parts)
	for _, s := range []jsonText{o.EDTF, o.Raw, o.Literal} {
		if d.Year == 0 && s != "" {
			d.words(string(s))
		}
	}
	return nil
}

// words reads a date as people write it.
func (d *cslDate) words(s string) {
	d.partialDate, d.text = parseDate(s), s
	if strings.HasPrefix(s, "-") { // before Christ
		d.partialDate = partialDate{}
	}
}

// parts reads year, month and day. A part that is more than a number makes the
// date one in words.
func (d *cslDate) parts(p cslParts) {
	if len(p) == 0 {
		return
	}
	d.text = strings.Join(p, "-")
	var n [3]int
	for i, s := range p[:min(3, len(p))] {
		if leadingDigits(s) != len(s) || len(s) > 4 {
			d.words(d.text)
			return
		}
		n[i] = number(s)
	}
	d.partialDate = partialDate{n[0], n[1], n[2]}.valid()
}

// cslParts are the parts of the first date in "date-parts": [[2020,3],[2020,5]],
// [["2020","3"]], also [2020,3] without the outer list. [[null]] has none.
type cslParts []string

// UnmarshalJSON reads the first list that holds no list.
func (p *cslParts) UnmarshalJSON(data []byte) error {
	*p = nil
	text := strings.TrimLeft(string(data), "[ \t\r\n")
	if len(text) == len(data) {
		return nil
	}
	text, _, _ = strings.Cut(text, "]")
	for part := range strings.SplitSeq(text, ",") {
		part = strings.Trim(part, "\" \t\r\n")
		if part == "" || part == "null" {
			break
		}
		*p = append(*p, part)
	}
	return nil
}
