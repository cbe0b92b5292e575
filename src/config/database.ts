import { z } from "zod";
import { stackName, text } from "./common.ts";

/** Source: MongoDB Atlas documentation, "Customize Cluster Storage": general-purpose sizes on AWS. */
export const atlasSizes = [
  "M0",
  "FLEX",
  "M10",
  "M20",
  "M30",
  "M40",
  "M50",
  "M60",
  "M80",
  "M140",
  "M200",
  "M300",
  "M400",
  "M700",
] as const;

const size = z.enum(atlasSizes);

/**
 * Machines of its own. Atlas sells backups, a chosen version and autoscaling with these only.
 * Source: MongoDB Atlas documentation, "Back Up, Restore, and Archive Data".
 */
export function isDedicated(clusterSize: z.infer<typeof size>): boolean {
  return clusterSize !== "M0" && clusterSize !== "FLEX";
}

export const existingCluster = z
  .strictObject({
    existing: text
      .max(64)
      .describe("Name of a cluster that exists: only used, never changed by us."),
  })
  .describe("A cluster that belongs to somebody else.");

export const ownCluster = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/, "letters, digits and hyphens, at most 64")
      .optional()
      .describe(
        "Name, part of its host name. A change replaces the cluster. Default: `<platform>-<stack>-cluster`.",
      ),
    adopt: text
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

/** The MongoDB of one environment: whose cluster, which database, which users. */
export const atlasDatabase = z
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
    user: text
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
      .array(text)
      .default([])
      .describe("Users that may only read this database, e.g. for developers or a data refresh."),
    accessListFrom: stackName
      .optional()
      .describe(
        "Which stack lets Render's addresses into the Atlas project. Exactly one stack per Atlas " +
          "project may own that list. Default: this one.",
      ),
    alertEmail: z
      .email()
      .optional()
      .describe("Address for alerts about the cluster. Default: Atlas's own alerts only."),
  })
  .describe("MongoDB on Atlas.");

/** The Render Postgres of one environment. */
export const postgresDatabase = z
  .strictObject({
    plan: z.string().default("basic_256mb").describe("Render plan. Only grows."),
    name: z
      .string()
      .regex(/^[a-z0-9_-]{1,63}$/, "at most 63 lower-case letters, digits, hyphens, underscores")
      .optional()
      .describe("Database name. A change replaces the database. Default: `<platform>-<stack>`."),
    user: z
      .string()
      .regex(/^[a-z0-9_-]{1,63}$/, "at most 63 lower-case letters, digits, hyphens, underscores")
      .optional()
      .describe("User name. A change replaces the database. Default: `<platform>-<stack>-user`."),
    diskSizeGb: z
      .int()
      .min(1)
      .optional()
      .describe("Storage in GB: 1 or a multiple of 5; only grows. Default: the plan's."),
    adopt: z
      .string()
      .startsWith("dpg-")
      .optional()
      .describe("Id (`dpg-...`) of a database that exists: taken over, never replaced."),
  })
  .describe("PostgreSQL on Render.");
