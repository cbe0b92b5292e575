import type { StateResource } from "../../../src/engine/pulumi.ts";
import type { Stage } from "../stage.ts";
import type { HandEdit, Way } from "./edit.ts";
import { pluginEdits } from "./plugins.ts";
import { isRender, renderEdits } from "./render-edits.ts";

/** What a hand can do to a thing at its vendor, one way. */
export function editsOf(stage: Stage, resource: StateResource, way: Way): HandEdit[] {
  if (isRender(resource)) return renderEdits(stage, resource, way);
  return resource.type.startsWith("random:") ? [] : pluginEdits(stage.sandbox.world, resource, way);
}
