import type { StateResource } from "../engine/pulumi.ts";
import { changeByHand } from "../sandbox/audit.ts";
import type { Row, World } from "../sandbox/world.ts";

/** Something that somebody changed at a vendor. */
export interface HandEdit {
  /** Name of the resource in the program, as drift tells it. */
  name: string;
  /** Whether the vendor holds again what it held before. */
  isRepaired(): boolean;
}

interface Editable {
  type: RegExp;
  table(type: string): string;
  /** The property that is edited and what it becomes. */
  property: string;
  becomes(value: unknown): unknown;
  fits(row: Row): boolean;
}

/** One thing at each vendor where people click: a record, a variable of a page, a service's switch. */
const editables: Editable[] = [
  {
    type: /^cloudflare:index\/dnsRecord:/,
    table: (type) => type,
    property: "content",
    becomes: () => "elsewhere.example",
    fits: ({ type }) => type === "CNAME",
  },
  {
    type: /^vercel:index\/projectEnvironmentVariable:/,
    table: (type) => type,
    property: "value",
    becomes: () => "edited by hand",
    fits: ({ sensitive }) => sensitive !== true,
  },
  {
    type: /dynamic\/render:WebService$/,
    table: () => "render/services",
    property: "autoDeploy",
    becomes: (value) => (value === "yes" ? "no" : "yes"),
    fits: ({ repo }) => typeof repo === "string",
  },
];

/** Changes one thing of a stack at each vendor, behind the engine's back. */
export function editByHand(world: World, resources: readonly StateResource[]): HandEdit[] {
  return editables.flatMap((editable) => {
    const { property } = editable;
    for (const { type, id, urn } of resources) {
      if (!editable.type.test(type) || id === undefined) continue;
      const row = () => world.table(editable.table(type))[id];
      const found = row();
      if (found === undefined || !editable.fits(found)) continue;
      const before = found[property];
      const now = editable.becomes(before);
      const trigger = { autoDeployTrigger: now === "yes" ? "commit" : "off" };
      const changes = { [property]: now, ...(property === "autoDeploy" && trigger) };
      changeByHand(world, editable.table(type), found, changes);
      const name = urn.split("::").at(-1)!;
      return [{ name, isRepaired: () => row()?.[property] === before }];
    }
    return [];
  });
}
