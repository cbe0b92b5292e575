import { afterAll, beforeAll, expect, it } from "vitest";
import { runPulumi } from "../../src/engine/pulumi.ts";
import { StackCrypter } from "../../src/rehearsal/stack-crypter.ts";
import { createProject, type TestProject } from "../engine/support/project.ts";
import { stackInit } from "../engine/support/stack-init.ts";

const values = { short: "x", umlauts: "grüezi 🔑", long: "0123456789".repeat(500) };

let project: TestProject;
const crypter = new StackCrypter();
beforeAll(async () => {
  project = createProject("export {};");
  write(crypter.header);
  await stackInit({ cwd: project.cwd, stack: "dev", env: project.env });
});
afterAll(() => project?.remove());

/** The stack's file with all values, which `crypter` encrypts, below that header. */
function write(header: object): void {
  const top = Object.entries(header).map(([name, value]) => `${name}: ${value}\n`);
  const lines = Object.entries(values).map(
    ([name, value]) => `  sample:${name}: {secure: "${crypter.encrypt(value)}"}\n`,
  );
  project.write("Pulumi.dev.yaml", `${top.join("")}config:\n${lines.join("")}`);
}

const config = () =>
  runPulumi({
    cwd: project.cwd,
    env: project.env,
    args: ["config", "--show-secrets", "--json", "--stack", "dev"],
  });

it("encrypts what the engine decrypts with the key of the stack's file", async () => {
  write(crypter.header);
  const shown: Record<string, { value: string; secret: boolean }> = JSON.parse(
    (await config()).stdout,
  );
  for (const [name, value] of Object.entries(values)) {
    expect(shown[`sample:${name}`]).toMatchObject({ value, secret: true });
  }
});

it.each([
  ["of another stack", new StackCrypter().header.encryptedkey, "authentication failed"],
  ["that is not of this Vault", Buffer.from("kms:1:AAAA").toString("base64"), "no prefix"],
])("encrypts what the engine cannot decrypt with a key %s", async (_whose, key, message) => {
  write({ ...crypter.header, encryptedkey: key });
  const { exitCode, output } = await config();
  expect(exitCode).not.toBe(0);
  expect(output).toContain(message);
});

it("never encrypts the same value to the same text", () => {
  expect(crypter.encrypt("x")).not.toBe(crypter.encrypt("x"));
});
