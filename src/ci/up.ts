import { runPulumi } from "../engine/pulumi.ts";
import { redactor } from "./redact.ts";

/** The engine's last words: they say why. */
const lastLines = 40;

/** What was said at the end of an `up`, and whether it succeeded. */
interface Ended {
  ok: boolean;
  said: string;
}

/** Brings a stack up as its files say, and tells each line as it comes; without secrets, both. */
export async function up(
  stack: string,
  onLine: (line: string) => void,
  cwd = process.cwd(),
): Promise<Ended> {
  const redact = redactor(process.env);
  const lines: string[] = [];
  const { exitCode } = await runPulumi({
    cwd,
    args: ["up", "--yes", "--skip-preview", "--stack", stack],
    onLine: (line) => {
      lines.push(redact(line));
      onLine(redact(line));
    },
  });
  return { ok: exitCode === 0, said: lines.slice(-lastLines).join("\n") };
}
