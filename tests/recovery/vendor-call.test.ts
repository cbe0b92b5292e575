import { describe, expect, it } from "vitest";
import { isAbsent } from "../../src/recovery/vendor-call.ts";

describe("an error of a plugin", () => {
  it.each([
    "not_found - Project not found",
    "404 Not Found, environment prod",
    'error: 404 (Error code: "CLUSTER_NOT_FOUND")',
    "resource 'prj_1/www.example.com' does not exist",
  ])("says that there is no such thing: %s", (why) => {
    expect(isAbsent(why)).toBe(true);
  });

  it.each(["403 Forbidden", "unexpected status code: 500", "request 14041 timed out"])(
    "says nothing of the kind: %s",
    (why) => {
      expect(isAbsent(why)).toBe(false);
    },
  );
});
