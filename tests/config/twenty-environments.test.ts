import { expect, it } from "vitest";
import { bondigoo, examineDraft } from "./draft.ts";

/** Bondigoo with production and nineteen environments beside it, each with names of its own. */
function twentyEnvironments() {
  const draft = bondigoo();
  const { prod, staging } = draft.stacks;
  const others = Array.from({ length: 19 }, (_, index) => {
    const stack = `team-${index + 1}`;
    const own = JSON.parse(JSON.stringify(staging).replaceAll("staging", stack));
    const environment = { ...own.environment, purpose: "staging" };
    return [stack, { ...own, environment, secrets: staging!.secrets }] as const;
  });
  draft.stacks = { prod: prod!, ...Object.fromEntries(others) };
  return draft;
}

it("a platform of twenty environments is judged without a fault, and no two share a name", () => {
  const { environments, faults } = examineDraft(twentyEnvironments());
  expect(faults).toEqual([]);
  expect(environments.size).toBe(20);
  const names = [...environments.values()].flatMap((spec) => [
    `branch ${spec.branch}`,
    `environment ${spec.renderEnvironment}`,
    ...spec.services.map(({ name }) => `service ${name}`),
    ...spec.hosts.map(({ name }) => `host ${name}`),
    `database ${JSON.stringify(spec.database)}`,
  ]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
