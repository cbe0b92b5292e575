import { describe, expect, it } from "vitest";
import { withoutDeleted } from "../../src/recovery/deleted.ts";

const project = { urn: "urn:project", id: "prj_1" };
const variable = { urn: "urn:variable", dependencies: ["urn:project"], pendingReplacement: true };
const deployment = {
  urn: "urn:deployment",
  dependencies: ["urn:project", "urn:variable"],
  propertyDependencies: { projectId: ["urn:project"], ref: [], variables: ["urn:variable"] },
};

describe("a state without what was deleted for something else", () => {
  it("has the rest, and nothing that refers to it", () => {
    const before = { manifest: {}, resources: [project, variable, deployment] };
    expect(withoutDeleted({ deployment: before })).toEqual({
      deployment: {
        manifest: {},
        resources: [
          project,
          {
            urn: "urn:deployment",
            dependencies: ["urn:project"],
            propertyDependencies: { projectId: ["urn:project"], ref: [], variables: [] },
          },
        ],
      },
    });
  });

  it("is as it was where nothing was deleted", () => {
    for (const state of [{ deployment: { resources: [project] } }, { deployment: {} }]) {
      expect(withoutDeleted(state)).toEqual(state);
    }
  });
});
