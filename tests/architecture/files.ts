/** What starts before anything that knows TypeScript. */
const launchers = ["src/preload.js", "src/dynamic-provider/pulumi-resource-pulumi-nodejs"];

/** Files in src that are no source: build results, maps, copies. */
export function strayFaults(paths: string[]): string[] {
  return paths
    .filter((path) => !launchers.includes(path))
    .filter((path) => !/\.(ts|json)$/.test(path) || path.endsWith(".d.ts"))
    .map((path) => `${path} is no source file: delete it, or keep it outside src`);
}

const marks = /@generated|auto-?generated|do not (?:edit|make direct changes)/i;

/** Generated code says so in its name, so that format, lint and limits leave it alone. */
export function generatedFaults(files: { path: string; text: string }[]): string[] {
  return files
    .filter(({ path, text }) => /\.ts$/.test(path) && marks.test(text.slice(0, 500)))
    .filter(({ path }) => !path.endsWith(".generated.ts"))
    .map(({ path }) => `${path} is generated: name it *.generated.ts`);
}

/** Actions are pinned by commit, with the version for people and update tools. */
export function pinFaults(files: { path: string; text: string }[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => {
      const uses = line.match(/^\s*(?:-\s+)?uses:\s*(.*)$/)?.[1];
      if (uses === undefined || uses.startsWith("./")) return [];
      if (/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)) return [];
      return [
        `${path}:${index + 1}: "${uses}" is not pinned: write owner/action@<40 hex> # v1.2.3`,
      ];
    }),
  );
}
