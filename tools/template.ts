import { parseDocument } from "yaml";
import { projectFile } from "../src/config/project.ts";
import { answersTo } from "../src/init/ask.ts";
import { filesOf } from "../src/init/files.ts";
import { lookAround } from "../src/init/found.ts";
import { questionsFor, withAnswers } from "../src/init/questions.ts";

/** A folder outside of this checkout with nothing in it. */
const nowhere = "/a-new-platform";

/**
 * What `pulumi new` replaces by the new project's name. In files that end in .yaml it puts an end of
 * line behind it, so that there it can only stand at the end of a line.
 */
const projectName = "${PROJECT}";

/** By the new project's description, but in names of files by nothing. */
const description = "${DESCRIPTION}";

/** What only a person can tell, and `pulumi new` has no question for. */
const placeholders = { domain: "platform.example", repository: "your-organization/your-platform" };

const quickstart = `In the new folder:

    npx infra check       # what is refused, offline
    npx infra rehearse    # the whole life of all environments, on this machine

Before it is real, your domain takes the place of ${placeholders.domain} in the YAML files,
and your repository that of ${placeholders.repository} in ${projectFile}.
`;

/**
 * The template for `pulumi new`: what `infra init --yes` writes where the package is installed, which
 * is also where a package.json is already.
 */
export async function templateFiles(): Promise<Record<string, string>> {
  const found = lookAround(nowhere);
  const answers = await answersTo(questionsFor(found, placeholders), true);
  const { region = "" } = answers;
  const parts = withAnswers(found.parts, answers);
  const files = filesOf(nowhere, { name: projectName, ...placeholders, region }, parts);
  files.delete("package.json");
  return Object.fromEntries(
    [...files].map(([path, text]) => [`template/${nameInTemplate(path)}`, asTemplate(path, text)]),
  );
}

/**
 * npm takes .gitignore and .npmrc of a package for its own and leaves them out, unless they are
 * called otherwise; in the new project they have their names again.
 */
function nameInTemplate(path: string): string {
  return [".gitignore", ".npmrc"].includes(path) ? path + description : path;
}

function asTemplate(path: string, text: string): string {
  if (path === projectFile) return projectTemplate(text);
  if (/^Pulumi\..*\.yaml$/.test(path)) return stackTemplate(text);
  return text;
}

function projectTemplate(text: string): string {
  const document = parseDocument(text);
  document.set("description", description);
  document.set("template", {
    displayName: "Environments of a web platform",
    description: "Every environment of a web platform, from one typed component",
    quickstart,
  });
  return document.toString({ lineWidth: 0 });
}

/** Without the project's name in front of its key, which Pulumi then reads as the project's. */
function stackTemplate(text: string): string {
  const document = parseDocument(text);
  const environment = document.getIn(["config", `${projectName}:environment`]);
  document.set("config", { environment });
  return document.toString({ lineWidth: 0 });
}
