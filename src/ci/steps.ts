import { z } from "zod";

const state = z.object({
  type: z.string(),
  /** The vendor's; none of what is yet to be made. */
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  /** URNs of the resources that an input holds something of, by its name; hidden with a secret's. */
  propertyDependencies: z.record(z.string(), z.array(z.string()).catch([])).nullish(),
});

const step = z.object({
  /** `same`, `create`, `update`, `delete`, `replace`, `refresh`, ... */
  op: z.string(),
  urn: z.string(),
  oldState: state.optional(),
  newState: state.optional(),
  /** Paths of the properties that made the engine decide on this step. */
  diffReasons: z.array(z.string()).nullish(),
  detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * What `pulumi preview --json` prints; of it, what a report needs. Secrets are `[secret]`. Without a
 * list of steps it says nothing, least of all that nothing would change.
 */
export const previewSchema = z.object({
  steps: z.array(step),
  diagnostics: z
    .array(z.object({ severity: z.string().optional(), message: z.string().default("") }))
    .default([]),
});

export type Preview = z.infer<typeof previewSchema>;
export type Step = z.infer<typeof step>;
export type StepState = z.infer<typeof state>;
