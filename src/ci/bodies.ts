import type { Effect } from "../changes/outcome.ts";
import { isOurSentence } from "../changes/table.ts";
import { riskiest } from "./effects.ts";
import { block, code, html, itemsWithin, maxBodyLength } from "./markdown.ts";
import { planDigest, planMarker } from "./plan.ts";
import { planPicture } from "./plan-picture.ts";
import { countsOf, kindOf, risks, risksOf, toTell } from "./plan-summary.ts";
import type { Change, PropertyChange, StackReport, ToldEffect, UnownedThing } from "./report.ts";

/** Hidden in what we write to GitHub, so that the next run finds it and writes nothing twice. */
export const commentMarker = "<!-- infra:preview -->";
export const issueMarker = (stack: string) => `<!-- infra:drift:${stack} -->`;

export const issueTitle = (stack: string) => `Drift in ${stack}`;

/** Left for headings and notes around the lists: of a body, and of a stack's section in it. */
const frameLength = 3_000;
const sectionFrameLength = 950;
const maxErrorLength = 4_000;

/** The one comment of a pull request: what bringing up each stack would change. */
export function commentBody(reports: StackReport[], commit: string, runUrl: string): string {
  const head = [
    commentMarker,
    ...reports
      .filter(({ error }) => error === undefined)
      .map((report) => planMarker(report.stack, planDigest(report))),
    `### What \`pulumi up\` would change (${commit.slice(0, 8)}, [run](${runUrl}))`,
    "",
  ].join("\n");
  return `${head}\n${planMarkdown(reports, head.length)}`;
}

/**
 * What bringing up each stack would change. What has to be read comes first and is never cut for what
 * follows, which takes the room that is left.
 */
export function planMarkdown(reports: StackReport[], used = 0): string {
  const head = [...riskSection(reports), ...planTable(reports), ...pictureSection(reports)];
  const left = maxBodyLength - used - head.join("\n").length - frameLength;
  const budget = Math.max(0, Math.floor(left / reports.length) - sectionFrameLength);
  return [...head, ...reports.flatMap((report) => previewSection(report, budget))].join("\n");
}

/** How much of each risk is listed: all of them together stay far below what GitHub takes. */
const riskLength = 2_000;

function riskSection(reports: StackReport[]): string[] {
  return risksOf(reports).flatMap(({ risk, met }) => {
    const lines = met.map(({ stack, change }) => `${code(stack)} ${shortLine(change)}`);
    return [`**${risks[risk]}** (${met.length})`, "", itemsWithin(lines, riskLength), ""];
  });
}

/** What it is, and the first thing that happens; all else stands below. */
function shortLine(change: Change): string {
  const { op, name } = change;
  const said = change.effects[0] === undefined ? "" : effectsText([change.effects[0]]);
  return `${op} ${code(name)} (${kindOf(change)})${said}`;
}

/** Rows beyond this many are left to the sections below. */
const maxRows = 40;

function planTable(reports: StackReport[]): string[] {
  if (reports.length === 0) return [];
  return [
    "| environment | changes | a month |",
    "| --- | --- | --- |",
    ...reports.slice(0, maxRows).map(planRow),
    ...(reports.length > maxRows ? [`| ... and ${reports.length - maxRows} more | | |`] : []),
    "",
  ];
}

function planRow({ stack, changes, error, money }: StackReport): string {
  const what = error === undefined ? countsOf(changes, 4) || "nothing" : "**the preview failed**";
  return `| ${code(stack)} | ${what}${risksText(changes)} | ${money?.difference ?? ""} |`;
}

function pictureSection(reports: StackReport[]): string[] {
  const picture = planPicture(reports);
  if (picture === undefined) return [];
  const summary = "<details><summary>As a picture</summary>";
  return [summary, "", "```mermaid", picture, "```", "", "</details>", ""];
}

function previewSection({ stack, changes, error, money }: StackReport, budget: number): string[] {
  if (error !== undefined) {
    const shown = block(error, Math.max(1, Math.min(maxErrorLength, Math.floor(budget / 3))));
    return [`${code(stack)}: the preview failed`, "", shown, ""];
  }
  if (changes.length === 0) return [`${code(stack)}: nothing`, ""];
  const summary = `<summary><code>${html(stack)}</code>: ${html(countsOf(changes))}${risksText(changes)}</summary>`;
  return [
    "<details>",
    summary,
    "",
    itemsWithin([...toTell(changes).map(changeLine), ...moneyLines(money)], budget),
    "",
    "</details>",
    "",
  ];
}

function moneyLines(money: StackReport["money"]): string[] {
  const parts = money?.parts ?? [];
  return parts.map(({ part, change }) => `costs ${code(part)}: ${code(change)}`);
}

/** The issue of one stack that is not as its files say. */
export function issueBody(report: StackReport, runUrl: string): string {
  const { stack, drift, changes, unseen } = report;
  const { unowned = [], notLooked = [], notTold = [], expired = [] } = report;
  const budget = Math.floor((maxBodyLength - frameLength) / 7);
  return [
    issueMarker(stack),
    `The nightly check ([run](${runUrl})) found that ${code(stack)} differs from its config.`,
    ...section("Changed at the vendors, outside Pulumi", drift.map(changeLine), budget),
    ...section("In the config, but not applied yet", changes.map(changeLine), budget),
    ...section("At the vendors, and owned by no stack", unowned.map(unownedLine), budget),
    ...section("Ignored in drift-ignored.yaml for longer than it says", expired.map(code), budget),
    ...section("Who changed it is not told", notTold.map(code), budget),
    ...section("Not looked at for what no stack owns", notLooked.map(code), budget),
    "",
    `To repair: \`npx pulumi up --refresh --stack ${stack}\`. To keep a change made by hand, ` +
      `\`npx infra drift --stack ${stack} --accept <name>\` writes it into the stack file. ` +
      "This issue is updated every night and closes itself.",
    ...unseenSection(unseen, budget),
  ].join("\n");
}

function section(title: string, lines: string[], budget: number): string[] {
  if (lines.length === 0) return [];
  return ["", `### ${title}`, "", itemsWithin(lines, budget)];
}

function unownedLine({ label, id, means, adopt, remove }: UnownedThing): string {
  const ways = adopt === undefined ? "" : ` To adopt: ${code(adopt)}.`;
  return `${code(label)}${id === undefined ? "" : ` (${code(id)})`}: ${code(means)}.${ways} To remove: ${code(remove)}.`;
}

function unseenSection(unseen: StackReport["unseen"], budget: number): string[] {
  if (unseen.length === 0) return [];
  const lines = unseen.map(
    ({ name, property, why }) => `${code(`${name}.${property}`)}: ${code(why)}`,
  );
  return [
    "",
    `<details><summary>Cannot be seen: ${unseen.length} of its values</summary>`,
    "",
    itemsWithin(lines, budget),
    "",
    "</details>",
  ];
}

/** How many changes do more than go on: `; 1 loses, 2 interrupts`. */
function risksText(changes: Change[]): string {
  const met = loud.flatMap((effect) => {
    const count = changes.filter((change) => riskiest(change).effect === effect).length;
    return count === 0 ? [] : [`${count} ${effect}`];
  });
  return met.length === 0 ? "" : `; ${met.join(", ")}`;
}

/** Effects that nobody should overlook, riskiest first. */
const loud: readonly Effect[] = ["impossible", "loses", "replaces", "interrupts"];

function changeLine({ op, type, name, properties, effects, lastChanged }: Change): string {
  const mark = op === "replace" || op === "delete" ? `**${op}**` : op;
  const shortType = type.split(":").at(-1) ?? type;
  const what = `${mark} ${code(name)} (${code(shortType)})`;
  const changed = properties.length === 0 ? "" : `: ${properties.map(propertyText).join(", ")}`;
  const by = lastChanged && `; last changed by ${code(lastChanged.who)} on ${code(lastChanged.at)}`;
  return `${what}${changed}${by ?? ""}${effectsText(effects)}`;
}

/** Each thing that happens once, with the properties that cause it. */
function effectsText(effects: ToldEffect[]): string {
  const said = Map.groupBy(effects, ({ effect, means, unsure }) =>
    [effect ?? "unknown", unsure ? " (may be)" : "", means].join("\n"),
  );
  const texts = [...said.values()].map((same) => {
    const { effect = "unknown", means, unsure } = same[0]!;
    const word = effect === "in place" ? effect : `**${effect}**`;
    const names = same.flatMap(({ property }) => (property === undefined ? [] : [code(property)]));
    const of = names.length === 0 || effects.length === 1 ? "" : ` (${names.join(", ")})`;
    const sentence = isOurSentence(means) ? means : code(means);
    return `${word}${of}${unsure ? ", if it changes" : ""}: ${sentence}`;
  });
  return texts.length === 0 ? "" : ` - ${texts.join(" ")}`;
}

function propertyText({ name, before, after }: PropertyChange): string {
  if (before === after) return `${code(name)} changed`;
  return `${code(name)} ${before === undefined ? "unset" : code(before)} → ${
    after === undefined ? "unset" : code(after)
  }`;
}
