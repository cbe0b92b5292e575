import { afterAll, beforeAll, expect } from "vitest";
import type { Stage } from "./stage.ts";

/** The words of a command, however the engine breaks its lines. */
export const inOneLine = (output: string) => output.replaceAll(/\s+/g, " ");

/** One edit of an environment's file; `before` is what stands there, to be put back. */
export interface Edit {
  path: string[];
  value: unknown;
  before?: unknown;
}

export const preview = ["preview"];
/** What the guard of changes says comes from the same hook: of each class one `up` shows that too. */
export const both = [preview, ["up", "--yes", "--skip-preview"]];

/** Opens a stage and tries edits on its stacks. */
export function onStage(open: () => Promise<Stage>) {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(() => stage?.close());

  const world = () => JSON.stringify(stage.sandbox.world.state());
  return {
    stage: () => stage,
    /** What commands say while the edits stand; nothing at any vendor may have changed. */
    async refused(stack: string, edits: Edit[], commands = both): Promise<string[]> {
      const before = world();
      for (const { path, value } of edits) stage.edit(stack, path, value);
      const results = [];
      for (const command of commands) results.push(await stage.run(stack, ...command));
      for (const { path, before: old } of edits) stage.edit(stack, path, old);
      for (const { exitCode, output } of results) expect(exitCode, output).not.toBe(0);
      expect(world()).toBe(before);
      return results.map(({ output }) => inOneLine(output));
    },
    /** What preview says while the edits stand. */
    async previewed(stack: string, edits: Edit[]): Promise<{ exitCode: number; said: string }> {
      for (const { path, value } of edits) stage.edit(stack, path, value);
      const { exitCode, output } = await stage.run(stack, ...preview);
      for (const { path, before: old } of edits) stage.edit(stack, path, old);
      return { exitCode, said: inOneLine(output) };
    },
  };
}

/** Agrees to the interruption of that thing. */
export const consent = (name: string): Edit => ({
  path: ["allowInterruption"],
  value: [name],
});
