import type { Render } from "../../../src/render/client/client.ts";
import type { Platform } from "./platform.ts";

type Edit = (render: Render, platform: Platform) => Promise<unknown>;

/** What a person may do in Render's dashboard to what a stack manages. */
export const edits: Record<string, Edit> = {
  "adds a variable": ({ http }, { service }) =>
    http.PUT("/services/{serviceId}/env-vars/{envVarKey}", {
      params: { path: { serviceId: service.id, envVarKey: "BY_HAND" } },
      body: { value: "1" },
    }),
  "changes a variable": ({ http }, { service }) =>
    http.PUT("/services/{serviceId}/env-vars/{envVarKey}", {
      params: { path: { serviceId: service.id, envVarKey: "A" } },
      body: { value: "by hand" },
    }),
  "removes all variables": ({ http }, { service }) =>
    http.PUT("/services/{serviceId}/env-vars", {
      params: { path: { serviceId: service.id } },
      body: [],
    }),
  "changes plan and command": ({ http }, { service }) =>
    http.PATCH("/services/{serviceId}", {
      params: { path: { serviceId: service.id } },
      body: {
        serviceDetails: { plan: "pro", envSpecificDetails: { startCommand: "by hand" } },
      } as never,
    }),
  "renames the service": ({ http }, { service }) =>
    http.PATCH("/services/{serviceId}", {
      params: { path: { serviceId: service.id } },
      body: { name: "by-hand" },
    }),
  "scales the service": ({ http }, { service }) =>
    http.POST("/services/{serviceId}/scale", {
      params: { path: { serviceId: service.id } },
      body: { numInstances: 3 },
    }),
  "suspends the service": ({ http }, { service }) =>
    http.POST("/services/{serviceId}/suspend", { params: { path: { serviceId: service.id } } }),
  "resumes the service": ({ http }, { service }) =>
    http.POST("/services/{serviceId}/resume", { params: { path: { serviceId: service.id } } }),
  "deploys the service": ({ http }, { service }) =>
    http.POST("/services/{serviceId}/deploys", {
      params: { path: { serviceId: service.id } },
      body: {},
    }),
  "deletes the service": ({ http }, { service }) =>
    http.DELETE("/services/{serviceId}", { params: { path: { serviceId: service.id } } }),
  "unlinks the group": ({ http }, { service, group }) =>
    http.DELETE("/env-groups/{envGroupId}/services/{serviceId}", {
      params: { path: { envGroupId: group.id, serviceId: service.id } },
    }),
  "links the group": ({ http }, { service, group }) =>
    http.POST("/env-groups/{envGroupId}/services/{serviceId}", {
      params: { path: { envGroupId: group.id, serviceId: service.id } },
    }),
  "changes a variable of the group": ({ http }, { group }) =>
    http.PUT("/env-groups/{envGroupId}/env-vars/{envVarKey}", {
      params: { path: { envGroupId: group.id, envVarKey: "G" } },
      body: { value: "by hand" },
    }),
  "deletes the group": ({ http }, { group }) =>
    http.DELETE("/env-groups/{envGroupId}", { params: { path: { envGroupId: group.id } } }),
  "changes the store": ({ http }, { store }) =>
    http.PATCH("/key-value/{keyValueId}", {
      params: { path: { keyValueId: store.id } },
      body: { maxmemoryPolicy: "volatile_ttl", ipAllowList: [] },
    }),
  "suspends the store": ({ http }, { store }) =>
    http.POST("/key-value/{keyValueId}/suspend", { params: { path: { keyValueId: store.id } } }),
  "deletes the store": ({ http }, { store }) =>
    http.DELETE("/key-value/{keyValueId}", { params: { path: { keyValueId: store.id } } }),
};
