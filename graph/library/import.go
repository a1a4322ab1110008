package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"cocite/graph"
)

// Names of files that only live while an import runs, and of the lock.
const (
	lockName  = "import.lock"
	spoolName = "import.spool"
	draftName = manifestName + ".tmp"
)

var errLocked = errors.New("locked")

// Import is an import on its way. Close must be called.
type Import struct {
	Old *Library // what the folder held before; nil if it is new

	dir    string
	new    bool // the folder did not exist
	lock   *os.File
	spool  *spool
	others []numbered
	read   int // items so far
	done   bool
	unsync bool // don't wait for the disk: for tests that don't cut the power
}

// Begin starts an import into a folder: a library, an empty one or one that does
// not exist yet. It removes what an import that did not end has left.
func Begin(dir string) (*Import, error) {
	im := &Import{dir: dir}
	if err := im.makeFolder(); err != nil {
		return nil, err
	}
	lock, err := lockFile(filepath.Join(dir, lockName))
	if errors.Is(err, errLocked) {
		return nil, fmt.Errorf("another import into %s is running; start this one again when that has ended", dir)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the library: %w", err)
	}
	im.lock = lock
	if err := im.begin(); err != nil {
		im.Close()
		return nil, err
	}
	return im, nil
}

// makeFolder makes the folder, or finds out whether it may be written to.
func (im *Import) makeFolder() error {
	entries, err := os.ReadDir(im.dir)
	if errors.Is(err, fs.ErrNotExist) {
		im.new = true
		if err := os.Mkdir(im.dir, 0o755); err != nil {
			return fmt.Errorf("making the folder of the library: %w", err)
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s can't be the folder of a library: %w", im.dir, err)
	}
	if Is(im.dir) {
		return nil
	}
	for _, e := range entries {
		if !ours(e.Name()) {
			return fmt.Errorf("%s is no library and holds %s, which would be lost among its files; name a new folder", im.dir, e.Name())
		}
	}
	return nil
}

// begin reads the manifest, now that nobody else writes it, and clears the folder.
func (im *Import) begin() error {
	if Is(im.dir) {
		old, err := Open(im.dir)
		if err != nil {
			return err
		}
		im.Old = old
	}
	if err := im.clear(im.Old); err != nil {
		return err
	}
	s, err := newSpool(im.dir)
	im.spool = s
	return err
}

// segmentName is the form of the names of segments.
var segmentName = regexp.MustCompile(`^[a-z_]+-[0-9]+\.(parquet|cache)$`)

// ours tells whether an import gives a file this name.
func ours(name string) bool {
	return name == lockName || name == spoolName || name == draftName || segmentName.MatchString(name)
}

// clear removes the files of imports that a manifest doesn't name.
func (im *Import) clear(l *Library) error {
	entries, err := os.ReadDir(im.dir)
	if err != nil {
		return fmt.Errorf("clearing the library: %w", err)
	}
	for _, e := range entries {
		named := l != nil && slices.ContainsFunc(l.Manifest.Files, func(f File) bool { return f.Name == e.Name() })
		if named || e.Name() == lockName || !ours(e.Name()) {
			continue
		}
		if err := os.Remove(filepath.Join(im.dir, e.Name())); err != nil {
			return fmt.Errorf("clearing the library: %w", err)
		}
	}
	return nil
}

// Add hands an item to the builder and keeps it for the library. Everything that
// the builder gets must come through Add.
func (im *Import) Add(b *graph.Builder, x Item) {
	im.read++
	switch {
	case x.Record != nil:
		im.spool.add(im.read, b.Len(), x.Record)
		b.Add(*x.Record)
		return
	case x.Drawing != nil:
		b.AddDrawing(x.Drawing)
	case x.Problem != nil:
		b.AddProblem(*x.Problem)
	case x.File != nil:
		b.AddFile(*x.File)
	}
	im.others = append(im.others, numbered{int64(im.read), x})
}

// Commit writes the corpus that the builder has made and switches the library to
// it. The fields of the manifest that the tables decide are filled in.
func (im *Import) Commit(b *graph.Builder, c *graph.Corpus, m Manifest) (*Library, error) {
	m.Format, m.Version, m.Generation = libraryFormat, formatVersion, 1
	m.Tables = Schema()
	if im.Old != nil {
		m.Generation = im.Old.Manifest.Generation + 1
	}
	m.Counts = im.counts(c)
	var err error
	if m.Files, err = im.writeTables(b, c, m.Generation); err != nil {
		return nil, err
	}
	cache, err := im.writeCache(c, &Library{Path: im.dir, Manifest: &m})
	if err != nil {
		return nil, err
	}
	m.Files = append(m.Files, cache)
	if err := im.publish(m); err != nil {
		return nil, err
	}
	im.done = true
	l, err := Open(im.dir)
	if err != nil {
		return nil, err
	}
	im.spool.close()
	im.spool = nil
	_ = im.clear(l) // what somebody still reads goes with the next import
	return l, nil
}

// writeTables writes all segments.
func (im *Import) writeTables(b *graph.Builder, c *graph.Corpus, generation int) ([]File, error) {
	s := newSegments(im.dir, generation, !im.unsync)
	w := newWriter(b, c, s)
	err := im.spool.each(w.record)
	if err == nil {
		w.finish()
	}
	for _, x := range im.others {
		if err == nil {
			err = s.other(int(x.at), x.Item)
		}
	}
	files, cerr := s.close()
	if err == nil {
		err = cerr
	}
	return files, err
}

// publish makes a manifest the one of the library. Renaming it is the one step by
// which the old library becomes the new.
func (im *Import) publish(m Manifest) error {
	data, err := m.encode()
	if err != nil {
		return err
	}
	draft := filepath.Join(im.dir, draftName)
	if err := im.writeDraft(draft, data); err != nil {
		return fmt.Errorf("writing the manifest: %w", err)
	}
	if err := os.Rename(draft, filepath.Join(im.dir, manifestName)); err != nil {
		return fmt.Errorf("switching to the new manifest: %w", err)
	}
	if !im.unsync {
		syncFolder(im.dir)
	}
	return nil
}

// writeDraft writes the manifest beside that of the library, and waits until it and
// the names of the segments are on the disk.
func (im *Import) writeDraft(path string, data []byte) error {
	if im.unsync {
		return os.WriteFile(path, data, 0o644)
	}
	err := writeSynced(path, data)
	syncFolder(im.dir)
	return err
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// syncFolder puts the names in a folder on the disk. Not every system can; there the
// rename is as safe as the system makes it.
func syncFolder(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	_ = f.Sync()
	_ = f.Close()
}

// counts are the numbers of the corpus.
func (im *Import) counts(c *graph.Corpus) Counts {
	n := Counts{
		Records: im.spool.n, Authors: c.Authors.N(), AuthorMentions: c.Stats.AuthorMentions, Sources: c.Sources.N(),
		Institutions: c.Institutions.N(), Countries: c.Countries.N(), Keywords: c.Keywords.N(),
		References: c.Stats.RefMentions, Related: len(c.Related), Duplicates: c.Stats.Duplicates,
	}
	for w, stub := range c.Papers.Stub {
		if stub {
			n.Stubs++
			continue
		}
		n.Papers++
		for _, to := range c.Papers.Refs.Of(w) {
			if !c.Papers.Stub[to] {
				n.Citations++
			}
		}
	}
	return n
}

// Close lets go of the folder. What was not committed is removed.
func (im *Import) Close() {
	if im.spool != nil {
		im.spool.close()
	}
	if !im.done {
		_ = im.clear(im.Old) // the next import does it again
	}
	if im.new && !im.done {
		_ = os.Remove(filepath.Join(im.dir, lockName))
	}
	_ = im.lock.Close()
	if im.new && !im.done {
		_ = os.Remove(im.dir) // fails if there is anything in it
	}
}
