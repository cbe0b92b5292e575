import { defineConfig } from "vitest/config";
import Quick from "./tests/setup/quick.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", "./tests/setup/slowest.ts"],
    globalSetup: ["tests/setup/run-folder.ts", "tests/setup/vault.ts"],
    setupFiles: ["tests/setup/leave-nothing.ts"],
    // These end what hangs. What is merely slow, on a machine that does much else, may be.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    // More than the two cores of CI: most tests wait for an engine of their own now and then.
    maxWorkers: 3,
    // Files share a process and what they import: each sets up what it needs, puts back what it stubs.
    isolate: false,
    sequence: { sequencer: Quick },
    experimental: { vcsProvider: "./tests/setup/changed.ts" },
    // Engines of tests live for a second or two: collecting garbage is not worth its time.
    env: { GOGC: "off" },
  },
});
