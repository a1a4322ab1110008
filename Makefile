# Shortcuts for developers. Nothing here is needed to build or to test:
# 'go build ./cmd/cocite' and 'go run ./cmd/internal/verify' do that.

.PHONY: build test quick lint bench bench-go bench-ingest readme corpus readers docs library-check

build:
	CGO_ENABLED=0 go build -trimpath -o bin/cocite ./cmd/cocite

test:
	go run ./cmd/internal/verify

quick:
	go test ./...

# The linters are installed by name: golangci-lint v2, gofumpt.
lint:
	golangci-lint run ./...

# Times the kernels against other programs on large invented graphs, which stay in
# bin/bench with the peers and the results, and writes docs/benchmarks.md. Takes
# hours; BENCH='--only pagerank --rounds 3' is one item in a minute or two, and
# BENCH=--list names the items. Needs python3 and Linux.
bench:
	go build -o bin/benchgraph ./cmd/internal/benchgraph
	python3 cmd/internal/benchgraph/testdata/bench.py --doc docs/benchmarks.md $(BENCH)

# Times pieces of the code alone.
bench-go:
	go test -run '^$$' -bench . -benchmem ./...

# Times the readers against other programs on large invented files, which stay in
# bin/bench: needs python3 with orjson, duckdb, lxml, bibtexparser 2, metaknowledge.
bench-ingest:
	go build -o bin/benchdata ./cmd/internal/benchdata
	python3 ingest/testdata/bench.py bin/benchdata bin/bench

# Rewrites the generated parts of the README.
readme:
	go test ./cmd/internal/cli -run TestReadme -update

# Rewrites the invented literature in testdata/corpus.
corpus:
	go run ./cmd/internal/corpus testdata/corpus

# Reads our files with programs of others: needs python3 with networkx and
# igraph, xmllint and Graphviz.
readers: build
	python3 export/testdata/readers.py bin/cocite

# Rewrites the description of the tables of a library.
docs:
	go test ./graph/library -run TestDocs -update

# Reads a library with DuckDB, polars and pandas: needs python3 with all three.
library-check: build
	rm -rf bin/library && bin/cocite import testdata/corpus -o bin/library
	python3 graph/library/testdata/check.py bin/cocite bin/library
