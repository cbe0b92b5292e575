import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { providers } from "../../src/render/providers/kinds.ts";
import type { ResourceKind } from "../../src/render/resource.ts";
import { Driven, type Simulator, shownOf, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.close();
});

type Properties = Record<string, unknown>;

const worker = {
  name: "worker",
  plan: "starter",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm run worker",
};
const key = "-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n";

/** A resource, its secrets as it is made, and as they are changed. */
const cases: [kind: ResourceKind, input: string, inputs: (secret: string) => Properties][] = [
  ["BackgroundWorker", "variables", (token) => ({ ...worker, variables: { TOKEN: token } })],
  ["BackgroundWorker", "secretFiles", (token) => ({ ...worker, secretFiles: { "a.pem": token } })],
  [
    "BackgroundWorker",
    "variables of linked groups",
    (token) => ({ ...worker, envGroups: [{ id: "evg-of-the-shop", variables: { A: token } }] }),
  ],
  ["EnvGroup", "variables", (token) => ({ name: "env", variables: { TOKEN: token } })],
  [
    "EnvGroup",
    "secretFiles",
    (token) => ({ name: "env", variables: {}, secretFiles: { "a.pem": token } }),
  ],
  [
    "RegistryCredential",
    "authToken",
    (authToken) => ({ name: "ghcr", registry: "GITHUB", username: "shop", authToken }),
  ],
];

/** From now on Render refuses calls and repeats in its words what it must not have been told. */
function refuseRepeating(words: string, refused: (method: string) => boolean): void {
  const { fetch } = globalThis;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!refused((input as Request).method)) return await fetch(input, init);
    return Response.json({ message: `not valid: ${words}!` }, { status: 403 });
  });
}

const writes = (method: string) => method !== "GET";
const everything = () => true;

describe.each(cases)("%s: what Render repeats of its %s", (kind, _, inputsWith) => {
  const first = "first/s3cret?of=the&shop";
  const second = "second/s3cret?of=the&shop";
  const [before, after] = [inputsWith(first), inputsWith(second)];

  async function made(): Promise<Driven> {
    if (kind !== "BackgroundWorker") {
      const resource = simulator.drive(kind);
      await resource.up(before);
      return resource;
    }
    const { envGroups: _, ...loose } = before as { envGroups?: unknown };
    const resource = simulator.drive(kind);
    await resource.up(loose);
    resource.state = { ...resource.state, ...before };
    return resource;
  }

  it("is hidden in the error of a creation", async () => {
    refuseRepeating(first, writes);
    const shown = await shownOf(simulator.drive(kind).up(before));
    expect(shown).toContain("Render answered 403: not valid: [secret]!");
    expect(shown).not.toContain(first);
  });

  it("is hidden in the error of a change", async () => {
    const resource = await made();
    refuseRepeating(second, everything);
    const shown = await shownOf(resource.up(after));
    expect(shown).toContain("not valid: [secret]!");
    expect(shown).not.toContain(second);
  });

  it("is hidden in the errors of a refresh and of a deletion", async () => {
    const resource = await made();
    simulator.restart();
    refuseRepeating(first, everything);
    for (const does of ["refresh", "destroy"] as const) {
      const shown = await shownOf(resource[does]());
      expect(shown).toContain("not valid: [secret]!");
      expect(shown).not.toContain(first);
    }
  });

  it("is hidden in the reason why nothing can be adopted", async () => {
    refuseRepeating(first, everything);
    const shown = await shownOf(simulator.drive(kind).up({ ...before, adopt: "xyz-1" }));
    expect(shown).toContain("adopt: ");
    expect(shown).toContain("not valid: [secret]!");
    expect(shown).not.toContain(first);
  });
});

describe("what is shown of an error", () => {
  it("hides what a change takes away as well as what it sets", async () => {
    const group = simulator.drive("EnvGroup");
    await group.up({ name: "env", variables: { TOKEN: "0ld/secret" } });
    refuseRepeating("0ld/secret", writes);
    const shown = await shownOf(group.up({ name: "env", variables: { TOKEN: "n3w/secret" } }));
    expect(shown).toContain("not valid: [secret]!");
    expect(shown).not.toContain("0ld/secret");
  });

  it("hides the connection string of a store that Render made up", async () => {
    const store = simulator.drive("KeyValue");
    await store.up({ name: "redis", plan: "starter" });
    const url = String(store.state["externalConnectionString"]);
    expect(url).toMatch(/^rediss:/);
    refuseRepeating(url, everything);
    const shown = await shownOf(store.destroy());
    expect(shown).toContain("not valid: [secret]!");
    expect(shown).not.toContain(url);
  });

  it("hides the password of a Postgres instance that Render made up", async () => {
    const database = simulator.drive("Postgres");
    await database.up({ name: "db", plan: "basic_1gb", version: "17" });
    const password = String(database.state["password"]);
    expect(password.length).toBeGreaterThan(8);
    refuseRepeating(password, everything);
    const shown = await shownOf(database.destroy());
    expect(shown).toContain("not valid: [secret]!");
    expect(shown).not.toContain(password);
  });

  it("hides each line of a text of several, whichever of them is printed", async () => {
    const lines = key.trim().split("\n");
    refuseRepeating(lines.join(" "), writes);
    const up = simulator.drive("EnvGroup").up({ name: "env", variables: { KEY: key } });
    const shown = await shownOf(up);
    expect(shown).toContain("not valid: [secret] [secret] [secret]!");
  });

  it("keeps plain words, short values, and the ids of what it is about", async () => {
    refuseRepeating("production on 8080", (method) => method === "POST");
    const variables = { NODE_ENV: "production", PORT: "8080", TOKEN: "s3cret-of-the-shop" };
    const up = simulator.drive("EnvGroup").up({ name: "env", variables });
    expect(await shownOf(up)).toContain("not valid: production on 8080!");
    vi.restoreAllMocks();
    const linked = { ...worker, envGroups: [{ id: "evg-of-the-shop", variables: {} }] };
    const shown = await shownOf(simulator.drive("BackgroundWorker").up(linked));
    expect(shown).toContain("link env group evg-of-the-shop");
  });

  it("keeps words of one case, but no other letters", async () => {
    const variables = { A: "Production", B: "DEBUG", C: "eVenLettersCanBeAKey" };
    refuseRepeating(Object.values(variables).join(" "), writes);
    const shown = await shownOf(simulator.drive("EnvGroup").up({ name: "env", variables }));
    expect(shown).toContain("not valid: Production DEBUG [secret]!");
  });

  it("says where a mistake of ours was made, without what it was about", async () => {
    const token = "s3cret/of/the/shop";
    const provider = providers.EnvGroup(() => {
      throw new TypeError(`cannot read ${token}`);
    });
    const inputs = { name: "env", variables: { TOKEN: token } };
    const shown = await shownOf(new Driven(provider).up(inputs));
    expect(shown).toContain("TypeError: cannot read [secret]");
    expect(shown).toContain(import.meta.filename);
    expect(shown).not.toContain(token);
  });

  it("has nothing of an answer that is none of Render's", async () => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("s3cret, in HTML"));
    const shown = await shownOf(simulator.drive("EnvGroup").up({ name: "env", variables: {} }));
    expect(shown).toContain("no answer (status 200, but the answer is not JSON (15 characters))");
    expect(shown).not.toContain("s3cret");
  });
});

describe("a failed deploy's log", () => {
  const secrets = { TOKEN: "tok-123456", KEY: key };

  it("is shown with the values of variables hidden", async () => {
    simulator.faults.arm("deploy-build-failed", { operation: "deploy worker" });
    const resource = simulator.drive("BackgroundWorker");
    const shown = await shownOf(resource.up({ ...worker, variables: secrets }));
    expect(shown).toContain("TOKEN=[secret]");
    expect(shown).toContain("npm error code ELIFECYCLE");
    for (const secret of [secrets.TOKEN, ...key.trim().split("\n")]) {
      expect(shown).not.toContain(secret);
    }
  });

  it("is shown with the values of its groups' variables hidden", async () => {
    const variables = { SHARED: "shared-123456" };
    const group = simulator.drive("EnvGroup");
    await group.up({ name: "env", variables });
    simulator.faults.arm("deploy-update-failed", { operation: "deploy worker" });
    const linked = { ...worker, envGroups: [{ id: group.id, variables }] };
    const shown = await shownOf(simulator.drive("BackgroundWorker").up(linked));
    expect(shown).toContain("SHARED=[secret]");
    expect(shown).not.toContain(variables.SHARED);
  });
});
