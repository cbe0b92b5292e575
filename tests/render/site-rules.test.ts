import { afterEach, beforeEach, expect, it } from "vitest";
import { type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

const site = { name: "docs", repo: "https://github.com/shop/docs", publishPath: "dist" };
/** One more than a page of a list holds. */
const many = Array.from({ length: 101 }, (_, index) => index);

it.each([
  ["headers", many.map((each) => ({ path: `/${each}`, name: "X-Robots-Tag", value: "none" }))],
  ["routes", many.map((each) => ({ type: "redirect", source: `/${each}`, destination: "/" }))],
])("a static site's %s are all read back, over several pages", async (name, rules) => {
  const resource = simulator.drive("StaticSite");
  await resource.up({ ...site, [name]: rules });
  expect((await resource.refresh())?.[name]).toHaveLength(many.length);
  expect(await resource.up({ ...site, [name]: rules })).toBe("same");
});
