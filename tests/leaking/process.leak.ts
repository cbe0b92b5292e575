import { spawn } from "node:child_process";
import { expect, it } from "vitest";

it("starts a process", () => {
  const { pid } = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
  expect(pid).toBeGreaterThan(0);
});

it("has nothing to do with it", () => {});
