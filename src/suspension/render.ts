import { answer, type Render } from "../render/client/client.ts";
import { newestDeploy, waitUntilLive } from "../render/providers/service/deploys.ts";
import { resume, suspend } from "../render/providers/service/suspension.ts";
import { waitUntilAvailable } from "../render/providers/stores.ts";
import type { Service } from "../render/providers/wire.ts";
import { UserError } from "../shared/errors.ts";
import { poll } from "../shared/poll.ts";
import type { Switch } from "./switch.ts";

/** Render answers before it has stopped; a service's processes may take some minutes to end. */
const pace = { firstMs: 500, growth: 1.5, longestMs: 10_000, boundMs: 10 * 60_000 };

export function serviceSwitch(render: Render, serviceId: string): Switch {
  const read = async (): Promise<Service> => {
    const call = render.http.GET("/services/{serviceId}", { params: { path: { serviceId } } });
    return await answer(`read service ${serviceId}`, call);
  };
  const isSuspended = async () => (await read()).suspended === "suspended";
  return {
    isSuspended,
    suspend: async () => {
      const service = await read();
      await suspend(render, service);
      const stopped = await poll(
        render.clock,
        pace,
        async () => (await isSuspended()) || undefined,
      );
      if (stopped) return;
      throw new UserError(
        `Render took "${service.name}"'s suspension on and did not carry it out.`,
      );
    },
    resume: async () => {
      const service = await read();
      const before = await newestDeploy(render, service);
      const deploy = await resume(render, service, before?.id);
      if (deploy !== undefined) await waitUntilLive(render, service, deploy);
    },
  };
}

export function keyValueSwitch(render: Render, keyValueId: string, name: string): Switch {
  const params = { path: { keyValueId } };
  const { http } = render;
  const read = async () => {
    const store = await answer(
      `read Key Value store ${keyValueId}`,
      http.GET("/key-value/{keyValueId}", { params }),
    );
    return { dashboardUrl: "", ...store };
  };
  return {
    isSuspended: async () => (await read()).status === "suspended",
    suspend: async () => {
      const call = http.POST("/key-value/{keyValueId}/suspend", { params });
      await answer(`suspend Key Value store "${name}"`, call);
      await waitUntilAvailable(render, name, "suspended", read);
    },
    resume: async () => {
      const call = http.POST("/key-value/{keyValueId}/resume", { params });
      await answer(`resume Key Value store "${name}"`, call);
      await waitUntilAvailable(render, name, "available", read);
    },
  };
}

export function postgresSwitch(render: Render, postgresId: string, name: string): Switch {
  const params = { path: { postgresId } };
  const { http } = render;
  const read = async () =>
    await answer(
      `read Postgres instance ${postgresId}`,
      http.GET("/postgres/{postgresId}", { params }),
    );
  return {
    isSuspended: async () => (await read()).suspended === "suspended",
    suspend: async () => {
      const call = http.POST("/postgres/{postgresId}/suspend", { params });
      await answer(`suspend Postgres instance "${name}"`, call);
      await waitUntilAvailable(render, name, "suspended", read);
    },
    resume: async () => {
      const call = http.POST("/postgres/{postgresId}/resume", { params });
      await answer(`resume Postgres instance "${name}"`, call);
      await waitUntilAvailable(render, name, "available", read);
    },
  };
}
