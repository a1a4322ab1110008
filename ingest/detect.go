package ingest

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Detect tells of which format a decoded head of a file is. The content decides;
// where several formats would take it, the ending of the name does, then the
// order of Formats. A byte order mark and empty lines before the content do not
// count. It returns false if no format knows the head.
func Detect(head []byte, name string) (Format, bool) {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), "\r\n")
	var found []Format
	for _, f := range Formats() {
		if f.Sniff(head) {
			found = append(found, f)
		}
	}
	for _, f := range found {
		if slices.Contains(f.Exts, ending(name)) {
			return f, true
		}
	}
	if len(found) == 0 {
		return Format{}, false
	}
	return found[0], true
}

// ending is the extension of a name, without those of compression.
func ending(name string) string {
	name = strings.ToLower(name)
	for {
		ext := filepath.Ext(name)
		if !slices.Contains([]string{".gz", ".zst", ".bz2", ".xz"}, ext) {
			return ext
		}
		name = strings.TrimSuffix(name, ext)
	}
}

// lookup finds a format by name.
func lookup(name string) (Format, error) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("no format is named %q; there are %s", name, strings.Join(formatNames(), ", "))
}

func formatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// strangers are files that people take for data, by their first bytes.
var strangers = []struct{ magic, what string }{
	{"\x89PNG\r\n\x1a\n", "it is a picture (PNG), not data"},
	{"\xff\xd8\xff", "it is a picture (JPEG), not data"},
	{"GIF8", "it is a picture (GIF), not data"},
	{"II*\x00", "it is a picture (TIFF), not data"},
	{"MM\x00*", "it is a picture (TIFF), not data"},
	{"%PDF-", "it is a PDF; export the references from your reference manager or the publisher's site instead"},
	{"\xd0\xcf\x11\xe0", "it is an old Office document (Excel or Word); save the sheet as CSV and read that"},
	{`{\rtf`, "it is an RTF document; save it as plain text and read that"},
	{"7z\xbc\xaf\x27\x1c", "it is a 7z archive; unpack it, or pack it as zip"},
	{"Rar!", "it is a RAR archive; unpack it, or pack it as zip"},
	{"PAR1", "it is a Parquet file, which is not read; convert it to JSON lines or CSV"},
	{"SQLite format 3\x00", "it is an SQLite database; export its tables as CSV"},
	{"\x7fELF", "it is a program, not data"},
}

// stranger says in words what a file is that no format can be, or "".
func stranger(head []byte) string {
	for _, s := range strangers {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return s.what
		}
	}
	text := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 512)], "\ufeff \t\r\n"))
	if bytes.HasPrefix(text, []byte("<!doctype html")) || bytes.HasPrefix(text, []byte("<html")) {
		return "it is an HTML page, not data: the site answered with a page (an error or a login?) in place of the file; download it again"
	}
	if bytes.HasPrefix(text, []byte("cff-version:")) || bytes.Contains(text, []byte("\ncff-version:")) {
		return "it is a citation file of software (CITATION.cff), which is not read; convert it to BibTeX and read that"
	}
	return strangeTable(head)
}

// unknown says that no format knows a file, and the way out.
func unknown() string {
	return fmt.Sprintf("no known format was recognised (%d were tried); see `cocite formats`, or force one with --format NAME", len(Formats()))
}
