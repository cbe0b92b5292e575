import type { ConfigFault } from "../fault.ts";
import { at, type PlatformView, type Rule } from "./rule.ts";

/** A list of the config, its place, and what its entries will be at the vendor. */
interface List {
  path: string;
  entries: string[];
}

/** Judges what the entries of a list will be at the vendor, where each can be but once. */
export const listsWithoutRepeats: Rule = {
  name: "lists-without-repeats",
  reason: "One thing cannot be made twice: the second one is a slip, and was to be another.",
  source: "Own rule: what stands in a list is made",
  check: (view) => [...platformLists(view), ...environmentLists(view)].flatMap(repeats),
};

function repeats({ path, entries }: List): ConfigFault[] {
  return entries.flatMap((entry, index) =>
    entries.indexOf(entry) === index
      ? []
      : [
          {
            path: `${path}.${index}`,
            problem: `"${entry}" a second time`,
            allowed: "each entry once",
            fix: "remove it",
          },
        ],
  );
}

function platformLists({ platform }: PlatformView): List[] {
  return [
    { path: "platform.outboundAddresses", entries: platform.outboundAddresses },
    { path: "platform.caa", entries: platform.caa },
    ...Object.entries(platform.secrets).map(([key, { sharedBy }]) => ({
      path: `platform.secrets.${key}.sharedBy`,
      entries: sharedBy,
    })),
  ];
}

function environmentLists(view: PlatformView): List[] {
  return view.environments.flatMap((environment) => [
    {
      path: at(environment, "protection", "checks"),
      entries: environment.spec.protection.checks,
    },
    {
      path: at(environment, "redis", "ipAllowList"),
      entries: environment.spec.redis?.own
        ? environment.spec.redis.ipAllowList.map(({ cidrBlock }) => cidrBlock)
        : [],
    },
    ...environment.spec.frontends.flatMap(({ key, proofs }) => [
      {
        path: at(environment, "frontends", key, "proofs"),
        entries: proofs.map(({ domain }) => domain),
      },
      {
        path: at(environment, "frontends", key, "extraOrigins"),
        entries: environment.config.frontends[key]?.extraOrigins ?? [],
      },
    ]),
  ]);
}
