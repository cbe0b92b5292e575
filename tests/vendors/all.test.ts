import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { vendors } from "../../src/vendors/all.ts";
import { answersPage } from "../answers.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The environments of a workflow's steps that bring credentials along. */
function environmentsWithCredentials(path: string): Record<string, string>[] {
  const { jobs }: { jobs: Record<string, { steps: { env?: Record<string, string> }[] }> } = parse(
    read(path),
  );
  const environments = Object.values(jobs).flatMap(({ steps }) => steps.map(({ env }) => env));
  return environments.flatMap((env) => (env && "RENDER_API_KEY" in env ? [env] : []));
}

it("are asked for the credentials and rights they always were", async () => {
  const page = vendors.map(({ isUsed: _, check: __, ...rest }) => rest);
  await expect(answersPage(page)).toMatchFileSnapshot("answers/all.yaml");
});

const credentials = vendors.flatMap(({ credentials }) => credentials);

describe.each(vendors)("$title", ({ credentials, address, rights }) => {
  it("has a credential, the rights it needs and an address with https", () => {
    expect(credentials).not.toEqual([]);
    expect(rights).toMatch(/^an? /);
    expect(address.standard).toMatch(/^https:\/\/[^/]+(\/[^/]+)*$/);
  });
});

describe.each(credentials)("$variable", ({ variable, inActions, actionsName = variable }) => {
  it.each(["preview", "drift", "duties", "pull-request-environment"])(
    "is handed to the one step of %s that asks the vendors",
    (workflow) => {
      const path = `.github/workflows/${workflow}.yml`;
      const [env, ...others] = environmentsWithCredentials(path);
      expect(others).toEqual([]);
      const store = inActions === "secret" ? "secrets" : "vars";
      expect(env?.[variable]).toBe(`\${{ ${store}.${actionsName} }}`);
    },
  );

  it("is named where a person sets it: on a laptop and for the workflows", () => {
    expect(read("docs/guide/first-setup.md")).toContain(`${variable}=`);
    expect(read("docs/guide/pull-requests-and-drift.md")).toContain(`\`${actionsName}\``);
  });

  it("has a stand-in's value inside the sandbox, so that nothing real leaks in", () => {
    expect(read("src/sandbox/sandbox.ts")).toMatch(new RegExp(`^ +${variable}: `, "m"));
  });
});
