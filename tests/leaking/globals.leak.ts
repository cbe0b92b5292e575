import { expect, it, vi } from "vitest";

it("stubs what all files share", () => {
  process.env["LEFT"] = "1";
  process.on("SIGTERM", () => "left");
  vi.stubGlobal("fetch", () => "left");
  process.umask(0o077);
  expect(process.listenerCount("SIGTERM")).toBeGreaterThan(0);
});
