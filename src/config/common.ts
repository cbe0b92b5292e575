import { z } from "zod";

// A program reads its config once: compiling a parser for every object costs more than it saves.
z.config({ jitless: true });

// The message of a pattern says what may stand there; the sentence of `describe` says what it means.

/** A key under `frontends`, `services` or `secrets`: the name references use, e.g. `${services.api.url}`. */
export const partKey = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, "a key of letters and digits that starts with a lower-case letter");

/** A name that ends up in host names and vendors' URLs. */
export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z](?:[a-z0-9-]*[a-z0-9])?$/, "lower-case letters, digits and hyphens");

/** A fully qualified host name, lower-case, without scheme, port or trailing dot. */
export const hostname = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    "a full host name such as api.example.com, without https:// or a trailing dot",
  );

/** Scheme, host and port of a page, as browsers send it in the Origin header. */
export const origin = z
  .string()
  .regex(
    /^https?:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::[1-9]\d{0,4})?$/,
    "an origin such as https://app.example.com, no path",
  );

/** Text that is there. */
export const text = z.string().regex(/\S/, "text that is not empty");

/** A folder inside the repository: the vendors build there, and nowhere above it. */
export const folder = z
  .string()
  .regex(
    /^(?!\/|~|(?:.*\/)?(?:\.\.|\.git)(?:\/|$))[^\\\s][^\\]*$/,
    "a folder inside the repository such as apps/web, without .. and .git and not starting with /",
  );

/** A name that somebody gave to a thing in a vendor's console. */
export const vendorName = z
  .string()
  .regex(
    /^(?!.*\.\.)[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9])?$/,
    "letters, digits, spaces, dots, hyphens and underscores, starting and ending with a letter or digit",
  );

/** An id that a vendor made up, by what its ids begin with. */
export function vendorId(...prefixes: string[]) {
  const shown = prefixes.map((prefix) => `${prefix}...`).join(" or ");
  return z
    .string()
    .regex(new RegExp(`^(?:${prefixes.join("|")})[A-Za-z0-9_-]{1,64}$`), `an id such as ${shown}`);
}

const variableName = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,254}$/,
    "a variable name of letters, digits and underscores, at most 255",
  );

/** Environment variables by name; a value is text with `${...}` references to other parts. */
export const variables = z.record(variableName, z.string().max(65_536));

/** Secrets of GitHub Actions by name, upper-case as GitHub keeps them. Values as in `variables`. */
export const actionsSecrets = z.record(
  z
    .string()
    .regex(
      /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/,
      "upper-case letters, digits and underscores, not starting with GITHUB_ or a digit",
    ),
  z.string(),
);

/** A stack of this platform, by the name in its file: `prod` for Pulumi.prod.yaml. */
export const stackName = z
  .string()
  .regex(
    /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    "lower-case letters, digits and hyphens, at most 40, such as prod",
  );

/** Render's regions. Source: Render's OpenAPI document, schema `region`. */
export const renderRegion = z.enum(["oregon", "ohio", "virginia", "frankfurt", "singapore"]);
