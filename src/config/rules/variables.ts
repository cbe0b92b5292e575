import { each, type Rule } from "./rule.ts";
import { browserNames, secretsIn, variablesOf } from "./values.ts";

/**
 * Judges variables of every part: a build tool that runs in a web service, or a workflow that builds
 * a page, writes those with a browser's prefix into it as well.
 */
export const secretsStayOnServers: Rule = {
  name: "secrets-stay-on-servers",
  reason: "Variables with these prefixes are built into the page: every visitor can read them.",
  source:
    "https://create-react-app.dev/docs/adding-custom-environment-variables and https://nextjs.org/docs/pages/guides/environment-variables",
  check: each((environment) =>
    variablesOf(environment)
      .filter(({ name }) => browserNames.test(name))
      .flatMap(({ template, path }) =>
        secretsIn(template, environment.spec).map((name) => ({
          path,
          problem: `\${${name}} is secret, and this variable is built into the page`,
          allowed: "publishable keys and values that are not secret",
        })),
      ),
  ),
};

/** Judges the final value of the flag, in pages and services of production. */
export const launchedFlag: Rule = {
  name: "launched-flag",
  reason: "The page opens to users exactly when production is launched, not before and not after.",
  source: "Own rule: going live",
  check: each((environment) =>
    environment.spec.purpose !== "production"
      ? []
      : variablesOf(environment)
          .filter(({ name }) => /(^|_)LAUNCHED$/.test(name))
          .filter(({ known }) => known !== String(environment.spec.launched))
          .map(({ known, path }) => ({
            path,
            problem: `"${known ?? "?"}", but launched is ${environment.spec.launched}`,
            allowed: "${environment.launched}",
          })),
  ),
};

/** Judges what programs in production will be told of where they are. */
export const productionSaysSo: Rule = {
  name: "production-says-so",
  reason:
    "Programs that take production for something else show their errors to strangers, and do to " +
    "users what they would do to test data.",
  source:
    "Own rule: production is protected; https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production",
  check: each((environment, { environments }) => {
    if (environment.spec.purpose !== "production") return [];
    const others = new Set(
      environments
        .filter((other) => other !== environment)
        .flatMap(({ stack, spec }) => [stack, spec.purpose as string])
        .filter((name) => name !== "production"),
    );
    return variablesOf(environment)
      .filter(({ name, known }) =>
        name === "NODE_ENV"
          ? known !== "production"
          : environmentNames.test(name) && known !== undefined && others.has(known),
      )
      .map(({ path, known }) => ({
        path,
        problem: `"${known ?? "?"}" in production`,
        allowed: "production, or a reference: ${environment.purpose}, ${environment.name}",
      }));
  }),
};

/** Judges what programs outside production will be told of where they are. */
export const othersSaySo: Rule = {
  name: "others-say-so",
  reason:
    "Programs that take another environment for production write to people, and count its errors " +
    "and its money as real.",
  source: "Own rule: isolation",
  check: each((environment, { environments }) => {
    if (environment.spec.purpose === "production") return [];
    const live = environments.filter(({ spec }) => spec.purpose === "production");
    const names = new Set(["production", ...live.map(({ stack }) => stack)]);
    return variablesOf(environment)
      .filter(({ name, known }) => ownNames.test(name) && names.has(known?.toLowerCase() ?? ""))
      .map(({ path, known }) => ({
        path,
        problem: `"${known}" in ${environment.stack}`,
        allowed: "a reference: ${environment.purpose}, ${environment.name}",
      }));
  }),
};

/** Without those that switch a framework's optimizations on, as NODE_ENV and RAILS_ENV do. */
const ownNames = /^(?:DEPLOY_|SENTRY_)?(?:ENVIRONMENT|STAGE)(?:_NAME)?$|^ENV_NAME$/;

const environmentNames =
  /^(?:(?:APP|DEPLOY|RAILS|FLASK|DJANGO|SENTRY)_)?(?:ENV|ENVIRONMENT|STAGE)(?:_NAME)?$/;
