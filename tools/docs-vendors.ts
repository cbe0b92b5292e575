import { vendors } from "../src/vendors/all.ts";
import { hosts } from "../src/vendors/hosts.ts";

/** The README with today's table of vendors between its two marks. */
export function readmeWithVendors(readme: string): string {
  return withPart(readme, "vendors", vendorTable());
}

/** The guide with today's list of hosts between its two marks. */
export function guideWithHosts(guide: string): string {
  return withPart(guide, "hosts", hostTable());
}

/** A page that people write, with the part between these marks made anew. */
function withPart(page: string, name: string, part: string): string {
  const [start, end] = [`<!-- ${name}: written by \`npm run docs\` -->`, `<!-- /${name} -->`];
  const [before, rest = ""] = page.split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`The page has no "${start}" and "${end}"`);
  return `${before}${start}\n${part}\n${end}${after}`;
}

function hostTable(): string {
  const rows = hosts().map(({ name, asked }) => `| \`${name}\` | ${asked} |`);
  return ["| host | asked by |", "| --- | --- |", ...rows].join("\n");
}

function vendorTable(): string {
  return [
    "| vendor | account | credential | least rights |",
    "| --- | --- | --- | --- |",
    ...vendors.map(({ title, account, credentials, rights }) => {
      const names = credentials.map(({ variable }) => `\`${variable}\``).join(", ");
      return `| ${title} | ${account} | ${names} | ${rights} |`;
    }),
  ].join("\n");
}
