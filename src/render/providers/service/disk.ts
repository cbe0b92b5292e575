import { answer, type Render, removed } from "../../client/client.ts";
import { createOnce } from "../once.ts";
import { isSame } from "../values.ts";
import type { Service } from "../wire.ts";
import { detailsOf } from "./fields.ts";
import type { ServiceInputs } from "./inputs.ts";

/**
 * Makes the disk what the config wants; a change of it needs a deploy. That a disk may go, with
 * its data, was asked for and consented to when the inputs were checked.
 */
export async function syncDisk(
  render: Render,
  service: Service,
  olds: Partial<ServiceInputs>,
  news: ServiceInputs,
): Promise<boolean> {
  const { http } = render;
  const present = detailsOf(service).disk;
  const wanted = news.disk;
  const what = `the disk of "${service.name}"`;
  if (!wanted) {
    if (!olds.disk || !present) return false;
    const call = http.DELETE("/disks/{diskId}", { params: { path: { diskId: present.id } } });
    await removed(`delete ${what}`, call);
    return true;
  }
  if (!present) {
    const body = { ...wanted, serviceId: service.id };
    const params = { path: { serviceId: service.id } };
    await createOnce(
      render,
      () => answer(`add ${what}`, http.POST("/disks", { body })),
      async () => {
        const call = http.GET("/services/{serviceId}", { params });
        return detailsOf(await answer(`look for ${what}`, call)).disk;
      },
    );
    return true;
  }
  const { id: diskId, ...shown } = present;
  if (isSame(shown, wanted)) return false;
  const call = http.PATCH("/disks/{diskId}", { params: { path: { diskId } }, body: wanted });
  await answer(`change ${what}`, call);
  return !isSame({ ...shown, name: "" }, { ...wanted, name: "" });
}
