import { type Output, output } from "@pulumi/pulumi";
import type { EnvironmentSpec, FrontendSpec, RedisSpec } from "../config/spec.ts";
import type { StackReferences } from "./stack-references.ts";

// What an environment uses and does not own: of another stack, or of what nobody manages here.

/** Id of Render's project; undefined where it is this stack's own. */
export function renderProjectId(
  { renderProject }: EnvironmentSpec,
  others: StackReferences,
): Output<string> | undefined {
  if (renderProject.owner) return undefined;
  if (renderProject.stack === undefined) return output(renderProject.id);
  const stack = others.get(renderProject.stack)!;
  return stack.get("render").apply((render) => render.projectId);
}

/** Id of the Vercel project that previews are built in; undefined where the frontend has its own. */
export function previewProjectId(
  { project }: FrontendSpec,
  others: StackReferences,
): Output<string> | undefined {
  if (project.own) return undefined;
  if (project.stack === undefined) return output(project.id);
  const stack = others.get(project.stack)!;
  return stack.get("frontends").apply((frontends) => frontends[project.frontend]!.projectId);
}

/** Address of a Redis that is not this stack's. */
export function redisUrl(
  redis: Extract<RedisSpec, { own: false }>,
  secrets: Readonly<Record<string, Output<string>>>,
  others: StackReferences,
): Output<string> {
  if (redis.stack === undefined) return secrets[redis.secret]!;
  return others.get(redis.stack)!.get("redisUrl");
}
