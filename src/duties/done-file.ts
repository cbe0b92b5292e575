import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, isSeq, parseDocument } from "yaml";
import { z } from "zod";
import { readTeamFile } from "../config/team-file.ts";
import { UserError } from "../shared/errors.ts";
import type { Written } from "./model.ts";

/** Where a team writes down what it has done and nothing can tell; reviewed like all config. */
export const writtenFile = "duties-done.yaml";

const entry = z.strictObject({
  /** As `infra duties` names it. */
  duty: z.string().min(1),
  /** Left out of what is owed to the platform as a whole. */
  stack: z.string().optional(),
  done: z.iso.date("a day such as 2026-12-31"),
  /** Day on which it ends: of the domain, or of a key whose vendor does not tell. */
  until: z.iso.date("a day such as 2026-12-31").optional(),
});

/** The entries of a project's file; none where there is no file. */
export function readDone(project: string): Written[] {
  return readTeamFile(project, writtenFile, z.array(entry).nullable()) ?? [];
}

const head = " Written by `infra duties done`: what was done, and nothing else can tell.";

/** Writes down what was done, in place of what stood there of the same duty; comments stay. */
export function writeDone(project: string, done: Written): void {
  const file = join(project, writtenFile);
  const before = readDone(project);
  const at = before.findIndex(({ duty, stack }) => duty === done.duty && stack === done.stack);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const document = before.length > 0 ? parseDocument(text) : new Document([]);
  if (before.length === 0) document.commentBefore = head;
  const { contents } = document;
  if (!isSeq(contents)) throw new UserError(`${writtenFile} is no list.`);
  const node = document.createNode(JSON.parse(JSON.stringify(done)));
  if (at < 0) contents.add(node);
  else contents.set(at, node);
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}
