import { UserError } from "../../shared/errors.ts";

/** The target does not hold what was sent to it. */
export class Unverified extends UserError {}
