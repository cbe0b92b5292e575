import { isClosed } from "../config/closed.ts";
import { textOf } from "../config/references.ts";
import { kindOf } from "../config/secret-kinds.ts";
import { serviceKind } from "../config/services/kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { UserError } from "../shared/errors.ts";

/**
 * A page, in Markdown, for people who only use an environment: where it is, how to sign in and pay, who
 * gets its mail, whom to ask. From the config alone; no secret is on it. Throws a UserError for
 * production, where nothing is for trying out. `hasSeed`: whether the project has a seed for its data.
 */
export function card(
  spec: EnvironmentSpec,
  environments: readonly EnvironmentSpec[],
  hasSeed: boolean,
): string {
  const { stack, purpose, platform } = spec;
  if (purpose === "production") {
    throw new UserError(`${stack} is production: everything there is real, and it has no card.`);
  }
  return [
    `# ${platform.name}: ${stack}`,
    `For ${purposes[purpose]}. Nothing that you do here reaches ${platform.name}'s users: try what you like.`,
    section("Where", table(["what", "address", "who gets in"], places(spec, environments))),
    section("What runs here", runs(spec)),
    section("Signing in", signingIn(spec)),
    ...tryingOut(spec),
    section("Mail", mail(spec)),
    section("Starting over", startingOver(spec, hasSeed)),
    section("Whom to ask", platform.contact ?? ""),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const purposes = {
  staging: "looking at what comes next before its users do",
  development: "trying out what is being built",
};

function section(title: string, text: string): string {
  return text === "" ? "" : `## ${title}\n\n${text}`;
}

function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return rows.length === 0
    ? ""
    : [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function places(spec: EnvironmentSpec, environments: readonly EnvironmentSpec[]): string[][] {
  const pages = spec.frontends.map((frontend) => [
    frontend.key,
    frontend.url,
    isClosed(frontend, environments) ? "members of the Vercel team, who log in there" : "everybody",
  ]);
  const services = spec.services
    .filter(({ service }) => serviceKind(service).serves !== "nothing")
    .map(({ key, url }) => [
      key,
      url ?? `as \`npx pulumi stack output services -s ${spec.stack}\` tells`,
      "everybody",
    ]);
  return [...pages, ...services];
}

function runs({ stack, branch, repository }: EnvironmentSpec): string {
  const source = `\`${branch}\` of ${repository.owner}/${repository.name}`;
  return (
    `Whatever was merged last into ${source}. Which commit that is, and whether all is well, tells ` +
    `\`npx infra status -s ${stack}\` in the folder of its config.`
  );
}

function signingIn({ platform: { testUsers, contact } }: EnvironmentSpec): string {
  if (testUsers.length === 0) return "";
  const rows = testUsers.map(({ role, login }) => [role, login]);
  const ask =
    contact === undefined
      ? "Ask the team for their passwords."
      : "Ask for their passwords: see below.";
  return `${table(["role", "login"], rows)}\n\n${ask}`;
}

/** Of each vendor whose keys are here, what its test mode takes. */
function tryingOut({ secrets }: EnvironmentSpec): string[] {
  const kinds = [...new Set(Object.values(secrets).map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const { tryOut } = kindOf(kind);
    if (tryOut === undefined) return [];
    const { title, entries, hint } = tryOut;
    return [section(title, `${table(["type", "what happens"], entries)}\n\n${hint}`)];
  });
}

function mail({ group, references }: EnvironmentSpec): string {
  const template = group.variables["EMAIL_ALLOWLIST"];
  const allowed = template && textOf(template, references);
  return allowed
    ? `Goes to these alone, whatever address a user has: ${allowed.split(/[\s,;]+/).join(", ")}`
    : "";
}

/** Who can undo what people did there, and how. */
function startingOver({ stack, purpose, database }: EnvironmentSpec, hasSeed: boolean): string {
  const stays = "What you change stays until somebody";
  const isOurs = database?.vendor === "mongodbatlas";
  if (purpose === "staging" && isOurs) {
    return `${stays} refreshes the data from production's, sanitised: \`npx infra data refresh -s ${stack}\`.`;
  }
  if (hasSeed && isOurs) {
    return (
      `${stays} fills the database anew, with the same data and users each time: ` +
      `\`npx infra data seed -s ${stack}\`. Who they are stands in data/seed.yaml.`
    );
  }
  return `${stays} runs the application's own seed again.`;
}
