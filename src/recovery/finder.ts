import type { Row, VendorCall } from "./vendor-call.ts";

/** Inputs of a resource as a preview shows them; secrets are masked. */
export type Inputs = Record<string, unknown>;

/**
 * How things of one type are found at their vendor that the next `up` would make. Types whose
 * creation writes over what is there (a branch, an address let in, a secret of Actions) need none.
 */
export interface Finder {
  /** What lists them. None where no function of the plugin does: then the id is simply tried. */
  call?(inputs: Inputs): VendorCall;
  /** Ids of the things that may be the one, as an import takes them. */
  ids(inputs: Inputs, rows: readonly Row[]): string[];
  /** Inputs that say which one is meant: while one of them is not known, nothing can be asked. */
  identity: readonly string[];
}
