import pin from "../../../../pins/render/outbound-addresses.json" with { type: "json" };
import { ownerOf, serviceOf } from "../account.ts";
import { type Handlers, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { runningSetOf } from "./dedicated-ips.ts";

/** Shared outbound ranges. */
const outboundRanges: Record<string, string[]> = pin.byRegion;

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
