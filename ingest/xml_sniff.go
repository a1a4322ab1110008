package ingest

import "bytes"

// xmlHead tells what an XML document is from its head: the name that a DOCTYPE
// gives and the local name of the root, "" each if there is none. Comments and
// instructions before them do not count. A document may begin with its root.
func xmlHead(head []byte) (doctype, root string) {
	for {
		head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
		switch {
		case bytes.HasPrefix(head, []byte("<?")):
			head = behind(head, "?>")
		case bytes.HasPrefix(head, []byte("<!--")):
			head = behind(head, "-->")
		case bytes.HasPrefix(head, []byte("<!DOCTYPE")) && doctype == "":
			name := bytes.TrimLeft(head[len("<!DOCTYPE"):], " \t\r\n")
			doctype = string(name[:max(0, bytes.IndexAny(name, " \t\r\n[>"))])
			n, ok := declarationEnd(head)
			if !ok {
				return doctype, ""
			}
			head = head[n:]
		default:
			if t := lexTag(head); t.kind <= tagEmpty && len(head) > 0 && head[0] == '<' {
				root = string(t.name)
			}
			return doctype, root
		}
	}
}

// behind is what follows a mark in a text.
func behind(text []byte, mark string) []byte {
	_, rest, _ := bytes.Cut(text, []byte(mark))
	return rest
}
