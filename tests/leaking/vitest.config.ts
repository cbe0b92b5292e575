import { defineConfig } from "vitest/config";
import config from "../../vitest.config.ts";

/** The project's own tests, but for which files they are: those that leave something behind. */
export default defineConfig({
  ...config,
  test: { ...config.test, include: ["tests/leaking/*.leak.ts"] },
});
