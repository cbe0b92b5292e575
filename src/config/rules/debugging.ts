import type { ConfigFault } from "../fault.ts";
import { each, type Rule } from "./rule.ts";
import { commandsOf, plainName, variablesOf } from "./values.ts";

/** Judges the final values of the switches that turn checks of certificates off, in every environment. */
export const certificatesChecked: Rule = {
  name: "certificates-checked",
  reason: "Who does not look at a certificate sends passwords to whoever answers.",
  source: "https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue",
  check: each((environment) =>
    [...variablesOf(environment), ...commandsOf(environment)]
      .filter((written) => trusting(written))
      .map(({ path }) => ({
        path,
        problem: "switches the check of certificates off",
        allowed: "no such switch; NODE_EXTRA_CA_CERTS names an authority of one's own",
      })),
  ),
};

function trusting({ name, value }: { name?: string; value: string }): boolean {
  const off = /^(?:0|false|no)$/i.test(value.trim());
  if (name === "NODE_TLS_REJECT_UNAUTHORIZED" || name === "PYTHONHTTPSVERIFY") return off;
  if (name === "GIT_SSL_NO_VERIFY") return !off && value.trim() !== "";
  return /(?:^|\s)(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)=["']?0/.test(value);
}

/** Judges the final values and commands that production will run with. */
export const productionNotDebugged: Rule = {
  name: "production-not-debugged",
  reason:
    "A debugger that listens lets whoever reaches it run code, and pages of a debug mode show what " +
    "the process knows.",
  source:
    "https://nodejs.org/en/learn/getting-started/debugging and https://docs.djangoproject.com/en/stable/ref/settings/#debug",
  check: each((environment): ConfigFault[] => {
    if (environment.spec.purpose !== "production") return [];
    return [...variablesOf(environment), ...commandsOf(environment)]
      .filter((written) => debugs(written))
      .map(({ path }) => ({
        path,
        problem: "debugs production",
        allowed: "no debugger and no debug mode in production",
      }));
  }),
};

const modes = /^(?:(?:APP|DJANGO|FLASK|LARAVEL|RAILS|WEB)_)?DEBUG(?:_MODE)?$/;

function debugs({ name, value }: { name?: string; value: string }): boolean {
  if (name !== undefined && modes.test(plainName(name))) {
    return /^(?:1|true|yes|on|\*)$/i.test(value.trim());
  }
  if (name !== undefined && name !== "NODE_OPTIONS") return false;
  return /(?:^|\s|=)--inspect(?:-brk|-wait)?(?:[=\s]|$)|(?:^|\s)-m\s+(?:pdb|debugpy)\b/.test(value);
}
