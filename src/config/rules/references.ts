import { referenceName, referencesIn, type Variables } from "../template.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";
import { commandsOf } from "./values.ts";

/** Judges which service's address each variable's final value will wait for. */
export const noCircles: Rule = {
  name: "no-circles",
  reason:
    "Without a domain a service's address is known only once it exists; whoever waits for it, and is " +
    "waited for by it, never starts. All services wait for the shared variables.",
  source: "https://render.com/docs/web-services#connect-to-your-web-service",
  check: each((environment) => {
    const waits = waitsOf(environment);
    return [...waits.keys()]
      .map((start) => circleThrough(start, waits))
      .filter((circle) => circle !== undefined)
      .filter((circle) => circle[0] === circle.toSorted()[0])
      .map((circle) => {
        const service = circle.find((node) => node !== group) ?? "";
        return {
          path: at(environment, "services", service, "domain"),
          problem: `missing, and these wait for each other: ${[...circle, circle[0]].join(" -> ")}`,
          allowed: "a domain, which makes the address known beforehand",
          fix: `give the service ${service} a domain, or take the reference out`,
        };
      });
  }),
};

const group = "variables";

/** What each service, and the shared group of variables, has to wait for. */
function waitsOf({ spec }: EnvironmentView): Map<string, Set<string>> {
  const { services, group: shared, references } = spec;
  const waitedFor = (variables: Variables) =>
    Object.values(variables)
      .flatMap(referencesIn)
      .map((reference) => references.get(referenceName(reference))?.waitsFor)
      .filter((service) => service !== undefined);
  return new Map([
    [group, new Set(waitedFor(shared.variables))],
    ...services.map(({ key, service, variables }): [key: string, waitsFor: Set<string>] => [
      key,
      new Set([...waitedFor(variables), ...("runtime" in service ? [group] : [])]),
    ]),
  ]);
}

/** The way from a node back to itself, if there is one. */
function circleThrough(start: string, waits: Map<string, Set<string>>): string[] | undefined {
  const seen = new Set<string>();
  const paths = [[start]];
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    for (const next of waits.get(path.at(-1) ?? "") ?? []) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}

/** Judges every text that is not a variable's, as it will reach a shell or a vendor. */
export const onlyInVariables: Rule = {
  name: "references-only-in-variables",
  reason:
    "A reference elsewhere stands for nothing: a shell stops at it, a vendor takes it for text.",
  source: "docs/reference/config.md, and the shell's own syntax of parameters",
  check: ({ environments }) =>
    environments.flatMap((environment) =>
      commandsOf(environment)
        .filter(({ value }) => written.test(value))
        .map(({ path, value }) => ({
          path,
          problem: `holds the reference ${written.exec(value)?.[0]}`,
          allowed: "references in variables only",
          fix: "give the service a variable with the reference, and use that: $NAME",
        })),
    ),
};

const written = /\$\{(?:environment|platform|frontends|services|database|redis|secrets)\.[^}]*\}/;
