import { z } from "zod";
import { folder } from "../common.ts";
import { defineService } from "./kind.ts";
import { built, files, publicAddress } from "./shared.ts";

/** Files on Render's network. Its build sees none of the shared variables: the public reads it. */
export const staticSite = defineService({
  type: "static",
  platform: z
    .strictObject({
      type: z.literal("static").describe("Files served by Render's network; no process runs."),
      ...built,
      publish: folder.describe("Folder with the built files."),
    })
    .describe("A static site."),
  settings: files,
  plans: { none: "static sites have no plan; they are free" },
  serves: "pages",
  references: publicAddress,
  rules: [],
});
