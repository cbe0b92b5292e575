import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { calls, previewsThatCall } from "../../src/config/calls.ts";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { projectFolder } from "../../src/engine/layout.ts";

const environments = environmentsOf(join(projectFolder, "examples", "marketplace"));
const of = (stack: string) => environments.find((spec) => spec.stack === stack)!;
const service = (spec: EnvironmentSpec, key: string) =>
  spec.services.find((one) => one.key === key)!;

describe("a page calls a service", () => {
  it("whose address is in its variables, and no other", () => {
    const shop = of("dev").frontends.find(({ key }) => key === "shop")!;
    expect([calls(shop.variables, "api"), calls(shop.variables, "auth")]).toEqual([true, false]);
  });
});

describe("pages of pull requests call a service", () => {
  it("where their frontend does, and the service has the pattern of its previews", () => {
    const dev = of("dev");
    const pages = [{ project: "fairhaven-shop-staging", team: "fairhaven" }];
    expect(previewsThatCall(dev, service(dev, "api"))).toEqual(pages);
    expect(previewsThatCall(dev, service(dev, "auth"))).toEqual([]);
  });

  it("in no environment without the pattern", () => {
    for (const stack of ["prod", "staging", "qa"]) {
      expect(previewsThatCall(of(stack), service(of(stack), "api"))).toEqual([]);
    }
  });
});
