import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findRequiredPackages } from "../../../src/engine/host/packages.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "packages-test-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function add(file: string, content: object | string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    typeof content === "string" ? content : JSON.stringify(content),
  );
}

it("finds the packages with resources, in scopes, nested and in a workspace's folders", () => {
  add("node_modules/@pulumi/random/package.json", {
    name: "@pulumi/random",
    version: "4.21.2",
    pulumi: { resource: true },
  });
  add("node_modules/plain/package.json", { name: "plain", version: "1.0.0" });
  add("node_modules/plain/node_modules/@vendor/thing/package.json", {
    name: "@vendor/thing",
    version: "1.0.0",
    pulumi: { resource: true, name: "thing", version: "v2.0.0", server: "https://example.com" },
  });
  add("infra/node_modules/@pulumi/github/package.json", {
    name: "@pulumi/github",
    version: "6.0.0",
    pulumi: { resource: true },
  });

  const found = findRequiredPackages(folder).map(({ name, version, server }) =>
    [name, version, server].join(" ").trim(),
  );

  expect(found.sort()).toEqual([
    "github v6.0.0",
    "random v4.21.2",
    "thing v2.0.0 https://example.com",
  ]);
});

it("passes over a package without a plugin name and a package.json that is not JSON", () => {
  add("node_modules/@vendor/unnamed/package.json", {
    name: "@vendor/unnamed",
    version: "1.0.0",
    pulumi: { resource: true },
  });
  add("node_modules/broken/package.json", "{");

  expect(findRequiredPackages(folder)).toEqual([]);
});

it("keeps the parameters of a package made from another provider", () => {
  const parameterization = { name: "made", version: "1.0.0", value: "eyJhIjoxfQ==" };
  add("node_modules/@pulumi/made/package.json", {
    name: "@pulumi/made",
    version: "1.0.0",
    pulumi: { resource: true, name: "terraform-provider", version: "0.9.0", parameterization },
  });

  expect(findRequiredPackages(folder)).toEqual([
    { name: "terraform-provider", version: "v0.9.0", server: "", parameterization },
  ]);
});

it("finds nothing where nothing is installed", () => {
  expect(findRequiredPackages(join(folder, "missing"))).toEqual([]);
});
