import { github } from "../vendors/github.ts";
import { render } from "../vendors/render.ts";
import type { Vendor } from "../vendors/vendor.ts";
import { vercel } from "../vendors/vercel.ts";

/** A list that a vendor's API does not have, and what follows from that. */
interface Untold {
  vendor: Vendor;
  what: string;
  why: string;
}

/** What reaches the environments and is listed nowhere: for a person to look at in the dashboards. */
export const untold: readonly Untold[] = [
  {
    vendor: render,
    what: "API keys",
    why: "each has all the rights of the member who made it, and no end",
  },
  {
    vendor: vercel,
    what: "tokens of other members",
    why: "each may do what its member may",
  },
  {
    vendor: github,
    what: "personal access tokens of others",
    why: "each may at most do what its owner may",
  },
];
