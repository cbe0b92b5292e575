import { z } from "zod";
import { UserError } from "../../shared/errors.ts";
import type { ReportRun, ReportStep, RunReport } from "./model.ts";

const metadata = z.object({ op: z.string(), urn: z.string(), type: z.string() });
const step = z.object({ metadata, planning: z.boolean().default(false) });

/** One line of `--event-log`, as apitype.EngineEvent of Pulumi 3.255.0; its times are whole seconds. */
const eventSchema = z.object({
  timestamp: z.number(),
  diagnosticEvent: z.object({ severity: z.string(), message: z.string() }).optional(),
  summaryEvent: z
    .object({ isPreview: z.boolean(), resourceChanges: z.record(z.string(), z.number()).nullish() })
    .optional(),
  resourcePreEvent: step.optional(),
  resOutputsEvent: step.optional(),
  resOpFailedEvent: z.object({ metadata }).optional(),
});

type EngineEvent = z.infer<typeof eventSchema>;

/** The report of what an engine wrote with `--event-log`: its preview, if it made one, and its update. */
export function reportOfEvents(text: string, title: string): RunReport {
  const events = text.split("\n").filter(Boolean).map(parse);
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) {
    throw new UserError(`${title} holds no events of an engine.`);
  }
  const runs = runsOf(events, first.timestamp);
  const findings = events.flatMap(({ diagnosticEvent: said }) =>
    said !== undefined && ["warning", "error"].includes(said.severity)
      ? [`${said.severity}: ${withoutColours(said.message).trim()}`]
      : [],
  );
  const isOver = events.some(({ summaryEvent }) => summaryEvent?.isPreview === false);
  const hasFailed = events.some(({ resOpFailedEvent: failed }) => failed !== undefined);
  return {
    title,
    ok: isOver && !hasFailed,
    began: new Date(first.timestamp * 1000).toISOString(),
    seconds: last.timestamp - first.timestamp,
    runs,
    calls: [],
    findings: isOver ? findings : [...findings, "the log ends before the engine has summed up"],
  };
}

function parse(line: string): EngineEvent {
  try {
    return eventSchema.parse(JSON.parse(line));
  } catch {
    throw new UserError(
      `This is no line of an engine's event log: ${line.slice(0, 80)}\n` +
        "Write one: PULUMI_DEBUG_COMMANDS=true npx pulumi up -s dev --event-log up.jsonl",
    );
  }
}

/** A log holds one run, or a preview and then the update. */
function runsOf(events: EngineEvent[], began: number): ReportRun[] {
  const end = events.findIndex(({ summaryEvent }) => summaryEvent?.isPreview === true) + 1;
  return [
    { title: "preview", part: events.slice(0, end) },
    { title: "update", part: events.slice(end) },
  ].flatMap(({ title, part }) => (part.length === 0 ? [] : [runOf(title, part, began)]));
}

function runOf(title: string, events: EngineEvent[], began: number): ReportRun {
  const changes = events.findLast(({ summaryEvent }) => summaryEvent)?.summaryEvent
    ?.resourceChanges;
  const start = events[0]!.timestamp - began;
  return {
    title,
    start,
    seconds: events.at(-1)!.timestamp - began - start,
    outcome: Object.entries(changes ?? {})
      .map(([op, count]) => `${count} ${op}`)
      .join(", "),
    steps: stepsOf(events, began),
  };
}

function stepsOf(events: EngineEvent[], began: number): ReportStep[] {
  const started = new Map<string, number>();
  return events.flatMap(({ timestamp, resourcePreEvent, resOutputsEvent, resOpFailedEvent }) => {
    const at = timestamp - began;
    if (resourcePreEvent) started.set(keyOf(resourcePreEvent.metadata), at);
    const ended = (resOutputsEvent ?? resOpFailedEvent)?.metadata;
    // What the engine starts by itself to talk to a vendor is in nobody's count, its own included.
    if (ended === undefined || ended.op === "same" || isDefaultProvider(ended)) return [];
    const start = started.get(keyOf(ended)) ?? at;
    const name = ended.urn.split("::").at(-1)!;
    const op = resOpFailedEvent ? `${ended.op} failed` : ended.op;
    return [{ op, type: ended.type, name, start, seconds: at - start }];
  });
}

const isDefaultProvider = ({ type, urn }: z.infer<typeof metadata>) =>
  type.startsWith("pulumi:providers:") && urn.includes("::default_");

const keyOf = ({ op, urn }: z.infer<typeof metadata>) => `${op} ${urn}`;

/** Diagnostics carry marks such as `<{%fg 1%}>`. */
const withoutColours = (text: string) => text.replaceAll(/<\{%.*?%\}>/g, "");
