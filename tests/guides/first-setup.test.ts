import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { placeholders } from "../../src/rehearsal/prepare-stacks.ts";
import { backend, linesOf, openReader, type Reader } from "./guide.ts";

const folder = mkdtempSync(join(tmpdir(), "guide-"));
const lines = linesOf("first-setup.md");
let reader: Reader;
beforeAll(async () => {
  reader = await openReader(folder);
});
afterAll(async () => {
  await reader?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the person types where the page says `...`, and what other tests run. */
const elsewhere = [
  "npm ci",
  "npm run rehearse",
  // The stand-ins have no addresses for what it asks the vendors themselves.
  "npx infra doctor",
];

/** Lines that give the shell a value which is there already, from the sandbox. */
function isGiven(line: string): boolean {
  const names = [...line.matchAll(/([A-Z_]+)=\S*\.\.\./g)].map(([, name]) => name!);
  return names.length > 0 && names.every((name) => reader.env[name] !== undefined);
}

/** The secret of that line as printed, and all others at once. */
async function enterSecrets(line: string): Promise<void> {
  const [, key, stack] = /secrets set (\w+) -s (\w+)/.exec(line)!;
  for (const spec of environmentsOf(reader.cwd)) {
    const values = placeholders(spec).filter(([name]) => name !== key || spec.stack !== stack);
    const given = values.map(([name, value]) => `--secret secrets.${name}=${value}`);
    await reader.run(`pulumi config set-all -s ${spec.stack} --path ${given.join(" ")}`);
  }
  const own = environmentsOf(reader.cwd).find((spec) => spec.stack === stack);
  await reader.run(line, placeholders(own).find(([name]) => name === key)?.[1]);
}

// Some thirty commands, one after the other.
it("leads from a fresh clone to three environments, each line as printed and in order", {
  timeout: 1_200_000,
}, async () => {
  for (const [heading, section] of Object.entries(lines)) {
    for (const line of section) {
      if (elsewhere.includes(line)) continue;
      if (line === "export PULUMI_BACKEND_URL=...")
        Object.assign(reader.env, backend(folder, "second"));
      else if (isGiven(line)) continue;
      else if (line.includes("secrets set")) await enterSecrets(line);
      // 2 says that there are some to enter.
      else if (line === "npx infra secrets") await reader.run(`${line} || [ $? = 2 ]`);
      else expect(await reader.run(line), `${heading}: ${line}`).not.toContain("error:");
    }
  }
  const rows = Object.values(reader.sandbox.world.state()["render/environments"] ?? {});
  expect(rows.map(({ name }) => name).toSorted()).toEqual(["dev", "prod", "staging"]);
});
