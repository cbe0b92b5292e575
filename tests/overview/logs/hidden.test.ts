import { expect, it } from "vitest";
import { withoutSecrets } from "../../../src/overview/logs/hidden.ts";

it("hides what looks like a secret, by its name or by itself, and nothing else", () => {
  expect(withoutSecrets("STRIPE_SECRET_KEY=short NODE_ENV=production")).toBe(
    "STRIPE_SECRET_KEY=[secret] NODE_ENV=production",
  );
  expect(withoutSecrets("DATABASE_URL=mongodb://a:b@c")).toBe("DATABASE_URL=[secret]");
  expect(withoutSecrets("connecting to mongodb+srv://user:Pa55w0rdPa55@host/db now")).toBe(
    "connecting to [secret] now",
  );
  expect(withoutSecrets("==> Deploying commit 4f2a9c1d")).toBe("==> Deploying commit 4f2a9c1d");
});
