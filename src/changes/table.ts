import { cloudflare } from "./cloudflare.ts";
import { github } from "./github.ts";
import { mongodbAtlas } from "./mongodb-atlas.ts";
import { always, type KindChanges } from "./outcome.ts";
import { random } from "./random.ts";
import { render } from "./render.ts";
import { vercel } from "./vercel.ts";

/** What this program registers without a vendor behind it. */
const engine: Record<string, KindChanges> = {
  "pulumi:providers:github": {
    title: "Pulumi: settings of the GitHub provider",
    inputs: {
      owner: always(
        "replaces",
        "Everything it manages at GitHub is made anew under the other owner.",
      ),
      baseUrl: always("in place", "Another address of GitHub's API is asked."),
      token: always("in place", "Used from the next call on."),
    },
    deleted: always("in place", "Nothing at GitHub."),
  },
};

/**
 * What every change does, by type of resource and input: the one table that refusals, previews,
 * comments, drift reports and docs/reference/changes.md are made from.
 */
export const table: Readonly<Record<string, KindChanges>> = {
  ...render,
  ...mongodbAtlas,
  ...vercel,
  ...cloudflare,
  ...github,
  ...random,
  ...engine,
};

/** What is known of a type; none of what this program does not register. */
export function kindChanges(type: string): KindChanges | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

const sentences = new Set(
  Object.values(table).flatMap(({ inputs, due, deleted }) =>
    [...Object.values(inputs), due?.outcomes ?? [], deleted].flatMap((outcomes) =>
      outcomes.map(({ means }) => means),
    ),
  ),
);

/** Whether the table says this, word for word: then it is ours, and no value of anybody's. */
export function isOurSentence(text: string): boolean {
  return sentences.has(text);
}
