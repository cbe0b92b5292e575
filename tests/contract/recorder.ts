import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { parse } from "yaml";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import program from "../../src/index.ts";
import { placeholders } from "../../src/rehearsal/prepare-stacks.ts";
import { answer, invoke } from "../environment/vendor-answers.ts";

type Values = Record<string, unknown>;

/** One resource as the program asked the engine for it. */
export interface Registration {
  /** `<type>::<name>`, the type with those of its parents. */
  urn: string;
  /** With secrets and unknown values as the SDK's wire format has them. */
  inputs: Values;
  /** Every option that is not at its default, by its name in the engine's protocol. */
  options: Values;
  /** Of a component and of the stack: what it registered at its end. */
  outputs?: Values;
}

/** Everything that the program of a stack asks the engine for. */
export interface RecordedProgram {
  /** By URN. */
  registrations: Registration[];
  /** The stack references and look-ups, as `<token> <arguments>`. */
  lookups: string[];
}

/** The part of the SDK's state that a program of a real engine finds filled in; untyped there. */
interface Store {
  callbacks: unknown;
  settings: { monitor: Monitor; options: { rootDirectory: string } };
}
interface Monitor {
  registerResource(request: RegisterResourceRequest, done: Done): Promise<void>;
  registerResourceOutputs(request: RegisterResourceOutputsRequest, done: Done): void;
}
type Done = (error: Error | null, response: { getUrn(): string } | undefined) => void;
interface StateModule {
  getStore(): Store;
  withLocalStorage<T>(run: () => Promise<T>): Promise<T>;
}
const { getStore, withLocalStorage } = state as unknown as StateModule;

/**
 * Runs the program of a stack in a project's folder against an engine that accepts everything, and
 * writes down what it registers. `preview` leaves unknown what vendors make up.
 */
export async function recordProgram(
  project: string,
  stack: string,
  { preview }: { preview: boolean },
): Promise<RecordedProgram> {
  const { name, config, secretKeys } = configOf(project, stack);
  const registrations: Registration[] = [];
  const lookups: string[] = [];
  const secretOutputs = new Map<string, string[]>();
  const mocks: pulumi.runtime.Mocks = {
    newResource: async ({ type, name: resource, inputs, id }) => {
      if (type === "pulumi:pulumi:StackReference") {
        lookups.push(`${type} ${inputs.name}`);
        return { id: inputs.name, state: await otherStack(project, inputs.name) };
      }
      if (preview) return { id, state: inputs };
      const made = answer(type, resource, withoutMarks(inputs) as Values);
      const known = { ...inputs, ...made };
      // The engine answers these as secrets, whatever they were made from.
      for (const key of secretOutputs.get(resource) ?? []) {
        if (key in known) known[key] = pulumi.secret(known[key]);
      }
      return { id: id || `${resource}-id`, state: known };
    },
    call: ({ token, inputs }) => {
      lookups.push(`${token} ${JSON.stringify(inputs)}`);
      return invoke(token, inputs);
    },
  };
  const listening = process.listeners("SIGINT");
  await withLocalStorage(async () => {
    await pulumi.runtime.setMocks(mocks, name, stack, preview, "organization");
    pulumi.runtime.setAllConfig(config, secretKeys);
    const store = getStore();
    store.settings.options.rootDirectory = project;
    acceptHooks(store);
    listen(store.settings.monitor, registrations, secretOutputs);
    await pulumi.runtime.runInPulumiStack(program);
    await pulumi.runtime.disconnect();
  });
  // A program listens as long as its process lives, which here lives on.
  for (const listener of process.listeners("SIGINT")) {
    if (!listening.includes(listener)) process.off("SIGINT", listener);
  }
  return {
    registrations: registrations.toSorted((a, b) => (a.urn < b.urn ? -1 : 1)),
    lookups: [...new Set(lookups)].toSorted(),
  };
}

/** What the engine hands to the program: the files' config, and a placeholder for each secret. */
function configOf(project: string, stack: string) {
  const read = (file: string) => parse(readFileSync(join(project, file), "utf8"));
  const { name, config: shared } = read("Pulumi.yaml");
  const { config: own } = read(`Pulumi.${stack}.yaml`);
  const spec = loadFromFiles(project).environments.get(stack)!;
  const secrets = Object.fromEntries(placeholders(spec));
  const secretKey = `${name}:secrets`;
  const values = { [`${name}:platform`]: shared.platform.value, ...own, [secretKey]: secrets };
  const config = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]),
  );
  return { name, config, secretKeys: [secretKey] };
}

/** What a stack reference answers: the outputs of that stack, recorded after it was brought up. */
async function otherStack(project: string, name: string): Promise<Values> {
  const stack = name.split("/").at(-1)!;
  const key = join(project, stack);
  recorded[key] ??= recordProgram(project, stack, { preview: false });
  const { registrations } = await recorded[key];
  const { outputs = {} } = registrations.find(({ urn }) => urn.startsWith(stackType))!;
  const secretOutputNames = Object.keys(outputs).filter((each) => isMarked(outputs[each]));
  return { name, outputs: withoutMarks(outputs), secretOutputNames };
}

const recorded: Record<string, Promise<RecordedProgram>> = {};
const stackType = "pulumi:pulumi:Stack::";

/** Pulumi's mocks answer no registration of a hook; what hooks do is tested on the engine. */
function acceptHooks(store: Store): void {
  const done = async () => {};
  store.callbacks = { registerResourceHook: done, awaitStackRegistrations: done, shutdown: done };
}

/** Has each request written down on its way to the mocks, which see only a part of it. */
function listen(
  monitor: Monitor,
  registrations: Registration[],
  secretOutputs: Map<string, string[]>,
): void {
  const register = monitor.registerResource.bind(monitor);
  const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
  const byUrn = new Map<string, Registration>();
  monitor.registerResource = (request, done) => {
    secretOutputs.set(request.getName(), request.getAdditionalsecretoutputsList());
    return register(request, (error, response) => {
      if (!error && response) {
        const registration = registrationOf(request);
        byUrn.set(response.getUrn(), registration);
        registrations.push(registration);
      }
      done(error, response);
    });
  };
  monitor.registerResourceOutputs = (request, done) => {
    const outputs = values(request.getOutputs());
    if (Object.keys(outputs).length > 0) byUrn.get(request.getUrn())!.outputs = outputs;
    registerOutputs(request, done);
  };
}

/** What the SDK says about itself with each request, which is not the program's choice. */
const notTheProgram = /^(aliasspecs|accepts?|supports|source|stacktrace|parentstacktrace|package)/;
/** Said by other fields of a registration, or by package.json. */
const elsewhere = new Set([
  "type",
  "name",
  "object",
  "custom",
  "version",
  "plugindownloadurl",
  "deletebeforereplacedefined",
]);

function registrationOf(request: RegisterResourceRequest): Registration {
  const options = Object.entries(request.toObject()).filter(
    ([key, value]) => !notTheProgram.test(key) && !elsewhere.has(key) && !isDefault(value),
  );
  if (request.getDeletebeforereplacedefined()) {
    options.push(["deletebeforereplace", request.getDeletebeforereplace()]);
  }
  return {
    urn: `${request.getType()}::${request.getName()}`,
    inputs: values(request.getObject()),
    options: Object.fromEntries(options),
  };
}

function isDefault(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}

function values(struct: Struct | undefined): Values {
  return (struct?.toJavaScript() ?? {}) as Values;
}

const mark = "4dabf18193072939515e22adb298388d";

function isMarked(value: unknown): value is { value: unknown } {
  return typeof value === "object" && value !== null && mark in value;
}

/** The same without what marks secrets. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (isMarked(value)) return withoutMarks(value.value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutMarks(each)]));
}
