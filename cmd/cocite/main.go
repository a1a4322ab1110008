// Command cocite analyses citation and co-authorship graphs: it reads papers and
// authors from the files that people have, ranks and clusters them, and writes
// graphs that open in Gephi.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"

	"cocite/cmd/internal/cli"
	"cocite/cmd/internal/heap"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	floor := heap.Floor()
	code := cli.Run(ctx, os.Args[1:], cli.Standard())
	runtime.KeepAlive(floor)
	stop()
	os.Exit(code)
}
