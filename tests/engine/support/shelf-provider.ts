import { createRequire } from "node:module";
import * as grpc from "@grpc/grpc-js";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { Struct as StructMessage } from "google-protobuf/google/protobuf/struct_pb.js";

const load = createRequire(import.meta.url);
const services: typeof import("@pulumi/pulumi/proto/provider_grpc_pb.js") = load(
  "@pulumi/pulumi/proto/provider_grpc_pb.js",
);
const messages: typeof import("@pulumi/pulumi/proto/provider_pb.js") = load(
  "@pulumi/pulumi/proto/provider_pb.js",
);
const { PluginInfo }: typeof import("@pulumi/pulumi/proto/plugin_pb.js") = load(
  "@pulumi/pulumi/proto/plugin_pb.js",
);
const { Empty }: typeof import("google-protobuf/google/protobuf/empty_pb.js") = load(
  "google-protobuf/google/protobuf/empty_pb.js",
);
const { Struct }: typeof import("google-protobuf/google/protobuf/struct_pb.js") = load(
  "google-protobuf/google/protobuf/struct_pb.js",
);

const property = { type: "object", properties: { label: { type: "string" } } };
const schema = {
  name: "shelf",
  version: "1.0.0",
  resources: {
    "shelf:index:Box": { ...property, inputProperties: property.properties },
  },
};

/** A provider of one resource, `shelf:index:Box` with a label, whose world is a map. */
export interface ShelfProvider {
  /** What the vendor holds: label by id. */
  boxes: Map<string, string>;
  /** Lets an engine reach the provider. */
  env: { PULUMI_DEBUG_PROVIDERS: string };
  close(): void;
}

export async function startShelfProvider(): Promise<ShelfProvider> {
  const boxes = new Map<string, string>();
  const server = new grpc.Server();
  server.addService(services.ResourceProviderService, { ...shelfService(boxes) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    boxes,
    env: { PULUMI_DEBUG_PROVIDERS: `shelf:${port}` },
    close: () => server.forceShutdown(),
  };
}

function shelfService(boxes: Map<string, string>) {
  const labelled = (id: string) => Struct.fromJavaScript({ label: boxes.get(id) ?? null });
  return {
    attach: unary(() => new Empty()),
    handshake: unary(() => new messages.ProviderHandshakeResponse()),
    getPluginInfo: unary(() => new PluginInfo().setVersion(schema.version)),
    getSchema: unary(() => new messages.GetSchemaResponse().setSchema(JSON.stringify(schema))),
    checkConfig: unary((request) => new messages.CheckResponse().setInputs(request.getNews())),
    diffConfig: unary(() => new messages.DiffResponse()),
    configure: unary(() => new messages.ConfigureResponse()),
    check: unary((request) => new messages.CheckResponse().setInputs(request.getNews())),
    diff: unary((request) => {
      const changed = labelOf(request.getOldInputs()) !== labelOf(request.getNews());
      const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
      return new messages.DiffResponse().setChanges(changed ? DIFF_SOME : DIFF_NONE);
    }),
    create: unary((request) => {
      if (request.getPreview()) return new messages.CreateResponse();
      const id = `box-${boxes.size + 1}`;
      boxes.set(id, labelOf(request.getProperties()));
      return new messages.CreateResponse().setId(id).setProperties(labelled(id));
    }),
    read: unary((request) => {
      const id = request.getId();
      if (!boxes.has(id)) return new messages.ReadResponse();
      const response = new messages.ReadResponse().setId(id);
      return response.setInputs(labelled(id)).setProperties(labelled(id));
    }),
    update: unary((request) => {
      if (!request.getPreview()) boxes.set(request.getId(), labelOf(request.getNews()));
      return new messages.UpdateResponse().setProperties(request.getNews());
    }),
    delete: unary((request) => {
      boxes.delete(request.getId());
      return new Empty();
    }),
  } satisfies Partial<IResourceProviderServer>;
}

function unary<Q, R>(respond: (request: Q) => R): grpc.handleUnaryCall<Q, R> {
  return (call, done) => done(null, respond(call.request));
}

function labelOf(struct: StructMessage | undefined): string {
  const { label } = struct?.toJavaScript() ?? {};
  return typeof label === "string" ? label : "";
}
