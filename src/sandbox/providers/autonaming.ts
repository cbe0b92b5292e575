import { createHash } from "node:crypto";
import { codes, StatusError } from "./errors.ts";
import type { ResourceFacts } from "./facts.ts";
import { isMissing, type Properties } from "./values.ts";

/** What the engine says about names, from the project's `pulumi:autonaming` setting. */
export interface Autonaming {
  proposed: string;
  disabled: boolean;
  seed: Uint8Array;
}

interface NameRequest {
  news: Properties;
  olds: Properties;
  target: { name: string; urn: string };
  autonaming: Autonaming;
}

/**
 * Gives a resource without a name one, as the bridge does: the name it had (even one given
 * explicitly and then taken away), else the engine's proposal, else `<resource>-<7 hex>`.
 */
export function chooseName(
  facts: ResourceFacts,
  request: NameRequest,
): { inputs: Properties; madeUp?: string } {
  const { news, olds, autonaming } = request;
  const entry = Object.entries(facts.inputProperties).find(([, property]) => property.autoname);
  const property = entry?.[0];
  if (!property || !isMissing(news[property])) return { inputs: news };
  if (isMissing(olds[property]) && autonaming.disabled) return withoutName(facts, news);
  const name = olds[property] ?? (autonaming.proposed || inventedName(request));
  return { inputs: { ...news, [property]: name }, madeUp: property };
}

/** Observed: the sdk bridge answers an error; the pf bridge lets the missing name be found. */
function withoutName(facts: ResourceFacts, news: Properties): { inputs: Properties } {
  if (facts.bridge === "pf") return { inputs: news };
  const text = "automatic naming is disabled but no explicit name was provided";
  throw new StatusError(codes.unknown, text);
}

function inventedName({ target, autonaming }: NameRequest): string {
  const hash = createHash("sha256").update(autonaming.seed).update(target.urn).digest("hex");
  return `${target.name}-${hash.slice(0, 7)}`;
}
