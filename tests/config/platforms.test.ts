import { describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { placeholder } from "../../src/config/secret-kinds.ts";
import { examineDraft, faultsOf, set } from "./draft.ts";
import { convexSaas, midSize, workflow } from "./platforms.ts";

describe("a mid-size team's platform", () => {
  const { faults, environments } = examineDraft(midSize());

  it("loads from config alone", () => {
    expect(faults.map(line)).toEqual([]);
    expect([...environments.keys()]).toEqual(["prod", "staging", "qa", "dev"]);
    for (const { services, frontends } of environments.values()) {
      expect(services).toHaveLength(10);
      expect(frontends).toHaveLength(3);
    }
  });

  it("gets lower-case vendor names from keys in camel case", () => {
    expect(environments.get("qa")?.frontends.map(({ project }) => project)).toContainEqual({
      own: true,
      name: "example-partner-portal-qa",
      adopt: undefined,
    });
  });
});

describe("a platform on Convex", () => {
  it.each(["simple", "professional"] as const)("loads in its %s shape", (shape) => {
    const { faults, environments } = examineDraft(convexSaas(shape));
    expect(faults.map(line)).toEqual([]);
    expect(environments.get("prod")).toMatchObject({
      services: [],
      database: undefined,
      redis: undefined,
    });
  });

  it("refuses in its professional shape what the simple one shares", () => {
    const draft = convexSaas("professional");
    set(
      draft,
      "dev.secrets.convexDeployKey",
      placeholder("convex-deploy-key", "preview convexDeployKey"),
    );
    expect(faultsOf(draft)).toMatchObject([
      {
        path: "dev.secrets.convexDeployKey",
        problem: "the same as in preview (compared by fingerprint)",
      },
    ]);
  });

  it("refuses production's deployment in a preview in both", () => {
    const draft = convexSaas("simple");
    set(
      draft,
      "preview.secrets.convexDeployKey",
      placeholder("convex-deploy-key", "prod convexDeployKey"),
    );
    expect(faultsOf(draft)).toMatchObject([
      {
        path: "preview.secrets.convexDeployKey",
        problem: "the same as in prod (compared by fingerprint)",
      },
    ]);
  });
});

describe("a workflow platform on Render alone", () => {
  it("loads, and its worker waits for the server's internal address", () => {
    const { faults, environments } = examineDraft(workflow());
    expect(faults.map(line)).toEqual([]);
    expect(environments.get("staging")?.services.map(({ key }) => key)).toEqual([
      "api",
      "page",
      "prefectServer",
      "prefectWorker",
    ]);
  });

  it("refuses a page that calls production's API from staging", () => {
    const draft = set(workflow(), "staging.environment.services.page.variables", {
      VITE_API_URL: "https://api.flow.example",
    });
    expect(faultsOf(draft)).toMatchObject([
      { path: "staging.environment.services.page.variables.VITE_API_URL", code: "api-urls" },
    ]);
  });
});
