import { afterAll, beforeAll, expect, it } from "vitest";
import { PassphraseCrypter } from "../../src/engine/passphrase.ts";
import { runPulumi, stackInit } from "../../src/engine/pulumi.ts";
import { createProject, type TestProject } from "./support/project.ts";

const values = { short: "x", umlauts: "grüezi 🔑", long: "0123456789".repeat(500) };

let project: TestProject;
let crypter: PassphraseCrypter;
beforeAll(async () => {
  project = createProject("export {};");
  crypter = await PassphraseCrypter.create("test");
  const lines = Object.entries(values).map(
    ([name, value]) => `  sample:${name}: {secure: "${crypter.encrypt(value)}"}\n`,
  );
  project.write("Pulumi.dev.yaml", `encryptionsalt: ${crypter.salt}\nconfig:\n${lines.join("")}`);
  await stackInit({ cwd: project.cwd, stack: "dev", env: project.env });
});
afterAll(() => project?.remove());

const config = (passphrase: string) =>
  runPulumi({
    cwd: project.cwd,
    env: { ...project.env, PULUMI_CONFIG_PASSPHRASE: passphrase },
    args: ["config", "--show-secrets", "--json", "--stack", "dev"],
  });

it("encrypts what the engine decrypts with the same passphrase", async () => {
  const shown: Record<string, { value: string; secret: boolean }> = JSON.parse(
    (await config("test")).stdout,
  );
  for (const [name, value] of Object.entries(values)) {
    expect(shown[`sample:${name}`]).toMatchObject({ value, secret: true });
  }
});

it("makes a salt by which the engine knows another passphrase for a wrong one", async () => {
  const { exitCode, output } = await config("another");
  expect(exitCode).not.toBe(0);
  expect(output).toContain("incorrect passphrase");
});

it("never encrypts the same value to the same text", () => {
  expect(crypter.encrypt("x")).not.toBe(crypter.encrypt("x"));
});
