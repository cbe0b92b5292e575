import { type Check, Unmet } from "./check.ts";
import { answerOf } from "./host.ts";
import type { Network } from "./network.ts";

const path = "/verify";

/** A second name of a page leads to its canonical one, and keeps the path. */
export function leadsTo(network: Network, host: string, canonical: string, stack: string): Check {
  return {
    title: `leads to ${canonical}`,
    watched: true,
    run: async () => {
      const { status, headers } = await answerOf(network, { url: `https://${host}${path}` });
      const wanted = `https://${canonical}${path}`;
      if ((status === 308 || status === 301) && headers.location === wanted) return undefined;
      const found = headers.location === undefined ? "" : ` and leads to ${headers.location}`;
      throw new Unmet(`https://${host}${path} answers ${status}${found}, not to ${wanted}`, {
        fix: `npx infra drift -s ${stack}`,
        ...((headers["x-vercel-error"] !== undefined || status >= 500) && {
          settles: "the deployment",
        }),
      });
    },
  };
}
