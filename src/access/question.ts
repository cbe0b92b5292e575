import type { z } from "zod";
import type { EnvironmentSpec } from "../config/spec.ts";
import { answerOf as answerOfVendor } from "../vendors/asked.ts";
import type { Vendor } from "../vendors/vendor.ts";
import type { Access } from "./model.ts";

/** What every question has to go on. */
export interface Session {
  environments: readonly EnvironmentSpec[];
  /** Slug or id of the Vercel team. */
  team: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** One list of one vendor, and what of it can reach the environments. */
export interface Question {
  vendor: Vendor;
  /** What is asked for, completing "could not read its ...". */
  what: string;
  /** What its answer leaves open of those who are listed, where it tells little more than their names. */
  namesOnly?: string;
  /** What it lists are tokens and keys, which people have to replace. */
  credentials?: true;
  ask(session: Session): Promise<Access[]>;
}

/** Names of all environments: what reaches the account reaches each of them. */
export const everywhere = ({ environments }: Session) => environments.map(({ stack }) => stack);

/** An answer of the form that the vendor's document says. */
export async function answerOf<Answer>(
  { env }: Session,
  vendor: Vendor,
  path: string,
  form: z.ZodType<Answer>,
): Promise<Answer> {
  return await answerOfVendor(vendor, path, env, form);
}
