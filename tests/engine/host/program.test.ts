import { expect, it } from "vitest";
import { describeExit } from "../../../src/engine/host/program.ts";

it("has no error when the program ends well", () => {
  expect(describeExit(0, null)).toEqual({ error: "", bail: false });
});

it("bails without another message when the program has shown its error", () => {
  expect(describeExit(32, null)).toEqual({ error: "", bail: true });
});

it("names any other exit code in the official host's words", () => {
  expect(describeExit(7, null)).toEqual({
    error: "Program exited with non-zero exit code: 7",
    bail: false,
  });
});

it("says how to give a program more memory when it aborts, as it does without", () => {
  const { error } = describeExit(null, "SIGABRT");

  expect(error).toContain("Program was ended by SIGABRT");
  expect(error).toContain("--max-old-space-size");
});
