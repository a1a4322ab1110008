package ingest

import "bytes"

// headDepth is how deep jsonKeys looks.
const headDepth = 4

// jsonKeys are the names in the beginning of a JSON text, which may be cut
// anywhere, each with the first byte of its last value: '"', '{', '[', a digit, or the
// first letter of true, false or null. A name inside an object is joined to that
// of the object by a dot; arrays add nothing: [{"a":{"b":[{"c":1}]}}] gives
// "a", "a.b" and "a.b.c". It is nil for text that does not begin like JSON.
func jsonKeys(head []byte) map[string]byte {
	text := bytes.TrimLeft(head, " \t\r\n\x1e,")
	if len(text) == 0 || text[0] != '{' && text[0] != '[' {
		return nil
	}
	k := keyScan{text: text, keys: map[string]byte{}}
	for k.at < len(text) {
		k.step()
	}
	return k.keys
}

// keyScan is the state of jsonKeys.
type keyScan struct {
	text []byte
	at   int
	path []byte
	open []int // for each open bracket, the length of path outside of it
	keys map[string]byte
}

// step takes one token.
func (k *keyScan) step() {
	switch c := k.text[k.at]; c {
	case '"':
		k.word()
	case '{', '[':
		k.open = append(k.open, len(k.path))
		k.at++
	case '}', ']':
		if n := len(k.open); n > 0 {
			k.path, k.open = k.path[:k.open[n-1]], k.open[:n-1]
		}
		k.at++
		k.value()
	default:
		k.at++
	}
}

// value forgets the name of a value that has ended.
func (k *keyScan) value() {
	if n := len(k.open); n > 0 {
		k.path = k.path[:k.open[n-1]]
	} else {
		k.path = k.path[:0]
	}
}

// word takes a string. One that a colon follows is a name.
func (k *keyScan) word() {
	end := k.at + 1
	for end < len(k.text) && k.text[end] != '"' {
		if k.text[end] == '\\' {
			end++
		}
		end++
	}
	word := k.text[min(k.at+1, len(k.text)):min(end, len(k.text))]
	rest := bytes.TrimLeft(k.text[min(end+1, len(k.text)):], " \t\r\n")
	k.at = min(end+1, len(k.text))
	if len(rest) == 0 || rest[0] != ':' || len(k.open) == 0 {
		return
	}
	k.value()
	if len(k.path) > 0 {
		k.path = append(k.path, '.')
	}
	k.path = append(k.path, word...)
	if rest = bytes.TrimLeft(rest[1:], " \t\r\n"); len(rest) > 0 && len(k.open) <= 2*headDepth {
		k.keys[string(k.path)] = rest[0]
	}
	k.at = len(k.text) - len(rest)
	if len(rest) > 0 && rest[0] == '"' {
		k.passText()
	}
}

// passText passes a string that is a value, so that it is not taken for a name.
func (k *keyScan) passText() {
	for k.at++; k.at < len(k.text) && k.text[k.at] != '"'; k.at++ {
		if k.text[k.at] == '\\' {
			k.at++
		}
	}
	k.at = min(k.at+1, len(k.text))
}

// beginsWithKey tells whether text begins with an object whose first key is name.
func beginsWithKey(b []byte, name string) bool {
	b, ok := bytes.CutPrefix(b, []byte("{"))
	if !ok {
		return false
	}
	b, ok = bytes.CutPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte(`"`+name+`"`))
	return ok && bytes.HasPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte(":"))
}
