import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { outcomeOf } from "../commands/outcome.ts";
import { makeProject, type Project } from "./project.ts";

let fresh: Project;
let project: Project;
beforeAll(async () => {
  fresh = await makeProject();
});
beforeEach(() => {
  project = fresh.copy();
});
afterEach(() => project.remove());
afterAll(() => fresh?.remove());

const environment = (stack: string) => parse(project.file(stack)).config["bondigoo:environment"];

it("lets two database users take turns", async () => {
  const { stdout, exitCode } = await project.secrets(["rotate", "database", "-s", "prod"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("bondigoo-prod-user-b in place of bondigoo-prod-user");
  expect(environment("prod").database.user).toBe("bondigoo-prod-user-b");
  await project.secrets(["rotate", "database", "-s", "prod"]);
  expect(environment("prod").database.user).toBe("bondigoo-prod-user");
});

it("does not take the next user for the one that was adopted", async () => {
  const adopted = [
    "config",
    "set",
    "--path",
    "environment.database.adoptUser",
    "true",
    "-s",
    "dev",
  ];
  await project.pulumi(...adopted);
  await project.secrets(["rotate", "database", "-s", "dev"]);
  expect(environment("dev").database).toMatchObject({ user: "coaching_platform_dev_user-b" });
  expect(environment("dev").database).not.toHaveProperty("adoptUser");
});

it("counts the rotations of a generated secret, and keeps the day", async () => {
  await project.secrets(["rotate", "sessionSecret", "-s", "dev"]);
  const { stdout } = await project.secrets(["rotate", "sessionSecret", "-s", "dev"]);
  expect(stdout).toContain("users have to sign in again");
  expect(environment("dev").rotations).toEqual({ sessionSecret: 2 });
  const matrix = await project.secrets([]);
  expect(matrix.stdout).toMatch(
    /^sessionSecret +generated +generated +generated \d{4}-\d\d-\d\d$/m,
  );
});

it("wants a new value for an entered secret, and says when to revoke the old one", async () => {
  await project.secrets(["set", "stripeSecretKey", "-s", "dev"], "sk_test_fake_key_one");
  const again = await project.secrets(
    ["rotate", "stripeSecretKey", "-s", "dev"],
    "sk_test_fake_key_one",
  );
  expect(again).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("already has that value"),
  });
  const { stdout } = await project.secrets(
    ["rotate", "stripeSecretKey", "-s", "dev", "--json"],
    "sk_test_fake_key_two",
  );
  expect(outcomeOf("secrets rotate", stdout).next).toEqual([
    "npx pulumi up -s dev",
    expect.stringMatching(/^revoke the old value at its source: Stripe/),
  ]);
  expect(stdout + again.stderr).not.toContain("fake_key");
});
