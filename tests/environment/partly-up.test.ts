import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { diceFrom } from "../dice.ts";
import { type Registration, record } from "./recording.ts";

const projects = [
  ".",
  ...["marketplace", "workflow-platform", "convex-saas"].map((name) => `examples/${name}`),
];
/** Every prefix, which takes a minute, not three of each; and more rounds. */
const every = process.env["PARTLY_UP"] === "all";
const rounds = every ? 10 : 4;
const seed = Number(process.env["PARTLY_UP_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** What stacks that are up tell those that build on them. */
function up({ frontends }: EnvironmentSpec) {
  return {
    frontends: Object.fromEntries(frontends.map(({ key }) => [key, { projectId: `prj_${key}` }])),
    render: { projectId: "prj-render", environmentId: "evm-prod", groupId: "evg-prod" },
    redisUrl: "redis://redis-prod:6379",
  };
}

const environments = projects.flatMap((project) => {
  const { environments: specs } = loadFromFiles(project);
  const others = Object.fromEntries([...specs].map(([stack, spec]) => [stack, up(spec)]));
  return [...specs.values()].map((spec) => ({ title: `${project} ${spec.stack}`, spec, others }));
});

const nameOf = ({ type, name }: Pick<Registration, "type" | "name">) => `${type} ${name}`;

/** What a text made of an output reads like that is not there. */
const leftover = expect.stringMatching(/undefined|null|\[object|NaN|Calling \[/);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe(`a program of which the engine leaves resources out (PARTLY_UP_SEED=${seed})`, () => {
  it.each(environments)("goes through at any prefix of an up: $title", async (one) => {
    const { resources } = await record(one.spec, one.others);
    const order = resources.map(nameOf);
    const dice = diceFrom(seed);
    for (const length of order.keys()) {
      if (!every && dice() > 3 / order.length) continue;
      const held = new Set(order.slice(0, length));
      const { resources: again } = await record(
        one.spec,
        one.others,
        (type, name) => !held.has(nameOf({ type, name })),
      );
      expect(again.map(nameOf).toSorted()).toEqual(order.toSorted());
    }
  });

  it.each(environments)("makes no text of what is not there: $title", async (one) => {
    const { resources } = await record(one.spec, one.others);
    const dice = diceFrom(seed);
    for (let round = 0; round < rounds; round++) {
      const left = new Set(resources.map(nameOf).filter(() => dice() < 0.5));
      const isLeftOut = (type: string, name: string) => left.has(nameOf({ type, name }));
      const recording = await record(one.spec, one.others, isLeftOut);
      expect(textsIn([recording.resources, recording.outputs])).not.toContainEqual(leftover);
    }
  });
});
