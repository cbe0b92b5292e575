import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { infoOf } from "../../src/config/fingerprint.ts";
import { stackFile, stacksOf } from "../../src/config/project.ts";
import { kindOf, type SecretKind, secretKinds } from "../../src/config/secret-kinds.ts";
import { type Draft, fingerprintKey } from "./draft.ts";

/** Writes a draft's files in place of those that are there, with what `infra secrets set` records beside each secret. */
export function writeProject(folder: string, { platform, stacks }: Draft): void {
  for (const stack of stacksOf(folder)) rmSync(join(folder, stackFile(stack)));
  const config = { platform: { value: platform } };
  writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name: "bondigoo", config }));
  const declared = (platform?.["secrets"] ?? {}) as Record<string, { kind?: SecretKind }>;
  for (const [stack, { environment, secrets, secretInfo }] of Object.entries(stacks)) {
    const recorded = Object.entries(secrets).flatMap(([key, held]) => {
      const kind = declared[key]?.kind;
      if (kind === undefined || !secretKinds.includes(kind) || typeof held !== "string") return [];
      if (kindOf(kind).generated) return [];
      return [[key, infoOf(fingerprintKey, kind, held, new Date("2026-01-31"))]];
    });
    const held = Object.entries(secrets).map(([key, value]) => [
      key,
      typeof value !== "string" && value.state === "plain" ? "in the clear" : { secure: "v1:abc" },
    ]);
    const config = {
      "bondigoo:environment": environment,
      "bondigoo:secrets": Object.fromEntries(held),
      "bondigoo:secretInfo": { ...Object.fromEntries(recorded), ...secretInfo },
    };
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), stringify({ config }));
  }
}
