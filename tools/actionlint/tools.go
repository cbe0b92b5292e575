//go:build tools

// Package actionlint pins the linter that the tests run over .github/workflows, with the
// checksums of go.sum.
package actionlint

import _ "github.com/rhysd/actionlint/cmd/actionlint"
