import { join } from "node:path";
import { environmentsOf } from "../../../src/config/load-from-files.ts";
import { stacksOf } from "../../../src/config/project.ts";
import { guardedNames } from "../../../src/engine/guarded-names.ts";
import { atVendors, inOrder, look } from "../by-hand/draw.ts";
import type { HandEdit } from "../by-hand/edit.ts";
import { editsOf } from "../by-hand/edits-of.ts";
import { RefusedByRender } from "../by-hand/render-edits.ts";
import { isRefused } from "../by-hand/told.ts";
import { openStage, type Stage } from "../stage.ts";
import { type Call, openScene, type Scene } from "./scene.ts";

const examples = join(import.meta.dirname, "..", "..", "..", "examples");
const folderOf = (platform: string) =>
  platform === "bondigoo" ? process.cwd() : join(examples, platform);

/** A stage on which everything is up that comes before a stack, or with `all` that stack, too. */
async function openUntil(platform: string, stack: string, all: boolean): Promise<Stage> {
  const stage = await openStage(folderOf(platform));
  // What the file has in a comment: Atlas writes to people.
  if (platform === "bondigoo") stage.edit("prod", ["alerts"], { emails: ["ops@bondigoo.ch"] });
  const stacks = inOrder(stage);
  const last = stacks.indexOf(stack) + (all ? 1 : 0);
  for (const before of stacks.slice(0, last)) await stage.up(before);
  return stage;
}

const quietly = ["--yes", "--skip-preview"];
const isPlugin = ({ vendor }: Call) => vendor !== "render" && vendor !== "random";
const isWrite = ({ vendor, operation }: Call) =>
  vendor === "render" && !operation.startsWith("GET ");

/** What a stack of Bondigoo's has more before than after, by where its file says so. */
const extras: [path: string[], value: unknown][] = [
  [
    ["frontends", "platform", "redirects"],
    ["bondigoo.ch", "old.bondigoo.ch"],
  ],
  [["frontends", "platform", "variables", "OLD"], "1"],
  [
    ["database", "readers"],
    ["bondigoo-prod-developer", "bondigoo-prod-refresh", "bondigoo-prod-old"],
  ],
  [["services", "api", "domain"], "old-api.bondigoo.ch"],
  [["alerts"], { emails: ["ops@bondigoo.ch", "old@bondigoo.ch"] }],
];

const isInvoke = ({ operation }: Call) => operation.startsWith("Invoke ");
/** What a vendor has room for once, so that it is deleted first. */
const replaceable = /:(?:ProjectDomain|ProjectEnvironmentVariable|ProjectIpAccessList|DnsRecord)$/;

/** How each scene is come to; Render's reads are in tests/render/faults. */
export const scenes: Record<string, (platform: string, stack: string) => Promise<Scene>> = {
  /** A fresh `up`: everything is made. */
  creation: async (platform, stack) => {
    const stage = await openUntil(platform, stack, false);
    const given = { stage, stack, name: "creation", command: ["up", ...quietly] };
    return await openScene(given, (call) => isPlugin(call) || isWrite(call));
  },
  /** An `up --refresh` after everything was edited by hand: all is read, and what differs is put right. */
  repair: async (platform, stack) => {
    const stage = await openUntil(platform, stack, true);
    await editAll(stage, stack);
    const given = { stage, stack, name: "repair", command: ["up", "--refresh", ...quietly] };
    return await openScene(
      given,
      (call) => isPlugin(call) || isWrite(call) || /\/\{\w+\}$/.test(call.operation),
    );
  },
  /** An `up` that makes anew what is replaced now and then: deleted first, or after. */
  replacement: async (platform, stack) => {
    const stage = await openUntil(platform, stack, true);
    const resources = await stage.resources(stack);
    stage.edit(stack, ["allowDeletion"], guardedNames(resources, stack));
    await stage.up(stack);
    const byType = Map.groupBy(resources, ({ type }) => type);
    // The last, as domains redirect to the first of them.
    const replaced = [...byType].filter(([type]) => replaceable.test(type));
    const flags = replaced.flatMap(([, all]) => ["--replace", all.at(-1)!.urn]);
    const command = ["up", ...quietly, ...flags];
    const given = { stage, stack, name: "replacement", command };
    return await openScene(given, (call) => isPlugin(call) && !isInvoke(call));
  },
  /** An `up` that deletes what was taken out of the config. */
  removal: async (platform, stack) => {
    const stage = await openUntil(platform, stack, false);
    const kept = extras.map(([path]) => [path, stage.said(stack, path)] as const);
    for (const [path, value] of extras) stage.edit(stack, [...path], value);
    await stage.up(stack);
    for (const [path, value] of kept) stage.edit(stack, [...path], value);
    stage.edit(stack, ["allowDeletion"], guardedNames(await stage.resources(stack), stack));
    const given = { stage, stack, name: "removal", command: ["up", ...quietly] };
    return await openScene(given, ({ operation }) => /^(?:Delete|DELETE) /.test(operation));
  },
  /** A `destroy`: everything is deleted. */
  deletion: async (platform, stack) => {
    const stage = await openUntil(platform, stack, true);
    stage.edit(stack, ["allowDeletion"], guardedNames(await stage.resources(stack), stack));
    await stage.up(stack);
    const given = { stage, stack, name: "deletion", command: ["destroy", ...quietly] };
    return await openScene(given, (call) => isPlugin(call) || isWrite(call));
  },
};

const platforms = ["bondigoo", "convex-saas", "marketplace", "workflow-platform"];

/** Every scene of every stack there is, by its name on the page. */
export const allScenes = platforms
  .flatMap((platform) => stacksOf(folderOf(platform)).map((stack) => ({ platform, stack })))
  .flatMap((one) => Object.keys(scenes).map((name) => ({ ...one, name })))
  .map((one) => ({ ...one, title: `${one.platform} ${one.stack} ${one.name}` }))
  // What was taken out of the config is known for one stack.
  .filter(({ name, title }) => name !== "removal" || title === "bondigoo prod removal");

/** Edits one property of each thing, where its repair asks for no consent. */
async function editAll(stage: Stage, stack: string): Promise<void> {
  const { world } = stage.sandbox;
  const before = world.copy();
  const { keptWhole } = environmentsOf(stage.cwd).find((each) => each.stack === stack)!;
  const { unseen } = await look(stage, stack);
  const isSeen = ({ resource, property }: HandEdit) =>
    !unseen.some(({ name, property: p }) => resource.urn.endsWith(`::${name}`) && p === property);
  const open = atVendors(await stage.resources(stack))
    .map((resource) => editsOf(stage, resource, "changed").filter(isSeen))
    .filter((edits) => edits.length > 0);
  for (;;) {
    world.restore(before);
    for (const edits of open) await makeFirst(edits);
    const { findings } = await look(stage, stack);
    const refused = new Set(
      findings.filter((one) => isRefused(one, keptWhole)).map(({ change }) => change.name),
    );
    if (refused.size === 0) return;
    for (const edits of open) {
      if (edits[0] && refused.has(edits[0].resource.urn.split("::").at(-1)!)) edits.shift();
    }
  }
}

/** Makes the first edit of these that the vendor lets be made. */
async function makeFirst(edits: HandEdit[]): Promise<void> {
  for (; edits[0]; edits.shift()) {
    try {
      return await edits[0].make();
    } catch (error) {
      if (!(error instanceof RefusedByRender)) throw error;
    }
  }
}
