package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	must(w.Write([]byte(s)))
	must(0, w.Close())
	return b.String()
}

func zstded(s string) string {
	w := must(zstd.NewWriter(nil))
	defer w.Close()
	return string(w.EncodeAll([]byte(s), nil))
}

func xzed(s string) string {
	var b bytes.Buffer
	w := must(xz.NewWriter(&b))
	must(w.Write([]byte(s)))
	must(0, w.Close())
	return b.String()
}

// named is a file of an archive.
type named struct{ name, text string }

func zipped(method uint16, files ...named) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		fw := must(w.CreateHeader(&zip.FileHeader{Name: f.name, Method: method}))
		must(fw.Write([]byte(f.text)))
	}
	must(0, w.Close())
	return b.String()
}

func tarred(files ...named) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		must(0, w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.text))}))
		must(w.Write([]byte(f.text)))
	}
	must(0, w.Close())
	return b.String()
}

// bzipped is works("a", "b") as bzip2 writes it; Go only reads bzip2.
const bzipped = "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xdd\xe3\x68\x6e\x00\x00\x2b\x5b\x80\x00\x10\x10\x05\xb0\x10\x00\x80\x36\xe5\xdc\x4a\x20\x00\x48\x2a\xa9\xa0\xd0\x1a\x01\xa1\xa0\x55\x50\x68\x34\x00\x03\xd4\xa2\x37\xc9\x26\x45\x18\xb5\xd7\x35\x11\x6e\xd9\xba\xe3\xe5\x8a\xe6\x87\x69\xbd\x41\xf2\x44\x19\xb8\x4d\xea\x16\x29\x4d\x73\x04\x90\xbd\x0b\x1f\x8b\xb9\x22\x9c\x28\x48\x6e\xf1\xb4\x37\x00"

func TestContainers(t *testing.T) {
	ab := works("a", "b")
	two := []named{{"x/one.jsonl", works("a")}, {"notes.md", "only notes\n"}, {"two.jsonl", works("b")}}
	tests := []struct {
		name, data string
		files      []string // behind the name of the file
	}{
		{"plain", ab, []string{""}},
		{"gzip", gzipped(ab), []string{""}},
		{"gzip of two members", gzipped(works("a")) + gzipped(works("b")), []string{""}},
		{"zstd", zstded(ab), []string{""}},
		{"bzip2", bzipped, []string{""}},
		{"xz", xzed(ab), []string{""}},
		{"gzip in gzip", gzipped(gzipped(ab)), []string{""}},
		{"zip", zipped(zip.Deflate, two...), []string{"!x/one.jsonl", "!two.jsonl"}},
		{"stored zip", zipped(zip.Store, two...), []string{"!x/one.jsonl", "!two.jsonl"}},
		{"tar", tarred(two...), []string{"!x/one.jsonl", "!two.jsonl"}},
		{"tar.gz", gzipped(tarred(two...)), []string{"!x/one.jsonl", "!two.jsonl"}},
		{"gzip in zip", zipped(zip.Deflate, named{"a.gz", gzipped(works("a"))}, named{"b.zst", zstded(works("b"))}), []string{"!a.gz", "!b.zst"}},
		{"zip in zip", zipped(zip.Deflate, named{"in.zip", zipped(zip.Deflate, two...)}), []string{"!in.zip!x/one.jsonl", "!in.zip!two.jsonl"}},
		{"zip in tar", tarred(named{"in.zip", zipped(zip.Deflate, two...)}), []string{"!in.zip!x/one.jsonl", "!in.zip!two.jsonl"}},
		{"hidden members", zipped(zip.Deflate, named{"__MACOSX/._a", works("x")}, named{".b", works("x")}, named{"c", ab}), []string{"!c"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := write(t, t.TempDir(), "data", tt.data)
			var want []string
			for _, f := range tt.files {
				want = append(want, p+f)
			}
			checkContainer(t, take([]string{p}, Options{}), want)
			checkContainer(t, take([]string{p}, Options{Threads: 1}), want)
			for i := range want {
				want[i] = "-" + strings.TrimPrefix(want[i], p)
			}
			if tt.name == "stored zip" {
				return // sizes come behind the data: a stream can't be read
			}
			in := iotest.OneByteReader(strings.NewReader(tt.data))
			checkContainer(t, take([]string{"-"}, Options{Stdin: in}), want)
		})
	}
}

// checkContainer wants works a and b from the files.
func checkContainer(t *testing.T, k taken, files []string) {
	t.Helper()
	if k.err != nil || len(k.problems) > 0 || !slices.Equal(k.keys, []string{"a", "b"}) {
		t.Fatalf("got %q, problems %v, error %v", k.keys, k.problems, k.err)
	}
	var got []string
	for _, f := range k.files {
		got = append(got, f.Path)
	}
	if !slices.Equal(got, files) {
		t.Errorf("got files %q, want %q", got, files)
	}
}

// A cut anywhere gives what came before and one problem of the bytes, or says
// that there is nothing.
func TestTruncatedContainers(t *testing.T) {
	var titles []string
	for i := range 200 {
		titles = append(titles, fmt.Sprintf("title %d %x", i, i*i*7919))
	}
	text := works(titles...)
	tests := []struct{ name, data string }{
		{"gzip", gzipped(text)}, {"zstd", zstded(text)}, {"xz", xzed(text)}, {"bzip2", bzipped},
		{"zip", zipped(zip.Deflate, named{"a", text}, named{"b", text})},
		{"tar", tarred(named{"a", text}, named{"b", text})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for n := 1; n < len(tt.data); n += max(1, len(tt.data)/97) {
				checkTruncated(t, n, take([]string{"-"}, Options{Stdin: strings.NewReader(tt.data[:n])}), titles)
			}
			p := write(t, t.TempDir(), "data", tt.data[:2*len(tt.data)/3])
			checkTruncated(t, -1, take([]string{p}, Options{}), titles)
		})
	}
}

func checkTruncated(t *testing.T, n int, k taken, titles []string) {
	t.Helper()
	count := 0
	for _, c := range k.codes() {
		if strings.HasPrefix(c, "bytes.") {
			count++
		}
	}
	if all := len(k.keys)%len(titles) == 0; k.err == nil && len(k.files) > 0 && count != 1 && !(all && count == 0) {
		t.Errorf("cut at %d: %d records, problems %v", n, len(k.keys), k.codes())
	}
	for i, key := range k.keys {
		if want := titles[i%len(titles)]; key != want && key != "a" && key != "b" {
			t.Fatalf("cut at %d: record %d is %q, want %q", n, i, key, want)
		}
	}
}

func TestTruncatedGzip(t *testing.T) {
	var titles []string
	for i := range 5000 {
		titles = append(titles, fmt.Sprintf("title %d %x", i, i*i*7919))
	}
	data := gzipped(works(titles...))
	k := take([]string{write(t, t.TempDir(), "cut.gz", data[:len(data)/2])}, Options{})
	if k.err != nil || len(k.keys) < 1000 || k.files[0].Records != len(k.keys) || !slices.Contains(k.codes(), "bytes.truncated") {
		t.Errorf("got %d records, problems %v, error %v", len(k.keys), k.codes(), k.err)
	}
	k = take([]string{write(t, t.TempDir(), "sum.gz", data[:len(data)-8]+"\x00\x00\x00\x00\x00\x00\x00\x00")}, Options{})
	if len(k.keys) != 5000 || !slices.Equal(k.codes(), []string{"bytes.truncated"}) {
		t.Errorf("wrong checksum: got %d records, problems %v", len(k.keys), k.codes())
	}
}

func TestBombs(t *testing.T) {
	large := gzipped(works("a") + strings.Repeat("\n", ratioFrom+1<<20))
	text := works("a") + strings.Repeat("\n", 2<<20)
	small := Limits{Record: 1 << 20, Expanded: 1 << 20}
	tests := []struct {
		name, data string
		limits     Limits
	}{
		{"ratio", large, DefaultLimits},
		{"ratio of layers", gzipped(large), DefaultLimits},
		{"size", zstded(text), small},
		{"size in zip", zipped(zip.Deflate, named{"a", text}), small},
		{"size in tar", gzipped(tarred(named{"a", text})), small},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := take([]string{write(t, t.TempDir(), "bomb", tt.data)}, Options{Limits: tt.limits})
			if k.err != nil || !slices.Equal(k.keys, []string{"a"}) || !slices.Equal(k.codes(), []string{"bytes.bomb"}) {
				t.Errorf("got %q, problems %v, error %v", k.keys, k.problems, k.err)
			}
		})
	}
}

func TestNestedTooDeep(t *testing.T) {
	data := works("a")
	for range 20 {
		data = gzipped(data)
	}
	k := take([]string{"-"}, Options{Stdin: strings.NewReader(data)})
	if !slices.Equal(k.codes(), []string{"bytes.nested"}) && k.err == nil {
		t.Errorf("got %v, error %v", k.codes(), k.err)
	}
}

// A zip whose headers say the sizes can be read from a stream, and is checked.
func TestZipStream(t *testing.T) {
	ab := works("a", "b")
	raw := func(method uint16, data string, crc uint32) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		fw := must(w.CreateRaw(&zip.FileHeader{Name: "f", Method: method, CRC32: crc, CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(ab))}))
		must(fw.Write([]byte(data)))
		must(0, w.Close())
		return b.String()
	}
	var deflated bytes.Buffer
	fw := must(flate.NewWriter(&deflated, 6))
	must(fw.Write([]byte(ab)))
	must(0, fw.Close())
	sum := crc32.ChecksumIEEE([]byte(ab))
	tests := []struct {
		name, data string
		codes      []string
	}{
		{"stored", raw(zip.Store, ab, sum), nil},
		{"deflated", raw(zip.Deflate, deflated.String(), sum), nil},
		{"stored, wrong sum", raw(zip.Store, ab, sum+1), []string{"bytes.truncated"}},
		{"deflated, wrong sum", raw(zip.Deflate, deflated.String(), sum+1), []string{"bytes.truncated"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := take([]string{"-"}, Options{Stdin: strings.NewReader(tt.data)})
			if !slices.Equal(k.keys, []string{"a", "b"}) || !slices.Equal(k.codes(), tt.codes) {
				t.Errorf("got %q, problems %v, error %v", k.keys, k.problems, k.err)
			}
		})
	}
	k := take([]string{"-"}, Options{Stdin: strings.NewReader(raw(99, "xx", 0))})
	if k.err == nil || len(k.skipped) != 1 || !strings.Contains(k.skipped[0].Reason, "method 99") {
		t.Errorf("unknown method: got %+v", k)
	}
}
