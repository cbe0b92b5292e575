import { UserError } from "../shared/errors.ts";
import type { DataKind } from "./kind.ts";
import { mongodb } from "./mongodb/kind.ts";
import { postgres } from "./postgres/kind.ts";

/** The kinds of databases whose data can be moved: one line each, and no other place names them. */
export const dataKinds: readonly DataKind[] = [mongodb, postgres];

/** The kind that a URL is of; `role` names it in errors, which never show it. */
export function kindOf(role: "source" | "target", url: string): DataKind {
  const kind = dataKinds.find((each) => each.url.test(url));
  if (kind !== undefined) return kind;
  throw new UserError(
    `The URL of the ${role} is not one of ${dataKinds.map(({ title }) => title).join(" or ")}.`,
  );
}
