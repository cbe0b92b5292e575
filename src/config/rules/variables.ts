import { looksSecret } from "../secret-kinds.ts";
import { referenceName, referencesIn } from "../template.ts";
import { each, type Rule } from "./rule.ts";
import { browserNames, variablesOf } from "./values.ts";

export const secretsStayOnServers: Rule = {
  name: "secrets-stay-on-servers",
  reason: "Variables with these prefixes are built into the page: every visitor can read them.",
  source:
    "https://create-react-app.dev/docs/adding-custom-environment-variables and https://nextjs.org/docs/pages/guides/environment-variables",
  check: each((environment) =>
    variablesOf(environment)
      .filter((variable) => variable.inPage && browserNames.test(variable.name))
      .flatMap(({ template, path }) =>
        referencesIn(template)
          .map(referenceName)
          .filter((name) => environment.spec.references.get(name)?.secret)
          .map((name) => ({
            path,
            problem: `\${${name}} is secret, and this variable is built into the page`,
            allowed: "publishable keys and what is no secret",
          })),
      ),
  ),
};

export const noSecretsInTheClear: Rule = {
  name: "no-secrets-in-the-clear",
  reason:
    "The files are in Git: a key written into a variable is read by everybody who ever clones it.",
  source: "Own rule: environments are copies of one platform",
  check: ({ environments }) => {
    const faults = environments.flatMap((environment) =>
      variablesOf(environment)
        .filter(({ template }) =>
          template.some((piece) => typeof piece === "string" && looksSecret(piece)),
        )
        .map(({ path, name }) => ({
          path,
          problem: "holds what looks like a secret, in the clear (not shown)",
          allowed: "a reference: ${secrets.<key>}",
          fix: `replace the value at its vendor, declare it under platform.secrets, and write ${name}: \${secrets.<key>}`,
        })),
    );
    return faults;
  },
};

export const launchedFlag: Rule = {
  name: "launched-flag",
  reason: "The page opens to users exactly when production is launched, not before and not after.",
  source: "Own rule: going live",
  check: each((environment) =>
    environment.spec.purpose !== "production"
      ? []
      : variablesOf(environment)
          .filter((variable) => variable.inPage && /(^|_)LAUNCHED$/.test(variable.name))
          .filter(({ known }) => known !== String(environment.spec.launched))
          .map(({ known, path }) => ({
            path,
            problem: `"${known ?? "?"}", but launched is ${environment.spec.launched}`,
            allowed: "${environment.launched}",
          })),
  ),
};
