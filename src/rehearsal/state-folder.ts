import { join } from "node:path";
import { projectFolder } from "../engine/layout.ts";

/** Where a sandbox keeps its state unless told otherwise; ignored by Git. */
export const defaultState = join(projectFolder, ".sandbox");
