import { purposeText } from "../pull-requests.ts";
import type { MapEnvironment, MapNode, PartHealth } from "./model.ts";

/** What stands in a box below its title, its health last. */
export function boxTexts({ detail, cost, address }: MapNode): string[] {
  return [
    detail,
    ...(cost === undefined ? [] : [`${cost} a month`]),
    ...(address === undefined ? [] : [address.replace(/^https:\/\//, "")]),
  ];
}

/** Whether it is well, in a box: a sign and words, so that nobody needs the colour. */
export function boxHealth({ health }: MapNode): string[] {
  if (health === undefined) return [];
  const { ok, state, since, newest } = health;
  if (newest !== undefined) return [`✗ a newer one is ${newest}`];
  const word = ok ? healthyText(ok) : `✗ ${state}`;
  return since === undefined ? [word] : [word, `since ${shortTime(since).slice(0, 10)}`];
}

/** `✓ healthy: live since 2026-11-22 13:49 UTC` */
export function healthText({ ok, state, since, newest }: PartHealth): string {
  const runs = since === undefined ? state : `${state} since ${shortTime(since)}`;
  return `${healthyText(ok)}: ${runs}${newest === undefined ? "" : `, a newer one is ${newest}`}`;
}

/** When and from what an environment was brought up last; nothing where nobody looked. */
export function upText({ up }: Pick<MapEnvironment, "up">): string | undefined {
  if (up === undefined) return undefined;
  if (up === null) return "not up yet";
  const from = up.commit === undefined ? "" : ` from ${up.commit.slice(0, 8)}`;
  return `last up ${up.result === "succeeded" ? "" : `${up.result} `}${shortTime(up.at)}${from}`;
}

/** All of what a picture's heading says of an environment. */
export function headingText(environment: MapEnvironment): string {
  const { stack, branch, cost, healthy } = environment;
  return [
    `${stack}: ${purposeText(environment)}, branch ${branch}, ${cost} a month`,
    upText(environment),
    healthy === undefined ? undefined : healthyText(healthy),
  ]
    .filter((text) => text !== undefined)
    .join(", ");
}

/** Of an environment, or of a part. */
export function healthyText(healthy: boolean): string {
  return healthy ? "✓ healthy" : "✗ not healthy";
}

/** `2026-11-22 13:49 UTC`, whatever the vendor's way to write it. */
function shortTime(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
