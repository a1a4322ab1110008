package library

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cocite/graph"
)

// manifestName is the file that makes a folder a library.
const manifestName = "cocite-library.json"

// libraryFormat is the format that every manifest names.
const libraryFormat = "cocite-library"

// formatVersion is the version of the tables. A library of another one can't be read.
const formatVersion = 2

// Manifest says what a library holds. It is replaced as a whole by each import.
type Manifest struct {
	Format     string             `json:"format"` // always "cocite-library"
	Version    int                `json:"version"`
	WrittenBy  string             `json:"written_by"`
	Generation int                `json:"generation"` // imports so far; part of the names of the files
	Options    graph.BuildOptions `json:"options"`    // of the works, authors and links; the records don't depend on them
	Abstracts  bool               `json:"abstracts"`  // false if an import left them out
	Counts     Counts             `json:"counts"`
	Tables     []TableInfo        `json:"tables"`
	Files      []File             `json:"files"`
	Checksum   string             `json:"checksum"` // of this file with zeros in its place
}

// Counts are the numbers that "cocite info" gives, by the names that it uses.
type Counts struct {
	Papers         int `json:"papers"`
	Stubs          int `json:"stubs"`
	Records        int `json:"records"`
	Authors        int `json:"authors"`
	AuthorMentions int `json:"author_mentions"`
	Sources        int `json:"sources"`
	Institutions   int `json:"institutions"`
	Countries      int `json:"countries"`
	Keywords       int `json:"keywords"`
	References     int `json:"references"`
	Citations      int `json:"citations"`
	Related        int `json:"related"`
	Duplicates     int `json:"duplicates"`
}

// TableInfo is the schema of a table.
type TableInfo struct {
	Name    string       `json:"name"`
	Doc     string       `json:"doc"`
	Columns []ColumnInfo `json:"columns"`
}

// ColumnInfo describes a column of a table.
type ColumnInfo struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Nullable bool   `json:"nullable,omitempty"`
	Doc      string `json:"doc"`
}

// File is one segment: a file that is never changed after it was written.
type File struct {
	Name  string `json:"name"`
	Table string `json:"table"` // cacheTable for the cache
	Rows  int64  `json:"rows"`
	Bytes int64  `json:"bytes"`
	Sum   string `json:"checksum"`
}

// cacheTable stands where other files name their table.
const cacheTable = ""

// file returns the segment of a table.
func (m *Manifest) file(table string) (File, bool) {
	for _, f := range m.Files {
		if f.Table == table {
			return f, true
		}
	}
	return File{}, false
}

// noSum stands for the checksum while it is computed.
const noSum = "0000000000000000"

// encode writes the manifest as JSON, with its checksum.
func (m Manifest) encode() ([]byte, error) {
	m.Checksum = noSum
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encoding the manifest: %w", err)
	}
	data = append(data, '\n')
	sum, _, err := sumOf(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return bytes.Replace(data, checksumLine(noSum), checksumLine(sum), 1), nil
}

// checksumLine is the checksum as it stands in the file, its last member.
func checksumLine(sum string) []byte { return []byte("\n  \"checksum\": \"" + sum + "\"\n}\n") }

// decode reads a manifest and holds its bytes against its checksum.
func decode(data []byte) (*Manifest, error) {
	tail := len(checksumLine(noSum))
	if len(data) < tail {
		return nil, errors.New("it is cut off")
	}
	plain := append(data[:len(data)-tail:len(data)-tail], checksumLine(noSum)...)
	sum, _, err := sumOf(bytes.NewReader(plain))
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(data[len(data)-tail:], checksumLine(sum)) {
		return nil, errors.New("its bytes don't give its checksum")
	}
	var head struct {
		Format    string `json:"format"`
		Version   int    `json:"version"`
		WrittenBy string `json:"written_by"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, err
	}
	if head.Format == libraryFormat && head.Version != formatVersion {
		return nil, &versionError{head.Version, head.WrittenBy}
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	return &m, m.check()
}

// versionError is a library, whole, of a version that this program can't read.
type versionError struct {
	version int
	by      string
}

func (e *versionError) Error() string {
	way := "import the sources again into a new folder"
	if e.version > formatVersion {
		way = "use that program or a newer one, or " + way
	}
	return fmt.Sprintf("the library is of version %d, written by %s, and this program reads version %d: %s", e.version, e.by, formatVersion, way)
}

// check refuses what this program can't read.
func (m *Manifest) check() error {
	if m.Format != libraryFormat {
		return fmt.Errorf("its format is %q", m.Format)
	}
	for _, f := range m.Files {
		if f.Name == "" || strings.ContainsAny(f.Name, `/\`) {
			return fmt.Errorf("it names a file %q outside the folder", f.Name)
		}
	}
	return nil
}

// readManifest reads the manifest of a folder.
func readManifest(dir string) (*Manifest, error) {
	path := filepath.Join(dir, manifestName)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m, err := decode(data)
	if v := (*versionError)(nil); errors.As(err, &v) {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err != nil {
		return nil, damaged(path, err)
	}
	return m, nil
}

// damaged names a file whose bytes are not those that were written.
func damaged(path string, why error) error {
	return fmt.Errorf("%s is damaged: %w; restore it from a copy, or import the sources again", path, why)
}
