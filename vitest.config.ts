import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/setup/shared-folder.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // By default one core is left idle, and most tests wait for an engine of their own.
    maxWorkers: 2,
  },
});
