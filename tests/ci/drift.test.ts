import { describe, expect, it } from "vitest";
import { changesOf } from "../../src/ci/changes.ts";
import { judgeDrift } from "../../src/ci/drift.ts";
import { preview, resource, state, type, urn } from "./previews.ts";

describe("judgeDrift", () => {
  it("finds nothing where the engine would change nothing", () => {
    const same = preview({ op: "same", urn, oldState: state({}), newState: state({}) });
    expect(judgeDrift(same)).toEqual({ drift: [], changes: [], unseen: [] });
  });

  it("tells of a stack that was never brought up as one thing, not as all that it would have", () => {
    const stack = "urn:pulumi:dev::bondigoo::pulumi:pulumi:Stack::bondigoo-dev";
    const never = preview(
      { op: "create", urn: stack, newState: state({}, "pulumi:pulumi:Stack") },
      { op: "create", urn, newState: state({ content: "a" }) },
    );
    expect(judgeDrift(never)).toMatchObject({ drift: [], changes: [{ name: "bondigoo-dev" }] });
    expect(judgeDrift(never).changes).toHaveLength(1);
  });

  it("names what is suspended where it may be, which is no drift", () => {
    const running = { name: "api-dev", suspended: false, mayBeSuspended: true };
    const stopped = { ...running, suspended: true };
    const judged = (real: object, wanted: object) =>
      judgeDrift(preview({ op: "same", urn, oldState: state(real), newState: state(wanted) }));
    expect(judged(stopped, running)).toEqual({
      drift: [],
      changes: [],
      unseen: [],
      suspended: ["api-dev"],
    });
    expect(judged(running, running)).not.toHaveProperty("suspended");
    expect(judged(stopped, stopped)).not.toHaveProperty("suspended");
  });

  it("tells an edit by hand from what the files say to what is there", () => {
    const edited = resource({ content: "a" }, { content: "b" }, { content: "a" }, ["content"]);
    expect(judgeDrift(edited).drift).toEqual([
      {
        op: "update",
        type,
        name: "api",
        properties: [{ name: "content", before: "a", after: "b" }],
        effects: [
          {
            property: "content",
            effect: "interrupts",
            means: "Resolvers keep the old answer for up to 5 minutes.",
          },
        ],
      },
    ]);
  });

  it("tells a config that nobody has brought up as that, from what is there to what is wanted", () => {
    const unapplied = resource({ content: "a" }, { content: "a" }, { content: "b" }, ["content"]);
    const { drift, changes } = judgeDrift(unapplied);
    expect(drift).toEqual([]);
    expect(changes[0]?.properties).toEqual([{ name: "content", before: "a", after: "b" }]);
  });

  it("takes no notice of a reason that is no input of ours", () => {
    const noise = resource({ content: "a" }, { content: "a" }, { content: "a" }, ["modifiedOn"]);
    expect(judgeDrift(noise)).toMatchObject({ drift: [], changes: [] });
  });

  it("does not tell what the provider names along with an edit and is as it was", () => {
    const specs = { replicationSpecs: [{ priority: 7 }] };
    const held = (pitEnabled: boolean) => ({ pitEnabled, ...specs });
    const reasons = ["pitEnabled", "replicationSpecs", "stateName"];
    const edited = resource(held(true), held(false), held(true), reasons);
    expect(judgeDrift(edited).drift).toMatchObject([
      { properties: [{ name: "pitEnabled", before: "true", after: "false" }] },
    ]);
    // Alone, it is all there is to say of the step: something within it that nobody here sets.
    const alone = resource(held(true), held(true), held(true), ["replicationSpecs"]);
    expect(judgeDrift(alone).drift[0]?.properties).toEqual([{ name: "replicationSpecs" }]);
  });

  it("tells a secret that the provider names along with an edit, as nobody sees whether it differs", () => {
    const held = (content: string) => ({ content, token: "[secret]" });
    const edited = resource(held("a"), held("b"), held("a"), ["content", "token"]);
    expect(judgeDrift(edited).drift[0]?.properties.map(({ name }) => name)).toEqual([
      "content",
      "token",
    ]);
  });

  it("sees an edit of a secret, though both values look alike", () => {
    const masked = { value: "[secret]" };
    const { drift } = judgeDrift(resource(masked, masked, masked, ["value"]));
    expect(drift[0]?.properties).toEqual([
      { name: "value", before: "[secret]", after: "[secret]" },
    ]);
  });

  it("counts what a provider gives no reason for, rather than nothing", () => {
    const { drift } = judgeDrift(resource({ a: 1 }, { a: 1 }, { a: 1 }));
    expect(drift).toHaveLength(1);
  });

  it("tells of a service that runs what was set before, though all that is set is as wanted", () => {
    const service = "pulumi-nodejs:dynamic/render:WebService";
    const inputs = { a: 1, envGroups: "[secret]" };
    const of = (deployDue: boolean) => ({ ...state(inputs, service), outputs: { deployDue } });
    const serviceUrn = urn.replace(type, service);
    const { drift } = judgeDrift(
      preview(
        { op: "refresh", urn: serviceUrn, oldState: of(false), newState: of(true) },
        { op: "update", urn: serviceUrn, oldState: of(true), newState: of(false) },
      ),
    );
    const means = "What runs is older than what is set: one deploy.";
    expect(drift).toMatchObject([
      { name: "api", properties: [], effects: [{ effect: "in place", means }] },
    ]);
  });

  it("finds what was deleted by hand, and what was never created", () => {
    const other = urn.replace("api", "www");
    const { drift, changes } = judgeDrift(
      preview(
        { op: "refresh", urn, oldState: state({}) },
        { op: "create", urn, newState: state({}) },
        { op: "create", urn: other, newState: state({}) },
      ),
    );
    expect(drift).toMatchObject([{ op: "missing", name: "api" }]);
    expect(changes).toMatchObject([{ op: "create", name: "www" }]);
  });

  it("lists the values that no vendor reveals, and only those", () => {
    const variable = "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable";
    const refresh = (name: string, of: string, inputs: object) => {
      return {
        op: "refresh",
        urn: `urn:pulumi:dev::p::${of}::${name}`,
        oldState: state(inputs, of),
      };
    };
    const { unseen } = judgeDrift(
      preview(
        refresh("stripe", variable, { sensitive: true, value: "[secret]" }),
        refresh("api-url", variable, { sensitive: false, value: "https://api.example" }),
        refresh("user", "mongodbatlas:index/databaseUser:DatabaseUser", { password: "[secret]" }),
        refresh("api", type, {}),
      ),
    );
    const why = "the vendor takes it and never gives it back";
    expect(unseen).toMatchObject([
      { name: "stripe", property: "value", why },
      { name: "user", property: "password", why },
    ]);
  });
});

describe("what a change does, in a report", () => {
  const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";
  const urnOf = (of: string, name: string) => `urn:pulumi:dev::bondigoo::${of}::${name}`;
  const update = (of: string, name: string, before: object, after: object, op = "update") => {
    return { op, urn: urnOf(of, name), oldState: state(before, of), newState: state(after, of) };
  };

  it("is told riskiest first, of each and of all", () => {
    const postgres = "pulumi-nodejs:dynamic/render:Postgres";
    const changes = changesOf(
      preview(
        update(type, "www", { ttl: 1 }, { ttl: 2 }),
        { op: "create", urn: urnOf(type, "new"), newState: state({}) },
        update(postgres, "db", { plan: "basic_1gb", name: "a" }, { plan: "pro_4gb", name: "b" }),
        { op: "delete", urn: urnOf(clusterType, "cluster"), oldState: state({}, clusterType) },
        update(
          clusterType,
          "other",
          { mongoDbMajorVersion: "8.0" },
          { mongoDbMajorVersion: "7.0" },
        ),
      ),
    );
    expect(
      changes.map(({ name, effects }) => [name, ...effects.map(({ effect }) => effect)]),
    ).toEqual([
      ["other", "impossible"],
      ["cluster", "loses"],
      ["db", "interrupts", "in place"],
      ["www", "in place"],
      ["new"],
    ]);
  });

  it("of drift is what the repair does, from what is there to what the files say", () => {
    const urnOfCluster = urnOf(clusterType, "cluster");
    const versions = (version: string) => state({ mongoDbMajorVersion: version }, clusterType);
    const { drift } = judgeDrift(
      preview(
        { op: "refresh", urn: urnOfCluster, oldState: versions("7.0") },
        {
          op: "update",
          urn: urnOfCluster,
          oldState: versions("8.0"),
          newState: versions("7.0"),
          diffReasons: ["mongoDbMajorVersion"],
        },
      ),
    );
    expect(drift[0]?.properties).toEqual([
      { name: "mongoDbMajorVersion", before: "7.0", after: "8.0" },
    ]);
    expect(drift[0]?.effects).toMatchObject([{ effect: "impossible" }]);
  });

  it("of a replacement that no input asks for is that of another in its place", () => {
    const deployment = "vercel:index/deployment:Deployment";
    const [change] = changesOf(preview(update(deployment, "pages", {}, {}, "replace")));
    expect(change?.effects).toMatchObject([
      { effect: "replaces", means: expect.stringContaining("goes on serving") },
    ]);
  });

  it("is unsure where the value is not known yet", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const [change] = changesOf(
      preview(update(type, "www", { content: "a" }, { content: unknown })),
    );
    expect(change?.effects).toMatchObject([{ effect: "interrupts", unsure: true }]);
  });
});

describe("changesOf", () => {
  it("counts a replacement once", () => {
    const states = { oldState: state({ type: "A" }), newState: state({ type: "CNAME" }) };
    const steps = ["create-replacement", "replace", "delete-replaced"].map((op) => {
      return { op, urn, diffReasons: ["type"], ...states };
    });
    expect(changesOf(preview(...steps)).map(({ op }) => op)).toEqual(["replace"]);
  });

  it("names nested properties by their first part and cuts long values", () => {
    const states = {
      oldState: state({ specs: [] }),
      newState: state({ specs: ["x".repeat(500)] }),
    };
    const step = { op: "update", urn, diffReasons: ["specs[0].size"], ...states };
    const [change] = changesOf(preview(step));
    expect(change?.properties[0]?.name).toBe("specs");
    expect(change?.properties[0]?.after?.length).toBeLessThan(130);
  });
});
