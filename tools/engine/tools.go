//go:build tools

// Package engine pins the Pulumi command line that is built where its archive cannot be
// downloaded: "go build" of the import below, with the checksums of go.sum.
package engine

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
