import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import { codes, StatusError } from "./errors.ts";
import {
  autonamingOf,
  checkResponse,
  configureResponse,
  diffResponse,
  invokeResponse,
  operationName,
  settingsDiffResponse,
  targetOf,
} from "./messages.ts";
import type { Provider } from "./provider.ts";
import { packageSchema } from "./schema.ts";
import { fromStruct, toStruct } from "./values.ts";

/** Runs what reaches a vendor: records it, and lets faults strike before and after. */
export type Gate = <T>(operation: string, action: () => T) => Promise<T>;

/** The gRPC service of one provider. Previews, checks and diffs never reach the vendor. */
export function providerService(provider: Provider, gate: Gate): UntypedServiceImplementation {
  const empty = () => new emptyMessages.Empty();
  return {
    // Observed on all four plugins: the engine then goes by what Configure answers.
    handshake: unary(() => {
      throw new StatusError(codes.unimplemented, "method Handshake not implemented");
    }),
    getSchema: unary(() => {
      const schema = JSON.stringify(packageSchema(provider.vendor.facts));
      return new pb.GetSchemaResponse().setSchema(schema);
    }),
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(provider.vendor.facts.version)),
    attach: unary(empty),
    cancel: unary(empty),
    ...configuration(provider),
    ...planning(provider),
    ...changes(provider, gate),
    ...lookups(provider, gate),
  };
}

function configuration(provider: Provider): UntypedServiceImplementation {
  return {
    checkConfig: unary((request: InstanceType<typeof pb.CheckRequest>) => {
      const name = targetOf(request).name;
      return checkResponse(provider.checkConfig(fromStruct(request.getNews()), name));
    }),
    diffConfig: unary((request: InstanceType<typeof pb.DiffRequest>) => {
      const [old, news] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
      const ignored = request.getIgnorechangesList();
      return settingsDiffResponse(provider.diffConfig(old, news, ignored));
    }),
    configure: unary((request: InstanceType<typeof pb.ConfigureRequest>) => {
      provider.configure(fromStruct(request.getArgs()));
      const bridges = Object.values(provider.vendor.facts.resources).map(({ bridge }) => bridge);
      return configureResponse(!bridges.includes("sdk"));
    }),
  };
}

function planning(provider: Provider): UntypedServiceImplementation {
  return {
    check: unary((request: InstanceType<typeof pb.CheckRequest>) => {
      const news = fromStruct(request.getNews());
      const olds = fromStruct(request.getOlds());
      const autonaming = autonamingOf(request);
      return checkResponse(provider.check(targetOf(request), news, olds, autonaming));
    }),
    diff: unary((request: InstanceType<typeof pb.DiffRequest>) => {
      const news = fromStruct(request.getNews());
      const olds = fromStruct(request.getOlds());
      const ignored = request.getIgnorechangesList();
      return diffResponse(provider.diff(targetOf(request), news, olds, ignored));
    }),
  };
}

function changes(provider: Provider, gate: Gate): UntypedServiceImplementation {
  return {
    create: unary(async (request: InstanceType<typeof pb.CreateRequest>) => {
      const target = targetOf(request);
      const inputs = fromStruct(request.getProperties());
      const response = new pb.CreateResponse();
      if (request.getPreview()) {
        return response.setProperties(toStruct(provider.previewCreate(target, inputs)));
      }
      const operation = operationName("Create", target);
      const { id, outputs } = await gate(operation, () => provider.create(target, inputs));
      return response.setId(id).setProperties(toStruct(outputs));
    }),
    update: unary(async (request: InstanceType<typeof pb.UpdateRequest>) => {
      const target = targetOf(request);
      const [news, olds] = [fromStruct(request.getNews()), fromStruct(request.getOlds())];
      const response = new pb.UpdateResponse();
      if (request.getPreview()) {
        return response.setProperties(toStruct(provider.previewUpdate(target, news, olds)));
      }
      const outputs = await gate(operationName("Update", target), () =>
        provider.update(target, request.getId(), news, olds),
      );
      return response.setProperties(toStruct(outputs));
    }),
    delete: unary(async (request: InstanceType<typeof pb.DeleteRequest>) => {
      const target = targetOf(request);
      const state = fromStruct(request.getProperties());
      await gate(operationName("Delete", target), () =>
        provider.delete(target, request.getId(), state),
      );
      return new emptyMessages.Empty();
    }),
  };
}

function lookups(provider: Provider, gate: Gate): UntypedServiceImplementation {
  return {
    read: unary(async (request: InstanceType<typeof pb.ReadRequest>) => {
      const target = targetOf(request);
      const state = fromStruct(request.getProperties());
      const inputs = fromStruct(request.getInputs());
      const found = await gate(operationName("Read", target), () =>
        provider.read(target, request.getId(), state, inputs),
      );
      const response = new pb.ReadResponse();
      if (!found) return response;
      return response
        .setId(found.id)
        .setProperties(toStruct(found.outputs))
        .setInputs(toStruct(found.inputs));
    }),
    invoke: unary(async (request: InstanceType<typeof pb.InvokeRequest>) => {
      const token = request.getTok();
      const args = fromStruct(request.getArgs());
      return invokeResponse(await gate(`Invoke ${token}`, () => provider.invoke(token, args)));
    }),
  };
}

/** A unary method whose errors become gRPC statuses; what is not a StatusError is our bug. */
function unary<Request, Response>(
  handler: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return async (call, callback) => {
    try {
      callback(null, await handler(call.request));
    } catch (error) {
      const code = error instanceof StatusError ? error.code : codes.internal;
      const details = error instanceof StatusError ? error.message : String(stackOf(error));
      callback({ code, details });
    }
  };
}

function stackOf(error: unknown): unknown {
  return error instanceof Error ? (error.stack ?? error.message) : error;
}
