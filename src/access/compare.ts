import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { stringify } from "yaml";
import { z } from "zod";
import { readTeamFile } from "../config/team-file.ts";
import { type Access, keyOf } from "./model.ts";

/** Where a team writes down what it has looked at last; reviewed like all config. */
export const reviewedFile = "access-reviewed.yaml";

const access = z.strictObject({
  vendor: z.string(),
  kind: z.string(),
  who: z.string(),
  may: z.string(),
  environments: z.array(z.string()),
  since: z.string().optional(),
  expires: z.string().optional(),
});

const file = z.strictObject({ reviewed: z.iso.date(), access: z.array(access) });

export type Reviewed = z.infer<typeof file>;

/** What differs from the last time that somebody looked. */
export interface AccessChange {
  change: "new" | "gone" | "changed";
  access: Access;
  /** Of what changed, as it was. */
  before?: Access;
}

/** What was looked at last; none where nobody ever did. */
export function readReviewed(project: string): Reviewed | undefined {
  return readTeamFile(project, reviewedFile, file);
}

export function writeReviewed(project: string, found: readonly Access[], today: string): void {
  const text = stringify({ reviewed: today, access: found }, { lineWidth: 0 });
  const head =
    "# Written by `infra access --review`; what has changed since is told by `infra access`.\n";
  writeFileSync(join(project, reviewedFile), head + text);
}

/** What is new, gone, or may something else than it might; of lists that were not read nothing is said to be gone. */
export function changesSince(
  { access: before }: Reviewed,
  found: readonly Access[],
  unread: readonly string[],
): AccessChange[] {
  const then = new Map(before.map((each) => [keyOf(each), each]));
  const now = new Map(found.map((each) => [keyOf(each), each]));
  const isUnread = ({ vendor }: Pick<Access, "vendor">) =>
    unread.some((why) => why.startsWith(`${vendor},`));
  const gone = before.filter((each) => !now.has(keyOf(each)) && !isUnread(each));
  return [
    ...found.flatMap((each): AccessChange[] => {
      const old = then.get(keyOf(each));
      if (old === undefined) return [{ change: "new", access: each }];
      const isSame = isDeepStrictEqual(plain(old), plain(each));
      return isSame ? [] : [{ change: "changed", access: each, before: plain(old) }];
    }),
    ...gone.map((each): AccessChange => ({ change: "gone", access: plain(each) })),
  ];
}

/** Without the fields that are not there. */
const plain = (one: z.infer<typeof access> | Access): Access => JSON.parse(JSON.stringify(one));
