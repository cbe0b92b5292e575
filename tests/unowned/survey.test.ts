import { afterAll, beforeAll, expect, it } from "vitest";
import { table } from "../../src/changes/table.ts";
import { labelOf } from "../../src/unowned/model.ts";
import { openStageAllUp } from "../rehearsal/all-up.ts";
import type { Stage } from "../rehearsal/stage.ts";
import { surveyOn } from "./on-stage.ts";
import { hostOfApi, inNobodysScope, planted, plantWhatIsInOrder } from "./plant.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
}, 300_000);
afterAll(() => stage.close());

it("has one of every kind that the program makes, or says why nobody is told of it", () => {
  const known = new Set([...planted.map(({ type }) => type), ...Object.keys(inNobodysScope)]);
  expect([...known].toSorted()).toEqual(Object.keys(table).toSorted());
});

it("finds nothing where nobody touched anything, nor of what others make by themselves", async () => {
  expect(await surveyOn(stage)).toEqual({ found: [], notLooked: [] });
  plantWhatIsInOrder(stage);
  expect(await surveyOn(stage)).toEqual({ found: [], notLooked: [] });
});

it("names each vendor whose credential is not set, and looks at the others all the same", async () => {
  const { found, notLooked } = await surveyOn(stage, [
    "RENDER_API_KEY",
    "VERCEL_API_TOKEN",
    "MONGODB_ATLAS_CLIENT_SECRET",
    "CLOUDFLARE_API_TOKEN",
  ]);
  expect(found).toEqual([]);
  expect(notLooked).toEqual([
    "Render: RENDER_API_KEY is not set",
    "Vercel: VERCEL_API_TOKEN is not set",
    "Cloudflare: CLOUDFLARE_API_TOKEN is not set",
    "MongoDB Atlas: MONGODB_ATLAS_CLIENT_SECRET is not set",
  ]);
});

it("finds one of every kind, in the environment it stands in, each with a way to be rid of it", async () => {
  for (const { make } of planted) await make(stage);
  const { found, notLooked } = await surveyOn(stage);
  const host = hostOfApi(stage);
  expect(notLooked).toEqual([]);
  expect(found.map((one) => `${one.stack} ${labelOf(one)}`).toSorted()).toEqual(
    planted.map(({ stack, label }) => `${stack} ${label.replace("HOST", host)}`).toSorted(),
  );
  for (const { means, remove } of found) expect([means, remove]).not.toContain("");
});
