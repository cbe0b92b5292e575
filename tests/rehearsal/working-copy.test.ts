import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeWorkingCopy } from "../../src/rehearsal/working-copy.ts";

let root: string;
let project: string;
let into: string;

function write(path: string, text: string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "working-copy-")));
  project = join(root, "platform");
  into = join(root, "state", "work");
  write("package.json", "{}");
  write("src/index.ts", "export {};\n");
  write("Pulumi.yaml", "name: demo\n");
  write("Pulumi.dev.yaml", "config:\n  environment: { purpose: development }\n");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("a working copy", () => {
  it("copies Pulumi.yaml and the stack files, and links all else", () => {
    const { folder, stacks } = makeWorkingCopy(project, into);
    expect(stacks).toEqual(["dev"]);
    expect(lstatSync(join(folder, "Pulumi.dev.yaml")).isSymbolicLink()).toBe(false);
    expect(realpathSync(join(folder, "src"))).toBe(join(project, "src"));
  });

  it("leaves the originals alone when the copy is changed", () => {
    const before = readFileSync(join(project, "Pulumi.dev.yaml"), "utf8");
    const { folder } = makeWorkingCopy(project, into);
    appendFileSync(join(folder, "Pulumi.dev.yaml"), "encryptionsalt: v1:new\n");
    expect(readFileSync(join(project, "Pulumi.dev.yaml"), "utf8")).toBe(before);
  });

  it("keeps what commands changed in the copy while the original stays as it is", () => {
    const { folder } = makeWorkingCopy(project, into);
    appendFileSync(join(folder, "Pulumi.dev.yaml"), "encryptionsalt: v1:new\n");
    expect(makeWorkingCopy(project, into).fresh).toEqual([]);
    expect(readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8")).toContain("v1:new");
  });

  it("starts again from an original that has changed", () => {
    const { folder } = makeWorkingCopy(project, into);
    appendFileSync(join(folder, "Pulumi.dev.yaml"), "encryptionsalt: v1:new\n");
    write("Pulumi.dev.yaml", "config:\n  environment: { purpose: staging }\n");
    expect(makeWorkingCopy(project, into).fresh).toEqual(["dev"]);
    expect(readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8")).toContain("staging");
  });

  it("loses the file of a stack that the original has no more", () => {
    const { folder } = makeWorkingCopy(project, into);
    rmSync(join(project, "Pulumi.dev.yaml"));
    expect(makeWorkingCopy(project, into).stacks).toEqual([]);
    expect(existsSync(join(folder, "Pulumi.dev.yaml"))).toBe(false);
  });

  it("takes along no encrypted value and no key, which only their owner could open", () => {
    write(
      "Pulumi.prod.yaml",
      [
        "secretsprovider: awskms://alias/prod",
        "encryptedkey: AQID",
        "encryptionsalt: v1:abc:v1:def",
        "environment: [team/prod]",
        "config:",
        "  render:apiKey: { secure: v1:aaa }",
        "  demo:secrets: { stripeSecretKey: { secure: v1:bbb } }",
        "  demo:environment: { purpose: production, services: { api: { plan: pro } } }",
        "",
      ].join("\n"),
    );
    const { folder } = makeWorkingCopy(project, into);
    const copy = parse(readFileSync(join(folder, "Pulumi.prod.yaml"), "utf8"));
    expect(copy).toEqual({
      config: {
        "demo:secrets": {},
        "demo:environment": { purpose: "production", services: { api: { plan: "pro" } } },
      },
    });
  });

  it("says where a stack file is broken, instead of copying it with its secrets", () => {
    write("Pulumi.dev.yaml", "config:\n  environment:\n\tpurpose: development\n");
    expect(() => makeWorkingCopy(project, into)).toThrow(
      /^The sandbox works on a copy, and this file cannot be read:\n {2}Pulumi\.dev\.yaml:3:1: .*\[yaml-syntax\]/,
    );
  });

  it("keeps relative paths of a project below the package's folder, beside a copy of the package", () => {
    write("examples/shop/Pulumi.yaml", "name: shop\nmain: ../../src/index.ts\n");
    write("examples/shop/Pulumi.dev.yaml", "config: {}\n");
    const top = makeWorkingCopy(project, into);
    const { folder } = makeWorkingCopy(join(project, "examples", "shop"), into);
    expect(folder).toBe(join(top.folder, "examples", "shop"));
    expect(realpathSync(join(folder, "../../src/index.ts"))).toBe(join(project, "src/index.ts"));
    appendFileSync(join(folder, "Pulumi.dev.yaml"), "encryptionsalt: v1:new\n");
    expect(readFileSync(join(project, "examples/shop/Pulumi.dev.yaml"), "utf8")).toBe(
      "config: {}\n",
    );
    expect(makeWorkingCopy(project, into).stacks).toEqual(["dev"]);
  });

  it("drops links to what is gone", () => {
    write("notes.txt", "x");
    const { folder } = makeWorkingCopy(project, into);
    rmSync(join(project, "notes.txt"));
    makeWorkingCopy(project, into);
    expect(lstatSync(join(folder, "notes.txt"), { throwIfNoEntry: false })).toBeUndefined();
  });
});
