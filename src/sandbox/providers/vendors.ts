import { mongodbatlas } from "./atlas/atlas.ts";
import { cloudflare } from "./cloudflare/cloudflare.ts";
import { github } from "./github/github.ts";
import { random } from "./random.ts";
import type { Vendor } from "./vendor.ts";
import { vercel } from "./vercel/vercel.ts";

/** Every provider the sandbox stands in for at the engine's protocol. */
export const vendors: readonly Vendor[] = [vercel, mongodbatlas, github, cloudflare, random];
