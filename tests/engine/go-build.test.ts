import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { goBuild } from "../../src/engine/go-build.ts";
import { createMachine, type TestMachine } from "./support/machine.ts";

let machine: TestMachine;
let scratch: string;
let told: string[];

beforeEach(() => {
  machine = createMachine();
  scratch = join(machine.folder, "aside");
  told = [];
  mkdirSync(scratch);
  writeFileSync(
    join(machine.folder, "go.sum"),
    "a v1 h1:x=\na v1/go.mod h1:x=\nb v1 h1:x=\nb v1/go.mod h1:x=\nc v1/go.mod h1:x=\n",
  );
});

afterEach(() => machine.remove());

/** Three packages of two modules; where the caches are meant to be is left in a file, and each is filled. */
const smallGo = `
case "$1" in
env) echo "$HOME/go/pkg/mod" ;;
list)
  echo "go: downloading a v1" >&2
  echo "go: downloading b v1" >&2
  printf 'unsafe\\na\\nb\\nb/c\\n'
  ;;
build)
  echo "$GOCACHE $GOMODCACHE $*" > "$HOME/built"
  mkdir -p "\${GOCACHE:-$HOME/usual}" "\${GOMODCACHE:-$HOME/usual}"
  printf 'a\\nb\\nb/c\\n' >&2
  exit "\${FAILS:-0}"
  ;;
esac`;

async function build(env: NodeJS.ProcessEnv = {}) {
  machine.addTool("go", smallGo);
  await goBuild({
    cwd: machine.folder,
    packages: ["b/c"],
    variables: { "a.Version": "v1" },
    bin: join(scratch, "bin"),
    scratch,
    isFetched: (modules) => existsSync(join(modules, "a@v1")),
    env: { ...machine.env, ...env },
    signal: new AbortController().signal,
    progress: (line) => told.push(line),
    timeoutMs: 10_000,
  });
}

const built = () => readFileSync(join(machine.folder, "built"), "utf8");

describe("a build with Go", () => {
  it("says how many of the modules are fetched, and how many of the packages compiled", async () => {
    await build();
    expect(told).toEqual([
      "1 of at most 2 modules fetched",
      "2 of at most 2 modules fetched",
      "1 of 3 packages compiled",
      "2 of 3 packages compiled",
      "3 of 3 packages compiled",
    ]);
    expect(built()).toContain("build -mod=readonly");
    expect(built()).toContain("-X a.Version=v1");
  });

  it("has caches of its own, which are gone afterwards", async () => {
    await build();
    expect(built()).toContain(`${scratch}/caches/build ${scratch}/caches/modules build`);
    expect(existsSync(join(scratch, "caches"))).toBe(false);
    expect(existsSync(join(machine.folder, "usual"))).toBe(false);
  });

  it("leaves no caches behind either where it fails", async () => {
    await expect(build({ FAILS: "1" })).rejects.toThrow("go build failed: a / b / b/c");
    expect(existsSync(join(scratch, "caches"))).toBe(false);
  });

  it("uses the caches that hold its modules already, and knows only how many packages at most", async () => {
    mkdirSync(join(machine.folder, "go", "pkg", "mod", "a@v1"), { recursive: true });
    await build();
    expect(existsSync(join(machine.folder, "usual"))).toBe(true);
    expect(told.at(-1)).toBe("3 of at most 3 packages compiled");
  });

  it("uses the cache that the environment names", async () => {
    const GOCACHE = join(machine.folder, "ours");
    await build({ GOCACHE });
    expect(built()).toContain(`${GOCACHE}  build`);
    expect(existsSync(GOCACHE)).toBe(true);
  });
});
