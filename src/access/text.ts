import type { AccessChange } from "./compare.ts";
import type { Access, AccessList } from "./model.ts";

/** Who and what reaches the environments: `infra access`. */
export interface AccessReport {
  access: Access[];
  /** Every list, and how sure it is. */
  lists: AccessList[];
  /** Those of them that could not be asked, each with the reason. */
  notAsked: string[];
  /** Day of the last review; none where there was none. */
  reviewed?: string;
  /** What differs from it. */
  changes: AccessChange[];
  /** What ends within a month, or has ended. */
  ending: Access[];
}

export function accessText({ access, lists, reviewed, changes, ending }: AccessReport): string {
  const asked = lists.filter(({ sure }) => sure === "asked").map(nameOf);
  const vendors = Map.groupBy(access, ({ vendor }) => vendor);
  return [
    ...[...vendors].flatMap(([vendor, all]) => [vendor, ...all.map((one) => `  ${line(one)}`), ""]),
    ...(asked.length === 0 ? [] : [`asked, and whole: ${asked.join("; ")}`]),
    ...lists
      .filter(({ sure }) => sure !== "asked")
      .map((list) => `${list.sure}: ${nameOf(list)}: ${list.why}`),
    ...ending.map((one) => `ends soon: ${one.vendor} ${line(one)}`),
    ...(reviewed === undefined
      ? ["Nobody has reviewed this yet: infra access --review writes it down."]
      : [
          `Since the review of ${reviewed}: ${changes.length === 0 ? "nothing changed" : ""}`.trimEnd(),
        ]),
    ...changes.map(({ change, access: one, before }) => {
      const was = before === undefined ? "" : ` (was: ${before.may})`;
      return `  ${change}: ${one.vendor} ${line(one)}${was}`;
    }),
  ].join("\n");
}

const nameOf = ({ vendor, list }: AccessList) => `${vendor}, ${list}`;

function line({ kind, who, may, environments, since, expires }: Access): string {
  const days = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(expires === undefined ? [] : [`until ${expires}`]),
  ].join(", ");
  const reach = environments.length === 0 ? "no environment" : environments.join(", ");
  return `${kind} ${who}: ${may}; reaches ${reach}${days === "" ? "" : `; ${days}`}`;
}
