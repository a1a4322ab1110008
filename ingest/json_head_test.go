package ingest

import (
	"maps"
	"testing"

	"pgregory.net/rapid"
)

func TestJSONKeys(t *testing.T) {
	for text, want := range map[string]map[string]byte{
		"":         nil,
		"hello":    nil,
		`[1,2]`:    {},
		`["a","b"`: {},
		`[{"a":{"b":[{"c":1}]},"d":null},{"e":"x:y"}]`:    {"a": '{', "a.b": '[', "a.b.c": '1', "d": 'n', "e": '"'},
		`{"a":"\"b\":1","c":[["x"],{"d":true}],"e":{}`:    {"a": '"', "c": '[', "c.d": 't', "e": '{'},
		"{\"a\" : 1}\n{\"b\"\t:\n-2}":                     {"a": '1', "b": '-'},
		`{"message":{"items":[{"DOI":"x","author":[{"fam`: {"message": '{', "message.items": '[', "message.items.DOI": '"', "message.items.author": '['},
	} {
		if got := jsonKeys([]byte(text)); !maps.Equal(got, want) || (got == nil) != (want == nil) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// Of any text the keys are found without a panic, and of a longer head no fewer.
func TestJSONKeysGrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "{" + rapid.StringOf(rapid.SampledFrom([]rune(`{}[]":,\ab1 `))).Draw(t, "text")
		cut := rapid.IntRange(0, len(text)).Draw(t, "cut")
		all := jsonKeys([]byte(text))
		part := jsonKeys([]byte(text[:cut]))
		if len(part) > len(all)+1 {
			t.Fatalf("%q: %d keys in the beginning, %d in all", text, len(part), len(all))
		}
	})
}
