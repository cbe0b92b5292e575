import type { ActionStep, Verification } from "../../config/verification.ts";
import { type Check, Unmet } from "./check.ts";
import { answerOf } from "./host.ts";
import type { Network } from "./network.ts";
import { propertyOf } from "./service.ts";

export interface ExpectedAction {
  name: string;
  steps: Verification["actions"][string]["steps"];
  /** Addresses of the services, by key. */
  urls: Record<string, string>;
  /** Variables of this command, for test users' passwords. */
  env: NodeJS.ProcessEnv;
}

/** What users come for, done by a test user: one request after the other. */
export function actionCheck(network: Network, { name, steps, urls, env }: ExpectedAction): Check {
  return {
    title: name,
    run: async () => {
      const kept: Record<string, string> = {};
      for (const [index, step] of steps.entries()) {
        const fill = (text: string) => filled(text, kept, env, name);
        const at = `step ${index + 1} of ${steps.length}`;
        const path = fill(step.path);
        const reply = await answerOf(
          network,
          requestOf(step, `${urls[step.service]}${path}`, fill),
        );
        if (reply.status !== step.expect) {
          throw new Unmet(
            `${at}, ${step.method} ${step.path}, answers ${reply.status}, not ${step.expect}`,
            { fix: `read the log of the service ${step.service}` },
          );
        }
        for (const [word, property] of Object.entries(step.keep)) {
          const value = propertyOf(reply.body, property);
          if (value === undefined) {
            throw new Unmet(`${at}: the answer to ${step.method} ${step.path} has no ${property}`);
          }
          kept[word] = String(value);
        }
      }
      return `${steps.length} steps`;
    },
  };
}

function requestOf(step: ActionStep, url: string, fill: (text: string) => string) {
  const headers = Object.fromEntries(
    Object.entries(step.headers).map(([name, value]) => [name, fill(value)]),
  );
  if (step.body === undefined) return { url, method: step.method, headers };
  const body = JSON.stringify(step.body, (_name, value: unknown) =>
    typeof value === "string" ? fill(value) : value,
  );
  return {
    url,
    method: step.method,
    headers: { "content-type": "application/json", ...headers },
    body,
  };
}

/** Text with what was kept, and variables of the command, in their places. */
function filled(
  text: string,
  kept: Record<string, string>,
  env: NodeJS.ProcessEnv,
  action: string,
): string {
  return text.replace(
    /\$\{(env\.)?(\w+)\}/g,
    (whole, fromEnv: string | undefined, name: string) => {
      const value = fromEnv ? env[name] : kept[name];
      if (value !== undefined) return value;
      const fix = fromEnv ? `set ${name} for this command` : `see verify.actions.${action}`;
      throw new Unmet(`${whole} has no value`, { fix });
    },
  );
}
