import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Difference } from "../../src/commands/diff.ts";
import { root } from "../architecture/source.ts";
import { openStageAllUp } from "../rehearsal/all-up.ts";
import { type Stage, tables } from "../rehearsal/stage.ts";
import { outcomeOf } from "./outcome.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
}, 300_000);
afterAll(() => stage.close());

it("finds what was changed by hand at every vendor, names one that cannot be asked, and shows no secret", async () => {
  const { world, env } = stage.sandbox;
  const api = stage.row(tables.services, { name: "bondigoo-api-dev" });
  Object.assign(api.serviceDetails as object, { plan: "pro" });
  const variable = { key: "REACT_APP_STRIPE_PKEY", gitBranch: "develop" };
  Object.assign(stage.row(tables.vercelVariables, variable), { value: "pk_test_of_somebody_else" });
  const users = world.table(tables.databaseUsers);
  const user = Object.keys(users).find((id) => JSON.stringify(users[id]).includes("staging"))!;
  delete users[user];
  const protection = stage.row(tables.protections, { pattern: "develop" });
  Object.assign(protection, { allowsForcePushes: true });

  const infra = [join(root, "bin", "infra.js"), "diff", "staging", "dev", "--live", "--json"];
  const { stdout, stderr, exitCode } = await execa(process.execPath, infra, {
    cwd: stage.cwd,
    env: { ...process.env, ...env, CLOUDFLARE_API_TOKEN: "" },
    reject: false,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const { live, values }: Difference = outcomeOf("diff", stdout);
  const astray = live!.rows.flatMap(({ vendor, property, first, second }) =>
    ([first, second] as const).flatMap((side, index) =>
      side === undefined || ["same", "not asked", "not shown"].includes(side.match)
        ? []
        : [[["staging", "dev"][index], vendor, property, side.match]],
    ),
  );
  expect(astray).toEqual([
    ["dev", "GitHub", "allowsForcePushes", "different"],
    ["staging", "MongoDB Atlas", "", "missing"],
    ["dev", "Render", "plan", "different"],
    ["dev", "Vercel", "value", "different"],
  ]);
  expect(values!.length).toBeGreaterThan(0);
  expect(live!.notAsked).toEqual(["Cloudflare: CLOUDFLARE_API_TOKEN is not set"]);
  expect(stdout).not.toContain("pk_test");
});
