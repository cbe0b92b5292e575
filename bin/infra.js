#!/usr/bin/env node
import module from "node:module";

// Plain JavaScript that any Node reads: the program itself is TypeScript, which needs Node 24.
// On Linux "npx" and "npm run" find the project's own Node first, and only other ways get here.
const oldest = 24;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(
    `infra needs Node ${oldest} or newer; this is Node ${process.versions.node}.\n` +
      'On Linux start it as "npx infra" after "npm ci", which brings the right Node with it; ' +
      "elsewhere install one (https://nodejs.org).\n",
  );
  process.exit(1);
}

// Compiled code is kept between runs: starting costs half as much.
module.enableCompileCache();
await import("../src/commands/infra.ts");
