// Command generate-program writes the TypeScript of a program given in Pulumi's own language
// (PCL), as "pulumi import" asks of a language host. The generator is Pulumi's; it exists only in
// Go, so the host, which is written for Node, runs this for it.
//
// It reads a request as JSON from standard input and writes the files as JSON to standard output.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/hcl2/syntax"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

type request struct {
	// Source holds PCL by file name.
	Source map[string]string `json:"source"`
	// LoaderTarget is the address where the engine serves the schemas of packages.
	LoaderTarget string `json:"loaderTarget"`
	// Strict refuses names that are not bound, such as a parent that is declared elsewhere.
	Strict bool `json:"strict"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var req request
	if err := json.NewDecoder(os.Stdin).Decode(&req); err != nil {
		return fmt.Errorf("reading the request: %w", err)
	}
	files, err := generate(req)
	if err != nil {
		return err
	}
	text := make(map[string]string, len(files))
	for name, content := range files {
		text[name] = string(content)
	}
	return json.NewEncoder(os.Stdout).Encode(text)
}

func generate(req request) (map[string][]byte, error) {
	parser := syntax.NewParser()
	for name, source := range req.Source {
		if err := parser.ParseFile(strings.NewReader(source), name); err != nil {
			return nil, fmt.Errorf("parsing %s: %w", name, err)
		}
	}
	if parser.Diagnostics.HasErrors() {
		return nil, parser.Diagnostics
	}
	loader, err := schema.NewLoaderClient(req.LoaderTarget)
	if err != nil {
		return nil, fmt.Errorf("connecting to the schema loader: %w", err)
	}
	options := []pcl.BindOption{pcl.PreferOutputVersionedInvokes}
	if !req.Strict {
		options = append(options, pcl.NonStrictBindOptions()...)
	}
	program, diagnostics, err := pcl.BindProgram(
		parser.Files, schema.NewCachedLoader(loader), options...)
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	if program == nil {
		return nil, errors.New("the program could not be bound")
	}
	files, diagnostics, err := nodejs.GenerateProgram(program)
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	return files, nil
}
