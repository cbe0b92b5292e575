import { runPulumi } from "../engine/pulumi.ts";
import { changesOf } from "./changes.ts";
import { judgeDrift } from "./drift.ts";
import { redact } from "./redact.ts";
import type { StackReport } from "./report.ts";
import { type Preview, previewSchema } from "./steps.ts";

/** The engine's exit code when `--expect-no-changes` met changes. */
const changesMet = 7;

/** What `up` would change in a stack, as the files of the working directory say. */
export async function lookAtChanges(stack: string): Promise<StackReport> {
  return await look(stack, [], (preview) => {
    return { changes: changesOf(preview), drift: [], unseen: [] };
  });
}

/** What differs between a stack's files and the vendors, asked of the vendors themselves. */
export async function lookForDrift(stack: string): Promise<StackReport> {
  return await look(stack, ["--refresh", "--expect-no-changes"], judgeDrift);
}

async function look(
  stack: string,
  flags: string[],
  judge: (preview: Preview) => Omit<StackReport, "stack" | "error">,
): Promise<StackReport> {
  const args = ["preview", "--json", "--stack", stack, ...flags];
  const { exitCode, stdout, stderr } = await runPulumi({ args });
  const preview = parsePreview(stdout);
  if (preview && (exitCode === 0 || exitCode === changesMet)) return { stack, ...judge(preview) };
  const said = preview?.diagnostics.map(({ message }) => message).join("\n") || stdout;
  const error = redact(`${said}\n${stderr}`.trim(), process.env);
  return { stack, changes: [], drift: [], unseen: [], error };
}

/** The engine prints plain text instead of JSON when it fails early. */
function parsePreview(stdout: string): Preview | undefined {
  try {
    return previewSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}
