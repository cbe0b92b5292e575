import { serviceOf } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { redeploy } from "../deploying.ts";
import { listAnswer } from "../lists.ts";
import { notFound } from "../refusals.ts";
import type { NamedTexts } from "../tables.ts";
import { readSecretFiles, requireRoom } from "../variables.ts";

/** A service's own secret files, mounted under /etc/secrets. */
export const secretFileHandlers: Handlers = {
  "list-secret-files-for-service": (call) => listFiles(call.query, ownFiles(call)),

  "update-secret-files-for-service": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    const files = readSecretFiles(call.body);
    call.tables.secretFiles[service.id] = files;
    redeploy(call, service.id);
    return listFiles({ limit: Object.keys(files).length }, files);
  },

  "retrieve-secret-file": (call) => {
    const name = call.path.secretFileName;
    const content = ownFiles(call)[name];
    if (content === undefined) throw notFound(name);
    return ok({ name, content });
  },

  "add-or-update-secret-file": (call) => {
    const name = call.path.secretFileName;
    const { content = "" } = call.body;
    const files = ownFiles(call);
    requireRoom({ ...files, [name]: content });
    files[name] = content;
    redeploy(call, call.path.serviceId);
    return created({ name, content });
  },

  "delete-secret-file": (call) => {
    const name = call.path.secretFileName;
    const files = ownFiles(call);
    if (files[name] === undefined) throw notFound(name);
    delete files[name];
    redeploy(call, call.path.serviceId);
    return noContent();
  },
};

function ownFiles(call: Account & { path: { serviceId: string } }): NamedTexts {
  const service = serviceOf(call, call.path.serviceId);
  return call.tables.secretFiles[service.id]!;
}

function listFiles(query: object, files: NamedTexts) {
  const rows = Object.entries(files).map(([name, content]) => ({ name, content }));
  return listAnswer(query, rows, { noun: "secretFile", order: ({ name }) => name });
}
