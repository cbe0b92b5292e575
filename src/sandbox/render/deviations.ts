import type { OpenApiDocument, Schema } from "./document.ts";
import {
  answerSchema,
  bodySchema,
  branchByServiceType,
  nullable,
  property,
} from "./document-edits.ts";
import type { RenderOptions } from "./options.ts";

/**
 * One way in which Render is known to differ from its own document. These, by name, are the only
 * differences the validation of requests and answers lets pass.
 */
export interface Deviation {
  name: string;
  /** What differs, and how that is known. */
  reason: string;
  /** Writes the difference into a copy of the document. */
  apply: (document: OpenApiDocument) => void;
}

const recorded = "recorded in the test data of render-oss/terraform-provider-render";

export const deviations: readonly Deviation[] = [
  {
    name: "null-for-empty-list",
    reason: `Empty lists of members and of allowed IP addresses read as null; ${recorded}.`,
    apply: (document) => {
      const members = ["databasesIds", "redisIds", "serviceIds", "envGroupIds", "ipAllowList"];
      for (const name of members) nullable(property(document, "environment", name));
      for (const name of ["keyValue", "redis", "postgres"]) {
        nullable(property(document, name, "ipAllowList"));
        nullable(property(document, `${name}Detail`, "ipAllowList"));
      }
    },
  },
  {
    name: "null-for-emptied-headers-and-routes",
    reason: `PUT of an empty list of headers or routes answers null; ${recorded}.`,
    apply: (document) => {
      nullable(answerSchema(document, "/services/{serviceId}/headers", "put", "200"));
      nullable(answerSchema(document, "/services/{serviceId}/routes", "put", "200"));
    },
  },
  {
    name: "env-groups-beside-cursors",
    reason:
      "GET /env-groups answers {cursor, envGroup} items where the document says bare groups; so " +
      "nine independent public clients read it, among them some that were tested on live accounts.",
    apply: (document) => {
      const list = answerSchema(document, "/env-groups", "get", "200");
      const bare = { ...(list["items"] as Schema) };
      const item = {
        type: "object",
        required: ["cursor", "envGroup"],
        properties: { cursor: { type: "string" }, envGroup: bare },
      };
      list["items"] = { anyOf: [item, bare] };
    },
  },
  {
    name: "environment-resources-answer-201",
    reason: `Adding resources answers 201 where the document says 200; ${recorded}.`,
    apply: (document) => {
      const responses = document.paths["/environments/{environmentId}/resources"]?.["post"];
      if (responses) responses.responses["201"] = responses.responses["200"]!;
    },
  },
  {
    name: "null-deploy-fields",
    reason: `A deploy's commit, startedAt and finishedAt are null, not absent; ${recorded}.`,
    apply: (document) => {
      for (const name of ["commit", "startedAt", "finishedAt"]) {
        nullable(property(document, "deploy", name));
      }
    },
  },
  {
    name: "null-list-in-request",
    reason: `Null for a list in a request is a list that is not there; ${recorded}.`,
    apply: (document) => {
      // Lists among a body's properties are taken for absent before it is checked (leniency.ts).
      delete document.components.schemas["buildFilter"]!["required"];
      for (const list of ["env-vars", "secret-files", "headers", "routes"]) {
        nullable(bodySchema(document, `/services/{serviceId}/${list}`, "put"));
      }
    },
  },
  {
    name: "key-repeated-in-body",
    reason: `A PUT of one variable may repeat its key in the body; ${recorded}.`,
    apply: (document) => {
      for (const name of ["envVarValue", "envVarGenerateValue"]) {
        const properties = document.components.schemas[name]!["properties"] as Schema;
        properties["key"] = { type: "string" };
      }
    },
  },
  {
    name: "cron-job-registry-credential",
    reason: `A new Docker cron job may carry an empty registry credential; ${recorded}.`,
    apply: ({ components: { schemas } }) => {
      const read = schemas["dockerDetails"]!;
      const properties = { ...(read["properties"] as Schema), registryCredential: {} };
      schemas["dockerDetailsCronPOST"] = { ...read, properties };
    },
  },
  {
    name: "branch-by-service-type",
    reason:
      "serviceDetails and envSpecificDetails are oneOf without a discriminator; their branches " +
      "overlap, so that valid bodies match two; the service's type and runtime pick the branch.",
    apply: branchByServiceType,
  },
  {
    name: "event-details-overlap",
    reason: "Some event details are objects without properties, so every event matches several.",
    apply: (document) => {
      const details = document.components.schemas["serviceEventDetails"]!;
      details["anyOf"] = details["oneOf"];
      delete details["oneOf"];
    },
  },
  {
    name: "webhook-filter-null",
    reason: "A webhook's eventFilter null means every event.",
    apply: (document) => {
      for (const name of ["webhook", "webhookPOSTInput", "webhookPATCHInput"]) {
        const webhook = document.components.schemas[name]!;
        (webhook["properties"] as Schema)["eventFilter"] = {
          anyOf: [{ $ref: "#/components/schemas/eventFilter" }, { type: "null" }],
        };
      }
    },
  },
];

/** A behaviour that the document does not settle: what was chosen, and on what evidence. */
interface Choice {
  name: string;
  /** What the sandbox does, and how that is known or why it was chosen. */
  reason: string;
  /** Which of the stand-in's settings makes it do otherwise; tests rehearse both. */
  option?: keyof RenderOptions;
}

/** What the document leaves open or recordings contradict, apart from shapes; on purpose, each. */
export const choices: readonly Choice[] = [
  {
    name: "plan-names",
    option: "planNames",
    reason:
      "A plan reads back by the name it was asked for by. Recorded before the renaming of " +
      "2026-08-26; since then either may come back.",
  },
  {
    name: "repository-to-image",
    reason: `PATCH with image and runtime image keeps id, slug, address and disk; ${recorded}.`,
  },
  {
    name: "image-to-repository",
    option: "imageToRepository",
    reason:
      "PATCH with repo and another runtime is taken too. Never recorded; Render's own Terraform " +
      "provider sends it so and replaces nothing.",
  },
  {
    name: "registry-credential-off",
    option: "emptyCredential",
    reason:
      "An image without registryCredentialId keeps its credential, an empty id takes it off. No " +
      "source says either; Terraform leaves it out, a new Docker cron job was recorded with an empty one.",
  },
  {
    name: "postgres-storage",
    reason:
      `15 GB for basic plans and 100 GB for pro where none are asked for; ${recorded} for ` +
      "basic_256mb and pro_4gb, the others by family, accelerated by guess.",
  },
  {
    name: "postgres-names",
    reason: `Database <name>_<suffix>, user <name>_<suffix>_user; empty names count as none; ${recorded}.`,
  },
  {
    name: "postgres-replicas",
    reason: `A replica has its primary's id ending in -b and moves with it; ${recorded}.`,
  },
  {
    name: "key-value-free-to-paid",
    reason: `In place with the same id, after which persistenceMode is journal_snapshot; ${recorded}.`,
  },
  {
    name: "environment-resources-by-own-id",
    reason: `Taking a resource out of "environment" <its own id> answers 204 and does nothing; ${recorded}.`,
  },
  {
    name: "environment-addresses",
    reason: "A new environment lets 0.0.0.0/0 in, described as everywhere; recorded since 2026.",
  },
  { name: "empty-cursor", reason: `An empty cursor in a query counts as none; ${recorded}.` },
  {
    name: "env-for-runtime",
    reason: `A new service may say env where the document wants runtime; ${recorded}, in 2024.`,
  },
  {
    name: "manual-previews",
    reason: `Previews made by hand read pullRequestPreviewsEnabled: no; ${recorded}.`,
  },
  { name: "job-plan", reason: `A job without a plan reads planId: ""; ${recorded}.` },
  {
    name: "emptied-parameters",
    reason: `parameterOverrides that override nothing are not read back; ${recorded}.`,
  },
  { name: "image-digest", reason: `A deploy of an image carries its digest; ${recorded}.` },
  {
    name: "name-filters",
    option: "nameFilters",
    reason: "Filters by name match exactly. No source says so; clients filter again.",
  },
  {
    name: "redeploy-by-itself",
    option: "autoRedeploy",
    reason: "A change deploys nothing by itself. The document says so for most changes.",
  },
  {
    name: "deploys-touch-services",
    reason: `A deploy sets its service's updatedAt, a PATCH of equal values does not; ${recorded}.`,
  },
  {
    name: "rollback-settings",
    reason:
      "A rollback runs with the variables of the deploy it goes back to, and its event names that " +
      "deploy. Render's page on rollbacks says that settings of the target are used, not which.",
  },
  {
    name: "gone",
    option: "goneStatus",
    reason: `What was deleted answers 404; ${recorded}. The document has 410 as well.`,
  },
  {
    name: "domain-twins",
    option: "twinsStay",
    reason: "A domain takes its redirecting twin with it. No source says so.",
  },
];
