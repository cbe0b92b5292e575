import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { kindOf, placeholder } from "../../src/config/secret-kinds.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import type { RehearsalReport } from "../../src/rehearsal/summary.ts";
import { workingCopies } from "../../src/rehearsal/working-copy.ts";
import { loadFacts } from "../../src/sandbox/providers/facts.ts";
import { credentials } from "../../src/sandbox/sandbox.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { copyOfProject } from "./project-copy.ts";
import { tables } from "./stage.ts";

/** Where a secret was seen in the clear: the name of the secret, and the place. */
type Sighting = [secret: string, place: string];

/** The vendors' side: what they hold is theirs to keep. */
const worldFile = "world.json";

/** What a machine may carry when somebody rehearses on it: a provider could take each of them. */
const carried = Object.fromEntries(
  ["cloudflare", "github", "mongodbatlas", "vercel"]
    .flatMap((name) => Object.values(loadFacts(name).config).flatMap(({ env = [] }) => env))
    .concat("RENDER_API_KEY", "PULUMI_ACCESS_TOKEN", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    .filter((name) => !/URL|MANAGER|OWNER|ORGANIZATION|EMAIL$/.test(name))
    .map((name) => [name, `canary-${name.toLowerCase().replaceAll("_", "-")}-${"0".repeat(40)}`]),
);

let folder: string;
/** Two environments hold every kind of secret; a third would show nothing else. */
let project: string;
let report: RehearsalReport;
let printed: Record<string, string>;
let commandLines: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "canary-"));
  project = copyOfProject(folder, { without: ["Pulumi.staging.yaml"] });
  const seen = new Set<string>();
  const watch = setInterval(() => lookAtProcesses(seen), 50);
  try {
    // An answer is lost on the way: what is printed about a fault could tell more than it should.
    const faults = ["--fault", "reset-after"];
    const command = [
      join(projectFolder, "bin", "infra.js"),
      "rehearse",
      "--keep",
      "--json",
      ...faults,
    ];
    const { stdout, stderr } = await execa(process.execPath, command, {
      cwd: project,
      env: { TMPDIR: folder, ...carried },
      reject: false,
    });
    report = JSON.parse(stdout);
    printed = { stdout, stderr };
  } finally {
    clearInterval(watch);
    commandLines = [...seen].join("\n");
  }
  expect(report.ok, JSON.stringify(report)).toBe(true);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The arguments of every process of this machine, as `ps` would list them for anybody. */
function lookAtProcesses(seen: Set<string>): void {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      seen.add(readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " "));
    } catch {
      // It ended in between.
    }
  }
}

function world(): Record<string, Record<string, Row>> {
  return JSON.parse(readFileSync(join(report.state!, worldFile), "utf8")).tables;
}

/** Every secret there is in the rehearsal, by a name: entered, generated, and made by vendors. */
function secrets(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { stack, secrets: used } of environmentsOf(project)) {
    for (const [key, { kind, generated }] of Object.entries(used)) {
      if (generated || kindOf(kind).publishable) continue;
      found.set(`${stack} ${key}`, placeholder(kind, `${stack}-${key}`, "test"));
    }
  }
  const secretVariables = /SECRET|DATABASE_URL|REDIS_URL|CLOUDINARY|SENDGRID|SMTP/;
  for (const { name, envVars } of Object.values(world()[tables.envGroups]!)) {
    for (const { key, value } of envVars as { key: string; value: string }[]) {
      if (secretVariables.test(key)) found.set(`${name} ${key}`, value);
    }
  }
  for (const { username, password } of Object.values(world()[tables.databaseUsers]!)) {
    found.set(`password of ${username}`, String(password));
  }
  for (const { name, password } of Object.values(world()[tables.keyValues]!)) {
    found.set(`password of ${name}`, String(password));
  }
  return found;
}

/** As it is, and as it would stand in a URL or in base64. */
function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
}

function sightings(places: Iterable<[place: string, text: string]>): Sighting[] {
  const all = [...secrets(), ...Object.entries({ ...carried, ...credentials })];
  const wanted = all.flatMap(([name, secret]) =>
    spellings(secret).map((spelling) => [name, spelling] as const),
  );
  // One pass over each text; histories keep many copies of the same state.
  const literal = (text: string) => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");
  const any = new RegExp(wanted.map(([, spelling]) => literal(spelling)).join("|"));
  const found: Sighting[] = [];
  for (const [place, text] of places) {
    if (!any.test(text)) continue;
    for (const [name, spelling] of wanted) if (text.includes(spelling)) found.push([name, place]);
  }
  return found;
}

/** What a rehearsal wrote. Links lead to the project, whose tests name placeholders of secrets. */
function* filesOf(folder: string): Generator<[path: string, text: string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    if (entry.isFile() && entry.name !== worldFile) yield [path, readFileSync(path, "latin1")];
  }
}

it("recovered from the lost answer by a plain repeat at most, and kept the state as asked", () => {
  expect(report.error).toBeUndefined();
  expect(report.fault?.name).toBe("reset-after");
  expect(report.runs.map(({ title }) => title)).not.toContain("destroy prod");
  const services = Object.values(world()[tables.services]!).map(({ name }) => name);
  expect(services.toSorted()).toEqual([
    "bondigoo-api-dev",
    "bondigoo-api-prod",
    "bondigoo-worker-dev",
    "bondigoo-worker-prod",
  ]);
});

it("gives the vendors none of the machine's own credentials", () => {
  expect(Object.keys(carried).length).toBeGreaterThan(15);
  const held = readFileSync(join(report.state!, worldFile), "utf8");
  expect(Object.keys(carried).filter((name) => held.includes(carried[name]!))).toEqual([]);
});

it("knows the secrets: the vendors hold every one of them", () => {
  const held = readFileSync(join(report.state!, worldFile), "utf8");
  expect(secrets().size).toBeGreaterThan(20);
  for (const [name, secret] of secrets()) expect(held.includes(secret), name).toBe(true);
});

it("sees each of them where it is", () => {
  const held = readFileSync(join(report.state!, worldFile), "utf8");
  const seen = new Set(sightings([["the vendors' side", held]]).map(([secret]) => secret));
  expect([...seen].toSorted()).toEqual([...secrets().keys()].toSorted());
});

it("shows none of them in what it prints, nor in the report", () => {
  expect(sightings(Object.entries(printed))).toEqual([]);
});

it("leaves none of them in logs, states, histories and stack files", () => {
  const files = [...filesOf(report.state!)];
  const names = files.map(([path]) => path);
  expect(names.some((path) => path.includes("/logs/"))).toBe(true);
  expect(names.some((path) => path.endsWith("/prod.json"))).toBe(true);
  expect(names.some((path) => path.startsWith(workingCopies(report.state!)))).toBe(true);
  expect(sightings(files)).toEqual([]);
});

it("gives none of them to a program as an argument", () => {
  expect(commandLines).toContain("pulumi up ");
  expect(sightings([["process list", commandLines]])).toEqual([]);
});
