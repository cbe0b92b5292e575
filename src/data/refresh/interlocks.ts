import { type Connection, failed, isLocal, isSameCluster } from "../mongodb/connection.ts";
import { readMarker } from "../mongodb/marker.ts";
import { isSignedIn, writeActions } from "../mongodb/read-only.ts";
import { targetRefusals } from "./marked.ts";
import { placeOf, productionNames } from "./place.ts";

export interface Ends {
  source: Connection;
  target: Connection;
}

/** Why a target is not one by its names alone; asked before anything is connected to. */
export function nameRefusals(environment: string, targetUrl: string): string[] {
  return productionNames([environment, placeOf(targetUrl)]).map(
    (name) => `The target has a name of production: "${name}".`,
  );
}

/** Why this source may not replace this target; every reason at once. */
export async function refusals(ends: Ends, environment: string): Promise<string[]> {
  return [
    ...(await readerRefusals(ends.source)),
    ...((await readMarker(ends.source)) === undefined
      ? []
      : ["The source carries a marker: it is somebody's target."]),
    ...targetRefusals(await readMarker(ends.target), environment),
    ...(isSameCluster(ends.source, ends.target)
      ? ["Source and target are on the same cluster."]
      : []),
  ];
}

/** Why a source is not read: it could be written to as well. */
export async function readerRefusals(source: Connection): Promise<string[]> {
  const status = await source.database
    .command({ connectionStatus: 1, showPrivileges: true })
    .catch((error) => {
      throw failed("Asking for the privileges of the source's user", error);
    });
  const actions = writeActions(status);
  return [
    ...(actions.length > 0
      ? [
          `The source's user may do more than read (${actions.slice(0, 5).join(", ")}): ` +
            "use one of the stack's `readers`.",
        ]
      : []),
    ...(!isSignedIn(status) && !isLocal(source)
      ? ["The source asks for no user, so that everybody may write: use one of its `readers`."]
      : []),
  ];
}

/** What is to be replaced, and what is known of it before it is connected to. */
export interface Named {
  environment: string;
  targetUrl: string;
  /** Whether the project says that it is production; its names say so, too. */
  isProduction: boolean;
  /** Whether somebody has said that production is meant. */
  intoProduction: boolean;
}

/** Why a command that may write to production does not: it has to be told, and only of production. */
export function consentRefusals(named: Named): string[] {
  const { environment, intoProduction } = named;
  const isProduction = isNamedProduction(named);
  return [
    ...(isProduction && !intoProduction
      ? ["The target is production, or has a name of it: that takes --into-production as well."]
      : []),
    ...(!isProduction && intoProduction
      ? [`${environment} is not production: leave --into-production out.`]
      : []),
  ];
}

/** Whether the project or a name says that it is production. */
export function isNamedProduction({ environment, targetUrl, isProduction }: Named): boolean {
  return isProduction || productionNames([environment, placeOf(targetUrl)]).length > 0;
}

/** Why a target is not production: what carries a marker is a target of refreshes. */
export async function markedRefusals(target: Connection): Promise<string[]> {
  const marker = await readMarker(target);
  if (marker === undefined) return [];
  return [`The target carries the marker of ${marker.environment}: it is not production.`];
}
