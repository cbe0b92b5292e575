import { createHash } from "node:crypto";
import type { StackReport } from "./report.ts";

/**
 * A digest of what a preview shows: the same for the same changes of the same resources, whatever
 * order they come in. It covers what people read, so a secret that changed counts as changed, and
 * not as which value; what a change does follows from the change and is left out.
 */
export function planDigest({ changes }: Pick<StackReport, "changes">): string {
  const lines = changes.map(({ op, type, name, properties }) => {
    const values = properties.map((each) => [each.name, each.before ?? null, each.after ?? null]);
    return JSON.stringify([
      type,
      name,
      op,
      values.map((value) => JSON.stringify(value)).toSorted(),
    ]);
  });
  return createHash("sha256").update(lines.toSorted().join("\n")).digest("hex").slice(0, 32);
}

/** Hidden in the pull request's comment: what it has shown of a stack. */
export const planMarker = (stack: string, digest: string) =>
  `<!-- infra:plan:${stack}:${digest} -->`;

/**
 * The digests in a comment of ours, by stack: of the lines at its head alone. Below them stands what
 * the pull request's own code may have made up.
 */
export function plansIn(body: string): Record<string, string> {
  const [, ...lines] = body.split("\n");
  const markers = lines.map((line) => /^<!-- infra:plan:(\S+):([0-9a-f]{32}) -->$/.exec(line));
  const head = markers.slice(0, markers.indexOf(null));
  return Object.fromEntries(head.map((marker) => [marker![1]!, marker![2]!]));
}
