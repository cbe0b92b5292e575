import { vendors } from "../src/vendors/all.ts";

const [start, end] = ["<!-- vendors: written by `npm run docs` -->", "<!-- /vendors -->"];

/** The README with today's table of vendors between its two marks. */
export function readmeWithVendors(readme: string): string {
  const [before, rest = ""] = readme.split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`README.md has no "${start}" and "${end}"`);
  return `${before}${start}\n${vendorTable()}\n${end}${after}`;
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
