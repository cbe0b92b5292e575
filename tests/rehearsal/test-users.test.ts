import { expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { testUserVariables } from "../../src/rehearsal/test-users.ts";

it("has a value for each variable that a key user action takes from its command", () => {
  expect(testUserVariables(environmentsOf(process.cwd()))).toEqual({
    VERIFY_PASSWORD: "sandbox-VERIFY_PASSWORD",
  });
});
