import { type PulumiOptions, type PulumiResult, runPulumi } from "../engine/pulumi.ts";
import { tellOnly } from "../shared/tell-only.ts";
import { changesOf } from "./changes.ts";
import { judgeDrift } from "./drift.ts";
import { readIgnored, withoutIgnored } from "./ignored.ts";
import { hidden, isSecretProperty, redactor } from "./redact.ts";
import { failedReport, type StackReport } from "./report.ts";
import { type Preview, previewSchema } from "./steps.ts";

/** The engine's exit code when `--expect-no-changes` met changes. */
const changesMet = 7;

/** What runs Pulumi's command line. */
export type Engine = (options: PulumiOptions) => Promise<PulumiResult>;

interface LookOptions {
  /** Patterns of URNs that are left as the state has them, and whose vendor is not asked. */
  without?: readonly string[];
  /** Default: Pulumi's command line. */
  engine?: Engine | undefined;
}

/** What `up` would change in a stack, as the files of the working directory say. */
export async function previewChanges(stack: string): Promise<StackReport> {
  return await report(stack, [], (preview) => {
    return { changes: changesOf(preview), drift: [], unseen: [] };
  });
}

/**
 * What differs between a stack's files and the vendors, asked of the vendors themselves, without
 * what the project's team lives with.
 */
export async function detectDrift(stack: string, project = process.cwd()): Promise<StackReport> {
  return (await lookAtDrift(stack, project)).report;
}

/** The same, with what the engine answered: its values are whole, where those of a report are cut. */
export async function lookAtDrift(
  stack: string,
  project: string,
  { without = [], engine = runPulumi }: LookOptions = {},
): Promise<{ report: StackReport; preview?: Preview }> {
  // What was done by hand may be what nothing takes back: that is to be reported, not to fail on.
  const env = { ...process.env, [tellOnly]: "true" };
  const entries = readIgnored(project);
  const today = new Date().toISOString().slice(0, 10);
  let preview: Preview | undefined;
  const judge = (answer: Preview) => {
    preview = answer;
    return withoutIgnored(stack, judgeDrift(answer), entries, today);
  };
  const excluded = without.flatMap((pattern) => ["--exclude", pattern]);
  const flags = ["--refresh", "--expect-no-changes", "--show-sames", ...excluded];
  const found = await report(stack, flags, judge, env, engine);
  return { report: found, ...(preview && { preview }) };
}

/** Previews a stack, and reports what is made of the engine's answer. */
async function report(
  stack: string,
  flags: string[],
  judge: (preview: Preview) => Omit<StackReport, "stack" | "error">,
  env = process.env,
  engine: Engine = runPulumi,
): Promise<StackReport> {
  const args = ["preview", "--json", "--stack", stack, ...flags];
  const { exitCode, stdout, stderr } = await engine({ args, env });
  const redact = redactor(process.env);
  const answer = withoutSecrets(stdout, redact);
  const { data: preview } = previewSchema.safeParse(answer);
  if (preview && (exitCode === 0 || exitCode === changesMet)) return { stack, ...judge(preview) };
  // What is JSON holds whole states; only what the engine says about its failure is for people.
  const text = answer === undefined ? stdout : "";
  const said = preview?.diagnostics.map(({ message }) => message).join("\n") || text;
  return failedReport(stack, redact(`${said}\n${stderr}`.trim()) || `It ended with ${exitCode}.`);
}

/**
 * What the engine answered, before anything of it is judged, shortened or shown: it hides what is
 * marked as a secret, which a credential in an old state may not be. Undefined for plain text,
 * which it prints when it fails early.
 */
export function withoutSecrets(stdout: string, redact: (text: string) => string): unknown {
  try {
    return JSON.parse(stdout, (name, value) => {
      const isFlag = value === null || value === "" || typeof value === "boolean";
      if (isSecretProperty(name) && !isFlag) return hidden;
      return typeof value === "string" ? redact(value) : value;
    });
  } catch {
    return undefined;
  }
}
