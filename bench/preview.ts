/**
 * What a preview of the whole production stack costs, beside a program that does nothing and beside
 * the same program under Pulumi's default TypeScript runtime, on the sandbox, in one run. Both
 * runtimes keep what they compiled between runs; a CI machine, which has kept nothing, is measured
 * apart.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pulumi } from "../src/engine/pulumi.ts";
import { openSandbox } from "../src/rehearsal/open-sandbox.ts";
import { prepareStacks } from "../src/rehearsal/prepare-stacks.ts";
import { makeWorkingCopy, workingCopies } from "../src/rehearsal/working-copy.ts";
import { writeForDefaultRuntime } from "./default-runtime.ts";
import { interleave, median, medianRatio, report, type Variant } from "./measure.ts";

const rounds = 7;
const root = dirname(import.meta.dirname);
const temporary = mkdtempSync(join(tmpdir(), "bench-preview-"));
const sandbox = await openSandbox({ state: join(temporary, "state") }, root);
try {
  const env = {
    ...process.env,
    ...sandbox.env,
    PATH: `${join(root, "node_modules", ".bin")}:${process.env["PATH"]}`,
  };
  const copy = makeWorkingCopy(root, workingCopies(sandbox.state));
  await prepareStacks(copy, env);

  const emptyProject = async (name: string, options: object) => {
    const folder = join(temporary, name);
    mkdirSync(folder);
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    writeFileSync(join(folder, "index.ts"), "export const nothing: string = '';\n");
    const runtime = { name: "nodejs", options: { typescript: false, ...options } };
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify({ name, runtime, main: "index.ts" }));
    await pulumi({ cwd: folder, env, args: ["stack", "init", "prod"] });
    return folder;
  };
  const empty = await emptyProject("empty", {});
  const preload = join(root, "src", "preload.js");
  const emptyAsOurs = await emptyProject("as-ours", { nodeargs: `--require ${preload}` });

  const byDefault = join(temporary, "default");
  writeForDefaultRuntime(copy.folder, byDefault);
  cpSync(join(copy.folder, "Pulumi.prod.yaml"), join(byDefault, "Pulumi.prod.yaml"));

  const preview = (name: string, cwd: string, more: NodeJS.ProcessEnv = {}): Variant => {
    return {
      name,
      command: "pulumi",
      args: ["preview", "-s", "prod", "--non-interactive"],
      cwd,
      env: { ...env, ...more },
    };
  };
  const samples = await interleave(
    [
      preview("empty program", empty),
      preview("empty program, started as ours", emptyAsOurs),
      preview("prod stack", copy.folder),
      preview("prod stack, nothing cached", copy.folder, { NODE_DISABLE_COMPILE_CACHE: "1" }),
      preview("default runtime, sources unchanged", byDefault),
      preview("default runtime, nothing cached", byDefault, { TS_NODE_CACHE: "false" }),
    ],
    rounds,
  );
  const seconds = (name: string) => samples.get(name)!.map((sample) => sample.seconds);
  const ours = seconds("prod stack");
  report(
    "preview",
    [...samples.keys()].map((name) => ({
      what: name,
      "median s": Number(median(seconds(name)).toFixed(2)),
      "min s": Number(Math.min(...seconds(name)).toFixed(2)),
      "max s": Number(Math.max(...seconds(name)).toFixed(2)),
      "prod stack is": `${medianRatio(ours, seconds(name)).toFixed(2)} x`,
    })),
  );
} finally {
  await sandbox.close();
  rmSync(temporary, { recursive: true, force: true });
}
