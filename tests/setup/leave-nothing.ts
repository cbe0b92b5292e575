import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdirSync, rmSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { join, relative } from "node:path";
import { afterAll, afterEach, beforeEach, expect, inject } from "vitest";
import { watchGlobals } from "./globals.ts";
import {
  afterGrace,
  failFor,
  filesIn,
  folderOf,
  type Leftover,
  processesOf,
  testVariable,
} from "./leftovers.ts";

// Runs before each test file: gives it a temporary folder of its own, which all that it starts
// inherits, and fails it if something that it made is still there at its end.

const root = join(import.meta.dirname, "..", "..");
const file = relative(root, expect.getState().testPath!);
const folder = join(inject("runFolder"), folderOf(file));
mkdirSync(folder, { recursive: true });
process.env["TMPDIR"] = folder;
process.env["PULUMI_HOME"] = inject("pulumiHome");
// What Node compiled would be kept there too, and is worth keeping from run to run.
process.env["NODE_COMPILE_CACHE"] = join(root, "node_modules", ".cache", "compiled");

const changedGlobals = watchGlobals();
const servers = new Set<Server>();
const remember = (message: unknown) => servers.add((message as { server: Server }).server);
const listening = "tracing:net.server.listen:asyncEnd";
subscribe(listening, remember);

/** The tests after which things that are here were seen first. */
const origins = new Map<string, string>();

beforeEach(({ task }) => {
  process.env[testVariable] = `${file} > ${task.fullTestName}`;
});

afterEach(() => {
  for (const { name } of madeHere()) {
    if (!origins.has(name)) origins.set(name, process.env[testVariable]!);
  }
});

afterAll(async () => {
  delete process.env[testVariable];
  const left = await afterGrace(() => [
    ...processesOf(folder),
    ...madeHere().map((each) => ({ ...each, test: origins.get(each.name) })),
    ...changedGlobals(),
  ]);
  unsubscribe(listening, remember);
  rmSync(folder, { recursive: true, force: true });
  failFor(left);
});

/** What does not carry the name of a test, as processes do. */
function madeHere(): Leftover[] {
  return [...openPorts(), ...filesIn(folder)];
}

function openPorts(): Leftover[] {
  return [...servers]
    .filter((server) => server.listening)
    .map((server) => ({
      name: `server listening on ${addressOf(server)}`,
      remove: () => server.close(),
    }));
}

function addressOf(server: Server): string {
  const address = server.address() as AddressInfo | string;
  return typeof address === "string" ? address : `${address.address}:${address.port}`;
}
