import { isCancel, password } from "@clack/prompts";
import { UserError } from "../shared/errors.ts";

/**
 * A secret value from the person at the terminal, who sees nothing of it, or from standard input,
 * without the newline at its end.
 */
export async function askSecret(message: string): Promise<string> {
  const value = process.stdin.isTTY ? await askHidden(message) : await readAll();
  if (value.length > 0) return value;
  throw new UserError("No value was given. Type it in a terminal, or pipe it to standard input.");
}

async function askHidden(message: string): Promise<string> {
  const answer = await password({ message, mask: "", output: process.stderr });
  if (isCancel(answer)) throw new UserError("Nothing was changed.");
  return answer ?? "";
}

async function readAll(): Promise<string> {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) text += chunk;
  return text.replace(/\r?\n$/, "");
}
