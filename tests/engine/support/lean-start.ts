import { join } from "node:path";
import { projectFolder } from "../../../src/engine/layout.ts";

/** Runtime options by which a program of a test starts as fast as this project's own. */
export const leanOptions = {
  typescript: false,
  nodeargs: `--require ${join(projectFolder, "src", "preload.js")}`,
};

/** `Pulumi.yaml` of a program in `index.ts` that starts so, and its dynamic resources too. */
export function leanProject(name: string): string {
  const path = join(projectFolder, "src", "dynamic-provider");
  return JSON.stringify({
    name,
    runtime: { name: "nodejs", options: leanOptions },
    plugins: { providers: [{ name: "pulumi-nodejs", path }] },
    main: "index.ts",
  });
}
