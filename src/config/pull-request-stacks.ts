/** The label that asks for an environment of a pull request's own. */
export const environmentLabel = "environment";

/** The stack of a pull request's environment. No file in the repository has this name. */
export function pullRequestStack(number: number): string {
  return `pr-${number}`;
}

/** The number of the pull request that a stack is of, by its name; none for any other. */
export function pullRequestOf(stack: string): number | undefined {
  const digits = /^pr-([1-9]\d{0,8})$/.exec(stack)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Those of these stacks that are of pull requests: where a file has such a name, it is an environment of its own. */
export function ofPullRequests(stacks: readonly string[], files: readonly string[]): string[] {
  return stacks.filter((stack) => pullRequestOf(stack) !== undefined && !files.includes(stack));
}

/** How many days it stays after the last push, or after the label was put on again. */
export const environmentDays = 3;
