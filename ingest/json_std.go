//go:build stdjson

package ingest

import (
	"encoding/json"
	"errors"
)

func unmarshalJSON(data []byte, v any) error { return json.Unmarshal(data, v) }

func wrongType(err error) (field string, ok bool) {
	var e *json.UnmarshalTypeError
	if !errors.As(err, &e) {
		return "", false
	}
	return e.Field, true
}
