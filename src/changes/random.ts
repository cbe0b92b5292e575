import type { RandomPasswordArgs } from "@pulumi/random/randomPassword.js";
import { always, type ChangesOfArgs, ours } from "./outcome.ts";

const another = always(
  "replaces",
  "Another value is made, and everything that uses it gets it; sessions or tokens signed with the " +
    "old one end.",
);

const password: ChangesOfArgs<RandomPasswordArgs, "length" | "special" | "keepers"> = {
  title: "Random: generated value",
  rights: true,
  inputs: { length: another, special: another, keepers: another },
  deleted: always("interrupts", "Nothing knows the value any more."),
  unseen: { length: ours, special: ours, keepers: ours },
};

/** By type of resource. */
export const random = { "random:index/randomPassword:RandomPassword": password };
