import { serviceOf } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { recordEvent } from "../events.ts";
import { listAnswer } from "../lists.ts";
import { badRequest, notFound } from "../refusals.ts";
import { checkDetails } from "../service-details.ts";
import { serviceTypes } from "../service-types.ts";
import type { DiskRow, Schemas } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

/** Disks of services. They only grow, and deleting one loses its data at once. */
export const diskHandlers: Handlers = {
  "list-disks": (call) =>
    listAnswer(call.query, Object.values(call.tables.disks), {
      noun: "disk",
      fields: {
        diskId: ({ id }) => id,
        ownerId: ({ serviceId }) => serviceOf(call, serviceId).ownerId,
      },
    }),

  "add-disk": (call) => {
    const { serviceId, ...input } = call.body;
    return created(addDisk(call, serviceId, input));
  },

  "retrieve-disk": (call) => ok(diskOf(call, call.path.diskId)),

  "update-disk": (call) => {
    const disk = diskOf(call, call.path.diskId);
    const { sizeGB: size = disk.sizeGB } = call.body;
    if (size < disk.sizeGB) throw badRequest("disks cannot shrink");
    if (size > disk.sizeGB) {
      const sizes = { diskId: disk.id, fromSizeGB: disk.sizeGB, toSizeGB: size };
      recordEvent(call, disk.serviceId, "disk_updated", sizes);
    }
    Object.assign(disk, call.body, { updatedAt: timestamp(call.world) });
    mirrorInService(call, disk);
    return ok(disk);
  },

  "delete-disk": (call) => {
    const disk = diskOf(call, call.path.diskId);
    delete call.tables.disks[disk.id];
    delete serviceOf(call, disk.serviceId).serviceDetails.disk;
    recordEvent(call, disk.serviceId, "disk_deleted", { diskId: disk.id });
    return noContent();
  },

  "list-snapshots": (call) => {
    const disk = diskOf(call, call.path.diskId);
    return created([{ createdAt: disk.createdAt, snapshotKey: `snapshot-${disk.id}` }]);
  },

  "restore-snapshot": (call) => {
    const disk = diskOf(call, call.path.diskId);
    const key = call.body.snapshotKey;
    if (key !== `snapshot-${disk.id}`) throw notFound(key);
    return ok(disk);
  },
};

/** Gives a service its disk; it is mounted by the next deploy. */
export function addDisk(
  account: Account,
  serviceId: string,
  { name, mountPath, sizeGB = 10 }: Schemas["serviceDisk"],
): DiskRow {
  const { world, tables } = account;
  const service = serviceOf(account, serviceId);
  if (!serviceTypes[service.type].keepsRunning) {
    throw badRequest("disks are not supported for this type of service");
  }
  if (service.serviceDetails.disk) throw badRequest(`service already has a disk: ${serviceId}`);
  if (sizeGB < 1) throw badRequest("sizeGB must be at least 1");
  const now = timestamp(world);
  const id = world.id("dsk-", serviceId);
  const disk = { id, name, sizeGB, mountPath, serviceId, createdAt: now, updatedAt: now };
  const shown = { id, name, sizeGB, mountPath };
  checkDetails(service.type, { ...service.serviceDetails, disk: shown });
  tables.disks[id] = disk;
  mirrorInService(account, disk);
  recordEvent(account, serviceId, "disk_created", { diskId: id, sizeGB });
  return disk;
}

/** A service's details carry its disk too. */
function mirrorInService(account: Account, { id, name, sizeGB, mountPath, serviceId }: DiskRow) {
  serviceOf(account, serviceId).serviceDetails.disk = { id, name, sizeGB, mountPath };
}

function diskOf({ tables }: Account, id: string): DiskRow {
  const disk = tables.disks[id];
  if (!disk) throw notFound(id);
  return disk;
}
