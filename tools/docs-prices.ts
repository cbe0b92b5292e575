import { dollars } from "../src/config/cost/amount.ts";
import {
  chargedByUse,
  type Price,
  type PriceList,
  prices,
  pricesReadOn,
} from "../src/config/cost/prices.ts";

const intro = `# Prices

Generated from pins/prices/monthly.json by \`node tools/docs.ts\`; do not edit.

What \`infra cost\` counts with: US dollars a month without tax, collected on ${pricesReadOn}, each with
where it was read and how sure it is. The vendor's own page decides. How to renew them:
[pins](../../pins/README.md); how to use the estimate: [seeing it all](../guide/seeing-it-all.md).

| how sure | meaning |
| --- | --- |
| vendor | the vendor's own text |
| others | a public third party, in 2026 |
| uncertain | old, from one place alone, or contradicted |

A price that nobody found is _not known_ here and in every estimate; it is never counted as nothing.
`;

const { render, atlas, vercel, github, cloudflare } = prices;

/** The whole page docs/reference/prices.md. */
export function pricesPage(): string {
  return [
    intro,
    section("Render: services", "plan", byPrice(render.compute)),
    "For each instance; nothing while suspended.\n",
    section(
      "Render: cron jobs, for each minute that they run",
      "plan",
      byPrice(render.cronMinutes),
    ),
    section("Render: Key Value", "plan", byPrice(render.keyValue)),
    section("Render: Postgres", "plan", byPrice(render.postgres)),
    section("Render: besides", "what", [
      ["a cron job", render.cronLeast],
      ["a static site", render.staticSite],
      ["disk of a service", render.diskGb],
      ["storage of Postgres", render.postgresGb],
    ]),
    section("MongoDB Atlas: clusters", "size", byPrice(atlas.clusters)),
    section("Accounts, once for all environments", "what", [
      ...byPrice(render.workspace).map(
        ([plan, price]): Row => [`Render workspace, ${plan}`, price],
      ),
      ["Vercel team, Pro", vercel.team],
      ["Vercel project", vercel.project],
      ["GitHub", github.plan],
      ["Cloudflare zone", cloudflare.zone],
    ]),
    byUse(),
  ].join("\n");
}

type Row = [name: string, price: Price];

/** Plans of one price in one row: Render gave its plans second names. */
function byPrice(list: PriceList): Row[] {
  const groups = Map.groupBy(Object.entries(list), ([, price]) => JSON.stringify(price));
  return [...groups.values()].map((same) => [
    same.map(([name]) => `\`${name}\``).join(" "),
    same[0]![1],
  ]);
}

function section(title: string, first: string, rows: Row[]): string {
  return [
    `## ${title}\n`,
    `| ${first} | price | of what | how sure | source | read |`,
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map(
      ([name, price]) =>
        `| ${name} | ${amount(price)} | ${price.basis ?? ""} | ${price.sure} | ${price.source} | ${price.date} |`,
    ),
    "",
  ].join("\n");
}

function amount({ monthlyUsd }: Price): string {
  if (monthlyUsd === null) return "_not known_";
  if (typeof monthlyUsd !== "number")
    return `${dollars(monthlyUsd.from)} to ${dollars(monthlyUsd.to)}`;
  return monthlyUsd > 0 && monthlyUsd < 0.1 ? `$${monthlyUsd}` : dollars(monthlyUsd);
}

function byUse(): string {
  return [
    "## Charged by use, and counted in no estimate\n",
    "| vendor | what | price | how sure | source | read |",
    "| --- | --- | --- | --- | --- | --- |",
    ...chargedByUse.map(
      ({ vendor, what, usd, sure, source, date }) =>
        `| ${vendor} | ${what} | ${usd} | ${sure} | ${source} | ${date} |`,
    ),
    "",
  ].join("\n");
}
