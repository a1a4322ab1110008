package ingest

import "fmt"

// decodeJSON decodes one JSON value into v, with exactly the results of
// encoding/json: keys match whatever their case, the last of equal keys wins.
// A value of a wrong type leaves its field as it is and gives an error for which
// wrongType is true. A decoder that fails on hostile input is an error, too.
func decodeJSON(data []byte, v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("decoder failed: %v", r)
		}
	}()
	return unmarshalJSON(data, v)
}
