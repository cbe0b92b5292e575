import { atlas } from "./atlas.ts";
import { cloudflare } from "./cloudflare.ts";
import { github } from "./github.ts";
import { render } from "./render.ts";
import type { Vendor } from "./vendor.ts";
import { vercel } from "./vercel.ts";

/** Every vendor that wants a credential, in the order in which a person goes through them. */
export const vendors: readonly Vendor[] = [render, vercel, atlas, github, cloudflare];
