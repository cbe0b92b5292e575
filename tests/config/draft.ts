import type { CodedFault } from "../../src/config/fault.ts";
import type { ConfigInput, HeldSecret } from "../../src/config/input.ts";
import { type Examined, examine } from "../../src/config/load.ts";
import { readProjectFiles } from "../../src/config/project-files.ts";
import { placeholder } from "../../src/config/secret-kinds.ts";

type Plain = Record<string, unknown>;

/** The config of all stacks as plain data that a test may change before it is judged. */
export interface Draft {
  platform: Plain;
  stacks: Record<
    string,
    {
      environment: Plain;
      /** Text is a value that is known, as the engine knows those of the stack that runs. */
      secrets: Record<string, string | HeldSecret>;
      secretInfo: Plain;
    }
  >;
}

/** Of every stack. */
export const fingerprintKey = "a key for tests";

const files = readProjectFiles(new URL("../..", import.meta.url).pathname);

/** Bondigoo as it stands in the repository, with a placeholder for each secret. */
export function bondigoo(): Draft {
  const { input } = files;
  return {
    // What is verified names parts, and would be a second fault of every draft without one of them.
    platform: { ...(structuredClone(input.platform) as Plain), verify: {} },
    stacks: Object.fromEntries(
      input.stacks.map(({ stack, environment }) => [
        stack,
        {
          environment: structuredClone(environment) as Plain,
          secrets: {
            stripeSecretKey: placeholder("stripe-secret-key", stack),
            stripePublishableKey: placeholder("stripe-publishable-key", stack),
            cloudinaryUrl: placeholder("cloudinary-url", stack),
            ...(stack === "prod"
              ? { sendgridApiKey: placeholder("sendgrid-api-key", stack) }
              : { smtpUrl: placeholder("smtp-url", stack) }),
          },
          secretInfo: {},
        },
      ]),
    ),
  };
}

/** Writes a value at a dotted path: `platform.name`, `prod.environment.services.api.plan`. */
export function set(draft: Draft, path: string, value: unknown): Draft {
  const { parent, key } = walk(draft, path);
  parent[key] = value;
  return draft;
}

/** Takes away what stands at a dotted path. */
export function unset(draft: Draft, path: string): Draft {
  const { parent, key } = walk(draft, path);
  if (!Object.hasOwn(parent, key)) throw new Error(`nothing stands at ${path}`);
  delete parent[key];
  return draft;
}

function walk(draft: Draft, path: string): { parent: Plain; key: string } {
  const [first = "", ...rest] = path.split(".");
  const keys = first === "platform" ? [first, ...rest] : ["stacks", first, ...rest];
  const key = keys.pop() ?? "";
  let parent = draft as unknown as Plain;
  for (const step of keys) {
    parent[step] ??= {};
    parent = parent[step] as Plain;
  }
  return { parent, key };
}

export function inputOf({ platform, stacks }: Draft): ConfigInput {
  return {
    project: "bondigoo",
    platform,
    stacks: Object.entries(stacks).map(([stack, { environment, secrets, secretInfo }]) => ({
      stack,
      environment,
      secrets: Object.fromEntries(
        Object.entries(secrets).map(([key, value]): [key: string, held: HeldSecret] => [
          key,
          typeof value === "string" ? { state: "known", value } : value,
        ]),
      ),
      importsSecrets: false,
      secretInfo,
      fingerprintKey,
    })),
  };
}

/** Judges a draft with the secrets of all stacks in view. */
export function examineDraft(draft: Draft): Examined {
  return examine(inputOf(draft), () => true);
}

export function faultsOf(draft: Draft): CodedFault[] {
  return examineDraft(draft).faults;
}
