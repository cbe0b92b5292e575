import { once } from "node:events";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa, type Options } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import type { Announcement } from "../../src/sandbox/announcement.ts";
import { leanProject } from "../engine/support/lean-start.ts";
import { modesBelow } from "../setup/modes.ts";

const bin = join(projectFolder, "bin", "infra.js");
let root: string;
let project: string;
let state: string;

/** A project of one stack whose program makes a zone and a password. */
function writeProject(): void {
  symlinkSync(join(projectFolder, "node_modules"), join(project, "node_modules"));
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "Pulumi.yaml": leanProject("small"),
    "Pulumi.dev.yaml": "config:\n  small:zone: example.com\n",
    "index.ts": [
      'import { Zone } from "@pulumi/cloudflare/zone.js";',
      'import { Config } from "@pulumi/pulumi";',
      'const name = new Config().require("zone");',
      'export const { id } = new Zone("zone", { name, account: { id: "a" } });',
    ].join("\n"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "sandbox-exec-")));
  project = mkdtempSync(join(root, "project-"));
  state = join(root, "state");
  writeProject();
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function start(args: string[], options: Options = {}) {
  return execa(process.execPath, [bin, ...args], { cwd: project, reject: false, ...options });
}

const inside = (...command: string[]) =>
  start(["sandbox", "exec", "--state", state, "--", ...command]);

/** Starts `infra sandbox` and waits for its first line. */
async function serve() {
  const running = start(["sandbox", "--state", state], { stdin: "ignore" });
  const [line] = await once(createInterface({ input: running.stdout! }), "line");
  return { running, announcement: JSON.parse(line) as Announcement };
}

describe("infra sandbox exec", () => {
  it("brings a stack up with npx pulumi, keeps it for the next command, and leaves files alone", async () => {
    const before = readFileSync(join(project, "Pulumi.dev.yaml"), "utf8");
    const up = await inside("npx", "pulumi", "up", "--yes", "-s", "dev");
    expect(up.stdout).toContain("+ 2 created");
    expect(up.exitCode).toBe(0);
    const again = await inside(
      "npx",
      "pulumi",
      "preview",
      "--refresh",
      "--expect-no-changes",
      "-s",
      "dev",
    );
    expect(again.stdout).toContain("2 unchanged");
    expect(again.exitCode).toBe(0);
    const world = JSON.parse(readFileSync(join(state, "world.json"), "utf8"));
    const zones = Object.values(world.tables["cloudflare:index/zone:Zone"]);
    expect(zones).toMatchObject([{ name: "example.com" }]);
    expect(readFileSync(join(project, "Pulumi.dev.yaml"), "utf8")).toBe(before);
    expect(readdirSync(project).toSorted()).toEqual(
      ["Pulumi.dev.yaml", "Pulumi.yaml", "index.ts", "node_modules", "package.json"].toSorted(),
    );
  });

  it("keeps what engine, vendors and commands write from everybody else's eyes", async () => {
    const up = await inside("sh", "-c", "npx pulumi up --yes -s dev && echo mine > note.txt");
    expect(up.exitCode).toBe(0);
    expect(statSync(state).mode & 0o777).toBe(0o700);
    expect(modesBelow(state)).toEqual([]);
  });

  it("passes on what the command prints and its exit code", async () => {
    const { stdout, stderr, exitCode } = await inside("sh", "-c", "echo out; echo err >&2; exit 7");
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: "out", stderr: "err", exitCode: 7 });
  });

  it("passes on flags after the command's name", async () => {
    const { stdout } = await inside("echo", "--state", "elsewhere", "--help");
    expect(stdout).toBe("--state elsewhere --help");
  });

  it("passes on signals, and tells which one ended the command", async () => {
    const script =
      "trap 'echo got TERM; kill -INT $$' TERM; echo ready; while :; do sleep 0.05; done";
    const running = inside("sh", "-c", script);
    await once(createInterface({ input: running.stdout! }), "line");
    running.kill("SIGTERM");
    const { stdout, exitCode } = await running;
    expect(stdout).toContain("got TERM");
    expect(exitCode).toBe(130);
  });

  it("says what to do where it may not keep its state", async () => {
    const taken = join(project, "Pulumi.yaml");
    const { stderr, exitCode } = await start(["sandbox", "exec", "--state", taken, "--", "true"]);
    expect(stderr).toBe(
      `The sandbox cannot keep its state in ${taken}: EEXIST: file already exists, mkdir '${taken}'. ` +
        `Name a folder of yours: --state ${join(tmpdir(), "sandbox")}`,
    );
    expect(exitCode).toBe(1);
  });

  it("says so when there is no such command", async () => {
    const { stderr, exitCode } = await inside("no-such-command");
    expect(stderr).toBe('Running "no-such-command" failed: there is no such command on PATH.');
    expect(exitCode).toBe(1);
  });

  it("gives the command no credentials but the sandbox's, and the project's own Node", async () => {
    const script =
      "console.log(JSON.stringify([process.env.RENDER_API_KEY, process.env.PULUMI_ACCESS_TOKEN, process.version]))";
    const { stdout } = await start(
      ["sandbox", "exec", "--state", state, "--", "node", "-e", script],
      { env: { RENDER_API_KEY: "rnd_real", PULUMI_ACCESS_TOKEN: "pul-real" } },
    );
    expect(JSON.parse(stdout as string)).toEqual(["rnd_sandbox", "", process.version]);
  });

  it("joins the sandbox that runs on the same state", async () => {
    const { running, announcement } = await serve();
    const { stdout } = await inside("sh", "-c", "echo $RENDER_HOST");
    expect(stdout).toBe(announcement.render.url);
    running.kill("SIGTERM");
    expect((await running).exitCode).toBe(143);
  });

  it("waits with the end of its sandbox for commands that joined it", async () => {
    const gate = join(root, "gate");
    const first = inside("sh", "-c", `while [ ! -e ${gate} ]; do sleep 0.05; done`);
    const announced = join(state, "sandbox.json");
    await waitFor(() => readFileSync(announced, "utf8").includes("announcement"));
    const script = `: > ${gate}; sleep 1; curl -s -o /dev/null -w '%{http_code}' $RENDER_HOST/owners -H "Authorization: Bearer $RENDER_API_KEY"`;
    const second = await inside("sh", "-c", script);
    expect(second.stdout).toBe("200");
    expect((await first).exitCode).toBe(0);
  });
});

describe("infra sandbox", () => {
  it("prints where everything is as its first line, and nothing else", async () => {
    const { running, announcement } = await serve();
    expect(announcement).toMatchObject({
      render: {
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/),
        apiKey: "rnd_sandbox",
      },
      env: { RENDER_HOST: announcement.render.url },
      control: announcement.render.url.replace("/v1", ""),
    });
    expect(Object.keys(announcement)).toEqual(["render", "env", "control"]);
    expect((await fetch(`${announcement.control}/calls`)).status).toBe(200);
    running.kill("SIGINT");
    const { stdout, exitCode } = await running;
    expect(stdout).toBe(JSON.stringify(announcement));
    expect(exitCode).toBe(130);
    expect(readdirSync(state)).not.toContain("sandbox.json");
  });

  it("is refused on a state on which another one runs", async () => {
    const { running } = await serve();
    const { stderr, exitCode } = await start(["sandbox", "--state", state]);
    expect(stderr).toContain(`A sandbox already runs on ${state} (process ${running.pid})`);
    expect(exitCode).toBe(1);
    running.kill("SIGTERM");
    await running;
  });

  it("refuses a port that is none", async () => {
    const { stderr, exitCode } = await start(["sandbox", "--port", "http"]);
    expect(stderr).toContain("a port is a whole number from 0 to 65535.");
    expect(exitCode).toBe(1);
  });
});

async function waitFor(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    try {
      if (isSo()) return;
    } catch {
      // The file is not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("waited in vain");
}
