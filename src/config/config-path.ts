import type { Document } from "yaml";

/**
 * Where one of our keys stands in the config of a file: without the project's name where somebody
 * wrote it so, else with it, as `pulumi config set` does.
 */
export function configPath(document: Document, project: string, name: string): string[] {
  const byHand = ["config", name];
  return document.hasIn(byHand) ? byHand : ["config", `${project}:${name}`];
}
