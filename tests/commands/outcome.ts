import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { root } from "../architecture/source.ts";

const file = join(root, "schemas", "outcomes.schema.json");

/** What is documented of `--json`, by the command. */
export const schema = JSON.parse(readFileSync(file, "utf8")) as {
  properties: Record<string, object>;
};

const ajv = new Ajv2020({ allErrors: true });
ajv.addSchema(schema, "outcomes");

/** The outcome that a command printed with `--json`, which is as its schema says. */
// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
export function outcomeOf(command: string, stdout: string): any {
  const outcome: unknown = JSON.parse(stdout);
  expectOutcome(command, outcome);
  return outcome;
}

/** The same of what a function returned that the command prints. */
export function expectOutcome(command: string, outcome: unknown): void {
  const validate = ajv.getSchema(`outcomes#/properties/${encodeURIComponent(command)}`);
  if (validate === undefined) throw new Error(`${command} has no schema: npm run docs`);
  validate(JSON.parse(JSON.stringify(outcome)));
  const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    return `${command}${instancePath}: ${message} ${JSON.stringify(params)}`;
  });
  expect(faults, "npm run docs writes schemas/outcomes.schema.json").toEqual([]);
}
