import type { StateResource } from "../../../src/engine/pulumi.ts";
import type { Stage } from "../stage.ts";
import {
  type HandEdit,
  inputNames,
  isSecret,
  type OtherValues,
  otherValues,
  type Way,
} from "./edit.ts";
import { type Call, type Editor, renderEditors } from "./render.ts";

const prefix = "pulumi-nodejs:dynamic/render:";
export const isRender = ({ type }: StateResource): boolean => type.startsWith(prefix);

/** How that property of a resource is edited; undefined where nobody said it. */
export const editorOf = ({ type }: StateResource, property: string) =>
  renderEditors[type.slice(prefix.length)]?.[property];

/** Render does not let anybody do that. */
export class RefusedByRender extends Error {}

/** Somebody who is logged in to Render's dashboard. */
export function atRender({ sandbox }: Stage): Call {
  const { url, apiKey } = sandbox.render;
  return async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new RefusedByRender(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}

/** What somebody can do to a thing at Render, one way. */
export function renderEdits(stage: Stage, resource: StateResource, way: Way): HandEdit[] {
  const { inputs = {} } = resource;
  return inputNames(resource).flatMap((property) => {
    const editor = editorOf(resource, property);
    if (editor === undefined || editor === "fixed") return [];
    const before = inClear(inputs[property]);
    const { [way]: other } = valuesFor(editor, property, inputs[property], before);
    if (other === undefined) return [];
    const target = { call: atRender(stage), resource, before, value: other.value } as never;
    const make = async () => void (await editor.write(target));
    return [{ resource, property, found: other.found, make }];
  });
}

function valuesFor(editor: Editor, property: string, input: unknown, before: unknown): OtherValues {
  if (editor.other !== undefined) {
    const way = isSecret(input) ? "secrets changed" : "changed";
    return { [way]: { value: editor.other(before), found: [property] } };
  }
  const values = otherValues(input, before, property);
  return /^(?:variables|secretFiles)$/.test(property)
    ? { ...values, ...mapValues(before as Record<string, string>, property) }
    : values;
}

function mapValues(before: Record<string, string>, at: string): OtherValues {
  const added = { value: { ...before, ADDED_BY_HAND: "1" }, found: [`${at}.ADDED_BY_HAND`] };
  const [last] = Object.keys(before).slice(-1);
  if (last === undefined) return { lengthened: added };
  const { [last]: _, ...value } = before;
  return { lengthened: added, shortened: { value, found: [`${at}.${last}`] } };
}

/** As somebody sees it who may see everything; which secret it is does not matter. */
export function inClear(value: unknown): unknown {
  if (isSecret(value)) return "a secret";
  if (Array.isArray(value)) return value.map(inClear);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith("__"));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inClear(inner)]));
}
