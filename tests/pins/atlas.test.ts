import { expect, it } from "vitest";
import pin from "../../pins/atlas/clusters.json" with { type: "json" };
import { sizeNames } from "../../src/config/databases/mongodb-atlas/sizes.ts";

it("the config's sizes are those of every cloud provider, from small to large", () => {
  const rank = (size: string) => Number(size.slice(1));
  const sold = new Set(Object.values(pin.sizes).flat());
  const bySize = [...sold].toSorted((a, b) => rank(a) - rank(b));
  expect(sizeNames).toEqual(["M0", "FLEX", ...bySize]);
});
