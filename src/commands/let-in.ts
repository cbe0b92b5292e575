import { execFileSync } from "node:child_process";
import { isIPv4 } from "node:net";
import { userInfo } from "node:os";
import { InvalidArgumentError, Option } from "commander";
import { environmentNamed } from "../config/load-from-files.ts";
import { whileLetIn } from "../env/database-access.ts";
import { systemClock } from "../shared/clock.ts";
import { requireProject } from "./shared.ts";

/** Longer than any copy of a database takes; the entry goes earlier, with the command. */
const hours = 12;

/** `--let-in`: this machine reaches the clusters while the command runs. */
export function letInOption(): Option {
  return new Option(
    "--let-in <address>",
    "this machine's IPv4 address, let in by Atlas while the command runs",
  ).argParser(address);
}

/** Runs it while Atlas lets the address in to the projects of these environments; none given: as it is. */
export async function letIn<Result>(
  ip: string | undefined,
  stacksOf: () => readonly string[],
  run: () => Promise<Result>,
): Promise<Result> {
  if (ip === undefined) return await run();
  const project = requireProject();
  const specs = stacksOf().map((stack) => environmentNamed(project, stack).spec);
  const term = { hours, owner: owner(), clock: systemClock };
  return await whileLetIn({ specs, ip, env: process.env }, term, run);
}

/** As colleagues know the person: by the address of the commits, else by the login. */
export function owner(): string {
  try {
    const name = execFileSync("git", ["config", "user.email"], { encoding: "utf8" }).trim();
    if (name !== "") return name;
  } catch {
    // No Git, or no address in it.
  }
  return userInfo().username;
}

/** An address that a vendor can see. */
export function address(value: string): string {
  if (isIPv4(value) && !/^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(value)) {
    return value;
  }
  throw new InvalidArgumentError("Not an IPv4 address that the internet knows.");
}
