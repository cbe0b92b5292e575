import { runtime } from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import { refuseWhileLooking } from "../../src/environment/only-looking.ts";
import { tellOnly } from "../../src/shared/tell-only.ts";

const inPreview = (preview: boolean) =>
  runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ inputs }) => inputs,
    },
    "shop",
    "dev",
    preview,
  );

describe("a look for drift, which refuses nothing,", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is a preview: an up that carries its mark ends before anything is registered", async () => {
    vi.stubEnv(tellOnly, "true");
    await inPreview(true);
    expect(refuseWhileLooking).not.toThrow();
    await inPreview(false);
    expect(refuseWhileLooking).toThrow(`${tellOnly} is set, with which changes are only told`);
  });

  it("leaves every other up alone", async () => {
    await inPreview(false);
    expect(refuseWhileLooking).not.toThrow();
  });
});
