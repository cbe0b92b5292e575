import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import { pulumi, runPulumi } from "../../src/engine/pulumi.ts";
import { stackInit } from "../engine/support/stack-init.ts";
import { startWarmProgram, type WarmProgram } from "./warm-program.ts";

const runtime = {
  name: "nodejs",
  options: { typescript: false, nodeargs: `--require ${join(projectFolder, "src", "preload.js")}` },
};
const files = {
  "package.json": JSON.stringify({ type: "module" }),
  "Pulumi.yaml": JSON.stringify({ name: "shop", main: "index.js", runtime }),
  "index.js": `
    import { Config, RunError, getProject, getStack, runtime } from "@pulumi/pulumi";
    export default async function program() {
      const way = new Config().require("way");
      if (way === "refuses") throw new RunError("so it will not do");
      if (way === "throws") throw new Error("nobody thought of this");
      const { cwd, env } = process;
      return { project: getProject(), stack: getStack(), root: runtime.getRootDirectory(), way,
        cwd: cwd(), home: env.HOME, dry: runtime.isDryRun() };
    }`,
};

let folder: string;
let env: NodeJS.ProcessEnv;
let warm: WarmProgram;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "warm-program-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const sdk = join("node_modules", "@pulumi", "pulumi");
  mkdirSync(dirname(join(folder, sdk)), { recursive: true });
  symlinkSync(join(projectFolder, sdk), join(folder, sdk));
  env = { ...process.env, PULUMI_BACKEND_URL: `file://${folder}` };
  await stackInit({ cwd: folder, stack: "dev", env });
  warm = await startWarmProgram(folder, env);
});
afterAll(async () => {
  await warm?.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(["succeeds", "refuses", "throws"])(
  "a program that %s does in a warm process what it does in one of its own",
  async (way) => {
    await pulumi({ cwd: folder, env, args: ["config", "set", "way", way, "--stack", "dev"] });
    const run = (flags: string[]) =>
      runPulumi({ cwd: folder, env, args: ["preview", "--stack", "dev", ...flags] });
    const own = await run([]);
    const shared = await run(warm.flags);
    expect(shared.exitCode, own.output + shared.output).toBe(own.exitCode);
    expect(essence(shared.output)).toEqual(essence(own.output));
  },
);

/** What is said in the end, without the frames of a stack trace, which tell of who ran the program. */
function essence(output: string): string[] {
  const said = output.slice(output.search(/^(Diagnostics|Outputs):/m)).split("\n");
  return said.filter((line) => !/^\s*(\S*\[90m)?\s*at /.test(line));
}
