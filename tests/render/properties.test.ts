import { expect, it } from "vitest";
import type { Properties, PropertyTable } from "../../src/render/properties.ts";
import { hostProvider } from "../../src/render/providers/host.ts";
import {
  type Context,
  type Implementation,
  Unfinished,
} from "../../src/render/providers/implementation.ts";
import { Driven, shownOf } from "./simulator.ts";

/** Nothing is asked of Render here. */
const context = {} as Context;

/** A kind that nobody has thought of yet. */
interface Inputs {
  name: string;
  connectionKey: string;
  access?: { user: string; connectionKey: string }[];
}
const key = "s3cret/of/the/connection";
const inputs: Inputs = { name: "queue-of-the-shop", connectionKey: key };
const nested: Inputs = {
  ...inputs,
  connectionKey: "",
  access: [{ user: "u", connectionKey: key }],
};

/** Says all it was told in an error, whatever it is asked. */
const tells = (properties: PropertyTable) => {
  const tell = (text: string) => async (): Promise<never> => {
    throw new Error(`not valid: ${text}`);
  };
  const all = tell(`${inputs.name} ${key}`);
  const implementation: Implementation<Inputs, object, PropertyTable> = {
    properties,
    check: ({ name }) => (name === key ? [{ property: "name", reason: `${name} is no name` }] : []),
    isSame: (_, a, b) => a === b,
    replaces: () => [],
    ...{ adoptable: all, create: all, read: all, update: all, delete: all },
  };
  return new Driven(hostProvider(implementation, () => context));
};

it("says of every input what it is, or does not compile", () => {
  type Table = Properties<Inputs, { token: string }>;
  const access = { user: "plain", connectionKey: "sensitive" } as const;
  const tables: Table["inputs"][] = [
    { name: "plain", connectionKey: "sensitive", access },
    // @ts-expect-error An input is missing.
    { name: "plain", access },
    // @ts-expect-error A property of an input is missing.
    { name: "plain", connectionKey: "sensitive", access: { user: "plain" } },
  ];
  // @ts-expect-error An output is missing.
  const outputs: Table["outputs"] = {};
  expect([...tables, outputs]).toHaveLength(4);
});

it.each([
  ["an input of its own name", inputs],
  ["a property of an input", nested],
])("hides %s that it declares as sensitive, and nothing else", async (_, given) => {
  const properties = {
    inputs: {
      name: "plain",
      connectionKey: "sensitive",
      access: { user: "plain", connectionKey: "sensitive" },
    },
    outputs: {},
  } as const;
  const shown = await shownOf(tells(properties).up({ ...given }));
  expect(shown).toContain("not valid: queue-of-the-shop [secret]");
  expect(shown).not.toContain(key);
});

it.each([
  ["an input", inputs, {}],
  ["a property of an input", nested, { access: { user: "plain" } }],
] as const)("hides %s of which its table says nothing", async (_, given, known) => {
  const properties = { inputs: { name: "plain", ...known }, outputs: {} } as const;
  const shown = await shownOf(tells(properties).up({ ...given }));
  expect(shown).toContain("not valid: queue-of-the-shop [secret]");
  expect(shown).not.toContain(key);
});

it("hides what its own check repeats", async () => {
  const table = { inputs: { name: "plain", connectionKey: "sensitive" }, outputs: {} } as const;
  const shown = await shownOf(tells(table).up({ name: key, connectionKey: key }));
  expect(shown).toContain("name: [secret] is no name");
});

it("shows what its table calls plain, also of outputs and of what only steers", async () => {
  const inputs = { name: "plain", connectionKey: "sensitive", adopt: "steering" } as const;
  const driven = tells({ inputs, outputs: { address: "plain", token: "secret" } });
  driven.state = { address: "queue-of-the-shop", adopt: "queue-of-the-shop", token: key };
  const shown = await shownOf(driven.destroy());
  expect(shown).toContain("not valid: queue-of-the-shop [secret]");
});

it("keeps at a refresh what only steers, and nothing else that is not there any more", async () => {
  const inputs = { name: "plain", connectionKey: "sensitive", adopt: "steering" } as const;
  const implementation = {
    properties: { inputs, outputs: {} },
    read: async () => ({ inputs: { name: "renamed" }, outputs: {} }),
  } as unknown as Implementation<Inputs, object, PropertyTable>;
  const driven = new Driven(hostProvider(implementation, () => context));
  driven.id = "que-1";
  driven.state = { name: "queue-of-the-shop", connectionKey: key, adopt: "que-1" };
  expect(await driven.refresh()).toEqual({ name: "renamed", adopt: "que-1" });
});

it("hides the secrets that Render made up for what is not finished", async () => {
  const table = { inputs: { name: "plain" }, outputs: { token: "secret" } } as const;
  const implementation = {
    properties: table,
    check: () => [],
    create: async () => {
      throw new Unfinished("que-1", { token: key }, new Error(`not live: ${key}`));
    },
  } as unknown as Implementation<Inputs, object, PropertyTable>;
  const driven = new Driven(hostProvider(implementation, () => context));
  const shown = await shownOf(driven.up({ name: "queue-of-the-shop" }));
  expect(shown).toContain("not live: [secret]");
  expect(shown).not.toContain(key);
  expect(driven.state).toMatchObject({ token: key });
});
