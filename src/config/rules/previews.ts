import { previewsFit, previewsReadable } from "../compose/preview-origins.ts";
import type { ConfigFault } from "../fault.ts";
import { referenceName, referencesIn, type Template } from "../template.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";
import { variablesOf } from "./values.ts";

/** Judges whose previews of pull requests are whose, by the Vercel project they are built in. */
export const previewOwners: Rule = {
  name: "preview-owners",
  reason:
    "Vercel holds one value of a variable for all previews of a project; and every project of the " +
    "repository builds a pull request, each with a page and a comment of its own, before it is told not to.",
  source: "https://vercel.com/docs/environment-variables",
  check: each((environment, { environments }) =>
    environment.spec.frontends.flatMap(({ key, project, previews }): ConfigFault[] => {
      const path = at(environment, "frontends", key, "previews");
      if (project.own && previews !== undefined && previews !== "none") {
        const allowed = "none; branch and all together with previewOf";
        return [
          { path, problem: `"${previews}", but ${environment.stack} has its own project`, allowed },
        ];
      }
      if (!project.own && previews === "none") {
        const allowed = "branch, all";
        return [{ path, problem: '"none", but this environment is previews of another', allowed }];
      }
      const owners = environments.filter((other) => ownsAll(other, key));
      if (previews === "all") return secondOwner(environment, key, path, owners);
      const [owner] = owners;
      if (!project.own || previews === "none" || owner === undefined) return [];
      if (hostOf(owner, key) === environment.stack) return [];
      const problem = `builds every pull request too, beside ${owner.stack}'s previews`;
      return [{ path, problem, allowed: "none", fix: "write previews: none" }];
    }),
  ),
};

const ownsAll = ({ spec }: EnvironmentView, key: string) =>
  spec.frontends.some(
    (frontend) => frontend.key === key && !frontend.project.own && frontend.previews === "all",
  );

/** The stack whose Vercel project builds them, or the project's id where nobody manages it here. */
function hostOf({ config }: EnvironmentView, key: string): string | undefined {
  const host = config.frontends[key]?.previewOf;
  return typeof host === "object" ? host.project : host;
}

function secondOwner(
  environment: EnvironmentView,
  key: string,
  path: string,
  owners: EnvironmentView[],
): ConfigFault[] {
  const before = owners.slice(0, owners.indexOf(environment));
  const same = before.find((other) => hostOf(other, key) === hostOf(environment, key));
  if (same === undefined) return [];
  const problem = `"all", as ${same.stack} has already of that project`;
  return [{ path, problem, allowed: "branch", fix: "write previews: branch" }];
}

/** Judges each use of the pattern that the API lets previews in by. */
export const previewOriginsKnown: Rule = {
  name: "preview-origins-known",
  reason:
    "A pattern that lets another project's page in lets it act for a user: it is made only from a " +
    "project's and a team's whole names, for previews that there are, and never in production.",
  source: "https://vercel.com/docs/deployments/generated-urls",
  check: each((environment, { platform: { vercelTeam: team } }) =>
    variablesOf(environment).flatMap(({ template, path }): ConfigFault[] => {
      const used = previewReferences(template);
      const frontends = environment.spec.frontends.filter(({ key }) =>
        used.includes(`frontends.${key}.previewOrigins`),
      );
      return frontends.flatMap((frontend) => {
        const problem =
          template.length > 1
            ? "a pattern cannot stand beside other text"
            : whyUnknown(frontend, environment, team);
        if (problem === undefined) return [];
        const allowed = "alone in a variable, outside production, of a frontend with previews: all";
        const name = `frontends.${frontend.key}.previewOrigins`;
        return [{ path, problem: `\${${name}}: ${problem}`, allowed }];
      });
    }),
  ),
};

/** Names of the references to patterns of previews. */
export function previewReferences(template: Template): string[] {
  const names = referencesIn(template).map(referenceName);
  return names.filter((name) => /^frontends\.[^.]+\.previewOrigins$/.test(name));
}

type Frontend = EnvironmentView["spec"]["frontends"][number];

function whyUnknown(
  { previews, previewsIn }: Frontend,
  { stack, spec }: EnvironmentView,
  team: string | undefined,
): string | undefined {
  if (spec.purpose === "production") return "production lets no previews in";
  if (previews !== "all") return `${stack} does not have the previews of all branches`;
  if (team === undefined) return "the platform's vercelTeam is not set";
  if (previewsIn === undefined) return "the project is not known";
  const names = { project: previewsIn, team };
  if (!previewsFit(names))
    return `the names ${previewsIn} and ${team} are so long that Vercel cuts them`;
  if (!previewsReadable(names)) return "\"git\" is a word of the project's or the team's name";
  return undefined;
}
