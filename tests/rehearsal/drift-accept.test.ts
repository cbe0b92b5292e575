import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasKey } from "../../src/ci/acceptance.ts";
import type { Finding } from "../../src/ci/findings.ts";
import { acceptFinding } from "../../src/commands/drift-accept.ts";
import type { StateResource } from "../../src/engine/pulumi.ts";
import { acceptableValue } from "./by-hand/acceptable.ts";
import { atVendors, everything, inOrder, look, openPlatform, pick, seed } from "./by-hand/draw.ts";
import { inputNames, nameOf } from "./by-hand/edit.ts";
import { rowOf } from "./by-hand/plugins.ts";
import { atRender, editorOf, inClear, isRender } from "./by-hand/render-edits.ts";
import type { Stage } from "./stage.ts";

/*
 * Of every kind and property that a key of the config says, one that somebody set by hand: accepted,
 * it stands in the stack's file, and neither a look nor a preview finds anything of it.
 */

interface Candidate {
  resource: StateResource;
  property: string;
}

/** The first of each kind and property that there is a key for. */
function candidatesOf(resources: StateResource[]): Candidate[] {
  const all = resources.flatMap((resource) =>
    inputNames(resource)
      .filter((property) => hasKey(resource.type, property))
      .map((property) => ({ resource, property })),
  );
  const byProperty = Map.groupBy(all, ({ resource, property }) => `${resource.type} ${property}`);
  return [...byProperty.values()].map(([first]) => first!);
}

/** Sets it by hand. */
async function setByHand(stage: Stage, { resource, property }: Candidate): Promise<void> {
  const { world } = stage.sandbox;
  const held = isRender(resource)
    ? inClear(resource.inputs![property])
    : rowOf(world, resource)[property];
  const found = acceptableValue(resource, property, held);
  expect(found, `a value that ${resource.type} ${property} may have`).toBeDefined();
  if (!isRender(resource)) {
    rowOf(world, resource)[property] = found;
    world.touch();
    return;
  }
  const value = property === "variables" ? { ...(held as object), ...(found as object) } : found;
  const editor = editorOf(resource, property);
  if (editor === undefined || editor === "fixed") throw new Error(`nobody edits ${property}`);
  const target = { call: atRender(stage), resource, before: held, value };
  await editor.write(target as never);
}

/** What production may not be, or what no key of its own says, and the words that refuse it. */
const notAccepted: Readonly<Record<string, RegExp>> = {
  "AdvancedCluster backupEnabled": /because it is protected/,
  "BackgroundWorker previews": /previews belong to development/,
  "BranchProtection enforceAdmins": /allowed: true in production/,
  "DnsRecord content": /No key of Pulumi\.prod\.yaml says what content/,
  "RepositoryEnvironment canAdminsBypass": /allowed: true in production/,
  "WebService previews": /previews belong to development/,
};

/** Services hold their groups' variables, and get a deploy with the next `up`. */
const isDeploy = ({ change }: Finding) =>
  change.properties.every(({ name }) => name === "envGroups") && /Service|Worker/.test(change.type);

describe(`production of Bondigoo (seed ${seed})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openPlatform("bondigoo");
  }, 900_000);
  afterAll(() => stage?.close());

  it("accepts what was set by hand into the stack's file, and finds nothing of it afterwards", async () => {
    const [stack = ""] = inOrder(stage);
    const all = candidatesOf(atVendors(await stage.resources(stack)));
    const faults: string[] = [];
    for (const candidate of everything ? all : [pick(all)]) {
      const fault = await acceptedAndClean(stage, stack, candidate);
      if (fault) faults.push(fault);
    }
    expect(faults).toEqual([]);
  }, 3_600_000);
});

/** What went otherwise than it should; afterwards file and vendors are as before. */
async function acceptedAndClean(
  stage: Stage,
  stack: string,
  candidate: Candidate,
): Promise<string | undefined> {
  const { cwd: project, engine, sandbox } = stage;
  const file = join(project, `Pulumi.${stack}.yaml`);
  const [text, world] = [readFileSync(file, "utf8"), sandbox.world.copy()];
  const what = `${candidate.resource.type.split(":").at(-1)} ${candidate.property}`;
  try {
    await setByHand(stage, candidate);
    const name = nameOf(candidate.resource);
    const agreed = async () => true;
    const accepted = await acceptFinding({ stack, name, project, agreed, engine });
    if (notAccepted[what] !== undefined) return `${what} was accepted`;
    if (!accepted.written) return `${what} was not written`;
    // Accepting looks again by itself, at that thing; whether another came of it is for the night.
    if (everything && accepted.left === undefined) {
      const findings = (await look(stage, stack)).findings.filter((one) => !isDeploy(one));
      if (findings.length > 0) return `${what}: ${JSON.stringify(findings)}`;
    }
    return undefined;
  } catch (error) {
    if (readFileSync(file, "utf8") !== text) return `${what}: the file is not as it was`;
    const { message } = error as Error;
    return notAccepted[what]?.test(message) ? undefined : `${what}: ${message}`;
  } finally {
    writeFileSync(file, text);
    sandbox.world.restore(world);
  }
}
