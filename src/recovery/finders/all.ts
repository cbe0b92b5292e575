import type { Finder } from "../finder.ts";
import { atlasFinders } from "./atlas.ts";
import { cloudflareFinders } from "./cloudflare.ts";
import { githubFinders } from "./github.ts";
import { vercelFinders } from "./vercel.ts";

/** By type of resource, as state writes it. */
export const finders: Record<string, Finder> = {
  ...atlasFinders,
  ...cloudflareFinders,
  ...githubFinders,
  ...vercelFinders,
};
