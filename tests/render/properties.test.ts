import { expect, it } from "vitest";
import type { Properties, PropertyTable } from "../../src/render/properties.ts";
import { hostProvider } from "../../src/render/providers/host.ts";
import type { Context, Implementation } from "../../src/render/providers/implementation.ts";
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
