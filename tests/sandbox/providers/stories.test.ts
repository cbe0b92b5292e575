import { describe, expect, it } from "vitest";
import { answersPage } from "../../answers.ts";
import { cloudflare } from "./stories/cloudflare.ts";
import { github } from "./stories/github.ts";
import { mongodbatlas } from "./stories/mongodbatlas.ts";
import { random } from "./stories/random.ts";
import { startVendor, type Vendor } from "./stories/vendor.ts";
import { vercel } from "./stories/vercel.ts";

const stories: Record<string, (vendor: Vendor) => Promise<void>> = {
  cloudflare,
  github,
  mongodbatlas,
  random,
  vercel,
};

describe("a vendor answers as it always did, word for word:", () => {
  it.each(Object.entries(stories))("%s", async (name, story) => {
    const told: object[] = [];
    await story(await startVendor(name, told));
    await expect(answersPage(told)).toMatchFileSnapshot(`answers/${name}.yaml`);
  });
});
