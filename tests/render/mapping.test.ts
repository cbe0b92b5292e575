import { describe, expect, it } from "vitest";
import { isSamePlan, isSmallerPlan, planName } from "../../src/render/providers/plans.ts";
import { recordChange } from "../../src/render/providers/records.ts";
import {
  creationBody,
  firstDeployVariables,
  isSameInput,
  patchBody,
  qualifiedImage,
} from "../../src/render/providers/service/bodies.ts";
import type { ServiceInputs } from "../../src/render/providers/service/inputs.ts";
import { autoscalingBody } from "../../src/render/providers/service/scaling.ts";
import { allowedAddresses, markerOf, withMarker } from "../../src/render/providers/stores.ts";
import { compact, isSame } from "../../src/render/providers/values.ts";
import type { Service } from "../../src/render/providers/wire.ts";

const inputs: ServiceInputs = {
  name: "shop-api",
  environmentId: "evm-1",
  plan: "starter",
  region: "frankfurt",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  branch: "main",
  buildCommand: "npm ci",
  startCommand: "npm start",
  preDeployCommand: "npm run migrate",
  healthCheckPath: "/health",
  variables: { OWN: "1" },
  envGroups: [
    { id: "evg-1", variables: { SHARED: "a", BOTH: "first", OWN: "of the group" } },
    { id: "evg-2", variables: { BOTH: "second" } },
  ],
};

describe("the body that creates a web service", () => {
  it("has all its first deploy needs, and nothing that the config leaves out", () => {
    expect(creationBody("web_service", "tea-1", inputs)).toEqual({
      type: "web_service",
      ownerId: "tea-1",
      name: "shop-api",
      environmentId: "evm-1",
      repo: "https://github.com/shop/shop",
      branch: "main",
      autoDeploy: "no",
      autoDeployTrigger: "off",
      envVars: [
        { key: "SHARED", value: "a" },
        { key: "BOTH", value: "second" },
        { key: "OWN", value: "1" },
      ],
      serviceDetails: {
        plan: "starter",
        region: "frankfurt",
        runtime: "node",
        healthCheckPath: "/health",
        preDeployCommand: "npm run migrate",
        envSpecificDetails: { buildCommand: "npm ci", startCommand: "npm start" },
      },
    });
  });

  it("names an image with its owner and its credential", () => {
    const image = { url: "ghcr.io/shop/api:1", registryCredentialId: "rgc-1" };
    const body = creationBody("private_service", "tea-1", {
      name: "x",
      plan: "starter",
      runtime: "image",
      image,
      startCommand: "serve",
    });
    expect(body).toMatchObject({
      image: { ownerId: "tea-1", imagePath: "ghcr.io/shop/api:1", registryCredentialId: "rgc-1" },
      serviceDetails: { runtime: "image", envSpecificDetails: { dockerCommand: "serve" } },
    });
  });

  it("fills what Render demands of a container's cron job", () => {
    const body = creationBody("cron_job", "tea-1", {
      name: "x",
      plan: "starter",
      runtime: "image",
      image: { url: "docker.io/library/busybox:1" },
      schedule: "0 * * * *",
    });
    expect(body.serviceDetails).toMatchObject({
      schedule: "0 * * * *",
      envSpecificDetails: { dockerCommand: "", dockerContext: "", dockerfilePath: "" },
    });
  });

  it("lets a service's own variable win over its groups', and a later group over an earlier", () => {
    expect(firstDeployVariables(inputs)).toEqual({ SHARED: "a", BOTH: "second", OWN: "1" });
  });
});

const service = {
  id: "srv-1",
  ownerId: "tea-1",
  name: "shop-api",
  type: "web_service",
  repo: "https://github.com/shop/shop",
  branch: "main",
  rootDir: "",
  autoDeploy: "no",
  autoDeployTrigger: "off",
  serviceDetails: {
    plan: "0.5c-512mb",
    region: "frankfurt",
    runtime: "node",
    healthCheckPath: "/health",
    envSpecificDetails: {
      buildCommand: "npm ci",
      startCommand: "npm start",
      preDeployCommand: "npm run migrate",
    },
  },
} as unknown as Service;

describe("the body that changes a web service", () => {
  it("is none where Render says the same in its own words", () => {
    expect(patchBody("web_service", service, inputs, inputs)).toBeUndefined();
  });

  it("has only what differs, and says whether that needs a deploy", () => {
    const news = { ...inputs, name: "other", plan: "pro", startCommand: "npm run x" };
    expect(patchBody("web_service", service, inputs, news)).toEqual({
      body: {
        name: "other",
        serviceDetails: { plan: "pro", envSpecificDetails: { startCommand: "npm run x" } },
      },
      changed: ["name", "plan", "startCommand"],
      deploys: true,
    });
    expect(patchBody("web_service", service, inputs, { ...inputs, name: "other" })?.deploys).toBe(
      false,
    );
  });

  it.each([
    ["yes", undefined, "commit"],
    ["no", undefined, "off"],
    ["yes", "checksPass", "checksPass"],
    ["no", "off", "off"],
  ])("reads %s with the trigger %s as autoDeploy %s", (autoDeploy, autoDeployTrigger, shown) => {
    const answered = { ...service, autoDeploy, autoDeployTrigger } as unknown as Service;
    for (const wanted of ["off", "commit", "checksPass"] as const) {
      const patch = patchBody(
        "web_service",
        answered,
        {},
        { name: "shop-api", autoDeploy: wanted },
      );
      expect(patch?.changed ?? []).toEqual(wanted === shown ? [] : ["autoDeploy"]);
      if (patch) {
        expect(patch.body).toEqual({
          autoDeployTrigger: wanted,
          autoDeploy: wanted === "off" ? "no" : "yes",
        });
      }
    }
  });

  it("takes back to its default what the config no longer sets, and leaves alone what it never did", () => {
    const { preDeployCommand: _, ...news } = inputs;
    expect(patchBody("web_service", service, inputs, news)?.body).toEqual({
      serviceDetails: { preDeployCommand: "" },
    });
    expect(patchBody("web_service", service, news, news)).toBeUndefined();
  });
});

describe("images", () => {
  it.each([
    ["nginx", "docker.io/library/nginx:latest"],
    ["nginx:1.27", "docker.io/library/nginx:1.27"],
    ["shop/api", "docker.io/shop/api:latest"],
    ["ghcr.io/shop/api", "ghcr.io/shop/api:latest"],
    ["localhost:5000/api", "localhost:5000/api:latest"],
    ["ghcr.io/shop/api@sha256:00", "ghcr.io/shop/api@sha256:00"],
  ])("%s is %s", (short, full) => {
    expect(qualifiedImage(short)).toBe(full);
    expect(isSameInput("image", { url: short }, { url: full })).toBe(true);
  });
});

describe("plans", () => {
  it.each([
    ["compute", "starter", "0.5c-512mb"],
    ["compute", "pro_ultra", "8c-32g"],
    ["keyValue", "starter", "256mb"],
    ["postgres", "basic_1gb", "0.5c-1g"],
    ["compute", "brand-new", "brand-new"],
  ] as const)("of %s: %s is %s", (kind, old, name) => {
    expect(planName(kind, old)).toBe(name);
    expect(isSamePlan(kind, name, old)).toBe(true);
  });

  it("are ordered by size, whatever they are called", () => {
    expect(isSmallerPlan("keyValue", "1g", "starter")).toBe(true);
    expect(isSmallerPlan("keyValue", "starter", "standard")).toBe(false);
    expect(isSmallerPlan("keyValue", "standard", "brand-new")).toBe(false);
  });
});

describe("small mappings", () => {
  it("turn autoscaling into Render's criteria, those that are off included", () => {
    expect(autoscalingBody({ min: 1, max: 3, cpuPercent: 70 })).toEqual({
      enabled: true,
      min: 1,
      max: 3,
      criteria: {
        cpu: { enabled: true, percentage: 70 },
        memory: { enabled: false, percentage: 50 },
      },
    });
  });

  it("find what to set and what to remove", () => {
    const present = { same: "1", other: "1", gone: "1", foreign: "1" };
    const wanted = { same: "1", other: "2", added: "3" };
    expect(recordChange(present, wanted, (key) => key !== "foreign")).toEqual({
      put: { other: "2", added: "3" },
      remove: ["gone"],
    });
  });

  it("tell an empty variable from none", () => {
    expect(isSameInput("variables", { A: "" }, {})).toBe(false);
    expect(isSameInput("variables", undefined, {})).toBe(true);
  });

  it("write a store's manager under a range that lets nobody in, and read it back", () => {
    const office = { cidrBlock: "203.0.113.0/24", description: "office" };
    const written = { ipAllowList: withMarker([office], "shop/dev") ?? null };
    expect(markerOf(written)).toBe("shop/dev");
    expect(allowedAddresses(written)).toEqual([office]);
    expect(allowedAddresses({ ipAllowList: null })).toEqual([]);
  });

  it("take null, empty and absent for the same, but not false and absent", () => {
    expect(isSame({ a: null, b: "", c: [] }, {})).toBe(true);
    expect(isSame(false, undefined)).toBe(false);
    expect(compact({ a: null, b: undefined, c: 0 })).toEqual({ c: 0 });
  });
});
