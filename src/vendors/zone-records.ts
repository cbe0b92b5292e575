import { z } from "zod";
import { askAllPages, askVendor, NotAsked } from "./asked.ts";
import { cloudflare } from "./cloudflare.ts";
import { withQuery } from "./pages.ts";

const zones = z.object({ result: z.array(z.object({ id: z.string() })) });

const records = z.object({
  result: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      content: z.string().nullish(),
      priority: z.number().nullish(),
    }),
  ),
  result_info: z.object({ total_pages: z.number() }).nullish(),
});

/** One record as Cloudflare lists it. */
export type ZoneRecord = z.infer<typeof records>["result"][number];

/** All records of a zone; throws NotAsked where Cloudflare tells nothing. */
export async function zoneRecords(domain: string, env: NodeJS.ProcessEnv): Promise<ZoneRecord[]> {
  const [zone] = zones.parse(await askVendor(cloudflare, `/zones?name=${domain}`, env)).result;
  if (zone === undefined) throw new NotAsked(`Cloudflare: the token cannot see the zone ${domain}`);
  const page = (number: number) =>
    withQuery(`/zones/${zone.id}/dns_records`, { per_page: "1000", page: String(number) });
  return await askAllPages(cloudflare, page(1), env, {
    answer: records,
    rows: ({ result }) => result,
    next: ({ result_info }, number) =>
      number < (result_info?.total_pages ?? 1) ? page(number + 1) : undefined,
  });
}
