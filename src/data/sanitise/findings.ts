import { draft } from "../policy/draft.ts";
import type { ObservedPath } from "../policy/observed.ts";
import type { Sanitised } from "./sanitise.ts";

/** What stopped a run, as lines for people: what to add to the policy, and what was left. */
export function findings({ faults = [], unlisted, residual, dangling }: Sanitised): string[] {
  const broken = Object.entries(dangling).filter(([, { before, after }]) => before !== after);
  return [
    ...(faults.length > 0
      ? [
          "",
          "The policy does not fit the database; nothing was read:",
          ...faults.map((each) => `  ${each}`),
        ]
      : []),
    ...(unlisted.length > 0
      ? [
          "",
          "The policy does not list these; nothing was written. Decide, and add:",
          ...draft(unlisted),
        ]
      : []),
    ...(residual.length > 0
      ? ["", "Personal data was left; nothing was written:", ...residual.map(residualLine)]
      : []),
    ...(broken.length > 0
      ? [
          "",
          "References were broken; nothing was written. Does each `ref` of the policy name its target?",
          ...broken.map(
            ([path, { before, after }]) =>
              `  ${path}: ${before} lead nowhere before, ${after} afterwards`,
          ),
        ]
      : []),
  ];
}

function residualLine({ collection, path, types, because }: ObservedPath): string {
  const count = [...types.values()].reduce((sum, each) => sum + each, 0);
  return `  ${collection}.${path}: ${because} (${count} times)`;
}

/** The same as JSON can hold it, which has no form for a Map. */
export function plain(sanitised: Sanitised) {
  const listed = (paths: ObservedPath[]) =>
    paths.map((path) => ({ ...path, types: Object.fromEntries(path.types) }));
  const { unlisted, residual } = sanitised;
  return { ...sanitised, unlisted: listed(unlisted), residual: listed(residual) };
}
