import type { Parts } from "../compose.ts";
import { isVercelAddress } from "../vendor-address.ts";

/** A name that leads the public to the environment. */
export interface Host {
  name: string;
  /** Where it is written, inside the environment's config. */
  path: string[];
  /** Type of the DNS record that leads there; none where the name is a vendor's own. */
  record: "A" | "CNAME" | undefined;
}

/** Every public host name: those of frontends first, each canonical one before the others. */
export function hostsOf({ platform, frontends, services }: Parts): Host[] {
  // Vercel wants addresses at the zone's own name; Render's hosts have none to give.
  const ofFrontend = (name: string, ...path: string[]): Host => ({
    name,
    path: ["frontends", ...path],
    record: recordFor(name, platform.domain),
  });
  return [
    ...frontends.flatMap(({ key, domains, redirects }) => [
      ...domains.map((name, index) => ofFrontend(name, key, "domains", String(index))),
      ...redirects.map((name, index) => ofFrontend(name, key, "redirects", String(index))),
    ]),
    ...services.flatMap(({ key, settings: { domain } }): Host[] =>
      domain === undefined
        ? []
        : [{ name: domain, path: ["services", key, "domain"], record: "CNAME" }],
    ),
  ];
}

function recordFor(name: string, zone: string | undefined): Host["record"] {
  if (isVercelAddress(name)) return undefined;
  return name === zone ? "A" : "CNAME";
}

/** Whether anything of the environment is on Render. */
export function isOnRender({ services, redis, database }: Parts): boolean {
  return services.length > 0 || redis?.own === true || database?.vendor === "render";
}

/** Outputs of a stack that others read. */
export type SharedOutput = "render" | "redisUrl" | "frontends";

/**
 * The stacks that have to be up before this one, and which of their outputs it reads: none of a
 * stack that only lets this one's services into the database.
 */
export function dependenciesOf(parts: Parts): Record<string, SharedOutput[]> {
  const { renderProject, redis, frontends, database } = parts;
  const dependencies: Record<string, SharedOutput[]> = {};
  // What nobody manages here belongs to no stack.
  const read = (stack: string | undefined, ...outputs: SharedOutput[]) => {
    if (stack === undefined) return;
    dependencies[stack] = [...new Set([...(dependencies[stack] ?? []), ...outputs])];
  };
  if (isOnRender(parts) && !renderProject.owner) read(renderProject.stack, "render");
  if (redis?.own === false) read(redis.stack, "redisUrl");
  for (const { project } of frontends) if (!project.own) read(project.stack, "frontends");
  for (const stack of database?.after ?? []) read(stack);
  return dependencies;
}
