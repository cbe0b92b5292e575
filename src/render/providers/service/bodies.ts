import { isDeepStrictEqual } from "node:util";
import { withMarkerVariable } from "../marker.ts";
import { isSamePlan } from "../plans.ts";
import { toFileList, toVariableList } from "../records.ts";
import { isSame } from "../values.ts";
import type { Service, ServicePatch, ServicePost, ServiceType } from "../wire.ts";
import { fields, isContainer, type ServiceBody, shownImage } from "./fields.ts";
import type { InputName, ServiceInputs } from "./inputs.ts";
import { autoscalingBody } from "./scaling.ts";
import { sortedHeaders } from "./site-rules.ts";
import { isProcess, serviceTypes } from "./types.ts";

/** Whether two values of an input mean the same to Render. */
export function isSameInput(name: InputName, a: unknown, b: unknown): boolean {
  if (name === "plan") return isSamePlan("compute", String(a ?? ""), String(b ?? ""));
  if (name === "image") return isSame(qualified(a), qualified(b));
  if (name === "autoDeploy") return (a ?? "off") === (b ?? "off");
  if (name === "previews") return (a ?? "off") === (b ?? "off");
  if (name === "region") return (a ?? "oregon") === (b ?? "oregon");
  if (name === "repo") return repository(a) === repository(b);
  if (name === "headers") {
    return isDeepStrictEqual(
      sortedHeaders(a as ServiceInputs["headers"]),
      sortedHeaders(b as ServiceInputs["headers"]),
    );
  }
  if (name === "envGroups") return isDeepStrictEqual(byId(a), byId(b));
  // An empty value of a variable is a value.
  if (exact.has(name)) return isDeepStrictEqual(a ?? {}, b ?? {});
  return isSame(a, b);
}

const exact = new Set<InputName>(["variables", "secretFiles"]);

/** Linked groups with their variables by id; their order matters only where variables clash. */
function byId(groups: unknown): Record<string, unknown> {
  const linked = (groups ?? []) as NonNullable<ServiceInputs["envGroups"]>;
  return Object.fromEntries(linked.map(({ id, variables }) => [id, variables]));
}

/** A repository's URL with or without `.git` is one. */
function repository(url: unknown): string {
  return String(url ?? "").replace(/(\.git)?\/?$/, "");
}

/** The body of the call that creates a service, all its first deploy needs included. */
export function creationBody(
  type: ServiceType,
  ownerId: string,
  inputs: ServiceInputs,
): ServicePost {
  const body: ServiceBody = { type, ownerId, serviceDetails: {} };
  const written = { autoDeploy: "off" as const, ...inputs };
  for (const { name, write } of fields) {
    const value = written[name];
    if (value !== undefined) write(body, value, { type, ownerId, inputs, olds: {} });
  }
  const { environmentId, secretFiles, instances, autoscaling, disk, region } = inputs;
  const details = body.serviceDetails;
  if (environmentId) body["environmentId"] = environmentId;
  body["envVars"] = toVariableList(firstDeployVariables(inputs));
  if (secretFiles) {
    body["secretFiles"] = toFileList(secretFiles);
  }
  if (region) details["region"] = region;
  if (instances !== undefined) details["numInstances"] = instances;
  if (autoscaling) details["autoscaling"] = autoscalingBody(autoscaling);
  if (disk) details["disk"] = disk;
  if (inputs.headers) details["headers"] = inputs.headers;
  if (inputs.routes) details["routes"] = inputs.routes;
  if (isProcess(type)) fillRuntimeDetails(type, inputs, body);
  // The document's body is a choice by type without a mark to tell which; ours is built by type.
  return body as unknown as ServicePost;
}

/** Commands that Render's document requires though they may be empty. */
function fillRuntimeDetails(type: ServiceType, inputs: ServiceInputs, body: ServiceBody): void {
  const given = body.serviceDetails.envSpecificDetails;
  if (!isContainer(inputs.runtime)) {
    body.serviceDetails.envSpecificDetails = { buildCommand: "", startCommand: "", ...given };
    return;
  }
  const required = serviceTypes[type].requiredOfContainers.map((name) => [name, ""]);
  if (required.length > 0) {
    body.serviceDetails.envSpecificDetails = { ...Object.fromEntries(required), ...given };
  }
}

/** What differs, as PATCH takes it, and whether the running service needs a deploy to see it. */
export interface Patch {
  body: ServicePatch;
  changed: InputName[];
  deploys: boolean;
}

/**
 * The PATCH from what Render shows to what is wanted. `olds` are the inputs of the last run: what
 * they had and the config no longer sets goes back to its default.
 */
export function patchBody(
  type: ServiceType,
  service: Service,
  olds: Partial<ServiceInputs>,
  news: ServiceInputs,
): Patch | undefined {
  const body: ServiceBody = { serviceDetails: {} };
  const context = { type, ownerId: service.ownerId, inputs: news, olds };
  const moved = news.runtime !== undefined && runtimeMoves(service, news.runtime);
  const changed: typeof fields = fields.filter((field) => {
    const wanted = wantedValue(field.name, field.reset, olds, news);
    if (wanted === undefined || !appliesTo(field.name, news.runtime)) return false;
    const shown =
      field.name === "image"
        ? shownImage(service, olds.image ?? news.image, news.image)
        : field.read(service);
    const differs =
      !isSameInput(field.name, shown, wanted) ||
      // A read may lag behind the last write; what the config changed is written all the same.
      (olds[field.name] !== undefined && !isSameInput(field.name, olds[field.name], wanted)) ||
      (moved && runtimeCommands.has(field.name));
    if (differs) field.write(body, wanted, context);
    return differs;
  });
  if (changed.length === 0) return undefined;
  const { serviceDetails, ...top } = body;
  const details = Object.keys(serviceDetails).length > 0 && { serviceDetails };
  return {
    body: { ...top, ...details } as unknown as ServicePatch,
    changed: changed.map(({ name }) => name),
    deploys: changed.some(({ deploys }) => deploys),
  };
}

/** The variables a first deploy needs: those of linked groups, then the service's own. */
export function firstDeployVariables(inputs: ServiceInputs): Record<string, string> {
  return { ...groupVariables(inputs), ...ownVariables(inputs) };
}

/** The variables set on the service itself. */
export function ownVariables({ variables, managedBy }: Partial<ServiceInputs>) {
  return withMarkerVariable(variables, managedBy);
}

/** The variables of all linked groups; of groups that share one, the later wins. */
export function groupVariables({ envGroups }: Partial<ServiceInputs>): Record<string, string> {
  return Object.assign({}, ...(envGroups ?? []).map(({ variables }) => variables));
}

const runtimeCommands = new Set<InputName>(["buildCommand", "startCommand"]);

function runtimeMoves(service: Service, wanted: string): boolean {
  const { runtime = "" } = service.serviceDetails as { runtime?: string };
  return sourceOf(runtime) !== sourceOf(wanted);
}

/** What a runtime's code comes from, which decides what commands and paths it has. */
function sourceOf(runtime: string): "image" | "docker" | "native" {
  return runtime === "image" || runtime === "docker" ? runtime : "native";
}

/** The sources that know an input; Render refuses it of others. */
const sourcesOf: { [Name in InputName]?: readonly string[] } = {
  buildCommand: ["native"],
  dockerfilePath: ["docker"],
  dockerContext: ["docker"],
  buildFilter: ["native", "docker"],
};

function appliesTo(name: InputName, runtime: string | undefined): boolean {
  return runtime === undefined || (sourcesOf[name]?.includes(sourceOf(runtime)) ?? true);
}

function wantedValue<Name extends InputName>(
  name: Name,
  reset: NonNullable<ServiceInputs[Name]> | undefined,
  olds: Partial<ServiceInputs>,
  news: ServiceInputs,
): NonNullable<ServiceInputs[Name]> | undefined {
  const value = news[name];
  if (value !== undefined && value !== null) return value;
  return olds[name] === undefined ? undefined : reset;
}

/** An image's reference in full, as Render answers it: `nginx` is docker.io/library/nginx:latest. */
export function qualifiedImage(reference: string): string {
  const slash = reference.indexOf("/");
  const host = slash === -1 ? "" : reference.slice(0, slash);
  const hasHost = /[.:]|^localhost$/.test(host);
  const path = hasHost ? reference : `docker.io/${slash === -1 ? "library/" : ""}${reference}`;
  const tagged = path.includes("@") || path.slice(path.lastIndexOf("/")).includes(":");
  return tagged ? path : `${path}:latest`;
}

function qualified(image: unknown): unknown {
  const source = image as ServiceInputs["image"];
  return source && { ...source, url: qualifiedImage(source.url) };
}
