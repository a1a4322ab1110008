package library

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func sampleManifest() Manifest {
	return Manifest{
		Format: "cocite-library", Version: formatVersion, WrittenBy: "cocite test", Generation: 3,
		Options: graph.DefaultBuildOptions(), Counts: Counts{Papers: 2, Authors: 5},
		Files: []File{{Name: "works-3.parquet", Table: "works", Rows: 2, Bytes: 4, Sum: noSum}},
	}
}

func TestManifestComesBack(t *testing.T) {
	want := sampleManifest()
	data, err := want.encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	want.Checksum = got.Checksum
	if d := cmp.Diff(want, *got); d != "" {
		t.Error(d)
	}
}

func TestManifestFindsEveryFlippedByte(t *testing.T) {
	data, err := sampleManifest().encode()
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 1 << (i % 8)
		if _, err := decode(bad); err == nil {
			t.Fatalf("byte %d (%q) was flipped and nothing noticed", i, data[i])
		}
		if _, err := decode(data[:i]); err == nil {
			t.Fatalf("cut off after %d bytes and nothing noticed", i)
		}
	}
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "is no library") {
		t.Errorf("got %v for an empty folder", err)
	}
	if Is(dir) {
		t.Error("an empty folder passes for a library")
	}
	for version, want := range map[int]string{
		formatVersion + 1: "written by cocite test, and this program reads version 2: use that program or a newer one, or import",
		formatVersion - 1: "written by cocite test, and this program reads version 2: import the sources again",
	} {
		m := sampleManifest()
		m.Version = version
		data, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, manifestName), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "damaged") {
			t.Errorf("got %v for version %d", err, version)
		}
	}
}
