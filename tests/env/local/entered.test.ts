import { describe, expect, it } from "vitest";
import { refusal } from "../../../src/env/local/entered.ts";

const yes = () => true;
const no = () => false;

describe("an entered value comes to a laptop", () => {
  it("where it is a test key, though production holds the same before launch", () => {
    expect(refusal("stripe-secret-key", "sk_test_51Habcdefgh", yes)).toBeUndefined();
  });

  it("never where it is live", () => {
    expect(refusal("stripe-secret-key", "sk_live_51Habcdefgh", no)).toBe("it is a live value");
  });

  it("never where it tells no mode and production holds the same", () => {
    expect(refusal("cloudinary-url", "cloudinary://a:b@shop", yes)).toMatch(/production holds/);
    expect(refusal("cloudinary-url", "cloudinary://a:b@shop", no)).toBeUndefined();
  });
});
