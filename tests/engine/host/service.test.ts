import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Server } from "@grpc/grpc-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadSdk } from "../../../src/engine/host/sdk.ts";
import { createService } from "../../../src/engine/host/service.ts";
import { engineVersion, projectFolder } from "../../../src/engine/layout.ts";

const sdk = loadSdk(projectFolder, undefined);
const { language, services, grpc } = sdk;
type Client = InstanceType<typeof services.LanguageRuntimeClient>;

let folder: string;
let server: Server;
let client: Client;
let cancelled: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "service-test-"));
  cancelled = 0;
  server = new grpc.Server();
  const { signal } = new AbortController();
  const service = createService(sdk, "127.0.0.1:1", signal, () => cancelled++);
  server.addService(services.LanguageRuntimeService, { ...service });
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const credentials = grpc.credentials.createInsecure();
  client = new services.LanguageRuntimeClient(`127.0.0.1:${port}`, credentials);
});

afterEach(() => {
  vi.unstubAllEnvs();
  client.close();
  server.forceShutdown();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, content: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const info = () => new language.ProgramInfo().setProgramDirectory(folder);

/** What the service answers to one call. */
function ask<Answer>(
  call: (done: (error: Error | null, answer: Answer) => void) => unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer)));
  });
}

describe("the language runtime's service", () => {
  it("has the version of the SDK that it speaks with", async () => {
    const answer = await ask<InstanceType<typeof sdk.plugin.PluginInfo>>((done) =>
      client.getPluginInfo(new sdk.empty.Empty(), done),
    );
    expect(answer.getVersion()).toBe(engineVersion);
  });

  it("names a program's packages with all that the engine needs to get their plugins", async () => {
    const parameterization = { name: "made", version: "1.0.0", value: "eyJhIjoxfQ==" };
    const pulumi = { resource: true, name: "bridge", server: "https://example.com" };
    write(
      "node_modules/@vendor/made/package.json",
      JSON.stringify({ version: "0.9.0", pulumi: { ...pulumi, parameterization } }),
    );
    write(
      "node_modules/@pulumi/plain/package.json",
      JSON.stringify({ name: "@pulumi/plain", version: "2.0.0", pulumi: { resource: true } }),
    );
    const request = new language.GetRequiredPackagesRequest().setInfo(info());

    const answer = await ask<InstanceType<typeof language.GetRequiredPackagesResponse>>((done) =>
      client.getRequiredPackages(request, done),
    );

    const plain = { kind: "resource", checksumsMap: [], parameterization: undefined };
    const found = answer.toObject().packagesList;
    expect(found.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      {
        ...plain,
        name: "bridge",
        version: "v0.9.0",
        server: "https://example.com",
        parameterization,
      },
      { ...plain, name: "plain", version: "v2.0.0", server: "" },
    ]);
  });

  it("tells what pulumi about shows, by the project's options", async () => {
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
    chmodSync(write("pnpm", "#!/bin/sh\necho 10.1.2\n"), 0o755);
    const { Struct } = await import("google-protobuf/google/protobuf/struct_pb.js");
    const options = Struct.fromJavaScript({ packagemanager: "pnpm" });
    const request = new language.AboutRequest().setInfo(info().setOptions(options));

    const answer = await ask<InstanceType<typeof language.AboutResponse>>((done) =>
      client.about(request, done),
    );

    expect(answer.getExecutable()).toMatch(/node$/);
    expect(answer.getVersion()).toMatch(/^v\d+\./);
    expect(answer.getMetadataMap().toArray().toSorted()).toEqual([
      ["packagemanager", "pnpm"],
      ["packagemanagerVersion", "10.1.2"],
    ]);
  });

  it("lists a program's dependencies with their versions", async () => {
    write("package.json", '{ "dependencies": { "a": "*", "b": "*" } }');
    write("node_modules/a/package.json", '{ "version": "1.2.3" }');
    const request = new language.GetProgramDependenciesRequest().setInfo(info());

    const answer = await ask<InstanceType<typeof language.GetProgramDependenciesResponse>>((done) =>
      client.getProgramDependencies(request, done),
    );

    expect(answer.toObject().dependenciesList).toEqual([
      { name: "a", version: "1.2.3" },
      { name: "b", version: "not installed" },
    ]);
  });

  it("passes on what a program's end was", async () => {
    write("node_modules/@pulumi/pulumi/package.json", "{}");
    write("node_modules/@pulumi/pulumi/cmd/run/index.js", "process.exit(Number(process.argv[3]))");
    const end = async (code: string) => {
      const request = new language.RunRequest().setInfo(info()).setMonitorAddress(code);
      const answer = await ask<InstanceType<typeof language.RunResponse>>((done) =>
        client.run(request, done),
      );
      return { error: answer.getError(), bail: answer.getBail() };
    };
    // The stand-in takes the address it is given for its exit code; 32 says that it has shown its error.
    expect(await end("32")).toEqual({ error: "", bail: true });
    expect(await end("5")).toEqual({
      error: "Program exited with non-zero exit code: 5",
      bail: false,
    });
  });

  it("answers what goes wrong as an error with its words", async () => {
    const request = new language.GetProgramDependenciesRequest();
    const asked = ask((done) => client.getProgramDependencies(request, done));
    await expect(asked).rejects.toThrow("the engine sent no program information with its request");
  });

  it("cancels when it is asked to", async () => {
    await ask((done) => client.cancel(new sdk.empty.Empty(), done));
    expect(cancelled).toBe(1);
  });
});

describe("the installation of a program's packages", () => {
  /** Installs with an npm that is this script, and collects what is passed on. */
  async function install(script: string) {
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
    chmodSync(write("npm", `#!/bin/sh\n${script}\n`), 0o755);
    const call = client.installDependencies(
      new language.InstallDependenciesRequest().setInfo(info()),
    );
    const printed = { stdout: "", stderr: "" };
    const error = await new Promise<string>((resolve) => {
      call.on("data", (answer: InstanceType<typeof language.InstallDependenciesResponse>) => {
        printed.stdout += Buffer.from(answer.getStdout_asU8()).toString();
        printed.stderr += Buffer.from(answer.getStderr_asU8()).toString();
      });
      call.on("error", ({ message }) => resolve(message));
      call.on("end", () => resolve(""));
    });
    return { ...printed, error };
  }

  it("runs in its folder, and passes on what the package manager prints, as it prints it", async () => {
    expect(await install('echo "$PWD $*"; echo beware >&2')).toEqual({
      stdout: `${folder} install\n`,
      stderr: "beware\n",
      error: "",
    });
  });

  it("fails when the package manager does, naming what was run, where, and its exit code", async () => {
    const { stderr, error } = await install("echo no network >&2; exit 3");
    expect(stderr).toBe("no network\n");
    expect(error).toContain(`"npm install" in ${folder} exited with code 3`);
  });
});
