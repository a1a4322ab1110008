// Command verify runs everything that a change must pass, with nothing but Go:
// vet, formatting, all tests, a short run of every fuzz target, and the builds
// for all platforms without cgo.
//
//	go run ./cmd/internal/verify
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"
)

// platforms are the systems that cocite must build for.
var platforms = []string{
	"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64",
}

func main() {
	fuzz := flag.Duration("fuzz", 3*time.Second, "time for each fuzz target, 0 for none")
	flag.Parse()
	steps := []struct {
		name string
		do   func() error
	}{
		{"format", gofmt},
		{"vet", func() error { return run(nil, "vet", "./...") }},
		{"test", func() error { return run(nil, "test", "./...") }},
		{"fuzz", func() error { return fuzzAll(*fuzz) }},
		{"build", buildAll},
	}
	passed, failed := 0, 0
	for _, s := range steps {
		start := time.Now()
		if err := s.do(); err != nil {
			fmt.Printf("--- %s: FAILED: %v\n", s.name, err)
			failed++
			continue
		}
		fmt.Printf("--- %s: ok (%.1f s)\n", s.name, time.Since(start).Seconds())
		passed++
	}
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

// run runs the go command with its output shown.
func run(env []string, args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return nil
}

// gofmt fails if a file is not formatted.
func gofmt() error {
	out, err := exec.Command("gofmt", "-l", ".").Output()
	if err != nil {
		return err
	}
	if len(out) > 0 {
		return fmt.Errorf("not formatted: %s", strings.Fields(string(out)))
	}
	return nil
}

// buildAll builds every package for every platform without cgo.
func buildAll() error {
	for _, p := range platforms {
		goos, arch, _ := strings.Cut(p, "/")
		if err := run([]string{"CGO_ENABLED=0", "GOOS=" + goos, "GOARCH=" + arch}, "build", "./..."); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		fmt.Println("builds for", p)
	}
	return nil
}

var fuzzName = regexp.MustCompile(`(?m)^Fuzz\w+$`)

// fuzzTarget is a fuzz target in the test binary of its package.
type fuzzTarget struct{ binary, dir, name string }

// fuzzAll runs every fuzz target for a while, as many at once as there are cores.
// Each package is built once for all its targets.
func fuzzAll(d time.Duration) error {
	if d == 0 {
		return nil
	}
	dir, err := os.MkdirTemp("", "cocite-fuzz")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // only leftovers
	targets, err := fuzzTargets(dir)
	if err != nil {
		return err
	}
	errs := make([]error, len(targets))
	var group sync.WaitGroup
	slots := make(chan struct{}, runtime.NumCPU())
	for i, t := range targets {
		slots <- struct{}{}
		group.Go(func() {
			errs[i] = fuzzOne(t, filepath.Join(dir, "cache"), d)
			<-slots
		})
	}
	group.Wait()
	fmt.Printf("%d fuzz targets, %v each\n", len(targets), d)
	return errors.Join(errs...)
}

// fuzzTargets builds the test binary of each package that has fuzz targets.
func fuzzTargets(dir string) ([]fuzzTarget, error) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Dir}}", "./...").Output()
	if err != nil {
		return nil, fmt.Errorf("listing packages: %w", err)
	}
	var targets []fuzzTarget
	for line := range strings.Lines(string(out)) {
		pkg, home, _ := strings.Cut(strings.TrimSpace(line), " ")
		list, err := exec.Command("go", "test", "-list", "^Fuzz", pkg).Output()
		if err != nil {
			return nil, fmt.Errorf("listing fuzz targets of %s: %w", pkg, err)
		}
		names := fuzzName.FindAllString(string(list), -1)
		if len(names) == 0 {
			continue
		}
		binary := filepath.Join(dir, strings.ReplaceAll(pkg, "/", "-")+".test")
		if err := run(nil, "test", "-c", "-fuzz", "^Fuzz", "-o", binary, pkg); err != nil {
			return nil, err
		}
		for _, name := range names {
			targets = append(targets, fuzzTarget{binary, home, name})
		}
	}
	if len(targets) == 0 {
		return nil, fmt.Errorf("no fuzz target found")
	}
	return targets, nil
}

// fuzzOne runs one fuzz target. Now and then the fuzzer of Go itself takes the end
// of its time for a failure of the target ("context deadline exceeded", without an
// input): that is tried again, and fails if it happens each time.
func fuzzOne(t fuzzTarget, cache string, d time.Duration) error {
	var out []byte
	var err error
	for range 3 {
		cmd := exec.Command(t.binary, "-test.run", "^$", "-test.fuzz", "^"+t.name+"$", "-test.fuzztime", d.String(),
			"-test.fuzzminimizetime", "1x", "-test.parallel", "1", "-test.fuzzcachedir", cache)
		cmd.Dir = t.dir
		if out, err = cmd.CombinedOutput(); err == nil || !endOfTime(out) {
			break
		}
	}
	if err == nil {
		return nil
	}
	_, _ = os.Stdout.Write(out)
	return fmt.Errorf("%s in %s: %w", t.name, t.dir, err)
}

// endOfTime tells whether a fuzz run failed for nothing but the end of its time.
func endOfTime(out []byte) bool {
	return bytes.Contains(out, []byte("context deadline exceeded")) && !bytes.Contains(out, []byte("Failing input"))
}
