import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import type { Finding } from "../../src/vendors/finding.ts";
import { watched } from "../setup/leftovers.ts";
import { outcomeOf } from "./outcome.ts";

const root = join(import.meta.dirname, "..", "..");
const nowhere = "http://127.0.0.1:9";

/** Every vendor at an address where nobody listens, so that nothing leaves the machine. */
async function doctor(args: string[], env: NodeJS.ProcessEnv = {}) {
  return await execa(process.execPath, ["bin/infra.js", "doctor", ...args], {
    cwd: root,
    env: { ...watched(), PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    extendEnv: false,
    reject: false,
  });
}

it("names every credential that is missing, how to make it, and ends with 2", async () => {
  const { stdout, exitCode } = await doctor(["--json"]);
  const { ok, findings }: { ok: boolean; findings: Finding[] } = outcomeOf("doctor", stdout);
  expect(ok).toBe(false);
  expect(exitCode).toBe(2);
  expect(
    findings.filter(({ status }) => status === "failed").map(({ message }) => message),
  ).toEqual(
    expect.arrayContaining([
      "GITHUB_TOKEN is not set",
      "CLOUDFLARE_API_TOKEN is not set",
      "VERCEL_API_TOKEN is not set",
      "MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET are not set",
      "RENDER_API_KEY is not set",
    ]),
  );
  for (const { status, fix } of findings) if (status !== "ok") expect(fix).toBeTruthy();
});

it("prints a line for each finding and never a credential", async () => {
  const { stdout, exitCode } = await doctor([], {
    GITHUB_TOKEN: "github_pat_canary",
    GITHUB_BASE_URL: nowhere,
    CLOUDFLARE_API_TOKEN: "cf_canary",
    CLOUDFLARE_BASE_URL: nowhere,
  });
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^ok {4}tools .*Node\.js 24/m);
  expect(stdout).toMatch(/^FAIL {2}github .*does not answer/m);
  expect(stdout).toMatch(
    /^WARN {2}tools {9}neither PULUMI_BACKEND_URL .*\n {20}-> set one of them, or rely on/m,
  );
  expect(stdout).not.toContain("canary");
});

it("ends with 1 where there is no project", async () => {
  const { stderr, exitCode } = await doctor(["-C", "tests/commands"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("Pulumi.yaml");
});
