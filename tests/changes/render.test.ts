import { describe, expect, it } from "vitest";
import { changedInputs, judgeUpdate } from "../../src/changes/judge.ts";
import { oneDeploy, services } from "../../src/changes/render/services.ts";
import { kindChanges } from "../../src/changes/table.ts";
import { managedInputs, type PropertyTable } from "../../src/render/properties.ts";
import { customDomainImplementation } from "../../src/render/providers/custom-domain.ts";
import { envGroupImplementation } from "../../src/render/providers/env-group.ts";
import { environmentImplementation } from "../../src/render/providers/environment.ts";
import type { Implementation } from "../../src/render/providers/implementation.ts";
import { keyValueImplementation } from "../../src/render/providers/key-value.ts";
import { postgresImplementation } from "../../src/render/providers/postgres.ts";
import { projectImplementation } from "../../src/render/providers/project.ts";
import { registryCredentialImplementation } from "../../src/render/providers/registry-credential.ts";
import { fields } from "../../src/render/providers/service/fields.ts";
import { serviceImplementation } from "../../src/render/providers/service.ts";
import type { ResourceKind } from "../../src/render/resource.ts";

type Any = Implementation<Record<string, unknown>, object, PropertyTable>;
const implementations = {
  Project: projectImplementation,
  Environment: environmentImplementation,
  EnvGroup: envGroupImplementation,
  CustomDomain: customDomainImplementation,
  RegistryCredential: registryCredentialImplementation,
  KeyValue: keyValueImplementation,
  Postgres: postgresImplementation,
  WebService: serviceImplementation("web_service"),
  PrivateService: serviceImplementation("private_service"),
  BackgroundWorker: serviceImplementation("background_worker"),
  CronJob: serviceImplementation("cron_job"),
  StaticSite: serviceImplementation("static_site"),
} as unknown as Record<ResourceKind, Any>;

/** A value before and one after, where any two would not do; several changes of one property. */
const samples: Partial<Record<string, [before: unknown, after: unknown][]>> = {
  "KeyValue plan": [
    ["starter", "standard"],
    ["standard", "starter"],
    ["starter", "256mb"],
  ],
  "KeyValue persistence": [["off", "snapshot"]],
  "Postgres plan": [
    ["basic_1gb", "basic_4gb"],
    ["basic_4gb", "basic_1gb"],
  ],
  runtime: [
    ["node", "python"],
    ["node", "image"],
    ["image", "docker"],
  ],
  disk: [
    [
      { name: "a", mountPath: "/a", sizeGB: 1 },
      { name: "b", mountPath: "/a", sizeGB: 2 },
    ],
  ],
};

const type = (kind: string) => `pulumi-nodejs:dynamic/render:${kind}`;
const inputsOf = Object.entries(implementations).flatMap(([kind, { properties }]) =>
  managedInputs(properties).flatMap((name) =>
    (samples[`${kind} ${name}`] ?? samples[name] ?? [["one", "other"]]).map(
      ([before, after]) => [kind, name, before, after] as const,
    ),
  ),
);

describe("what the table says of Render is what the provider does", () => {
  it.each(inputsOf)("%s.%s (%j to %j) is replaced where the table says so", (...sample) => {
    const [kind, name, before, after] = sample;
    const base = { name: "x", ...(kind === "CustomDomain" && { serviceId: "srv-x" }) };
    const [olds, news] = [
      { ...base, [name]: before },
      { ...base, [name]: after },
    ];
    const told = judgeUpdate(type(kind), olds, news, changedInputs(olds, news));
    const said = told.some(({ effect }) => effect === "replaces" || effect === "loses");
    const { replaces } = implementations[kind as ResourceKind];
    expect(said).toBe(replaces(olds, news as never).length > 0);
  });

  const grown = { name: "data", mountPath: "/data", sizeGB: 10 };
  it.each<[kind: ResourceKind, name: string, before: unknown, after: unknown, effect: string]>([
    ["KeyValue", "plan", "free", "starter", "loses"],
    ["PrivateService", "disk", grown, undefined, "loses"],
    ["PrivateService", "disk", grown, { ...grown, mountPath: "/other" }, "loses"],
    ["PrivateService", "disk", grown, { ...grown, sizeGB: 5 }, "impossible"],
    ["Postgres", "diskSizeGB", 20, 10, "impossible"],
  ])("%s.%s (%j to %j) is refused by the provider alone as well", (...sample) => {
    const [kind, name, before, after, effect] = sample;
    const [olds, news] = [
      { name: "x", [name]: before },
      { name: "x", [name]: after },
    ];
    expect(judgeUpdate(type(kind), olds, news)[0]).toMatchObject({ property: name, effect });
    const failures = implementations[kind].check(news as never, olds);
    expect(failures.map(({ property }) => property)).toContain(name);
  });

  it("deploys for exactly those inputs that the running service sees no other way", () => {
    const deploying = new Set<string>([
      ...fields.filter(({ deploys }) => deploys).map(({ name }) => name),
      "variables",
      "envGroups",
      "secretFiles",
    ]);
    for (const [kind, { inputs }] of Object.entries(services)) {
      for (const [name, outcomes] of Object.entries(inputs)) {
        const deploys = outcomes.at(-1)!.means.startsWith("One deploy");
        expect(deploys, `${kind}.${name}`).toBe(deploying.has(name));
      }
    }
    expect(oneDeploy.at(-1)!.means).toMatch(/^One deploy/);
  });

  it("has each kind's inputs, and no other", () => {
    for (const [kind, { properties }] of Object.entries(implementations)) {
      const known = Object.keys(kindChanges(type(kind))!.inputs).toSorted();
      expect(known).toEqual(Object.keys(properties.inputs).toSorted());
    }
  });
});
