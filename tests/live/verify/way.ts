import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import type { Condition } from "../../../src/sandbox/web/conditions.ts";
import type { Row } from "../../../src/sandbox/world.ts";
import { tables } from "../../rehearsal/stage.ts";

type World = Sandbox["world"];

/** One way in which an environment does not answer as it should, and what `verify` says of it. */
export interface Broken {
  name: string;
  stack: "prod" | "dev";
  commit?: string;
  break(world: World): void;
  /** The first thing found wrong: whose, and in which words. */
  subject: string;
  found: string;
}

export const www = "www.bondigoo.ch";
export const api = "api.bondigoo.ch";

export function rowOf(world: World, table: string, wanted: Row): Row {
  const all = Object.values(world.table(table));
  const row = all.find((one) => Object.entries(wanted).every(([key, value]) => one[key] === value));
  if (!row) throw new Error(`no ${table} is ${JSON.stringify(wanted)}: ${JSON.stringify(all)}`);
  return row;
}

export function change(table: string, wanted: Row, to: Row) {
  return (world: World) => Object.assign(rowOf(world, table, wanted), to);
}

export function remove(table: string, wanted: Row) {
  return (world: World) => {
    const row = rowOf(world, table, wanted);
    const rows = world.table(table);
    const [key] = Object.entries(rows).find(([, one]) => one === row)!;
    delete rows[key];
  };
}

export function condition(host: string, wrong: Condition) {
  return (world: World) => {
    world.table<Condition>("web/conditions")[host] = wrong;
  };
}

/** What the process of production's API sees, as deployed. */
export function deployedWith(variables: Record<string, string>, stack = "prod") {
  return (world: World) => {
    const { id } = rowOf(world, tables.services, { name: `bondigoo-api-${stack}` });
    const deploy = rowOf(world, tables.deploys, { serviceId: id, status: "live" });
    deploy["variables"] = { ...(deploy["variables"] as object), ...variables };
  };
}

export function changeVariable(key: string, value: string) {
  return (world: World) => {
    const row = Object.values(world.table(tables.vercelVariables)).find(
      (one) => one["key"] === key && (one["targets"] as string[]).includes("production"),
    );
    Object.assign(row!, { value });
  };
}
