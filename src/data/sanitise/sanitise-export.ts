import { resolve } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { treatDocuments } from "../bson/treatment.ts";
import { formatOf } from "../formats/format-of.ts";
import { type SanitiseArgs, type Sanitised, sanitise } from "./sanitise.ts";

export interface SanitiseExportArgs extends Omit<SanitiseArgs, "from" | "to" | "treat"> {
  /** A folder of collections. */
  from: string;
  /** Where the result stands afterwards, in the same form. None to only check. */
  to?: string;
}

/** Sanitises what was exported to files. */
export async function sanitiseExport({
  from,
  to,
  ...others
}: SanitiseExportArgs): Promise<Sanitised> {
  const format = formatOf(from);
  const rest = { ...others, treat: treatDocuments };
  if (to === undefined) return await sanitise({ ...rest, from: format.source(from) });
  if (`${resolve(to)}/`.startsWith(`${resolve(from)}/`)) {
    throw new UserError(`${to} lies in ${from}, which holds the originals. Name another folder.`);
  }
  return await sanitise({ ...rest, from: format.source(from), to: { path: to, format } });
}
