import { ownerOf, serviceOf } from "../account.ts";
import { type Handlers, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { runningSetOf } from "./dedicated-ips.ts";

/** Shared outbound ranges; Oregon's are widely quoted, the others follow their numbering. */
const outboundRanges: Record<string, string[]> = {
  oregon: ["74.220.48.0/24", "74.220.56.0/24"],
  ohio: ["74.220.49.0/24", "74.220.57.0/24"],
  virginia: ["74.220.50.0/24", "74.220.58.0/24"],
  frankfurt: ["74.220.51.0/24", "74.220.59.0/24"],
  singapore: ["74.220.52.0/24", "74.220.60.0/24"],
};

const user = { id: "usr-sandbox", name: "Sandbox", email: "sandbox@example.com" };

/** Workspaces, their members, and what they have without asking: addresses. */
export const ownerHandlers: Handlers = {
  "list-owners": ({ tables, query }) =>
    listAnswer(query, Object.values(tables.owners), { noun: "owner" }),

  "retrieve-owner": (call) => ok(ownerOf(call, call.path.ownerId)),

  "retrieve-owner-members": (call) => {
    ownerOf(call, call.path.ownerId);
    const role = call.options.role === "admin" ? "ADMIN" : "DEVELOPER";
    const { id: userId, name, email } = user;
    return ok([{ userId, name, email, status: "active", role, mfaEnabled: true }]);
  },

  "get-user": () => ok(user),

  "retrieve-service-outbound-ips": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    const set = runningSetOf(call, service);
    if (set) return ok({ type: "dedicated", dedicatedIpId: set.id, ips: set.ips });
    return ok({ type: "shared", ips: outboundRanges[service.serviceDetails.region ?? "oregon"] });
  },
};
