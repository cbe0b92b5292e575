import { spawn } from "node:child_process";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";

/** Pulumi's own generator, built beside the engine; only its Go module has it. */
const generator = join(import.meta.dirname, "..", "..", "libexec", "generate-program");

export interface GenerateRequest {
  /** Text in Pulumi's own language, by file name. */
  source: Record<string, string>;
  /** Where the engine serves the schemas of packages. */
  loaderTarget: string;
  /** Refuse names that are not bound. */
  strict: boolean;
}

/** The TypeScript of a program, by file name, as `pulumi import` prints it. */
export async function generateProgram(request: GenerateRequest): Promise<Map<string, Buffer>> {
  const child = spawn(generator, { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${generator}: ${error.message}`)));
    child.once("close", resolve);
  });
  child.stdin.end(JSON.stringify(request));
  const [code, output, errors] = await Promise.all([
    ended,
    buffer(child.stdout),
    text(child.stderr),
  ]);
  if (code !== 0) throw new Error(`generating code: ${errors.trim() || `exit code ${code}`}`);
  const files: Record<string, string> = JSON.parse(output.toString());
  return new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
}
