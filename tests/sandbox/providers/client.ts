import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { type ProviderHooks, startProviders } from "../../../src/sandbox/providers/providers.ts";
import { fromStruct, type Properties, toStruct } from "../../../src/sandbox/providers/values.ts";
import { World } from "../../../src/sandbox/world.ts";

/** A world in a temporary folder with all providers running over it. */
export async function startSandboxProviders(hooks: ProviderHooks = {}) {
  const dir = mkdtempSync(join(tmpdir(), "providers-"));
  const world = new World(dir);
  const providers = await startProviders(world, hooks);
  const clients = Object.fromEntries(
    Object.entries(providers.ports).map(([name, port]) => [name, new ProviderClient(port)]),
  );
  const of = (name: string): ProviderClient => {
    const client = clients[name];
    if (!client) throw new Error(`No provider ${name}.`);
    return client;
  };
  const close = async (): Promise<void> => {
    for (const client of Object.values(clients)) client.close();
    await providers.close();
    world.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { world, of, ports: providers.ports, close };
}

type Rpc = InstanceType<typeof services.ResourceProviderClient>;
type Message<Name extends keyof typeof pb> = (typeof pb)[Name] extends new () => infer M
  ? M
  : never;
type Done<Response> = (error: ServiceError | null, response: Response) => void;

/** Speaks the resource provider protocol as the engine does, in plain values. */
export class ProviderClient {
  readonly #rpc: Rpc;

  constructor(port: number) {
    this.#rpc = new services.ResourceProviderClient(
      `127.0.0.1:${port}`,
      credentials.createInsecure(),
    );
  }

  close(): void {
    this.#rpc.close();
  }

  #call<Response>(start: (done: Done<Response>) => unknown): Promise<Response> {
    return new Promise((resolve, reject) => {
      start((error, response) => {
        if (error) reject(new Error(error.details, { cause: error.code }));
        else resolve(response);
      });
    });
  }

  async check(
    type: string,
    news: Properties,
    olds: Properties = {},
    name = "R",
    autonaming: { proposed?: string; disabled?: boolean } = {},
  ) {
    const { AutonamingOptions } = pb.CheckRequest;
    const mode = autonaming.disabled
      ? AutonamingOptions.Mode.DISABLE
      : AutonamingOptions.Mode.PROPOSE;
    const naming = new AutonamingOptions().setProposedName(autonaming.proposed ?? "").setMode(mode);
    const request = new pb.CheckRequest()
      .setUrn(urn(type, name))
      .setType(type)
      .setName(name)
      .setNews(toStruct(news))
      .setOlds(toStruct(olds))
      .setAutonaming(naming);
    const response = await this.#call<Message<"CheckResponse">>((done) =>
      this.#rpc.check(request, done),
    );
    return {
      inputs: fromStruct(response.getInputs()),
      raw: response.getInputs()?.toJavaScript() as Properties,
      reasons: response.getFailuresList().map((failure) => failure.getReason()),
      properties: response.getFailuresList().map((failure) => failure.getProperty()),
    };
  }

  async diff(type: string, olds: Properties, news: Properties) {
    const request = new pb.DiffRequest()
      .setId(String(olds["id"] ?? ""))
      .setUrn(urn(type, "R"))
      .setType(type)
      .setName("R")
      .setOlds(toStruct(olds))
      .setNews(toStruct(news));
    const response = await this.#call<Message<"DiffResponse">>((done) =>
      this.#rpc.diff(request, done),
    );
    const detailed: Record<string, string | undefined> = {};
    response.getDetaileddiffMap().forEach((diff, path) => {
      const kinds = Object.entries(pb.PropertyDiff.Kind);
      detailed[path] = kinds.find(([, kind]) => kind === diff.getKind())?.[0];
    });
    return {
      changes: response.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME,
      diffs: response.getDiffsList().sort(),
      replaces: response.getReplacesList().sort(),
      hasDetailedDiff: response.getHasdetaileddiff(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      detailed,
    };
  }

  async create(
    type: string,
    inputs: Properties,
    options: { preview?: boolean; name?: string } = {},
  ) {
    const name = options.name ?? "R";
    const request = new pb.CreateRequest()
      .setUrn(urn(type, name))
      .setType(type)
      .setName(name)
      .setProperties(toStruct(inputs))
      .setPreview(options.preview ?? false);
    const response = await this.#call<Message<"CreateResponse">>((done) =>
      this.#rpc.create(request, done),
    );
    return {
      id: response.getId(),
      outputs: fromStruct(response.getProperties()),
      raw: response.getProperties()?.toJavaScript() as Properties,
    };
  }

  /** Check, then create: what the engine does for a new resource. */
  async make(type: string, inputs: Properties, name = "R") {
    const checked = await this.check(type, inputs, {}, name);
    if (checked.reasons.length > 0) throw new Error(checked.reasons.join("; "));
    const created = await this.create(type, checked.inputs, { name });
    return { ...created, inputs: checked.inputs };
  }

  async update(type: string, id: string, olds: Properties, news: Properties, preview = false) {
    const request = new pb.UpdateRequest()
      .setId(id)
      .setUrn(urn(type, "R"))
      .setType(type)
      .setName("R")
      .setOlds(toStruct(olds))
      .setNews(toStruct(news))
      .setPreview(preview);
    const response = await this.#call<Message<"UpdateResponse">>((done) =>
      this.#rpc.update(request, done),
    );
    return fromStruct(response.getProperties());
  }

  async delete(type: string, id: string, state: Properties): Promise<void> {
    const request = new pb.DeleteRequest()
      .setId(id)
      .setUrn(urn(type, "R"))
      .setType(type)
      .setName("R")
      .setProperties(toStruct(state));
    await this.#call<object>((done) => this.#rpc.delete(request, done));
  }

  async read(type: string, id: string, state: Properties = {}, inputs: Properties = {}) {
    const request = new pb.ReadRequest()
      .setId(id)
      .setUrn(urn(type, "R"))
      .setType(type)
      .setName("R")
      .setProperties(toStruct(state))
      .setInputs(toStruct(inputs));
    const response = await this.#call<Message<"ReadResponse">>((done) =>
      this.#rpc.read(request, done),
    );
    return {
      id: response.getId(),
      outputs: fromStruct(response.getProperties()),
      inputs: fromStruct(response.getInputs()),
    };
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const request = new pb.InvokeRequest().setTok(token).setArgs(toStruct(args));
    const response = await this.#call<Message<"InvokeResponse">>((done) =>
      this.#rpc.invoke(request, done),
    );
    const reasons = response.getFailuresList().map((failure) => failure.getReason());
    if (reasons.length > 0) throw new Error(reasons.join("; "));
    return fromStruct(response.getReturn());
  }

  async configure(args: Properties) {
    const request = new pb.ConfigureRequest().setArgs(toStruct(args));
    return (
      await this.#call<Message<"ConfigureResponse">>((done) => this.#rpc.configure(request, done))
    ).toObject();
  }

  async checkConfig(news: Properties, name = "p"): Promise<string[]> {
    return (await this.#checkedConfig(news, name))
      .getFailuresList()
      .map((each) => each.getReason());
  }

  /** The settings as CheckConfig gives them back, secrets in their envelopes. */
  async checkedConfig(news: Properties): Promise<Properties> {
    const response = await this.#checkedConfig(news, "p");
    return response.getInputs()?.toJavaScript() as Properties;
  }

  #checkedConfig(news: Properties, name: string) {
    const request = new pb.CheckRequest().setName(name).setNews(toStruct(news));
    return this.#call<Message<"CheckResponse">>((done) => this.#rpc.checkConfig(request, done));
  }

  async diffConfig(olds: Properties, news: Properties, ignored: string[] = []) {
    const request = new pb.DiffRequest()
      .setOldInputs(toStruct(olds))
      .setNews(toStruct(news))
      .setIgnorechangesList(ignored);
    const response = await this.#call<Message<"DiffResponse">>((done) =>
      this.#rpc.diffConfig(request, done),
    );
    const kinds = Object.entries(pb.DiffResponse.DiffChanges);
    return {
      changes: kinds.find(([, kind]) => kind === response.getChanges())?.[0],
      diffs: response.getDiffsList().sort(),
      replaces: response.getReplacesList(),
    };
  }

  async schema() {
    const response = await this.#call<Message<"GetSchemaResponse">>((done) =>
      this.#rpc.getSchema(new pb.GetSchemaRequest(), done),
    );
    return JSON.parse(response.getSchema());
  }
}

function urn(type: string, name: string): string {
  return `urn:pulumi:test::test::${type}::${name}`;
}
