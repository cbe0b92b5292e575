/**
 * A fault the user can mend: bad config, a missing credential, a vendor's refusal.
 * Shown as its message alone, without a stack, with exit code 1. Anything else that is
 * thrown is a bug in this program and keeps its stack.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** What to show a person for anything that was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
