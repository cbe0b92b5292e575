import type { Found, Recovery } from "./recover.ts";

/** `vercel ProjectDomain` of `vercel:index/projectDomain:ProjectDomain`. */
export function kindOf(type: string): string {
  const plugin = type.includes("dynamic/render:") ? "render" : type.split(":")[0];
  return `${plugin} ${type.split(":").at(-1)}`;
}

/** What was found and done, and what to do next, for people. */
export function describeRecovery(recovery: Recovery, previewOnly: boolean): string {
  const { stack, locked, taken, left, blind, pending } = recovery;
  const doubtful = left.filter(({ doubt }) => doubt !== undefined);
  const certain = left.filter(({ doubt }) => doubt === undefined);
  const rows = [
    ...(locked ? [row("lock", lockOf(locked, previewOnly))] : []),
    ...taken.map((thing) => row("taken", named(thing))),
    ...certain.map((thing) => row("would take", named(thing))),
    ...doubtful.map((thing) => row("left", `${named(thing)}: ${thing.doubt}`)),
    ...blind.map(({ what, why }) => row("unseen", `${what}: ${why.trim()}`)),
    ...(pending > 0 ? [row("pending", pendingOf(recovery, previewOnly))] : []),
  ];
  const nothing = "Nothing that the next up would make exists already.";
  const names = doubtful.map(({ name }) => `--take ${name}`).join(" ");
  return [
    ...(rows.length > 0 ? rows : [nothing]),
    "",
    ...(doubtful.length > 0
      ? [
          `Take over what is meant: npx infra recover -s ${stack} ${names}`,
          "Delete or rename the rest at its vendor.",
        ]
      : []),
    nextOf(recovery, previewOnly && certain.length > 0),
  ].join("\n");
}

function row(label: string, text: string): string {
  return `${label.padEnd(11)}${text}`;
}

function named({ name, type, id }: Found): string {
  return `${kindOf(type)} ${name} (${id})`;
}

function lockOf(holders: readonly string[], isKept: boolean): string {
  const holder = holders.join("; ") || "its holder is not known";
  return `${isKept ? "is there" : "was cleared"}: ${holder}`;
}

function pendingOf({ pending, left, blind }: Recovery, previewOnly: boolean): string {
  const isKept = previewOnly || left.length > 0 || blind.length > 0;
  const creations = pending === 1 ? "1 creation" : `${pending} creations`;
  return `${creations} without an end${isKept ? "" : ", cleared"}`;
}

function nextOf({ stack, next }: Recovery, recoverFirst: boolean): string {
  if (recoverFirst) return `Next: npx infra recover -s ${stack}`;
  const changes = Object.entries(next).filter(([operation]) => operation !== "same");
  const counts = changes.map(([operation, count]) => `${operation} ${count}`).join(", ");
  return `Next: npx pulumi up -s ${stack} (${counts || "changes nothing"})`;
}
