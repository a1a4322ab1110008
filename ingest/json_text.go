package ingest

import "bytes"

// jsonText is a value that is text in some files and a number in others.
type jsonText string

// UnmarshalJSON takes text and numbers; null and anything else is "".
func (t *jsonText) UnmarshalJSON(data []byte) error {
	*t = ""
	switch {
	case len(data) == 0 || bytes.ContainsAny(data[:1], "nft{["):
	case data[0] == '"' && bytes.IndexByte(data, '\\') < 0:
		*t = jsonText(data[1 : len(data)-1])
	case data[0] == '"':
		var s string
		if err := unmarshalJSON(data, &s); err != nil {
			return err
		}
		*t = jsonText(s)
	default:
		*t = jsonText(data)
	}
	return nil
}

// textList is a list of texts or numbers, or one of them without brackets.
type textList []jsonText

// UnmarshalJSON takes an array or one value of it.
func (l *textList) UnmarshalJSON(data []byte) error {
	*l = nil
	switch {
	case len(data) == 0 || data[0] == 'n':
		return nil
	case data[0] != '[':
		*l = make(textList, 1)
		return (*l)[0].UnmarshalJSON(data)
	}
	c := jsonCursor{data: data, depth: 1}
	list := make(textList, 0, bytes.Count(data, []byte(","))+1)
	c.each(func() {
		var t jsonText
		c.loose(&t)
		list = append(list, t)
	})
	if c.bad { // what no list of texts holds
		return unmarshalJSON(data, (*[]jsonText)(l))
	}
	*l = list
	return nil
}
