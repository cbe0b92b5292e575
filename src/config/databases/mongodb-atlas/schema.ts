import { z } from "zod";
import { stackName } from "../../common.ts";
import { sizeNames, versions } from "./sizes.ts";

/** `platform.database` of this kind. */
export const platformSchema = z
  .strictObject({
    type: z.literal("mongodb-atlas").describe("MongoDB, run by Atlas."),
    project: z
      .string()
      .regex(/^[0-9a-f]{24}$/, "an Atlas project id of 24 hexadecimal digits")
      .describe("Atlas project id, 24 hexadecimal digits (Atlas: Project Settings)."),
    version: z
      .enum(versions)
      .default("8.0")
      .describe(
        "MongoDB version of clusters we create; pinned, because Atlas upgrades an unpinned one. " +
          "Raised in place, never lowered.",
      ),
  })
  .describe("MongoDB on Atlas.");

const size = z.enum(sizeNames);

const clusterName = z
  .string()
  .regex(
    /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?$/,
    "letters, digits and hyphens, at most 64, ending with a letter or digit",
  );

/** A user who logs in with a password. */
const userName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$/, "letters, digits and . _ @ + -, at most 100");

const existingCluster = z
  .strictObject({
    existing: clusterName.describe(
      "Name of a cluster that exists: only used, never changed by us.",
    ),
  })
  .describe("A cluster that belongs to somebody else.");

export const ownCluster = z
  .strictObject({
    name: clusterName
      .optional()
      .describe(
        "Name, part of its host name. A change replaces the cluster. Default: `<platform>-<stack>-cluster`.",
      ),
    adopt: clusterName
      .optional()
      .describe("Name of a cluster that exists and becomes ours: imported, never replaced."),
    size: size.default("M10").describe("Instance size. Backups need M10 or above. Grows in place."),
    autoscaleTo: size
      .optional()
      .describe("The largest size Atlas may scale to by itself. Default: no autoscaling."),
    provider: z
      .enum(["AWS", "GCP", "AZURE"])
      .default("AWS")
      .describe("Cloud provider. A change moves the cluster's data."),
    region: z
      .string()
      .default("EU_CENTRAL_1")
      .describe("Region of that provider, in Atlas's spelling. A change moves the cluster's data."),
    backups: z
      .boolean()
      .optional()
      .describe(
        "Daily backups with point-in-time recovery. Default: on from M10, impossible below.",
      ),
  })
  .describe("A cluster of this environment.");

/** `environment.database` of this kind: whose cluster, which database, which users. */
export const environmentSchema = z
  .strictObject({
    cluster: z
      .union([existingCluster, ownCluster])
      .default(() => ownCluster.parse({}))
      .describe("A cluster of this environment, or one that exists. Default: its own."),
    name: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,38}$/, "at most 38 letters, digits, hyphens and underscores")
      .optional()
      .describe("Database name. Default: `<platform>-<stack>`."),
    user: userName
      .optional()
      .describe(
        "User of the services: readWrite on that database of that cluster only. A change makes a new " +
          "user. Default: `<platform>-<stack>-user`.",
      ),
    adoptUser: z
      .boolean()
      .default(false)
      .describe(
        "The user exists and becomes ours; it gets a new password (Atlas never shows the old one).",
      ),
    readers: z
      .array(userName)
      .default([])
      .describe("Users that may only read this database, e.g. for developers or a data refresh."),
    accessListFrom: z
      .union([
        stackName,
        z.strictObject({
          unmanaged: z.literal(true).describe("Somebody keeps the list by hand."),
        }),
      ])
      .optional()
      .describe(
        "Which stack lets Render's addresses into the Atlas project; `{ unmanaged: true }`: somebody " +
          "does it by hand, and no stack changes the list. Exactly one stack per Atlas project may " +
          "own it. Default: this one.",
      ),
  })
  .describe("MongoDB on Atlas.");
