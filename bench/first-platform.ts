/**
 * What docs/guide/first-platform.md costs from an empty folder to a rehearsed platform: `npm ci` with nothing
 * in npm's cache, `infra init`, `infra check` and `infra rehearse`. The engine is there; packing is not counted.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import manifest from "../package.json" with { type: "json" };
import { report } from "./measure.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "first-platform-"));
const tarball = `${manifest.name}-${manifest.version}.tgz`;

/** The page's own line for `init`. */
const init = /^ {4}(npx infra init .*)$/m.exec(
  readFileSync(join(root, "docs/guide/first-platform.md"), "utf8"),
)![1]!;

/** Wall time and the time of processors that a line and all it started took, in seconds. */
async function seconds(line: string, cwd: string) {
  const path = (process.env["PATH"] ?? "").split(":").filter((one) => !/node_modules/.test(one));
  const { stderr } = await execa(
    "bash",
    ["-c", `TIMEFORMAT='%R %U %S'; time { ${line} >&3; } 3>/dev/null`],
    {
      cwd,
      env: { ...process.env, PATH: path.join(":"), npm_config_cache: join(folder, "cache") },
      extendEnv: false,
    },
  );
  const [wall = 0, user = 0, system = 0] = stderr.split("\n").at(-1)!.split(" ").map(Number);
  return { wall, machine: user + system };
}

try {
  const platform = join(folder, "platform");
  mkdirSync(platform);
  await execa(process.execPath, ["tools/package.ts", join(folder, "dist")], { cwd: root });
  await execa("npm", ["pack", "--silent", "./dist"], { cwd: folder });
  const lines = [
    `npm install --save-exact ../${tarball}`,
    init,
    "npx infra check",
    "npx infra rehearse",
  ];
  const rows: { line: string; wall: number; machine: number }[] = [];
  for (const line of lines) rows.push({ line, ...(await seconds(line, platform)) });
  const sum = (of: "wall" | "machine") => rows.reduce((total, row) => total + row[of], 0);
  const all = { line: "all", wall: sum("wall"), machine: sum("machine") };
  report(
    "first-platform",
    [...rows, all].map(({ line, wall, machine }) => ({
      line: line.split(" ").slice(0, 3).join(" "),
      "wall s": wall.toFixed(0),
      "machine s": machine.toFixed(0),
    })),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
