import { type Finding, unownedEntry } from "./findings.ts";
import { code } from "./markdown.ts";
import type { StackReport, ToldEffect, UnownedThing } from "./report.ts";

/** One stack's report with its findings. */
export interface Looked extends StackReport {
  findings: Finding[];
}

/** For a terminal, or with `markdown` for a page or a message. */
export function driftText(stacks: readonly Looked[], markdown: boolean): string {
  const style = markdown ? asMarkdown : asPlainText;
  return stacks.flatMap((stack) => sectionOf(stack, style)).join("\n");
}

interface Style {
  heading(text: string): string;
  item(text: string, depth: number): string;
  /** Words that come from a vendor, the engine or a file. */
  quoted(text: string): string;
}

const asPlainText: Style = {
  heading: (text) => text,
  item: (text, depth) => `${"  ".repeat(depth)}${text}`,
  quoted: (text) => text,
};

const asMarkdown: Style = {
  heading: (text) => `### ${text}\n`,
  item: (text, depth) => `${"  ".repeat(depth - 1)}- ${text}`,
  quoted: code,
};

function sectionOf(looked: Looked, style: Style): string[] {
  const { stack, error, findings, unseen } = looked;
  const { unowned = [], notLooked = [], suspended = [], ignored = [], expired = [] } = looked;
  const { notTold = [] } = looked;
  if (error !== undefined) {
    return [style.heading(`${stack}: could not look`), style.item(style.quoted(error), 1), ""];
  }
  const count = findings.length + unowned.length + expired.length;
  const sum = count === 0 ? "as its files say" : `${count} ${count === 1 ? "finding" : "findings"}`;
  return [
    style.heading(`${stack}: ${sum}`),
    ...findings.flatMap((finding) => linesOf(finding, style)),
    ...unownedLines(stack, unowned, style),
    ...expired.map((one) =>
      style.item(`ignored for too long, repair it or give it a new day: ${style.quoted(one)}`, 1),
    ),
    ...(suspended.length === 0
      ? []
      : [
          style.item(
            `suspended, which is no drift: ${style.quoted(suspended.join(", "))}; to resume: ` +
              style.quoted(`npx infra resume -s ${stack} --confirm ${stack}`),
            1,
          ),
        ]),
    ...ignored.map((one) => style.item(`ignored: ${style.quoted(one)}`, 1)),
    ...notTold.map((why) => style.item(`who changed it is not told: ${style.quoted(why)}`, 1)),
    ...notLooked.map((why) => style.item(`not looked at: ${style.quoted(why)}`, 1)),
    ...unseenLines(unseen, style),
    "",
  ];
}

/** What an edit of would stay unseen, in a line for each reason. */
function unseenLines(unseen: StackReport["unseen"], { item, quoted }: Style): string[] {
  return [...Map.groupBy(unseen, ({ why }) => why)].map(([why, values]) => {
    const names = values.map(({ name, property }) => `${name}.${property}`).join(", ");
    return item(`cannot be seen, as ${quoted(why)}: ${quoted(names)}`, 1);
  });
}

/** What exists and no stack owns, apart from what differs. */
function unownedLines(stack: string, unowned: readonly UnownedThing[], style: Style): string[] {
  if (unowned.length === 0) return [];
  const { item, quoted } = style;
  return [
    item(`at the vendors within ${stack}, and owned by no stack:`, 1),
    ...unowned.flatMap((one) => [
      item(`${quoted(one.label)}${one.id === undefined ? "" : ` (${quoted(one.id)})`}`, 2),
      item(quoted(one.means), 3),
      ...(one.adopt === undefined ? [] : [item(`adopt: ${quoted(one.adopt)}`, 3)]),
      item(`remove: ${quoted(one.remove)}`, 3),
      item(`ignore: ${quoted(unownedEntry(stack, one.label))}`, 3),
    ]),
  ];
}

/** What the command that makes a thing as its files say does to it, where that breaks something. */
function warningsOf(
  { property, effect, means, consent }: ToldEffect,
  { item, quoted }: Style,
): string[] {
  if (effect === undefined || effect === "in place") return [];
  const agreed = effect === "loses" ? "everywhere" : consent;
  const key = effect === "loses" ? "allowDeletion" : "allowInterruption";
  const where = agreed === "where kept whole" ? " where kept whole" : "";
  const refused = agreed === undefined ? "" : ` (refused${where} until ${key} names it)`;
  const what = property === undefined ? "" : `${quoted(property)}: `;
  return [item(`${what}${effect}${refused}: ${quoted(means)}`, 3)];
}

const dayOf = ({ at }: { at: string }) => at.slice(0, 16).replace("T", " ");

const causes = { edited: "changed by hand", unapplied: "in the files, but not brought up" };

function linesOf(finding: Finding, style: Style): string[] {
  const { vendor, kind, cause, change, repair, keep, ignore } = finding;
  const { quoted, item } = style;
  const gone = change.op === "missing" ? "gone at the vendor" : causes[cause];
  return [
    item(`${vendor}: ${kind} ${quoted(change.name)}, ${gone}`, 1),
    ...(change.lastChanged === undefined
      ? []
      : [
          item(
            `last changed by ${quoted(change.lastChanged.who)} on ${dayOf(change.lastChanged)}`,
            2,
          ),
        ]),
    ...change.properties.map(({ name, before, after }) => {
      if (before === after) return item(`${quoted(name)} differs`, 2);
      const shown = (value: string | undefined) => (value === undefined ? "unset" : quoted(value));
      return item(`${quoted(name)}: ${shown(before)} -> ${shown(after)}`, 2);
    }),
    item(`${cause === "edited" ? "repair" : "apply"}: ${quoted(repair)}`, 2),
    ...change.effects.flatMap((told) => warningsOf(told, style)),
    ...(cause === "edited" ? [item(`keep: ${quoted(keep)}`, 2)] : []),
    ...(ignore === undefined ? [] : [item(`ignore: ${quoted(ignore)}`, 2)]),
  ];
}
