import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPulumi, type StackTarget } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";
import type { Inputs } from "./finder.ts";

/** A resource as the engine's import files name it. */
export interface ImportEntry {
  type: string;
  name: string;
  id: string;
  parent?: string;
  provider?: string;
  version?: string;
  pluginDownloadUrl?: string;
}

/** A thing that the next `up` would make. */
export interface Creation {
  urn: string;
  type: string;
  name: string;
  inputs: Inputs;
  /** URNs of the components it is in, the outermost first. */
  ancestors: string[];
  /** URN of its provider. */
  provider: string | undefined;
  /** How the engine would import it. */
  entry: ImportEntry | undefined;
}

/** What the next `up` would do. */
export interface Preview {
  creations: Creation[];
  /** URNs of what it would replace. */
  replacements: string[];
  /** URNs by the names that entries give to parents and providers. */
  nameTable: Record<string, string>;
  /** How many resources, by what becomes of them: `create`, `update`, `same`. */
  counts: Record<string, number>;
}

/** One step of a preview, as `--json` prints it. */
export interface Step {
  op: string;
  urn: string;
  newState?: { type: string; parent?: string; provider?: string; inputs?: Inputs };
}

interface PreviewJson {
  steps?: Step[];
  changeSummary?: Record<string, number>;
  diagnostics?: { message: string; severity: string }[];
}

/** Asks the engine what the next `up` would do. */
export async function previewStack({ cwd, stack, env }: StackTarget): Promise<Preview> {
  const folder = mkdtempSync(join(tmpdir(), "recover-"));
  try {
    const file = join(folder, "import.json");
    const args = ["preview", "--json", "--import-file", file, "--stack", stack];
    const { exitCode, stdout, stderr } = await runPulumi({ cwd, env, args });
    const { steps = [], changeSummary = {}, diagnostics = [] } = parsed(stdout);
    if (exitCode !== 0) {
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      const said = [...errors.map(({ message }) => message.trim()), stderr.trim()].filter(Boolean);
      const isDamaged = said.some((line) => line.includes("failed to load checkpoint"));
      throw new UserError(
        [
          `The preview of ${stack} failed, so what its next up would make is not known:`,
          ...said,
          ...(isDamaged ? [damaged(stack)] : []),
        ].join("\n"),
      );
    }
    const { resources, nameTable = {} } = readImports(file);
    const replacements = steps.filter(({ op }) => op === "replace").map(({ urn }) => urn);
    const creations = creationsOf(steps, resources);
    return { creations, replacements, nameTable, counts: changeSummary };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function damaged(stack: string): string {
  return (
    "The state file is damaged. Copy the one before over it, which a file or bucket backend keeps " +
    `beside it (.pulumi/stacks/<project>/${stack}.json.bak), and run this again. If that one is ` +
    `damaged too, move both out of the backend, run \`npx pulumi stack init ${stack}\`, then this.`
  );
}

/** What failed early prints no JSON. */
function parsed(text: string): PreviewJson {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function readImports(file: string): {
  resources: ImportEntry[];
  nameTable?: Record<string, string>;
} {
  const { resources = [], nameTable } = JSON.parse(readFileSync(file, "utf8"));
  return { resources, nameTable };
}

/** The things that these steps make, each with its entry in the engine's import file. */
export function creationsOf(steps: readonly Step[], entries: readonly ImportEntry[]): Creation[] {
  const parents = new Map(steps.map(({ urn, newState }) => [urn, newState?.parent]));
  return steps
    .filter(({ op }) => op === "create")
    .map(({ urn, newState }) => {
      const type = newState?.type ?? "";
      const name = urn.split("::").at(-1)!;
      // No two resources of one type have one name in this program.
      const entry = entries.find((one) => one.type === type && one.name === name);
      return {
        urn,
        type,
        name,
        inputs: newState?.inputs ?? {},
        ancestors: ancestorsOf(urn, parents),
        // A reference to a provider is its URN and its id.
        provider: newState?.provider?.split("::").slice(0, -1).join("::"),
        entry,
      };
    });
}

function ancestorsOf(urn: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const parent = parents.get(urn);
  return parent === undefined ? [] : [...ancestorsOf(parent, parents), parent];
}
