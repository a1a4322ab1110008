package cli

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"cocite": func() { os.Exit(Run(context.Background(), os.Args[1:], Standard())) },
	})
}

// TestScripts runs the command line as users do. $DATA is the testdata folder of
// the repository.
func TestScripts(t *testing.T) {
	data, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"script", "issues"} {
		t.Run(folder, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir:                 filepath.Join(data, folder),
				RequireExplicitExec: true,
				RequireUniqueNames:  true,
				Setup: func(e *testscript.Env) error {
					e.Setenv("DATA", data)
					e.Setenv("NO_COLOR", "1")
					return nil
				},
			})
		})
	}
}
