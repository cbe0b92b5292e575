import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type * as languageMessages from "@pulumi/pulumi/proto/language_pb.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describeExit, runProgram } from "../../../src/engine/host/program.ts";

const load = createRequire(import.meta.url);
const { ProgramInfo, RunRequest }: typeof languageMessages = load(
  "@pulumi/pulumi/proto/language_pb.js",
);
const { Struct }: typeof import("google-protobuf/google/protobuf/struct_pb.js") = load(
  "google-protobuf/google/protobuf/struct_pb.js",
);

it("has no error when the program ends well", () => {
  expect(describeExit(0, null)).toEqual({ error: "", bail: false });
});

it("bails without another message when the program has shown its error", () => {
  expect(describeExit(32, null)).toEqual({ error: "", bail: true });
});

it("names any other exit code in the official host's words", () => {
  expect(describeExit(7, null)).toEqual({
    error: "Program exited with non-zero exit code: 7",
    bail: false,
  });
});

it("says how to give a program more memory when it aborts, as it does without", () => {
  const { error } = describeExit(null, "SIGABRT");

  expect(error).toContain("Program was ended by SIGABRT");
  expect(error).toContain("--max-old-space-size");
});

describe("a program", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "program-test-"));
    // Stands in for @pulumi/pulumi/cmd/run: says how it was called instead of running a program.
    write("node_modules/@pulumi/pulumi/package.json", "{}");
    runner(`
      const { argv, execArgv, env } = process;
      const told = Object.entries(env).filter(([name]) => name.startsWith("PULUMI_"));
      const report = { args: argv.slice(2), nodeArgs: execArgv, env: Object.fromEntries(told) };
      require("node:fs").writeFileSync(__dirname + "/report.json", JSON.stringify(report));
    `);
    for (const name of Object.keys(process.env)) {
      if (name.startsWith("PULUMI_")) vi.stubEnv(name, undefined);
    }
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, content: string) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  const runner = (code: string) => write("node_modules/@pulumi/pulumi/cmd/run/index.js", code);
  const reportFile = () => join(folder, "node_modules/@pulumi/pulumi/cmd/run/report.json");
  const report = () => JSON.parse(readFileSync(reportFile(), "utf8"));

  function request(options: Record<string, string | boolean> = {}, entryPoint = "index.ts") {
    const info = new ProgramInfo()
      .setProgramDirectory(folder)
      .setRootDirectory("/root-of-the-project")
      .setEntryPoint(entryPoint)
      .setOptions(Struct.fromJavaScript(options));
    return new RunRequest().setInfo(info).setMonitorAddress("127.0.0.1:1");
  }

  const run = (asked: InstanceType<typeof RunRequest>, signal = new AbortController().signal) =>
    runProgram(asked, "127.0.0.1:2", signal);

  it("gets all that the engine says, and its config not as arguments, which anybody can read", async () => {
    const asked = request({ typescript: false, nodeargs: "--no-deprecation" })
      .setOrganization("acme")
      .setProject("shop")
      .setStack("dev")
      .setParallel(4)
      .setDryrun(true)
      .setArgsList(["one", "two"])
      .setConfigsecretkeysList(["shop:password"]);
    asked.getConfigMap().set("shop:password", "hush");

    expect(await run(asked)).toEqual({ error: "", bail: false });

    expect(report()).toEqual({
      args: [
        ...["--monitor", "127.0.0.1:1", "--engine", "127.0.0.1:2", "--organization", "acme"],
        ...["--project", "shop", "--root-directory", "/root-of-the-project", "--stack", "dev"],
        ...["--pwd", folder, "--parallel", "4", "--dry-run", "index.ts", "one", "two"],
      ],
      nodeArgs: ["--no-deprecation"],
      env: {
        PULUMI_CONFIG: '{"shop:password":"hush"}',
        PULUMI_CONFIG_SECRET_KEYS: '["shop:password"]',
      },
    });
  });

  it("is compiled by ts-node with the project's tsconfig unless that is switched off, and is its folder", async () => {
    await run(request({ tsconfig: "tsconfig.pulumi.json" }, ""));

    expect(report().args.slice(-3)).toEqual(["--parallel", "0", "."]);
    expect(report().env).toMatchObject({
      PULUMI_NODEJS_TYPESCRIPT: "true",
      PULUMI_NODEJS_TSCONFIG_PATH: "tsconfig.pulumi.json",
    });
  });

  it.each([
    ["no program", () => new RunRequest().setMonitorAddress("x"), "no program information"],
    ["nothing to register with", () => request().setMonitorAddress(""), "no monitor address"],
    ["a debugger", () => request().setAttachDebugger(true), "nodeargs: --inspect-brk"],
  ])("is not started with %s", async (_what, asked, message) => {
    await expect(run(asked())).rejects.toThrow(message);
    expect(existsSync(reportFile())).toBe(false);
  });

  it("that cannot be started ends in an error that says so", async () => {
    chmodSync(write("node_modules/.bin/node", "#!/nowhere/node\n"), 0o755);

    const { error, bail } = await run(request());

    expect(error).toBe(
      `the program could not be started: spawn ${folder}/node_modules/.bin/node ENOENT`,
    );
    expect(bail).toBe(false);
  });

  describe("that is cancelled", () => {
    const started = async () => {
      for (let tries = 0; tries < 1000 && !existsSync(reportFile()); tries++) await delay(10);
    };
    const ready = 'require("node:fs").writeFileSync(__dirname + "/report.json", "{}");';

    it("is interrupted, and may end in its own way", async () => {
      runner(`process.on("SIGINT", () => process.exit(7)); ${ready} setInterval(() => {}, 1000);`);
      const cancelled = new AbortController();
      const ended = run(request(), cancelled.signal);
      await started();

      cancelled.abort();

      expect((await ended).error).toBe("Program exited with non-zero exit code: 7");
    });

    it("before it has started is interrupted as well", async () => {
      runner("setInterval(() => {}, 1000);");

      expect((await run(request(), AbortSignal.abort())).error).toBe("Program was ended by SIGINT");
    });

    it("is killed when it has not ended five seconds later", async () => {
      runner(`process.on("SIGINT", () => {}); ${ready} setInterval(() => {}, 1000);`);
      const cancelled = new AbortController();
      const ended = run(request(), cancelled.signal);
      await started();
      vi.useFakeTimers({ toFake: ["setTimeout"] });
      try {
        cancelled.abort();
        vi.advanceTimersByTime(4_999);
        expect(await Promise.race([ended, delay(50)])).toBeUndefined();
        vi.advanceTimersByTime(1);
        expect((await ended).error).toBe("Program was ended by SIGKILL");
      } finally {
        vi.useRealTimers();
      }
    });
  });
});
