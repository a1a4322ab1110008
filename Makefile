# Shortcuts for developers. Nothing here is needed to build or to test:
# 'go build ./cmd/cocite' and 'go run ./cmd/internal/verify' do that.

.PHONY: build test quick lint bench readme corpus readers

build:
	CGO_ENABLED=0 go build -trimpath -o bin/cocite ./cmd/cocite

test:
	go run ./cmd/internal/verify

quick:
	go test ./...

# The linters are installed by name: golangci-lint v2, gofumpt.
lint:
	golangci-lint run ./...

bench:
	go test -run '^$$' -bench . -benchmem ./...

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
