// Command cocite analyses citation and co-authorship graphs: it reads papers and
// authors from the files that people have, ranks and clusters them, and writes
// graphs that open in Gephi.
package main

import (
	"context"
	"os"
	"os/signal"

	"cocite/cmd/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, os.Args[1:], cli.Standard())
	stop()
	os.Exit(code)
}
