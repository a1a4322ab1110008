package ingest

// jsonTexts is a value that is one text in some files and a list of texts in
// others. Numbers are taken as they are written, null is nothing.
type jsonTexts []string

// UnmarshalJSON takes a text, a number, or a list of both.
func (t *jsonTexts) UnmarshalJSON(data []byte) error {
	*t = nil
	switch {
	case len(data) == 0 || data[0] == 'n':
		return nil
	case data[0] == '{':
		return wrongShape("object", "")
	case data[0] != '[':
		data = append(append([]byte{'['}, data...), ']')
	}
	var list []jsonText
	if err := unmarshalJSON(data, &list); err != nil {
		return err
	}
	for _, s := range list {
		if s != "" {
			*t = append(*t, string(s))
		}
	}
	return nil
}

// first is the first text, "" if there is none.
func (t jsonTexts) first() string {
	if len(t) == 0 {
		return ""
	}
	return t[0]
}

// jsonList is a value that is one object in some files and a list in others.
type jsonList[T any] []T

// UnmarshalJSON takes an object, or a list of objects.
func (l *jsonList[T]) UnmarshalJSON(data []byte) error {
	*l = nil
	switch {
	case len(data) == 0 || data[0] == 'n':
		return nil
	case data[0] == '{':
		data = append(append([]byte{'['}, data...), ']')
	case data[0] != '[':
		return wrongShape("text", "")
	}
	return unmarshalJSON(data, (*[]T)(l))
}

// jsonNumber is a count; what is no number that counts is unknown.
type jsonNumber struct {
	N     int
	Known bool
}

// UnmarshalJSON takes a whole number, also as text.
func (n *jsonNumber) UnmarshalJSON(data []byte) error {
	*n = jsonNumber{}
	if len(data) >= 2 && data[0] == '"' {
		data = data[1 : len(data)-1]
	}
	if len(data) == 0 || string(data) == "null" {
		return nil
	}
	if !digits(data) || len(data) > 9 {
		return wrongShape("value", "")
	}
	*n = jsonNumber{N: number(string(data)), Known: true}
	return nil
}
