import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formatYaml } from "../../src/config/format-yaml.ts";
import { stacksOf } from "../../src/config/project.ts";
import { runPulumi } from "../../src/engine/pulumi.ts";
import { outcomeOf } from "../commands/outcome.ts";

const root = new URL("../..", import.meta.url).pathname;

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

function newProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "format-"));
  places.push(folder);
  writeFileSync(join(folder, "Pulumi.yaml"), "name: demo\nruntime: nodejs\n");
  return folder;
}

/** All that has another shape in the engine's hand. */
const anyShape = `# first line
config:
  demo:environment: # beside a key
    spaces: { a: 1, b: [ x, y ], c: {} }
    addresses: [ http://localhost:3000, "https://a.example", a:b ]
    day: 2026-02-14
    quoted: "2026-02-14"
    long: [ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccccccc ]
    text: one line that is longer than eighty characters, which some writers fold into two of them

    # above a line
    after: "an empty line"   # beside one
    list:
    - one
    - two: 2
    block: |
      as it
      stands
    reference: \${services.api.url}
    no: "no"
`;

/** What `pulumi config set` makes of a file, without the lines that it adds. */
async function engineWrites(folder: string, stack: string): Promise<string> {
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "of a test",
  };
  for (const args of [
    ["stack", "init", stack],
    ["config", "set", "added:line", "x", "--stack", stack],
  ]) {
    const { exitCode, output } = await runPulumi({ cwd: folder, env, args });
    expect(exitCode, output).toBe(0);
  }
  return readFileSync(join(folder, `Pulumi.${stack}.yaml`), "utf8")
    .split("\n")
    .filter((line) => !/^(?:encryptionsalt:| {2}added:line: )/.test(line))
    .join("\n");
}

describe("a stack file as infra format writes it", () => {
  const folder = newProject();

  it("says what it said, day for day, with every comment", () => {
    const after = formatYaml(anyShape);
    expect(parse(after)).toEqual(parse(anyShape));
    expect(after.match(/#[^\n]*/g)).toEqual(anyShape.match(/#[^\n]*/g));
    expect(formatYaml(after)).toBe(after);
  });

  it("stays as it is but for the new line when the engine sets a value", async () => {
    const file = join(folder, "Pulumi.any.yaml");
    writeFileSync(file, formatYaml(anyShape));
    expect(await engineWrites(folder, "any")).toBe(formatYaml(anyShape));
  });

  it.each(["prod", "qa"])("stays so of an example's real file: %s", async (stack) => {
    const from = join(root, "examples/marketplace", `Pulumi.${stack}.yaml`);
    cpSync(from, join(folder, `Pulumi.${stack}.yaml`));
    expect(await engineWrites(folder, stack)).toBe(readFileSync(from, "utf8"));
  });
});

describe("infra format", () => {
  const bin = join(root, "bin/infra.js");
  const run = (cwd: string, ...args: string[]) =>
    execa({ cwd, reject: false })`${process.execPath} ${bin} format ${args}`;

  it("with --check names the files that have another shape, and changes nothing", async () => {
    const folder = newProject();
    writeFileSync(join(folder, "Pulumi.any.yaml"), anyShape);
    const checked = await run(folder, "--check");
    expect({ ...checked, exitCode: checked.exitCode }).toMatchObject({
      exitCode: 2,
      stdout: "Not in the engine's shape: Pulumi.any.yaml. Run: npx infra format",
    });
    expect(readFileSync(join(folder, "Pulumi.any.yaml"), "utf8")).toBe(anyShape);
    const { stdout } = await run(folder, "--json");
    expect(outcomeOf("format", stdout)).toEqual({ changed: ["Pulumi.any.yaml"], check: false });
    expect(await run(folder, "--check")).toMatchObject({ exitCode: 0 });
  });

  it("writes nothing where a file cannot be read", async () => {
    const folder = newProject();
    writeFileSync(join(folder, "Pulumi.a.yaml"), anyShape);
    writeFileSync(join(folder, "Pulumi.b.yaml"), "config: [\n");
    const { exitCode, stderr } = await run(folder);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('Pulumi.b.yaml cannot be read: "npx infra check" says what is wrong.');
    expect(readFileSync(join(folder, "Pulumi.a.yaml"), "utf8")).toBe(anyShape);
  });
});

it("every stack file of the repository has that shape", () => {
  const examples = readdirSync(join(root, "examples")).map((name) => join(root, "examples", name));
  for (const project of [root, ...examples]) {
    for (const stack of stacksOf(project)) {
      const text = readFileSync(join(project, `Pulumi.${stack}.yaml`), "utf8");
      expect(formatYaml(text)).toBe(text);
    }
  }
});
