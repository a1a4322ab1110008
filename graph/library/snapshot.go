package library

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cocite/graph"
)

// Snapshot is the corpus of a library as the last import has built it. It must be
// closed, and its corpus not be used after that.
type Snapshot struct {
	Corpus  *graph.Corpus
	Skipped []Skip // files that the imports passed over
	cache   io.Closer
}

// Close lets go of the file that the corpus points into.
func (s *Snapshot) Close() error { return s.cache.Close() }

// Snapshot opens the corpus that was kept when the library was written, but for
// columns that skip leaves empty. It returns nil if there is none that this program
// would build from Items with these options: if other options or another program
// built it, or its file is not there. A file whose bytes are not those that were
// written is an error.
func (l *Library) Snapshot(ctx context.Context, program string, o graph.BuildOptions, skip Columns) (*Snapshot, error) {
	var s *Snapshot
	err := l.current(func(l *Library) (err error) {
		s, err = l.snapshot(ctx, program, o, skip)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return s, err
}

func (l *Library) snapshot(ctx context.Context, program string, o graph.BuildOptions, skip Columns) (*Snapshot, error) {
	f, ok := l.Manifest.file(cacheTable)
	if !ok || l.Manifest.WrittenBy != program || !sameOptions(o, l.Manifest.Options) {
		return nil, nil
	}
	m, path, err := l.mapped(f)
	if err != nil {
		return nil, err
	}
	s := &Snapshot{cache: m}
	err = eachRow(ctx, l, "skipped", func(k *skippedRow) { s.Skipped = append(s.Skipped, Skip{Path: k.Path, Reason: k.Reason}) })
	if err == nil {
		tables := newHeld(ctx, l)
		defer tables.close()
		s.Corpus, err = openCorpus(m.data, tables, skip)
	}
	if err == nil {
		return s, nil
	}
	err = errors.Join(err, m.Close())
	if errors.Is(err, errOldCache) {
		return nil, nil
	}
	return nil, fmt.Errorf("%s: %w", path, err)
}

// sameOptions tells whether two options build the same corpus of the same records.
func sameOptions(a, b graph.BuildOptions) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// writeCache writes the corpus beside the tables, which are those of l.
func (im *Import) writeCache(c *graph.Corpus, l *Library) (File, error) {
	f := File{Name: fmt.Sprintf("corpus-%d.cache", l.Manifest.Generation), Table: cacheTable}
	file, err := os.OpenFile(filepath.Join(im.dir, f.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return f, fmt.Errorf("writing %s: %w", f.Name, err)
	}
	sum, size := newSum(), &byteCount{}
	w := bufio.NewWriterSize(file, 1<<18)
	tables := newHeld(context.Background(), l)
	defer tables.close()
	err = writeCorpus(io.MultiWriter(w, sum, size), c, tables)
	if err == nil {
		err = w.Flush()
	}
	if err == nil && !im.unsync {
		err = file.Sync()
	}
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return f, fmt.Errorf("writing %s: %w", f.Name, err)
	}
	f.Bytes, f.Sum = size.n, sum.String()
	return f, nil
}

// byteCount counts what is written to it.
type byteCount struct{ n int64 }

func (b *byteCount) Write(p []byte) (int, error) {
	b.n += int64(len(p))
	return len(p), nil
}
