import type { dynamic } from "@pulumi/pulumi";
import { UserError } from "../../shared/errors.ts";
import { onlyTells } from "../../shared/tell-only.ts";
import { redact } from "../client/errors.ts";
import {
  managedInputs,
  type PropertyTable,
  sensitiveTexts,
  steeringInputs,
} from "../properties.ts";
import {
  type CheckFailure,
  type Context,
  type Implementation,
  Unfinished,
} from "./implementation.ts";
import { compact, isUnknown, pick } from "./values.ts";

type Properties = Record<string, unknown>;

/** Inputs that every resource may have and that steer this program rather than Render. */
interface Steering {
  adopt?: string;
}

/** One kind of object, and the way to Render, asked for by the first call that needs it. */
interface Host<Inputs extends object, Outputs extends object> {
  implementation: Implementation<Inputs, Outputs, PropertyTable>;
  context: () => Context;
}

/** What the engine's dynamic provider host calls, made from what one kind of object is. */
export function hostProvider<Inputs extends object, Outputs extends object>(
  implementation: Implementation<Inputs, Outputs, PropertyTable>,
  context: () => Context,
): dynamic.ResourceProvider {
  const host = { implementation, context };
  return {
    check: (olds: Properties, news: Properties) => check(host, olds, news),
    diff: (id: string, olds: Properties, news: Properties) => diff(host, id, olds, news),
    create: (props: Properties) => create(host, props),
    read: (id: string, props: Properties) => read(host, id, props),
    update: (id: string, olds: Properties, news: Properties) => update(host, id, olds, news),
    delete: (id: string, props: Properties) => remove(host, id, props),
  };
}

async function check<Inputs extends object, Outputs extends object>(
  host: Host<Inputs, Outputs>,
  olds: Properties,
  news: Properties,
) {
  const inputs = compact(withoutProvider(news)) as Inputs & Steering;
  const creating = Object.keys(withoutProvider(olds)).length === 0;
  const table = host.implementation.properties;
  return await finishing(table, { props: news, inputs }, async () => {
    // What stands there by hand may be what no change leads back from: that is to be told.
    const before = creating || onlyTells() ? undefined : (olds as Inputs);
    const failures = host.implementation.check(inputs, before);
    if (failures.length === 0 && creating && inputs.adopt && !isUnknown(inputs.adopt)) {
      failures.push(...(await announceAdoption(host, inputs.adopt, inputs)));
    }
    const hidden = failures.map(({ property, reason }) => ({
      property,
      reason: withoutSecrets(reason, [inputs, olds], table),
    }));
    return { inputs, failures: hidden };
  });
}

/** Says at preview what adoption would change, which the engine shows as a creation. */
async function announceAdoption<Inputs extends object, Outputs extends object>(
  { implementation, context }: Host<Inputs, Outputs>,
  id: string,
  inputs: Inputs,
): Promise<CheckFailure[]> {
  try {
    const found = await implementation.adoptable(context(), id, inputs);
    const replaced = implementation.replaces(found.inputs, inputs);
    if (replaced.length > 0) {
      const reason = `${id} differs in ${replaced.join(", ")}, which cannot be changed in place.`;
      return [{ property: "adopt", reason }];
    }
    const differences = differing(implementation, found.inputs as Properties, inputs as Properties);
    const change = differences.filter((name) => name in inputs).join(", ") || "nothing";
    context().progress(`Adopting ${id} changes ${change} and replaces nothing.`);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ property: "adopt", reason: error.message }];
  }
}

async function diff<Inputs extends object, Outputs extends object>(
  { implementation }: Host<Inputs, Outputs>,
  id: string,
  olds: Properties,
  news: Properties,
) {
  const { adopt } = news as Steering;
  if (adopt && adopt !== id && !isUnknown(adopt)) {
    throw plainError(`adopt: ${adopt}, but ${id} is managed here already. Remove adopt.`);
  }
  const [state, inputs] = [olds as Inputs & Outputs, news as Inputs];
  const changes =
    differing(implementation, olds, news).length > 0 ||
    implementation.isUnfinished?.(inputs, state) === true;
  // The engine replaces nothing that is protected, in a preview neither, which would tell nothing else.
  const replaces = onlyTells() ? [] : implementation.replaces(state, inputs);
  return { changes, replaces, deleteBeforeReplace: true };
}

async function create<Inputs extends object, Outputs extends object>(
  { implementation, context }: Host<Inputs, Outputs>,
  props: Properties,
) {
  const inputs = compact(withoutProvider(props)) as Inputs & Steering;
  return await finishing(implementation.properties, { props, inputs }, async () => {
    if (!inputs.adopt) {
      const { id, outputs } = await implementation.create(context(), inputs);
      return { id, outs: { ...inputs, ...compact(outputs) } };
    }
    const found = await implementation.adoptable(context(), inputs.adopt, inputs);
    const state = { ...found.inputs, ...found.outputs } as Inputs & Outputs;
    const outputs = await implementation.update(context(), inputs.adopt, state, inputs);
    return { id: inputs.adopt, outs: { ...inputs, ...compact(outputs) } };
  });
}

async function read<Inputs extends object, Outputs extends object>(
  { implementation, context }: Host<Inputs, Outputs>,
  id: string,
  props: Properties,
) {
  const state = withoutProvider(props) as Inputs & Outputs;
  return await finishing(implementation.properties, { props, inputs: state }, async () => {
    const found = await implementation.read(context(), id, state);
    if (!found) return { id: "", props: {} };
    const outputs = compact(found.outputs);
    const steering = pick(state as Properties, steeringInputs(implementation.properties));
    const inputs = compact({ ...steering, ...found.inputs });
    return { id, props: { ...inputs, ...outputs }, inputs };
  });
}

async function update<Inputs extends object, Outputs extends object>(
  { implementation, context }: Host<Inputs, Outputs>,
  id: string,
  olds: Properties,
  news: Properties,
) {
  const state = withoutProvider(olds) as Inputs & Outputs;
  const inputs = compact(withoutProvider(news)) as Inputs;
  return await finishing(
    implementation.properties,
    { props: news, inputs, olds: state },
    async () => {
      const outputs = await implementation.update(context(), id, state, inputs);
      return { outs: { ...inputs, ...compact(outputs) } };
    },
  );
}

async function remove<Inputs extends object, Outputs extends object>(
  { implementation, context }: Host<Inputs, Outputs>,
  id: string,
  props: Properties,
): Promise<void> {
  const state = withoutProvider(props) as Inputs & Outputs;
  await finishing(implementation.properties, { props, inputs: state }, () =>
    implementation.delete(context(), id, state),
  );
}

/** Inputs that no longer mean the same. */
function differing<Inputs extends object, Outputs extends object>(
  { properties, isSame, isLetBe }: Implementation<Inputs, Outputs, PropertyTable>,
  olds: Properties,
  news: Properties,
): string[] {
  const managed = managedInputs(properties) as (keyof Inputs & string)[];
  return (
    managed
      // What is not known yet has no form to be compared in.
      .filter((name) => isUnknown(news[name]) || !isSame(name, olds[name], news[name]))
      .filter((name) => isLetBe?.(name, olds as Inputs, news as Inputs) !== true)
  );
}

/** Runs a method; an error leaves as the host expects it, without a secret or a useless stack. */
async function finishing<T>(
  table: PropertyTable,
  { props, inputs, olds = {} }: { props: Properties; inputs: object; olds?: object },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const cause = error instanceof Unfinished ? error.cause : error;
    const made = error instanceof Unfinished ? error.outputs : {};
    const hide = (text: string) => withoutSecrets(text, [inputs, olds, made], table);
    const message = hide(cause instanceof Error ? cause.message : String(cause));
    const plain = cause instanceof UserError ? plainError(message) : new Error(message);
    // A mistake of ours: where it was made is all there is to go by.
    if (cause instanceof Error && plain.stack) plain.stack = hide(cause.stack ?? message);
    if (!(error instanceof Unfinished)) throw plain;
    const properties = { ...inputs, ...compact(error.outputs), __provider: props["__provider"] };
    throw Object.assign(plain, { id: error.id, properties, reasons: [message] });
  }
}

/** An error whose stack, which the host prints, is its message. */
function plainError(message: string): Error {
  const error = new UserError(message);
  error.stack = "";
  return error;
}

function withoutProvider(props: object): Properties {
  const { __provider: _, ...rest } = props as Properties;
  return rest;
}

/** `production`, `Production`, `DEBUG`: letters in any other order of cases may be a secret. */
const plainWord = /^([A-Z]?[a-z]{0,15}|[A-Z]{0,15})$/;

/** The text without what must not be repeated. Plain words are no secrets; hiding them puzzles. */
function withoutSecrets(text: string, states: object[], table: PropertyTable): string {
  const texts = states.flatMap((properties) => sensitiveTexts(withoutProvider(properties), table));
  const secrets = texts.filter((value) => !plainWord.test(value));
  return redact(text, secrets);
}
