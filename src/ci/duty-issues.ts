import { type Duty, type DutyKind, dutyKinds } from "../duties/model.ts";
import { whenOf } from "../duties/text.ts";
import type { DutyReport } from "./duty-report.ts";
import { code, itemsWithin, maxBodyLength } from "./markdown.ts";

/** Hidden at the beginning of the issue, so that the next run finds it. */
export const dutyMarker = (kind: DutyKind) => `<!-- infra:duty:${kind} -->`;

/** Left for the sentences around the two lists of a body. */
const frameLength = 2_000;

/** What is to become of the issue of one kind of duties. */
export interface DutyIssue {
  kind: DutyKind;
  /** What it says; none where nothing is due. */
  content?: { title: string; body: string };
  /** Nothing is known to be due, and not everything could be asked: it stays as it is. */
  isUnsure: boolean;
}

/** One issue for each kind of duties of which any is due. */
export function dutyIssues(reports: readonly DutyReport[], runUrl: string): DutyIssue[] {
  const kinds = Object.keys(dutyKinds) as DutyKind[];
  return kinds.map((kind) => {
    const due = reports
      .flatMap(({ duties }) => duties)
      .filter((duty) => duty.kind === kind && duty.state === "due");
    const unknown = reports.flatMap((report) => unknownIn(report, kind));
    if (due.length === 0) return { kind, isUnsure: unknown.length > 0 };
    const body = dutyBody(kind, due, [...new Set(unknown)], runUrl);
    return {
      kind,
      content: { title: `Due: ${lowerFirst(dutyKinds[kind])}`, body },
      isUnsure: false,
    };
  });
}

function unknownIn({ stack, error, notAsked }: DutyReport, kind: DutyKind): string[] {
  if (error !== undefined) return [`${stack}: ${error}`];
  return notAsked.filter((one) => one.kind === kind).map(({ why }) => why);
}

function dutyBody(kind: DutyKind, due: Duty[], unknown: string[], runUrl: string): string {
  const budget = Math.floor((maxBodyLength - frameLength) / 2);
  return [
    dutyMarker(kind),
    `The nightly check ([run](${runUrl})) found that these are due:`,
    "",
    itemsWithin(due.map(dutyLine), budget),
    ...(unknown.length === 0
      ? []
      : ["", "Not asked, so that more may be due:", "", itemsWithin(unknown.map(code), budget)]),
    "",
    "What was done and nothing can tell: `npx infra duties done <name>` writes it down; commit " +
      "`duties-done.yaml`. This issue is updated every night and closes itself.",
  ].join("\n");
}

function dutyLine(duty: Duty): string {
  const whose = duty.stack === undefined ? "" : `${code(duty.stack)} `;
  return `${whose}${code(duty.name)}: ${code(whenOf(duty))}. To do it: ${code(duty.command)}`;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
