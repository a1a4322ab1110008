//go:build stdjson

package ingest

import (
	"encoding/json"
	"errors"
	"reflect"
)

func unmarshalJSON(data []byte, v any) error { return json.Unmarshal(data, v) }

func wrongType(err error) (field string, ok bool) {
	var e *json.UnmarshalTypeError
	if !errors.As(err, &e) {
		return "", false
	}
	return e.Field, true
}

// wrongShape is the error of a decoder of one field for a value of another type.
func wrongShape(value, field string) error {
	return &json.UnmarshalTypeError{Value: value, Field: field, Type: reflect.TypeFor[string]()}
}
