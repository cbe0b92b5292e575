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
  .regex(/^https?:\/\/[a-z0-9.-]+(?::\d+)?$/, "an origin such as https://app.example.com, no path");

/** Text that is there. */
export const text = z.string().min(1);

const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "a variable name of letters, digits and underscores");

/** Environment variables by name; a value is text with `${...}` references to other parts. */
export const variables = z.record(variableName, z.string());

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
export const stackName = z.string().regex(/^[a-z][a-z0-9-]*$/, "a stack name such as prod");

/** Render's regions. Source: Render's OpenAPI document, schema `region`. */
export const renderRegion = z.enum(["oregon", "ohio", "virginia", "frankfurt", "singapore"]);
