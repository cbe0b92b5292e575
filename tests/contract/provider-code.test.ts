import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import { type ResourceKind, shell } from "../../src/render/resource.ts";
import { ProviderClient } from "../sandbox/providers/client.ts";
import { frozen } from "./frozen.ts";

/**
 * The provider code that stands in states, with KIND where a resource has its own; each text that a
 * release has written, by number. One that is kept here is never changed: states hold it as it is.
 */
const released = join(import.meta.dirname, "provider-code");
const texts = readdirSync(released).map((_, index) => `${index + 1}.txt`);
const read = (text: string) => readFileSync(join(released, text), "utf8");

/** Where stacks are: this project, an example, and a folder that only runs on its modules. */
const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
const folders = [projectFolder, join(projectFolder, "examples", "marketplace"), elsewhere];

const hosts = new Map<string, { client: ProviderClient; stop(): Promise<void> }>();
beforeAll(async () => {
  symlinkSync(join(projectFolder, "node_modules"), join(elsewhere, "node_modules"));
  for (const cwd of folders) hosts.set(cwd, await startHost(cwd));
});
afterAll(async () => {
  for (const { client, stop } of hosts.values()) {
    client.close();
    await stop();
  }
  rmSync(elsewhere, { recursive: true });
});

/** The SDK's own host of dynamic resources, as the engine starts it; no credential reaches it. */
async function startHost(cwd: string) {
  const host = join(projectFolder, "node_modules/@pulumi/pulumi/cmd/dynamic-provider");
  const env = { RENDER_API_KEY: undefined, RENDER_OWNER_ID: undefined };
  const child = execa(process.execPath, [host, "127.0.0.1:1"], { cwd, env, reject: false });
  const [port] = await child
    .iterable()
    [Symbol.asyncIterator]()
    .next()
    .then(({ value }) => [value]);
  const client = new ProviderClient(Number(port));
  await client.configure({});
  const stop = async () => {
    child.kill();
    await child;
  };
  return { client, stop };
}

describe("the code of Render's resources in state", () => {
  it("is the newest text that is kept here: keep a changed one as a further file", () => {
    expect(shell("KIND" as ResourceKind)).toBe(read(texts.at(-1)!));
  });

  const cases = texts.flatMap((text) => folders.map((folder) => ({ text, folder })));
  it.each(cases)("runs today's provider for every kind: $text in $folder", async (each) => {
    const { client } = hosts.get(each.folder)!;
    for (const kind of frozen.kinds) {
      const state = { __provider: read(each.text).replaceAll("KIND", kind) };
      const answer = client.read(`pulumi-nodejs:dynamic/render:${kind}`, "an-id", state);
      // Said by today's settings.ts, after the way from the text to the provider of the kind.
      await expect(answer, kind).rejects.toThrow("Render cannot be called without RENDER_API_KEY");
    }
  });
});
