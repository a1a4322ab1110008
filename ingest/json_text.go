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
