//go:build !stdjson

package ingest

import (
	"errors"
	"reflect"

	json "github.com/goccy/go-json"
)

// unmarshalJSON is five times as fast as encoding/json, which the build tag
// stdjson puts in its place.
func unmarshalJSON(data []byte, v any) error { return json.Unmarshal(data, v) }

// wrongType names the field that holds a value of another type than it should,
// if that is all that is wrong.
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
